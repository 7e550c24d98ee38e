// `readoutctl resolve`: extractions in, summits and statements out.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutContract
import ReadoutModel
import ReadoutResolution

struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Join what 'extract' wrote into summits and statements.",
    discussion: """
      Reads what 'readoutctl extract' wrote from standard input and writes one JSON object for each \
      summit and statement, sorted by identifier. The order of the input does not matter. A line \
      that cannot be read is named on standard error and has an object with 'rejected' ahead of all \
      others; the exit status is then 1.
      """)

  @Flag(help: "Write what each document is grouped by instead, one object a document, in order.")
  var keys = false

  @OptionGroup var input: ExtractionLines

  func run() throws {
    var output = StandardOutput()
    let isWhole = keys ? try writeKeys(to: &output) : try writeThings(to: &output)
    try output.flush()
    if !isWhole { throw ExitCode(1) }
  }

  private func writeThings(to output: inout StandardOutput) throws -> Bool {
    let (documents, isWhole) = try input.documents(
      schema: ResolutionWriter.schema, rejecting: &output)
    for line in ResolutionWriter().lines(of: Resolver().resolution(of: documents)) {
      try output.write(json: line + [0x0A])
    }
    return isWhole
  }

  private func writeKeys(to output: inout StandardOutput) throws -> Bool {
    var isWhole = true
    for line in input.read() {
      switch line {
      case .success(let document):
        let keys = Resolver().groupingKeys(of: document)
        try output.write(json: KeysWriter().json(of: document.identity, keys) + [0x0A])
      case .failure(let error):
        isWhole = false
        try output.write(json: RejectionWriter(schema: KeysWriter.schema).json(of: error) + [0x0A])
      }
    }
    return isWhole
  }
}
