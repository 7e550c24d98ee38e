// What `readoutctl extract` wrote, read back from standard input.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutContract
import ReadoutModel
import ReadoutService

/// The one input of the commands that join extractions.
struct ExtractionLines: ParsableArguments {
  @Argument(help: "'-' for standard input.")
  var input = "-"

  func validate() throws {
    guard input == "-" else { throw ValidationError("the only input is '-', standard input") }
  }

  /// The documents, one after the other.
  func read() -> ExtractionReader { ExtractionReader() }

  /// All documents; for a line that cannot be read an object of the schema is written.
  func documents(
    schema: String, rejecting output: inout StandardOutput
  ) throws -> (documents: [ExtractedDocument], isWhole: Bool) {
    var documents: [ExtractedDocument] = []
    var isWhole = true
    for line in read() {
      switch line {
      case .success(let document): documents.append(document)
      case .failure(let error):
        isWhole = false
        try output.write(json: RejectionWriter(schema: schema).json(of: error) + [0x0A])
      }
    }
    return (documents, isWhole)
  }
}

/// Reads one document a line; a line that cannot be read is told on standard error.
struct ExtractionReader: Sequence, IteratorProtocol {
  private var lines = LineReader(.standardInput)
  private var number = 0

  /// The next document, or why its line cannot be read.
  mutating func next() -> Result<ExtractedDocument, ExtractionLineError>? {
    guard let line = lines.next() else { return nil }
    number += 1
    do throws(ExtractionLineError) {
      return .success(try ExtractionParser().document(from: Data(line), line: number))
    } catch {
      complain("\(error); skipped")
      return .failure(error)
    }
  }
}
