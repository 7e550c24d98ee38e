// A folder, an index and what is published, for one test.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Logging
import ReadoutIndex
import ReadoutJournal
import ReadoutModel
import ReadoutWatch
import Synchronization

@testable import ReadoutService

/// Keeps what is published, and lets tests wait for it.
final class Newsstand: Sendable {
  private struct State {
    var entries: [JournalEntry] = []
    var refusals = 0
    var waiters:
      [(id: Int, isMet: @Sendable ([JournalEntry]) -> Bool, resume: @Sendable () -> Void)] = []
    var lastID = 0
  }

  private let state = Mutex(State())

  /// Everything that was taken so far.
  var entries: [JournalEntry] { state.withLock { $0.entries } }

  /// The kinds of events, in order.
  var events: [String] { entries.compactMap { $0.first("READOUT_EVENT") } }

  /// The events of things and of the index, in order; documents apart.
  var news: [String] { events.filter { !$0.hasPrefix("document.") } }

  /// Refuses the next so many entries.
  func refuse(next count: Int) { state.withLock { $0.refusals = count } }

  /// Takes an entry.
  func take(_ entry: JournalEntry) throws(JournalError) {
    let resumed = state.withLock { state -> [@Sendable () -> Void]? in
      guard state.refusals == 0 else {
        state.refusals -= 1
        return nil
      }
      state.entries.append(entry)
      let met = state.waiters.filter { $0.isMet(state.entries) }
      state.waiters.removeAll { waiter in met.contains { $0.id == waiter.id } }
      return met.map(\.resume)
    }
    guard let resumed else { throw .nobodyListens(socket: "test") }
    for resume in resumed { resume() }
  }

  /// Waits until a condition holds; false when nothing has come for a time that no machine needs.
  func wait(_ isMet: @escaping @Sendable ([JournalEntry]) -> Bool) async -> Bool {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        await withCheckedContinuation { continuation in
          let once = Once { continuation.resume() }
          let isAlready = self.state.withLock { state in
            if isMet(state.entries) { return true }
            state.lastID += 1
            state.waiters.append((id: state.lastID, isMet: isMet, resume: { once.run() }))
            return false
          }
          if isAlready { once.run() }
        }
        return true
      }
      group.addTask {
        var seen = -1
        while seen != self.entries.count {
          seen = self.entries.count
          do { try await Task.sleep(for: .seconds(120)) } catch { return true }
        }
        self.state.withLock { state in
          for waiter in state.waiters { waiter.resume() }
          state.waiters = []
        }
        return false
      }
      let first = await group.next() ?? false
      group.cancelAll()
      return first
    }
  }

  /// Waits for an event of a kind about a path.
  func wait(for event: String, _ path: String? = nil, count: Int = 1) async -> Bool {
    await wait { entries in
      entries.count {
        $0.first("READOUT_EVENT") == event
          && (path == nil || $0.all("READOUT_DOCUMENT").contains(path ?? ""))
      } >= count
    }
  }
}

/// A watched folder and a state folder of one test's own.
final class Workbench: Sendable {
  let root: String
  var watch: String { root + "/watch" }
  var state: String { root + "/state" }

  init() throws {
    root = FileManager.default.temporaryDirectory.path() + "readout-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: root + "/watch", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Puts a file into the folder, whole at once.
  func drop(_ name: String, _ text: String) throws {
    try drop(name, bytes: Array(text.utf8))
  }

  func drop(_ name: String, bytes: [UInt8]) throws {
    let temporary = root + "/" + UUID().uuidString
    try Data(bytes).write(to: URL(filePath: temporary))
    let target = watch + "/" + name
    try? FileManager.default.removeItem(atPath: target)
    try FileManager.default.moveItem(atPath: temporary, toPath: target)
  }

  /// Writes a file anew where it is, and sets its time to what it was.
  func rewriteInPlace(_ name: String, _ text: String) throws {
    let path = watch + "/" + name
    let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try Data(text.utf8).write(to: URL(filePath: path))
    if let time {
      try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
    }
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: watch + "/" + name, toPath: watch + "/" + other)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: watch + "/" + name)
  }

  /// Runs the service's parts on the folder until the body ends.
  func run(
    change: (inout Configuration) -> Void = { _ in }, knowledge: LoadedKnowledge = .builtIn,
    announced: Set<AnnouncedDocument> = [],
    _ body: (Newsstand, IndexStore) async throws -> Void
  ) async throws {
    try await run(change: change, knowledge: knowledge, announced: announced) {
      newsstand, index, _ in try await body(newsstand, index)
    }
  }

  /// The same, with the parts that work.
  func run(
    change: (inout Configuration) -> Void = { _ in }, knowledge: LoadedKnowledge = .builtIn,
    announced: Set<AnnouncedDocument> = [],
    _ body: (Newsstand, IndexStore, Running) async throws -> Void
  ) async throws {
    var configuration = Configuration()
    configuration.watch = watch
    configuration.state = state
    configuration.removalGrace = .milliseconds(50)
    change(&configuration)
    let folder = try StateFolder(path: state)
    let index = try IndexStore(writingAt: folder.indexPath)
    let newsstand = Newsstand()
    let publisher = Publisher(
      index: index,
      journal: EventJournal(
        send: { entry throws(JournalError) in try newsstand.take(entry) },
        stored: { _, _ in nil }, announcedDocuments: { _ in announced }),
      executor: QueueExecutor(label: "test.journal"))
    let running = try Running(
      configuration: configuration, knowledge: knowledge, index: index, publisher: publisher,
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    await running.start()
    try await body(newsstand, index, running)
    await running.stop()
    await running.pipeline.finish()
    await publisher.stop()
    try index.close()
  }
}

/// A brief in our own words.
let brief = """
  HALDVIK, 3 May 2024 – President Amara Okoye of Zembala and Norland's prime minister, Tomas \
  Lindqvist, met in Haldvik on Friday.

  “We agreed on everything that matters to our two coasts,” Lindqvist told reporters after the \
  talks.
  """

extension String {
  /// The text with other letters, as long as before in bytes.
  var uppercasedASCII: String {
    String(decoding: utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }, as: UTF8.self)
  }
}
