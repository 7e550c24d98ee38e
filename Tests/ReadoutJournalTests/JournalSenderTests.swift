// Entries as they arrive at journald's socket.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import ReadoutJournal

@Suite("Sending to the journal")
struct JournalSenderTests {
  @Test("a missing journal is an error, not a silent success", .enabled(if: isRoot(), "needs root"))
  func missingJournal() async {
    await #expect(processExitsWith: .success) {
      precondition(hideJournalFromThisThread())
      let entry = JournalEntry(message: "Anybody there", priority: .notice)
      precondition(refusal(of: entry) == .nobodyListens(socket: JournalSender.socket))
    }
  }

  @Test(
    "fields arrive exactly: repeated ones, line ends, bytes that are no text",
    .enabled(if: isRoot(), "needs root"))
  func exactFields() async {
    await #expect(processExitsWith: .success) {
      precondition(hideJournalFromThisThread())
      let journald = try FakeSocket(path: JournalSender.socket)
      var entry = JournalEntry(
        message: "One line", priority: .warning, id: "0123456789abcdef0123456789abcdef")
      entry.append(.syslogIdentifier, "readoutd")
      entry.append("READOUT_PARTICIPANT", "Amara Okoye")
      entry.append("READOUT_PARTICIPANT", "Tomas Lindqvist")
      entry.append("READOUT_DOCUMENT", "two\nlines=1.txt")
      entry.append("READOUT_DOCUMENT", bytes: [0x00, 0xFF, 0x0A])
      try JournalSender().send(entry)
      let fields = journald.receive().flatMap(nativeFields(of:)) ?? []
      let expected: [(String, [UInt8])] = [
        ("MESSAGE", Array("One line".utf8)), ("PRIORITY", Array("4".utf8)),
        ("MESSAGE_ID", Array("0123456789abcdef0123456789abcdef".utf8)),
        ("SYSLOG_IDENTIFIER", Array("readoutd".utf8)),
        ("READOUT_PARTICIPANT", Array("Amara Okoye".utf8)),
        ("READOUT_PARTICIPANT", Array("Tomas Lindqvist".utf8)),
        ("READOUT_DOCUMENT", Array("two\nlines=1.txt".utf8)),
        ("READOUT_DOCUMENT", [0x00, 0xFF, 0x0A]),
      ]
      precondition(fields.count == expected.count, "\(fields)")
      for (field, wanted) in zip(fields, expected) {
        precondition(field.name == wanted.0 && field.value == wanted.1, "\(field) \(wanted)")
      }
    }
  }

  @Test(
    "the most fields that are allowed are sent, with line ends in each; one more is refused",
    .enabled(if: isRoot(), "needs root"))
  func manyFields() async {
    await #expect(processExitsWith: .success) {
      precondition(hideJournalFromThisThread())
      let journald = try FakeSocket(path: JournalSender.socket)
      var entry = JournalEntry(message: "Many", priority: .debug)
      entry.append(.syslogIdentifier, "test")
      while entry.fields.count < JournalEntry.mostFields {
        entry.append("READOUT_DOCUMENT", "\n\(entry.fields.count)")
      }
      try JournalSender().send(entry)
      let fields = journald.receive().flatMap(nativeFields(of:)) ?? []
      precondition(fields.count == JournalEntry.mostFields, "\(fields.count)")
      entry.append("READOUT_DOCUMENT", "too much")
      precondition(
        refusal(of: entry)
          == .tooManyFields(count: JournalEntry.mostFields + 1, limit: JournalEntry.mostFields))
    }
  }
}

/// Why an entry is not sent; nil where it is.
private func refusal(of entry: JournalEntry) -> JournalError? {
  do throws(JournalError) {
    try JournalSender().send(entry)
    return nil
  } catch {
    return error
  }
}

@Suite("Names of fields")
struct JournalFieldNameTests {
  @Test(
    "valid names are taken as they are",
    arguments: ["A", "READOUT_EVENT", "X2", String(repeating: "A", count: 64)])
  func valid(name: String) {
    #expect(JournalFieldName(name)?.text == name)
    #expect(JournalFieldName(nearest: name).text == name)
  }

  @Test(
    "invalid names are refused, and the nearest valid one is found",
    arguments: [
      ("", "X"), ("_PID", "X_PID"), ("2ND", "X_2ND"), ("request.id", "REQUEST_ID"),
      ("straße", "STRA__E"), ("A B", "A_B"), ("A=B", "A_B"), ("___", "X"),
      (String(repeating: "b", count: 65), String(repeating: "B", count: 64)),
      (String(repeating: "1", count: 70), "X_" + String(repeating: "1", count: 62)),
    ])
  func invalid(name: String, nearest: String) {
    #expect(JournalFieldName(name) == nil)
    #expect(JournalFieldName(nearest: name).text == nearest)
    #expect(JournalFieldName(nearest) != nil)
  }
}
