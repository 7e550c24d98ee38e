// `readoutctl resolve`: extractions in, summits and statements out.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutContract
import ReadoutResolution

struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Join what 'extract' wrote into summits and statements.",
    discussion: """
      Reads what 'readoutctl extract' wrote from standard input and writes one JSON object for each \
      summit and statement, sorted by identifier. The order of the input does not matter. A line \
      that cannot be read is named on standard error; the exit status is then 1.
      """)

  @OptionGroup var input: ExtractionLines

  func run() throws {
    let (documents, isWhole) = input.documents()
    var output = StandardOutput()
    for line in ResolutionWriter().lines(of: Resolver().resolution(of: documents)) {
      try output.write(json: line + [0x0A])
    }
    try output.flush()
    if !isWhole { throw ExitCode(1) }
  }
}
