// `readoutctl render`: pages and files of an index, or of what was resolved elsewhere.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports
import ReadoutService

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Make all pages and files, of the index or of a resolved set.",
    discussion: """
      Makes index.html, a page for each summit and person, calendar, feed and tables, as readoutd \
      keeps them in its state folder. With '--from' it needs no index: it reads what 'readoutctl \
      resolve' wrote; if what 'readoutctl extract' wrote is given, too, the pages show the words in \
      their context and count the publishers. A line that cannot be read is named on standard error; \
      the exit status is then 1.
      """)

  @Option(
    name: .customLong("from"), parsing: .upToNextOption,
    help: ArgumentHelp("Files of JSON Lines; '-' is standard input.", valueName: "files"))
  var files: [String] = []

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The folder that the pages go into.", valueName: "folder"))
  var folder: String

  @OptionGroup var state: StateOptions

  func validate() throws {
    if state.state != nil, !files.isEmpty {
      throw ValidationError("give either --from or --state: pages are of files, or of an index")
    }
  }

  func run() throws {
    guard !files.isEmpty else { return try draw(state.open(onAllCores: true)) }
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("readout-render-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let index = try IndexStore(
      writingAt: scratch.appendingPathComponent("index.sqlite").path,
      identifier: String(repeating: "0", count: 32))
    var intake = Intake(index: index)
    for file in files { try intake.read(file) }
    try draw(index)
    try index.close()
    if !intake.isWhole { throw ExitCode(1) }
  }

  private func draw(_ index: IndexStore) throws {
    var writer = SummaryWriter(index: index, folder: SummaryFolder(path: folder))
    var progress: ProgressLine?
    defer { progress?.end() }
    try writer.drawAll { done, total in
      if progress == nil { progress = ProgressLine("pages", of: total) }
      progress?.show(done)
    }
  }
}

/// Puts lines of both schemas into an index, many a commit.
private struct Intake {
  private static let most = 1_000
  /// There is no file that could change.
  private static let noFile = FileSignature(
    device: 0, inode: 0, size: 0, modifiedNanoseconds: 0, changedNanoseconds: 0)

  private let index: IndexStore
  /// Whether every line could be read.
  private(set) var isWhole = true
  private var resolution = Resolution()
  private var documents: [DocumentChange] = []
  private var progress = ProgressLine("lines", of: nil)
  private var count = 0

  init(index: IndexStore) { self.index = index }

  /// Reads the lines of a file; what is not taken is told.
  mutating func read(_ file: String) throws {
    guard let handle = file == "-" ? .standardInput : FileHandle(forReadingAtPath: file) else {
      return skip("cannot read '\(file)'")
    }
    for (number, line) in LineReader(handle).enumerated() {
      do throws(ExtractionLineError) {
        try take(Data(line), number + 1)
      } catch {
        skip("'\(file)', \(error)")
      }
      let count = resolution.summits.count + resolution.statements.count + documents.count
      if count >= Intake.most { try finish() }
      self.count += 1
      progress.show(self.count)
    }
    try finish()
  }

  private mutating func skip(_ reason: String) {
    progress.end()
    complain(reason + ", skipping")
    isWhole = false
  }

  private mutating func take(_ line: Data, _ number: Int) throws(ExtractionLineError) {
    if let part = try ResolutionParser().resolution(from: line, line: number) {
      resolution.summits += part.summits
      resolution.statements += part.statements
    } else {
      let document = try ExtractionParser().document(from: line, line: number)
      documents.append(.put(document, signature: Intake.noFile))
    }
  }

  private mutating func finish() throws {
    try index.commit(
      documents, announcing: .nothing, on: CalendarDay(daysSinceEpoch: 0), resolving: .later)
    try index.adopt(resolution)
    (documents, resolution) = ([], Resolution())
  }
}
