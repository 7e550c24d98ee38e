// Messages of swift-log as entries.
// SPDX-License-Identifier: Apache-2.0

import Logging
import Synchronization
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

  @Test("the check that swift-log asks of every handler: loggers are values")
  func loggersAreValues() {
    var first = Logger(label: "first") { _ in handler }
    first.logLevel = .debug
    first[metadataKey: "only-on"] = "first"
    var second = first
    second.logLevel = .error
    second[metadataKey: "only-on"] = "second"
    #expect(first.logLevel == .debug)
    #expect(second.logLevel == .error)
    #expect(first[metadataKey: "only-on"] == "first")
    #expect(second[metadataKey: "only-on"] == "second")
  }

  /// Keeps what a handler sends.
  final class Inbox: Sendable {
    let entries = Mutex<[JournalEntry]>([])

    func logger(_ level: Logger.Level = .trace, provider: Logger.MetadataProvider? = nil) -> Logger
    {
      Logger(label: "test") { label in
        JournalLogHandler(label: label, logLevel: level, metadataProvider: provider) { entry in
          self.entries.withLock { $0.append(entry) }
        }
      }
    }

    /// The values of a field in the entries, in order; nil where one has none.
    func values(_ name: JournalFieldName) -> [String?] {
      entries.withLock { $0.map { $0.first(name) } }
    }
  }

  @Test("what is below the level is not even put into words", arguments: Logger.Level.allCases)
  func threshold(level: Logger.Level) {
    let inbox = Inbox()
    let logger = inbox.logger(level)
    for other in Logger.Level.allCases {
      let isWritten = Mutex(false)
      logger.log(level: other, "\(isWritten.withLock { $0 = true; return other.rawValue })")
      #expect(isWritten.withLock { $0 } == (other >= level))
    }
    let wanted = Logger.Level.allCases.filter { $0 >= level }.map(\.rawValue)
    #expect(inbox.values(.message) == wanted)
  }

  @Test("through the logger: message, metadata of the moment, provider, error, source and place")
  func throughTheLogger() throws {
    let inbox = Inbox()
    let provider = Logger.MetadataProvider { ["trace-id": "17", "both": "provider"] }
    var logger = inbox.logger(provider: provider)
    logger[metadataKey: "both"] = "logger"
    logger[metadataKey: "mine"] = "logger"
    logger.info(
      "One", metadata: ["n": .stringConvertible(3), "both": "message"], source: "Elsewhere")
    let line = #line + 1
    logger.error("Two", error: Failure())
    logger[metadataKey: "mine"] = nil
    logger.warning("Three")
    #expect(inbox.values("TRACE_ID") == ["17", "17", "17"])
    #expect(inbox.values("BOTH") == ["message", "provider", "provider"])
    #expect(inbox.values("MINE") == ["logger", "logger", nil])
    #expect(inbox.values("N") == ["3", nil, nil])
    #expect(inbox.values("LOG_SOURCE").first == "Elsewhere")
    #expect(inbox.values("ERROR") == [nil, "it broke", nil])
    #expect(inbox.values(.codeLine)[1] == String(line))
    #expect(inbox.values(.codeFile)[1]?.hasSuffix("JournalLogHandlerTests.swift") == true)
    #expect(inbox.values(.codeFunction)[1] == "throughTheLogger()")
    #expect(inbox.values(.priority) == ["6", "3", "4"])
  }

  @Test("a logger may be used by many tasks at once; nothing is lost")
  func manyTasks() async {
    let inbox = Inbox()
    let logger = inbox.logger()
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          var own = logger
          own[metadataKey: "task"] = "\(task)"
          for number in 0..<100 { own.info("\(number)") }
        }
      }
    }
    #expect(inbox.entries.withLock { $0.count } == 800)
    for task in 0..<8 {
      let own = inbox.entries.withLock { $0.filter { $0.first("TASK") == "\(task)" } }
      #expect(own.map(\.message) == (0..<100).map(String.init))
    }
  }

  @Test("metadata that go on for ever are cut at what the journal takes")
  func tooMuch() {
    let many = Logger.Metadata.Value.array((0..<1000).map { .string(String($0)) })
    let entry = handler.entry(for: JournalLogHandlerTests.event(metadata: ["n": many]))
    #expect(entry.fields.count == JournalEntry.mostFields)
  }
}
