// The real program, with sockets that stand in for journald and the service manager.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutJournal
import TestSupport
import Testing

@testable import ReadoutService

@Suite("The daemon as a process")
struct DaemonTests {
  /// The program that was built with these tests; nil where it was not.
  static let program: String? = {
    let arguments = CommandLine.arguments
    let bundle = arguments.first { $0.contains(".xctest") } ?? arguments[0]
    let folder = bundle.split(separator: "/").dropLast().joined(separator: "/")
    // The bundle may be named down to the file within it.
    for candidate in [folder, folder.split(separator: "/").dropLast().joined(separator: "/")] {
      let path = "/\(candidate)/readoutd"
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    return nil
  }()

  /// Starts the program where only the fake journal can be seen.
  static func start(_ bench: Workbench, configuration: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = [
      "--mount", "sh", "-c",
      """
      mount -t tmpfs none /run &&
      { [ ! -d /var/log/journal ] || mount -t tmpfs none /var/log/journal; } &&
      mkdir -p /run/systemd/journal &&
      mount --bind "$1/journal" /run/systemd/journal &&
      exec "$2" --watch "$1/watch" --state "$1/state" --config "$3"
      """, "sh", bench.root, program ?? "", configuration,
    ]
    var environment = ProcessInfo.processInfo.environment
    environment["NOTIFY_SOCKET"] = bench.root + "/notify"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The fields of the next entry that has a value; nil after half a minute of silence.
  static func entry(
    from journal: FakeSocket, with value: String
  ) -> [(name: String, value: [UInt8])]? {
    while let datagram = journal.receive() {
      guard let fields = nativeFields(of: datagram) else { return nil }
      if fields.contains(where: { String(decoding: $0.value, as: UTF8.self) == value }) {
        return fields
      }
    }
    return nil
  }

  /// Whether the service manager is told a line.
  static func isTold(_ line: String, _ manager: FakeSocket) -> Bool {
    while let datagram = manager.receive() {
      let lines = String(decoding: datagram, as: UTF8.self).split(separator: "\n")
      if lines.contains(where: { $0 == line }) { return true }
    }
    return false
  }

  @Test(
    "while many folders are watched the service manager is asked for patience; sync and reload answer",
    .enabled(if: isRoot() && DaemonTests.program != nil, "needs root and the built program"))
  func manyFolders() throws {
    let bench = try Workbench()
    for number in 0..<3000 {
      try FileManager.default.createDirectory(
        atPath: "\(bench.watch)/\(number)", withIntermediateDirectories: false)
    }
    let configuration = bench.root + "/readoutd.toml"
    try Data("removal_grace = \"10ms\"".utf8).write(to: URL(filePath: configuration))
    try FileManager.default.createDirectory(
      atPath: bench.root + "/journal", withIntermediateDirectories: true)
    let journal = try FakeSocket(path: bench.root + "/journal/socket")
    let manager = try FakeSocket(path: bench.root + "/notify")
    let process = try DaemonTests.start(bench, configuration: configuration)
    defer { process.terminate() }
    #expect(DaemonTests.isTold("EXTEND_TIMEOUT_USEC=60000000", manager))
    #expect(DaemonTests.isTold("READY=1", manager))
    try bench.drop("7/a.txt", brief)
    let client = ControlClient(state: bench.state)
    #expect(client.ask(.sync, timeoutMilliseconds: 20_000) == .done)
    #expect(DaemonTests.entry(from: journal, with: "document.indexed") != nil)
    #expect(client.ask(.reload, timeoutMilliseconds: 20_000) == .done)
    try Data("digest = 3".utf8).write(to: URL(filePath: configuration))
    guard case .failed(78, let reason) = client.ask(.reload, timeoutMilliseconds: 20_000) else {
      Issue.record("the configuration was taken")
      return
    }
    #expect(
      reason.hasPrefix("\(configuration):1:10: ") && reason.hasSuffix("keeping the old settings"))
  }

  @Test(
    "it is ready, announces, refuses a bad configuration on reload, and stops within a second",
    .enabled(if: isRoot() && DaemonTests.program != nil, "needs root and the built program"))
  func life() throws {
    let bench = try Workbench()
    let configuration = bench.root + "/readoutd.toml"
    try Data().write(to: URL(filePath: configuration))
    try FileManager.default.createDirectory(
      atPath: bench.root + "/journal", withIntermediateDirectories: true)
    let journal = try FakeSocket(path: bench.root + "/journal/socket")
    let manager = try FakeSocket(path: bench.root + "/notify")
    let process = try DaemonTests.start(bench, configuration: configuration)
    defer { process.terminate() }

    #expect(DaemonTests.isTold("READY=1", manager))
    #expect(DaemonTests.entry(from: journal, with: ServiceMessage.started.rawValue) != nil)

    try bench.drop("a\nb.txt", brief)
    let fields = DaemonTests.entry(from: journal, with: "document.indexed")
    #expect(fields?.first { $0.name == "READOUT_DOCUMENT" }?.value == Array("a\nb.txt".utf8))
    #expect(fields?.first { $0.name == "SYSLOG_IDENTIFIER" }?.value == Array("readoutd".utf8))
    #expect(DaemonTests.entry(from: journal, with: "quote.new") != nil)

    try Data("digest = 3".utf8).write(to: URL(filePath: configuration))
    kill(process.processIdentifier, SIGHUP)
    #expect(DaemonTests.isTold("RELOADING=1", manager))
    let refusal = DaemonTests.entry(from: journal, with: ServiceMessage.reloadRefused.rawValue)
    let message = refusal?.first { $0.name == "MESSAGE" }?.value ?? []
    #expect(String(decoding: message, as: UTF8.self).hasPrefix("\(configuration):1:10: "))
    #expect(DaemonTests.isTold("READY=1", manager))
    #expect(process.isRunning)

    let clock = ContinuousClock()
    let duration = clock.measure {
      process.terminate()
      process.waitUntilExit()
    }
    #expect(duration < .seconds(2))
    #expect(process.terminationStatus == 0)
    #expect(process.terminationReason == .exit)
    #expect(DaemonTests.isTold("STOPPING=1", manager))
  }
}
