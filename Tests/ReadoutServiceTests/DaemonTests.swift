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
  static let program = builtProgram("readoutd")

  @Test(
    "while many folders are watched the service manager is asked for patience; sync and reload answer",
    .enabled(if: isRoot() && DaemonTests.program != nil, "needs root and the built program"))
  func manyFolders() throws {
    let daemon = try DaemonAtWork(settings: "removal_grace = \"10ms\"") { bench in
      for number in 0..<3000 {
        try FileManager.default.createDirectory(
          atPath: "\(bench.watch)/\(number)", withIntermediateDirectories: false)
      }
    }
    #expect(daemon.tells("EXTEND_TIMEOUT_USEC=60000000"))
    #expect(daemon.tells("READY=1"))
    try daemon.bench.drop("7/a.txt", brief)
    let client = ControlClient(state: daemon.bench.state)
    #expect(client.ask(.sync, timeoutMilliseconds: 20_000) == .done)
    #expect(daemon.entry(with: "document.indexed") != nil)
    #expect(client.ask(.reload, timeoutMilliseconds: 20_000) == .done)
    try daemon.configure("digest = 3")
    guard case .failed(78, let reason) = client.ask(.reload, timeoutMilliseconds: 20_000) else {
      Issue.record("the configuration was taken")
      return
    }
    #expect(
      reason.hasPrefix("\(daemon.configuration):1:10: ")
        && reason.hasSuffix("keeping the old settings"))
  }

  @Test(
    "it is ready, announces, refuses a bad configuration on reload, and stops within a second",
    .enabled(if: isRoot() && DaemonTests.program != nil, "needs root and the built program"))
  func life() throws {
    let daemon = try DaemonAtWork()
    #expect(daemon.tells("READY=1"))
    #expect(daemon.entry(with: ServiceMessage.started.rawValue) != nil)

    try daemon.bench.drop("a\nb.txt", brief)
    let fields = daemon.entry(with: "document.indexed")
    #expect(fields?.first { $0.name == "READOUT_DOCUMENT" }?.value == Array("a\nb.txt".utf8))
    #expect(fields?.first { $0.name == "SYSLOG_IDENTIFIER" }?.value == Array("readoutd".utf8))
    #expect(daemon.entry(with: "quote.new") != nil)

    try daemon.configure("digest = 3")
    kill(daemon.process.processIdentifier, SIGHUP)
    #expect(daemon.tells("RELOADING=1"))
    let refusal = daemon.entry(with: ServiceMessage.reloadRefused.rawValue)
    let message = refusal?.first { $0.name == "MESSAGE" }?.value ?? []
    #expect(String(decoding: message, as: UTF8.self).hasPrefix("\(daemon.configuration):1:10: "))
    #expect(daemon.tells("READY=1"))
    #expect(daemon.process.isRunning)

    let clock = ContinuousClock()
    let duration = clock.measure {
      daemon.process.terminate()
      daemon.process.waitUntilExit()
    }
    #expect(duration < .seconds(2))
    #expect(daemon.process.terminationStatus == 0)
    #expect(daemon.process.terminationReason == .exit)
    #expect(daemon.tells("STOPPING=1"))
  }
}

/// The program at work where only a fake journal and service manager can be seen; it ends with the
/// value.
private final class DaemonAtWork {
  let bench: Workbench
  let configuration: String
  let process = Process()
  private let journal: FakeSocket
  private let manager: FakeSocket

  /// Starts the program with some settings, on a folder that is made ready first.
  init(settings: String = "", folder prepare: (Workbench) throws -> Void = { _ in }) throws {
    bench = try Workbench()
    configuration = bench.root + "/readoutd.toml"
    try FileManager.default.createDirectory(
      atPath: bench.root + "/journal", withIntermediateDirectories: true)
    journal = try FakeSocket(path: bench.root + "/journal/socket")
    manager = try FakeSocket(path: bench.root + "/notify")
    try prepare(bench)
    try configure(settings)
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = [
      "--mount", "sh", "-c",
      """
      mount -t tmpfs none /run &&
      { [ ! -d /var/log/journal ] || mount -t tmpfs none /var/log/journal; } &&
      mkdir -p /run/systemd/journal &&
      mount --bind "$1/journal" /run/systemd/journal &&
      exec "$2" --watch "$1/watch" --state "$1/state" --config "$3"
      """, "sh", bench.root, DaemonTests.program ?? "", configuration,
    ]
    var environment = ProcessInfo.processInfo.environment
    environment["NOTIFY_SOCKET"] = bench.root + "/notify"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  deinit { process.terminate() }

  /// Writes the configuration; whoever wants it to be in force has it read again.
  func configure(_ settings: String) throws {
    try Data(settings.utf8).write(to: URL(filePath: configuration))
  }

  /// The fields of the next entry that has a value; nil after half a minute of silence.
  func entry(with value: String) -> [(name: String, value: [UInt8])]? {
    while let datagram = journal.receive() {
      guard let fields = nativeFields(of: datagram) else { return nil }
      if fields.contains(where: { String(decoding: $0.value, as: UTF8.self) == value }) {
        return fields
      }
    }
    return nil
  }

  /// Whether the service manager is told a line.
  func tells(_ line: String) -> Bool {
    while let datagram = manager.receive() {
      let lines = String(decoding: datagram, as: UTF8.self).split(separator: "\n")
      if lines.contains(where: { $0 == line }) { return true }
    }
    return false
  }
}
