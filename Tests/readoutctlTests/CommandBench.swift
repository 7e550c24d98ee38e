// An index over the sample articles, and the real program that is asked about it.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutIndex
import ReadoutKnowledge
import ReadoutModel
import ReadoutService
import TestSupport

/// A state folder with an index, and runs of `readoutctl` on it.
final class CommandBench: Sendable {
  /// What a run of the program gave.
  struct Run: Sendable {
    var status: Int32
    var output: String
    var complaint: String
  }

  static let program = builtProgram("readoutctl")

  /// The sample articles, as they were when they are compared.
  static let samples = Result { try CommandBench(files: CommandBench.sampleArticles()) }

  let state: String
  private static let extractor = DocumentExtractor(knowledge: .builtIn())
  static let top = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// An index over some files.
  init(files: [(name: String, bytes: [UInt8])]) throws {
    state = FileManager.default.temporaryDirectory.path + "/readout-ctl-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    let index = try IndexStore(
      writingAt: StateFolder.indexPath(in: state), identifier: String(repeating: "0", count: 32))
    try index.setSpellings(
      [Spelling(name: "Amarah Okoyé-Bello", id: "amara-okoye")], version: "test")
    try CommandBench.commit(files, to: index)
    try index.close()
  }

  deinit { try? FileManager.default.removeItem(atPath: state) }

  /// Has files indexed on a day of the log.
  static func commit(
    _ files: [(name: String, bytes: [UInt8])], to index: IndexStore,
    on day: CalendarDay = CalendarDay(daysSinceEpoch: 20_000)
  ) throws {
    let changes = files.enumerated().map { number, file -> DocumentChange in
      .put(
        extractor.document(path: Array(file.name.utf8), bytes: file.bytes),
        signature: FileSignature(
          device: 1, inode: UInt64(number), size: Int64(file.bytes.count), modifiedNanoseconds: 1,
          changedNanoseconds: 1))
    }
    try index.commit(changes, announcing: .each(), on: day)
  }

  private static func sampleArticles() throws -> [(name: String, bytes: [UInt8])] {
    let folder = top.appendingPathComponent("seeds")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0))))
    }
  }

  /// The index, for changes by a test.
  func openIndex() throws -> IndexStore {
    try IndexStore(writingAt: StateFolder.indexPath(in: state))
  }

  // MARK: - Running

  /// A process that is ready to be started.
  ///
  /// - Parameter width: The columns of a terminal that it runs in; nil for a pipe.
  func process(
    _ arguments: [String], width: Int? = nil, environment: [String: String] = [:]
  ) -> Process {
    let process = Process()
    var variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm", "PAGER": "cat"]
    variables["ASAN_OPTIONS"] = ProcessInfo.processInfo.environment["ASAN_OPTIONS"]
    variables.merge(environment) { $1 }
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    let program = CommandBench.program ?? ""
    let words = arguments + (arguments.contains("--state") ? [] : ["--state", state])
    if let width {
      let line = ([program] + words).map {
        "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'"
      }.joined(separator: " ")
      process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
      process.arguments = ["-qec", "stty cols \(width) rows 24; \(line)", "/dev/null"]
    } else {
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = words
    }
    return process
  }

  /// Runs the program to its end; in a terminal both outputs are one.
  func run(
    _ arguments: [String], width: Int? = nil, environment: [String: String] = ["NO_COLOR": "1"]
  ) throws -> Run {
    let process = process(arguments, width: width, environment: environment)
    let (output, complaint) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = complaint
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let words = complaint.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n"),
      complaint: String(decoding: words, as: UTF8.self))
  }

  // MARK: - Golden files

  private static let golden = top.appendingPathComponent("Tests/readoutctlTests/Golden")

  /// The text that was accepted; with `UPDATE_GOLDEN=1` the one that is given is accepted from now on.
  static func accepted(_ name: String, given: String) throws -> String {
    let file = golden.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: golden, withIntermediateDirectories: true)
      try Data(given.utf8).write(to: file)
    }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
