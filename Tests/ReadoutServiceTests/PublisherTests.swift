// An event is in the journal once, whatever the journal and the service go through.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutJournal
import ReadoutModel
import ReadoutWatch
import Synchronization
import Testing

@testable import ReadoutService

/// A journal that loses, delays and refuses as it is told.
final class FaultyJournal: Sendable {
  struct State {
    /// What can be read, in order.
    var stored: [JournalEntry] = []
    /// What was taken, and cannot be read yet.
    var queued: [JournalEntry] = []
    var isStalled = false
    var isReadable = true
    /// How many entries are dropped without a word, and how many refused after them.
    var drops = 0
    var refusals = 0
    /// How many entries are taken until it ceases to answer, as at a crash of the service.
    var taken = 0
  }

  let state = Mutex(State())

  func change(_ body: (inout State) -> Void) {
    state.withLock { state in
      body(&state)
      if !state.isStalled {
        state.stored += state.queued
        state.queued = []
      }
    }
  }

  /// The identifiers of the events that are stored, in order.
  var events: [String] {
    state.withLock { $0.stored.compactMap { $0.first("READOUT_EVENT_ID") } }
  }

  var markers: Int { state.withLock { $0.stored.count { $0.first("READOUT_MARKER") != nil } } }

  var asJournal: EventJournal {
    EventJournal(
      send: { entry throws(JournalError) in
        let isTaken = self.state.withLock { state in
          if state.drops > 0 {
            state.drops -= 1
          } else if state.refusals > 0 {
            state.refusals -= 1
            return false
          } else if state.isStalled {
            state.queued.append(entry)
          } else {
            state.stored.append(entry)
          }
          state.taken += 1
          return true
        }
        guard isTaken else { throw .refused(action: "send to the journal", errno: 111) }
      },
      stored: { field, values in
        self.state.withLock { state in
          guard state.isReadable else { return nil }
          return Set(values).intersection(state.stored.compactMap { $0.first(field) })
        }
      })
  }
}

@Suite("Events are delivered exactly once", .timeLimit(.minutes(2)))
struct PublisherTests {
  /// An index that owes so many events.
  private func index(owing count: Int) throws -> (IndexStore, Workbench) {
    let bench = try Workbench()
    let folder = try StateFolder(path: bench.state)
    let index = try IndexStore(writingAt: folder.indexPath)
    try owe(count, index)
    return (index, bench)
  }

  private func owe(_ count: Int, _ index: IndexStore, from first: Int = 0) throws {
    let changes = (first..<first + count).map { number in
      DocumentChange.put(
        ExtractedDocument(
          identity: DocumentIdentity(
            path: Array("\(number).txt".utf8), sha256: "", byteCount: 0, mediaType: "text/plain",
            characterSet: nil),
          outcome: .rejected(reason: "it is empty")),
        signature: .unknown)
    }
    try index.commit(changes, announcing: .each(), on: CalendarDay(daysSinceEpoch: 19_000))
  }

  private func publisher(_ index: IndexStore, _ journal: FaultyJournal) -> Publisher {
    Publisher(
      index: index, journal: journal.asJournal, executor: QueueExecutor(label: "test.journal"),
      patience: .milliseconds(100))
  }

  private func isOnceInOrder(_ journal: FaultyJournal, _ index: IndexStore, _ count: Int) -> Bool {
    journal.events == (1...count).map { "\(index.identifier)-\($0)" }
  }

  @Test("what is sent and read back is delivered, and no marker is needed but at the start")
  func plain() async throws {
    let (index, bench) = try index(owing: 0)
    let journal = FaultyJournal()
    let publisher = publisher(index, journal)
    publisher.wake()
    try owe(700, index)
    publisher.wake()
    #expect(await publisher.waitUntilNothingIsOwed())
    #expect(isOnceInOrder(journal, index, 700))
    await publisher.stop()
    _ = bench
  }

  @Test("after a crash only what is not in the journal is sent", arguments: [0, 1, 5, 9, 10])
  func crash(sent: Int) async throws {
    let (index, bench) = try index(owing: 10)
    let journal = FaultyJournal()
    let announcement = JournalAnnouncement()
    for event in try index.owedEvents().prefix(sent) {
      try journal.asJournal.send(announcement.entry(for: event.event, id: event.id))
    }
    let publisher = publisher(index, journal)
    publisher.wake()
    #expect(await publisher.waitUntilNothingIsOwed())
    #expect(isOnceInOrder(journal, index, 10))
    #expect(journal.markers == 1)
    await publisher.stop()
    _ = bench
  }

