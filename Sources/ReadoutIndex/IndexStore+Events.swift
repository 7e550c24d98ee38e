// The event log, what of it is still owed, and what changed since.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
public import ReadoutModel

extension IndexStore {
  /// The oldest events after one that are not marked as delivered, in order.
  public func owedEvents(
    after sequence: Int64 = 0, limit: Int = 256
  ) throws(IndexError) -> [LoggedEvent] {
    try events(
      "sequence IN (SELECT sequence FROM owed WHERE sequence > ?)", [sequence], limit: limit)
  }

  /// How many events are not marked as delivered.
  public func owedCount() throws(IndexError) -> Int {
    try read { Int(try $0.number("SELECT count(*) FROM owed")) }
  }

  /// Marks events as delivered; they stay in the log.
  public func markDelivered(_ sequences: some Sequence<Int64>) throws(IndexError) {
    try write { db in
      for sequence in sequences { try db.run("DELETE FROM owed WHERE sequence = ?", [sequence]) }
    }
  }

  /// The events after one, in order; all from the first for 0.
  public func events(after sequence: Int64, limit: Int = 256) throws(IndexError) -> [LoggedEvent] {
    try events("sequence > ?", [sequence], limit: limit)
  }

  /// The events that were committed on a day after another event, in order.
  public func events(
    on day: CalendarDay, after sequence: Int64 = 0, limit: Int = 256
  ) throws(IndexError) -> [LoggedEvent] {
    try events("day = ? AND sequence > ?", [day.daysSinceEpoch, sequence], limit: limit)
  }

  /// The sequence of the newest event; 0 where there is none.
  public func lastEvent() throws(IndexError) -> Int64 {
    try read { try $0.number("SELECT coalesce(max(sequence), 0) FROM event") }
  }

  /// The sequence of the newest event before a day; 0 where there is none.
  public func lastEvent(before day: CalendarDay) throws(IndexError) -> Int64 {
    try read { db in
      try db.number(
        "SELECT coalesce(max(sequence), 0) FROM event WHERE day < ?", [day.daysSinceEpoch])
    }
  }

  /// The days on which there were events, in order.
  public func eventDays() throws(IndexError) -> [CalendarDay] {
    try read { db in
      try db.rows("SELECT DISTINCT day FROM event ORDER BY day")
        .map { CalendarDay(daysSinceEpoch: $0[0]) }
    }
  }

  /// Deletes the delivered events of days before one, to keep the log small.
  public func forgetEvents(before day: CalendarDay) throws(IndexError) {
    try write { db in
      try db.run(
        "DELETE FROM event WHERE day < ? AND sequence NOT IN (SELECT sequence FROM owed)",
        [day.daysSinceEpoch])
    }
  }

  private func events(
    _ condition: String, _ arguments: StatementArguments, limit: Int?
  ) throws(IndexError) -> [LoggedEvent] {
    try read { db in
      try db.rows(
        """
        SELECT sequence, day, value FROM event WHERE \(condition) ORDER BY sequence LIMIT ?
        """, arguments + [limit ?? -1]
      ).map { row in
        let sequence: Int64 = row["sequence"]
        return LoggedEvent(
          sequence: sequence, id: "\(identifier)-\(sequence)",
          day: CalendarDay(daysSinceEpoch: row["day"]),
          event: try Packing.shared.unpack(Event.self, from: row["value"]))
      }
    }
  }

  /// Writes events into the log and among those that are owed.
  func log(_ events: [Event], on day: CalendarDay, in db: Database) throws -> [LoggedEvent] {
    try events.map { event in
      let thing: String? =
        switch event.subject {
        case .summit(let summit): summit.id
        case .statement(let statement): statement.id
        case .document, .index: nil
        }
      try db.run(
        "INSERT INTO event (day, kind, thing, value) VALUES (?, ?, ?, ?)",
        [day.daysSinceEpoch, event.kind.rawValue, thing, Packing.shared.pack(event)])
      let sequence = db.lastInsertedRowID
      try db.run("INSERT INTO owed (sequence) VALUES (?)", [sequence])
      return LoggedEvent(
        sequence: sequence, id: "\(identifier)-\(sequence)", day: day, event: event)
    }
  }
}
