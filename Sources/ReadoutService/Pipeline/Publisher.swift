// Sends what is owed: events out of the index's outbox, in order, and messages of the service.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import ReadoutIndex
import ReadoutJournal
import ReadoutWatch

/// Owns the way out. A stalled journal stops only this queue; what is owed stays in the index.
actor Publisher {
  let executor: QueueExecutor
  private let index: IndexStore
  private let send: Send
  private let announcement = JournalAnnouncement()
  private var isSignalled = false
  private var isStopped = false
  private var isChecked: Bool
  private var pauseSeconds = 0
  private var nextPause = 1
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// What takes an entry; it may wait.
  typealias Send = @Sendable (JournalEntry) throws(JournalError) -> Void

  /// How many events are read out of the index at a time.
  private static let portion = 256

  /// - Parameter isReadBack: Whether events that are owed at the start are looked for in the
  ///   journal first, since they may have been sent and only not marked.
  init(
    index: IndexStore, isReadBack: Bool, executor: QueueExecutor, send: @escaping Send
  ) {
    self.index = index
    self.send = send
    self.executor = executor
    isChecked = !isReadBack
  }

  /// Sends what is owed soon; may be called from anywhere, and never waits.
  nonisolated func wake() {
    executor.queue.async { [self] in assumeIsolated { $0.sendOwed() } }
  }

  /// Ends after the entry in hand.
  func stop() {
    isStopped = true
    resumeWaiting()
  }

  /// Waits until nothing is owed, or the publisher is stopped; false then.
  func waitUntilNothingIsOwed() async -> Bool {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      sendOwed()
      if isStopped { resumeWaiting() }
    }
    return !isStopped
  }

  private func resumeWaiting() {
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  /// Sends events until none is owed; where the journal refuses, tries again later.
  func sendOwed() {
    guard !isStopped, pauseSeconds == 0 else { return }
    do {
      while !isStopped {
        let owed = try index.owedEvents(limit: Publisher.portion)
        guard !owed.isEmpty else {
          isChecked = true
          resumeWaiting()
          return
        }
        try deliver(owed)
      }
    } catch {
      pause()
    }
  }

  /// Sends events in order and marks those that were taken, the last one before a failure too.
  private func deliver(_ owed: [LoggedEvent]) throws {
    var delivered: [Int64] = []
    var failure: JournalError?
    for event in owed where !isStopped {
      do throws(JournalError) {
        let isSent = isChecked ? false : try isInJournal(event)
        if !isSent { try send(announcement.entry(for: event.event, id: event.id)) }
        delivered.append(event.sequence)
      } catch {
        failure = error
        break
      }
    }
    if !delivered.isEmpty { try index.markDelivered(delivered) }
    if let failure { throw failure }
  }

  /// Whether an event was sent before the service was stopped, and only not marked.
  private func isInJournal(_ event: LoggedEvent) throws(JournalError) -> Bool {
    var reader = try JournalReader()
    return try reader.hasEntry(where: [
      JournalEntry.Field("READOUT_EVENT_ID", Array(event.id.utf8))
    ])
  }

  /// Rests for one second, then two, up to half a minute.
  private func pause() {
    let seconds = min(30, max(1, nextPause))
    nextPause = seconds * 2
    pauseSeconds = seconds
    executor.queue.asyncAfter(deadline: .now() + .seconds(seconds)) { [weak self] in
      self?.assumeIsolated { publisher in
        publisher.pauseSeconds = 0
        publisher.sendOwed()
        if publisher.pauseSeconds == 0 { publisher.nextPause = 1 }
      }
    }
  }
}