  @Test("after a crash it waits until the marker is read back: entries may still be on their way")
  func crashWhileStalled() async throws {
    let (index, bench) = try index(owing: 6)
    let journal = FaultyJournal()
    journal.change { $0.isStalled = true }
    let announcement = JournalAnnouncement()
    for event in try index.owedEvents().prefix(4) {
      try journal.asJournal.send(announcement.entry(for: event.event, id: event.id))
    }
    let publisher = publisher(index, journal)
    publisher.wake()
    try await Task.sleep(for: .milliseconds(300))
    #expect(journal.events.isEmpty)
    #expect(try index.owedCount() == 6)
    journal.change { $0.isStalled = false }
    #expect(await publisher.waitUntilNothingIsOwed())
    #expect(isOnceInOrder(journal, index, 6))
    await publisher.stop()
    _ = bench
  }

  @Test("a journal that stalls gets nothing twice, however long it takes")
  func stalled() async throws {
    let (index, bench) = try index(owing: 0)
    let journal = FaultyJournal()
    let publisher = publisher(index, journal)
    publisher.wake()
    journal.change { $0.isStalled = true }
    try owe(20, index)
    publisher.wake()
    try await Task.sleep(for: .milliseconds(400))
    #expect(try index.owedCount() == 20)
    journal.change { $0.isStalled = false }
    #expect(await publisher.waitUntilNothingIsOwed())
    #expect(isOnceInOrder(journal, index, 20))
    await publisher.stop()
    _ = bench
  }

  @Test("what the journal drops without a word is sent again, and the rest is not")
  func dropped() async throws {
    let (index, bench) = try index(owing: 0)
    let journal = FaultyJournal()
    let publisher = publisher(index, journal)
    publisher.wake()
    journal.change { $0.drops = 13 }
    try owe(20, index)
    publisher.wake()
    #expect(await publisher.waitUntilNothingIsOwed())
    #expect(journal.events.sorted() == (1...20).map { "\(index.identifier)-\($0)" }.sorted())
    await publisher.stop()
    _ = bench
  }

  @Test("a journal that is not there is owed all, and gets it in order when it comes back")
  func absent() async throws {
    let (index, bench) = try index(owing: 5)
    let journal = FaultyJournal()
    journal.change { $0.refusals = 2 }
    let publisher = publisher(index, journal)
    publisher.wake()
    #expect(await publisher.waitUntilNothingIsOwed())
    #expect(isOnceInOrder(journal, index, 5))
    await publisher.stop()
    _ = bench
  }

  @Test("where the journal cannot be read an event is delivered when it was sent, with its id")
  func unreadable() async throws {
    let (index, bench) = try index(owing: 5)
    let journal = FaultyJournal()
    journal.change { $0.isReadable = false }
    let publisher = publisher(index, journal)
    publisher.wake()
    #expect(await publisher.waitUntilNothingIsOwed())
    #expect(isOnceInOrder(journal, index, 5))
    #expect(journal.markers == 0)
    await publisher.stop()
    _ = bench
  }

  @Test("random faults lose nothing and repeat nothing", arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func random(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let (index, bench) = try index(owing: 3)
    let journal = FaultyJournal()
    var publisher = publisher(index, journal)
    var count = 3
    for _ in 0..<12 {
      switch Int.random(in: 0..<5, using: &random) {
      case 0: journal.change { $0.isStalled = true }
      case 1: journal.change { $0.isStalled = false }
      case 2:
        let drops = Int.random(in: 1..<6, using: &random)
        journal.change { $0.drops = drops }
      case 3: journal.change { $0.refusals = 1 }
      default:
        // A new service on the same index, which knows nothing of what the old one had in hand.
        await publisher.stop()
        publisher = self.publisher(index, journal)
      }
      try owe(4, index, from: count)
      count += 4
      publisher.wake()
      try await Task.sleep(for: .milliseconds(Int.random(in: 0..<60, using: &random)))
    }
    journal.change { state in
      state.isStalled = false
      state.drops = 0
    }
    #expect(await publisher.waitUntilNothingIsOwed(), "seed \(seed)")
    let expected = Set((1...count).map { "\(index.identifier)-\($0)" })
    #expect(journal.events.count == count && Set(journal.events) == expected, "seed \(seed)")
    await publisher.stop()
    _ = bench
  }
}
