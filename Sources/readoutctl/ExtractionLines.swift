// What `extract` wrote, read back from standard input.
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

  /// The documents; a line that cannot be read is named on standard error.
  func documents() -> (documents: [ExtractedDocument], isWhole: Bool) {
    var documents: [ExtractedDocument] = []
    var isWhole = true
    for (number, line) in LineReader(.standardInput).enumerated() {
      do throws(ExtractionLineError) {
        documents.append(try ExtractionParser().document(from: Data(line), line: number + 1))
      } catch {
        isWhole = false
        complain("\(error); skipped")
      }
    }
    return (documents, isWhole)
  }
}
