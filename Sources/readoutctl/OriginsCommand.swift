// `readoutctl origins`: which documents are copies of one text.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutContract
import ReadoutModel
import ReadoutResolution
import ReadoutService

struct OriginsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "origins",
    abstract: "Tell which documents of what 'extract' wrote are copies of one text.",
    discussion: """
      Reads what 'readoutctl extract' wrote from standard input and writes one JSON object for each \
      text, with the paths of its copies: reprints, shortened or changed a little, count as one \
      report wherever reports are counted.
      """)

  @Argument(help: "'-' for standard input.")
  var input = "-"

  func validate() throws {
    guard input == "-" else { throw ValidationError("the only input is '-', standard input") }
  }

  func run() throws {
    let (documents, isWhole) = ExtractionLines.documents()
    var output = StandardOutput()
    for copies in Resolver().reprints(among: documents) {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try output.write(Array(try encoder.encode(TextCopies(documents: copies))) + [0x0A])
    }
    try output.flush()
    if !isWhole { throw ExitCode(1) }
  }
}

/// The copies of one text, `readout.origin/1`.
private struct TextCopies: Encodable {
  var schema = "readout.origin/1"
  var documents: [String]
}

/// What `extract` wrote, from standard input.
enum ExtractionLines {
  /// The documents; a line that cannot be read is named on standard error.
  static func documents() -> (documents: [ExtractedDocument], isWhole: Bool) {
    var documents: [ExtractedDocument] = []
    var isWhole = true
    for (number, line) in LineReader(.standardInput).enumerated() {
      do throws(ExtractionLineError) {
        documents.append(try ExtractionParser().document(from: Data(line), line: number + 1))
      } catch {
        isWhole = false
        FileHandle.standardError.write(Data("error: \(error); skipped\n".utf8))
      }
    }
    return (documents, isWhole)
  }
}
