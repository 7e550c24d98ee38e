// Messages of swift-log as entries.
// SPDX-License-Identifier: Apache-2.0

import Logging
import Testing

@testable import ReadoutJournal

@Suite("The handler for swift-log")
struct JournalLogHandlerTests {
  struct Failure: Error, CustomStringConvertible {
    var description: String { "it broke" }
  }

  static func event(
    _ level: Logger.Level = .info, metadata: Logger.Metadata? = nil, error: (any Error)? = nil
  ) -> LogEvent {
    LogEvent(
      level: level, message: "Hello", error: error, metadata: metadata, source: "Module",
      file: "Module/File.swift", function: "f()", line: 7)
  }

  let handler = JournalLogHandler(
    label: "test", identifier: "prog", outlet: .standardError(.prefixed))

  @Test("message, place and label become the journal's own fields")
  func fields() {
    let entry = handler.entry(for: JournalLogHandlerTests.event(error: Failure()))
    #expect(
      entry.fields.map { "\($0.name)=\($0.text)" } == [
        "MESSAGE=Hello", "PRIORITY=6", "SYSLOG_IDENTIFIER=prog", "LOGGER=test",
        "LOG_SOURCE=Module", "CODE_FILE=Module/File.swift", "CODE_LINE=7", "CODE_FUNC=f()",
        "ERROR=it broke",
      ])
  }

  @Test(
    "levels become priorities",
    arguments: [
      (.trace, 7), (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3),
      (.critical, 2),
    ] as [(Logger.Level, Int)])
  func levels(level: Logger.Level, priority: Int) {
    #expect(handler.entry(for: JournalLogHandlerTests.event(level)).priority.rawValue == priority)
  }

  @Test(
    "metadata become fields: sorted, arrays repeated, dictionaries joined, none of the journal's own"
  )
  func metadata() {
    let entry = handler.entry(
      for: JournalLogHandlerTests.event(metadata: [
        "path": ["a", "b"], "request": ["id": "7", "kind": ["x": "y"]], "message": "m",
        "_pid": "1",
      ]))
    #expect(
      entry.fields.dropFirst(8).map { "\($0.name)=\($0.text)" } == [
        "X_PID=1", "X_MESSAGE=m", "PATH=a", "PATH=b", "REQUEST_ID=7", "REQUEST_KIND_X=y",
      ])
    #expect(entry.all(.message) == ["Hello"])
  }

  @Test("a message's own metadata win over the provider's, and those over the handler's")
  func precedence() {
    var handler = handler
    handler.metadata = ["a": "handler", "b": "handler", "c": "handler"]
    handler.metadataProvider = Logger.MetadataProvider { ["b": "provider", "c": "provider"] }
    let entry = handler.entry(for: JournalLogHandlerTests.event(metadata: ["c": "own"]))
    #expect(entry.first("A") == "handler")
    #expect(entry.first("B") == "provider")
    #expect(entry.first("C") == "own")
  }

  @Test("metadata and level belong to the copy that is changed")
  func valueSemantics() {
    var copy = handler
    copy[metadataKey: "a"] = "1"
    copy.logLevel = .trace
    #expect(handler[metadataKey: "a"] == nil)
    #expect(handler.logLevel == .info)
    #expect(copy.metadata == ["a": "1"])
  }

  @Test("metadata that go on for ever are cut at what the journal takes")
  func tooMuch() {
    let many = Logger.Metadata.Value.array((0..<1000).map { .string(String($0)) })
    let entry = handler.entry(for: JournalLogHandlerTests.event(metadata: ["n": many]))
    #expect(entry.fields.count == JournalEntry.mostFields)
  }
}
