// `readoutctl extract`: documents in, JSON Lines out.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutExtraction
import ReadoutKnowledge
import ReadoutModel
import ReadoutService

struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extract quotations and summits from files, or from JSON Lines.",
    discussion: """
      Writes one JSON object a document to standard output, in the order of the input. With '-' it \
      reads JSON Lines with the members 'path', 'text' and, if known, 'published'; 'base64' in place \
      of 'text' holds the bytes of a file. The exit status is 1 if a document was rejected.
      """)

  @Option(
    help: "The day of publication of documents that state none, as 2024-05-03.",
    transform: calendarDay)
  var published: CalendarDay?

  @Option(help: "How many documents are read at the same time (default: all cores).")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "The folder of people and places that you add (default: the configuration's).",
      valueName: "folder"))
  var knowledge: String?

  @Argument(help: "Files, or '-' for JSON Lines on standard input.")
  var files: [String]

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if files.contains("-"), files.count > 1 {
      throw ValidationError("'-' cannot be combined with files")
    }
  }

  func run() async throws {
    let limits = Limits()
    let own =
      try knowledge.map { KnowledgeFiles(required: $0) }
      ?? KnowledgeFiles(folder: ConfigurationFiles().configuration().knowledge)
    let pipe = ExtractionPipe(
      extractor: DocumentExtractor(knowledge: try own.load().knowledge, limits: limits),
      limits: limits,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, statedDay: published)
    var output = StandardOutput()
    let rejected: Int
    if files == ["-"] {
      let lines = LineReader(.standardInput, skipsEmpty: false)
        .lazy.map { ExtractionInput.record(line: $0) }
      rejected = try await pipe.run(lines.makeIterator()) { try output.write($0) }
    } else {
      let inputs = files.lazy.map { ExtractionInput.file(path: $0) }
      rejected = try await pipe.run(inputs.makeIterator()) { try output.write($0) }
    }
    try output.flush()
    if rejected > 0 { throw ExitCode(1) }
  }
}
