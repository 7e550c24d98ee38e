// Entries that are read back, out of a real journal of the test's own.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import ReadoutJournal

@Suite("Reading the journal")
struct JournalReaderTests {
  static let journald = "/lib/systemd/systemd-journald"

  static let isPossible = isRoot() && FileManager.default.isExecutableFile(atPath: journald)

  @Test(
    "what was sent is found by any field, in order, byte for byte; what was not is not",
    .enabled(if: isPossible, "needs root and journald"))
  func readBack() async {
    await #expect(processExitsWith: .success) {
      precondition(hideJournalFromThisThread())
      let journald = try startJournald()
      defer { journald.terminate() }
      for number in 0..<20 {
        var entry = JournalEntry(message: "Entry \(number)", priority: .notice)
        entry.append("READOUT_EVENT_ID", "x-\(number)")
        entry.append("READOUT_KIND", number % 2 == 0 ? "even" : "odd")
        entry.append("READOUT_DOCUMENT", bytes: [0x61, 0x0A, 0x00, 0xFF, 0x3D, UInt8(number)])
        try JournalSender().send(entry)
      }
      try waitForEntry("x-19")

      var reader = try JournalReader()
      let even = JournalEntry.Field("READOUT_KIND", Array("even".utf8))
      let ids = try reader.values(of: "READOUT_EVENT_ID", where: [even])
      precondition(
        ids.map { String(decoding: $0, as: UTF8.self) }
          == stride(from: 0, to: 20, by: 2).map { "x-\($0)" })
      let first = try reader.values(of: "READOUT_DOCUMENT", where: [even], atMost: 1)
      precondition(first == [[0x61, 0x0A, 0x00, 0xFF, 0x3D, 0]])
      let bytes = JournalEntry.Field("READOUT_DOCUMENT", [0x61, 0x0A, 0x00, 0xFF, 0x3D, 7])
      let odd = JournalEntry.Field("READOUT_KIND", Array("odd".utf8))
      let unknown = JournalEntry.Field("READOUT_EVENT_ID", Array("x-1 ".utf8))
      let found = try [[bytes], [bytes, odd], [bytes, even], [unknown]].map { matches in
        try reader.hasEntry(where: matches)
      }
      precondition(found == [true, true, false, false], "\(found)")
      let none = try reader.values(of: "READOUT_NOTHING", where: [even])
      precondition(none.isEmpty)
    }
  }
}

/// Starts a journald that only this thread's processes see.
private func startJournald() throws -> Process {
  let process = Process()
  process.executableURL = URL(filePath: JournalReaderTests.journald)
  process.standardError = FileHandle.nullDevice
  try process.run()
  try wait { JournalSender().isListening }
  return process
}

/// Waits until journald has written an entry; it tells nobody when it has.
private func waitForEntry(_ id: String) throws {
  try wait {
    var reader = try JournalReader()
    return try reader.hasEntry(where: [.init("READOUT_EVENT_ID", Array(id.utf8))])
  }
}

private func wait(for condition: () throws -> Bool) throws {
  for _ in 0..<500 {
    if try condition() { return }
    Thread.sleep(forTimeInterval: 0.02)
  }
  preconditionFailure("it took longer than ten seconds")
}
