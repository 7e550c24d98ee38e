// Sends the events that are owed, in order, until each was read back from the journal.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import ReadoutIndex
import ReadoutJournal
import ReadoutWatch

/// Owns the way out. A stalled journal stops only this queue; what is owed stays in the index.
///
/// An event is delivered when it was read back, since journald drops entries without a word. Where
/// it is not known whether events were stored (after a crash, or when some do not appear), a marker
/// is sent: a socket is first in, first out, so that when the marker can be read everything sent
/// before it is stored or lost, and what is missing is sent again. Where the journal cannot be
/// read, an event is delivered when it was sent: at least once, under the same identifier.
actor Publisher {
  let executor: QueueExecutor
  private let index: IndexStore
  private let journal: EventJournal
  private let patience: Duration
  private var announcement: JournalAnnouncement

  /// Events that were sent and not read back yet, in order.
  private var unconfirmed: [LoggedEvent] = []
  private var lastSent: Int64 = 0
  /// Whether the journal may hold events that are owed.
  private var isUncertain = true
  /// The marker that was sent and is looked for.
  private var marker: String?
  /// Since when nothing that is looked for was found.
  private var waitingSince = ContinuousClock.now
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isStopped = false
  private var isScheduled = false
  private var isResting = false
  private var nextLook = Publisher.firstLook
  private var nextRest = Publisher.firstRest

  /// How many events may be sent and not read back.
  private static let mostUnconfirmed = 1_024
  /// How many events are read out of the index at a time.
  private static let portion = 256
  /// How soon after sending the journal is read, and the longest time between later looks.
  private static let firstLook = 20
  private static let longestLook = 1_000
  /// How long all rests after a failure, first and at most; in milliseconds as the others.
  private static let firstRest = 1_000
  private static let longestRest = 30_000

  /// - Parameter patience: How long after sending an entry counts as dropped.
  init(
    index: IndexStore, journal: EventJournal, folder: String? = nil, executor: QueueExecutor,
    patience: Duration = .seconds(5)
  ) {
    self.index = index
    self.journal = journal
    self.executor = executor
    self.patience = patience
    announcement = JournalAnnouncement(folder: folder)
  }

  /// Sends what is owed soon; may be called from anywhere, and never waits.
  nonisolated func wake() {
    executor.queue.async { [self] in
      assumeIsolated { if !$0.isResting { $0.work(isLook: false) } }
    }
  }

  /// The documents of a folder that the journal has told of; none where it cannot be read.
  nonisolated func announcedDocuments(of folder: String) -> Set<AnnouncedDocument> {
    (try? journal.announcedDocuments(folder)) ?? []
  }

  /// Has later entries about documents name another folder.
  func setFolder(_ folder: String) { announcement = JournalAnnouncement(folder: folder) }

  /// Ends after the entry in hand, and notes what of the last ones is stored by now.
  func stop() {
    isStopped = true
    if !isUncertain { try? confirm() }
    resumeWaiting()
  }

  /// Waits until nothing is owed, or the publisher is stopped; false then.
  func waitUntilNothingIsOwed() async -> Bool {
    if isStopped { return false }
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      if !isResting { work(isLook: true) }
    }
    return !isStopped
  }

  private func resumeWaiting() {
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  // MARK: - Working

  /// Does what can be done now, and comes back later where something is left.
  private func work(isLook: Bool) {
    guard !isStopped else { return }
    do {
      if isUncertain { try resolveUncertainty() }
      if !isUncertain {
        if isLook { try confirm() }
        try sendOwed()
      }
      nextRest = Publisher.firstRest
      if !waiting.isEmpty, try index.owedCount() == 0 { resumeWaiting() }
      if isUncertain || !unconfirmed.isEmpty { comeBack(after: nextLook) }
    } catch {
      rest()
    }
  }

  /// Sends owed events in order.
  private func sendOwed() throws {
    while !isStopped, unconfirmed.count < Publisher.mostUnconfirmed {
      let owed = try index.owedEvents(after: lastSent, limit: Publisher.portion)
      guard !owed.isEmpty else { return }
      if unconfirmed.isEmpty { startWaiting() }
      for event in owed where !isStopped {
        try journal.send(announcement.entry(for: event.event, id: event.id))
        unconfirmed.append(event)
        lastSent = event.sequence
      }
    }
  }

  /// Marks as delivered what can be read back; what does not appear makes all uncertain.
  private func confirm() throws {
    guard !unconfirmed.isEmpty else { return }
    let stored = try journal.stored(Publisher.eventField, unconfirmed.map(\.id))
    let found = unconfirmed.filter { stored?.contains($0.id) ?? true }
    if !found.isEmpty {
      try index.markDelivered(found.map(\.sequence))
      let isOldestFound = found[0].sequence == unconfirmed[0].sequence
      let delivered = Set(found.map(\.sequence))
      unconfirmed.removeAll { delivered.contains($0.sequence) }
      if isOldestFound { return startWaiting() }
    }
    nextLook = min(nextLook * 2, Publisher.longestLook)
    if waitingSince.duration(to: .now) > patience { isUncertain = true }
  }

  private static let eventField: JournalFieldName = "READOUT_EVENT_ID"
  private static let markerField: JournalFieldName = "READOUT_MARKER"

  private func startWaiting() {
    waitingSince = .now
    nextLook = Publisher.firstLook
  }

  // MARK: - After a crash, or when entries were dropped

  /// Finds out which of the owed events the journal has; all is certain then, or it takes longer.
  private func resolveUncertainty() throws {
    let isOwing = try index.owedCount() > 0
    guard isOwing, let found = try journal.stored(Publisher.markerField, marker.map { [$0] } ?? [])
    else { return becomeCertain() }
    if let marker, found.contains(marker) {
      try markStored()
      return becomeCertain()
    }
    nextLook = min(nextLook * 2, Publisher.longestLook)
    if marker == nil || waitingSince.duration(to: .now) > patience { try sendMarker() }
  }

  private func sendMarker() throws {
    let value = marker ?? "\(index.identifier)-\(UInt64.random(in: .min ... .max))"
    var entry = JournalEntry(
      message: "Finding out which events the journal has", priority: .debug,
      id: ServiceMessage.marker.rawValue)
    entry.append(.syslogIdentifier, JournalAnnouncement.identifier)
    entry.append(Publisher.markerField, value)
    try journal.send(entry)
    if marker == nil { nextLook = Publisher.firstLook }
    marker = value
    waitingSince = .now
  }

  /// Marks all owed events that are in the journal as delivered.
  private func markStored() throws {
    var last: Int64 = 0
    while true {
      let owed = try index.owedEvents(after: last, limit: Publisher.portion)
      guard let end = owed.last else { return }
      last = end.sequence
      let stored = try journal.stored(Publisher.eventField, owed.map(\.id)) ?? []
      try index.markDelivered(owed.filter { stored.contains($0.id) }.map(\.sequence))
    }
  }

  private func becomeCertain() {
    isUncertain = false
    marker = nil
    unconfirmed = []
    lastSent = 0
    startWaiting()
  }

  // MARK: - Waiting

  /// Rests for one second, then two, up to half a minute.
  private func rest() {
    isResting = true
    comeBack(after: nextRest)
    nextRest = min(nextRest * 2, Publisher.longestRest)
  }

  private func comeBack(after milliseconds: Int) {
    guard !isScheduled, !isStopped else { return }
    isScheduled = true
    executor.queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in
      self?.assumeIsolated { publisher in
        publisher.isScheduled = false
        publisher.isResting = false
        publisher.work(isLook: true)
      }
    }
  }
}
