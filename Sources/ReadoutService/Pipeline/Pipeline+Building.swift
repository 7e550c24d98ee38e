// The first reading of a folder, and reading it all again.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel

extension Pipeline {
  /// After the first complete scan of all: what was put off, and one entry with counts.
  func finishBuilding() async throws(IndexError) {
    switch building {
    case .done: return
    case .undecided, .announced: try await settle()
    case .quiet, .again:
      try await settle()
      if isStopped { return }
      _ = try index.announceBuilt(again: building == .again, on: .today)
    case .recovering:
      try await readUnannounced()
      if isStopped { return }
    }
    // In this order: one that is done without a fingerprint would be read again, and that told.
    try index.setNote(Building.fingerprintNote, settings.fingerprint)
    try index.setNote(Building.note, Building.done.rawValue)
    building = .done
    noteCommit()
  }

  /// Resolves what was put off, without announcing it.
  func settle() async throws(IndexError) {
    while try index.settle(announcing: .nothing, on: .today).remaining > 0 {
      progress += 1
      // The watchdog's timer is on this queue, too.
      await Task.yield()
      if isStopped { return }
    }
  }

  /// Ends the building of a lost index: reads what the journal has not told of, one by one unless
  /// it is as much as a large first scan.
  func readUnannounced() async throws(IndexError) {
    announced = []
    let tasks = unannounced
    unannounced = []
    let isLarge = tasks.count > settings.announce.firstScanLimit
    building = isLarge ? .again : .announced
    if !isLarge { try await settle() }
    for task in tasks where !isStopped { try await add(task) }
    try await flush()
    guard isLarge, !isStopped else { return }
    try await settle()
    if !isStopped { _ = try index.announceBuilt(again: true, on: .today) }
  }

  var announcement: Announcement {
    building.isQuiet
      ? .nothing
      : .each(indirect: settings.announce.indirect, ministerial: settings.announce.ministerial)
  }
}
