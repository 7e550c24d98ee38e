// What `readoutctl extract` wrote, read from standard input by other filters.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutContract
import ReadoutModel
import ReadoutService

/// What `extract` wrote, one document a line; a line that cannot be read is told on standard error.
struct ExtractionLines: Sequence, IteratorProtocol {
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

  /// All documents; for a line that cannot be read an object of the schema is written.
  static func documents(
    schema: String, rejecting output: inout StandardOutput
  ) throws -> (documents: [ExtractedDocument], broken: Int) {
    var documents: [ExtractedDocument] = []
    var broken = 0
    for line in ExtractionLines() {
      switch line {
      case .success(let document): documents.append(document)
      case .failure(let error):
        broken += 1
        try output.write(RejectionWriter(schema: schema).json(of: error) + [0x0A])
      }
    }
    return (documents, broken)
  }
}
