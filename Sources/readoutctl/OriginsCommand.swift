// `readoutctl origins`: which documents are copies of one text.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutModel
import ReadoutResolution

struct OriginsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "origins",
    abstract: "Tell which documents of what 'extract' wrote are copies of one text.",
    discussion: """
      Reads what 'readoutctl extract' wrote from standard input and writes one JSON object for each \
      text, with the paths of its copies: reprints, shortened or changed a little, count as one \
      report wherever reports are counted.
      """)

  @OptionGroup var input: ExtractionLines

  func run() throws {
    var output = StandardOutput()
    let (documents, isWhole) = try input.documents(
      schema: TextCopies.schema, rejecting: &output)
    for copies in Resolver().reprints(among: documents) {
      try output.write(json: jsonLine(TextCopies(documents: copies)) + [0x0A])
    }
    try output.flush()
    if !isWhole { throw ExitCode(1) }
  }
}

/// The copies of one text, `readout.origin/1`.
private struct TextCopies: Encodable {
  static let schema = "readout.origin/1"

  var schema = Self.schema
  var documents: [String]
}
