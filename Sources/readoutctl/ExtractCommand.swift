// `readoutctl extract`: documents in, JSON Lines out.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutExtraction
import ReadoutKnowledge
import ReadoutModel
import ReadoutReports
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

  @Option(
    help: ArgumentHelp(
      "Weights of the tagger of quotations that readout-train made (default: the built-in ones).",
      valueName: "file"),
    completion: .file())
  var weights: String?

  @Argument(help: "Files, or '-' for JSON Lines on standard input.", completion: .file())
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
    var known = try own.load().knowledge
    if let weights { known.tagger = try tagger(ofFile: weights) }
    let pipe = ExtractionPipe(
      extractor: DocumentExtractor(knowledge: known, limits: limits), limits: limits,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, statedDay: published)
    var output = StandardOutput()
    var progress = ProgressLine("documents", of: files == ["-"] ? nil : files.count)
    var done = 0
    func write(_ line: [UInt8]) throws {
      try output.write(json: line)
      done += 1
      // At a terminal the lines themselves tell how far it is.
      if !Terminal.isOutput { progress.show(done) }
    }
    let rejected: Int
    if files == ["-"] {
      let lines = LineReader(.standardInput, skipsEmpty: false)
        .lazy.map { ExtractionInput.record(line: $0) }
      rejected = try await pipe.run(lines.makeIterator(), output: write)
    } else {
      let inputs = files.lazy.map { ExtractionInput.file(path: $0) }
      rejected = try await pipe.run(inputs.makeIterator(), output: write)
    }
    progress.end()
    try output.flush()
    if rejected > 0 { throw ExitCode(1) }
  }

  /// - Throws: `ExitCode(66)` where the file cannot be read, 65 where it holds no weights.
  private func tagger(ofFile path: String) throws -> TagModel {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, upTo: 1 << 28)
    } catch {
      complain("cannot read '\(path)': \(error.reason)")
      throw ExitCode(66)
    }
    do {
      return try TagModel(bytes: bytes)
    } catch {
      complain("'\(path)': \(error)")
      throw ExitCode(65)
    }
  }
}
