// The event log, what of it is still owed, and what changed since.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
public import ReadoutModel

extension IndexStore {
  /// The oldest events that are not marked as delivered, in order.
  public func owedEvents(limit: Int = 256) throws(IndexError) -> [LoggedEvent] {
    try events("sequence IN (SELECT sequence FROM owed)", [], limit: limit)
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

// MARK: - Changes

/// What changed between two commits, for those who draw pages of it.
public struct Changes: Hashable, Sendable {
  /// The number of the last commit that is contained; ask from here the next time.
  public var commit: Int64
  /// The summits that are new or different, by identifier.
  public var summits: [Summit]
  /// The statements that are new or different, by identifier.
  public var statements: [ReadoutModel.Statement]
  /// The things that are no more, as they last were, by identifier.
  public var departed: [Thing]
}

extension IndexStore {
  /// What changed after a commit; after 0 all that there is.
  ///
  /// - Parameter limit: The most things; the commits are taken whole, so there may be more, and
  ///   `commit` says how far they reach.
  public func changes(
    after commit: Int64, limit: Int = 10_000
  ) throws(IndexError) -> Changes {
    try read { db in
      // The commit with which the limit is reached.
      let reached = try db.row(
        """
        SELECT number FROM (
          SELECT altered AS number FROM summit WHERE altered > ?1
          UNION ALL SELECT altered FROM statement WHERE altered > ?1
          UNION ALL SELECT number FROM departed WHERE number > ?1)
        ORDER BY number LIMIT 1 OFFSET ?2
        """, [commit, max(1, limit) - 1])
      let newest = try db.number("SELECT max(number) FROM commit_log")
      let last: Int64 = reached?[0] ?? max(newest, commit)
      func changed<T: ResolvedThing>(_ type: T.Type) throws -> [T] {
        try db.rows(
          "SELECT value FROM \(T.table) WHERE altered > ? AND altered <= ? ORDER BY id",
          [commit, last]
        ).map { try Packing.shared.unpack(T.self, from: $0["value"]) }
      }
      var departed: [Thing] = []
      for row in try db.rows(
        """
        SELECT max(number), kind, value FROM departed WHERE number > ? AND number <= ?
          AND id NOT IN (SELECT id FROM summit) AND id NOT IN (SELECT id FROM statement)
        GROUP BY id ORDER BY id
        """, [commit, last])
      {
        switch ThingRow.Kind(rawValue: row["kind"]) {
        case .summit:
          departed.append(.summit(try Packing.shared.unpack(Summit.self, from: row["value"])))
        case .statement:
          departed.append(
            .statement(try Packing.shared.unpack(Statement.self, from: row["value"])))
        case nil: throw PackingError(reason: "an unknown kind of thing")
        }
      }
      return Changes(
        commit: last, summits: try changed(Summit.self),
        statements: try changed(Statement.self), departed: departed)
    }
  }

  /// Forgets the things that were no more with a commit, once all pages know of it.
  public func forgetDeparted(through commit: Int64) throws(IndexError) {
    try write { try $0.run("DELETE FROM departed WHERE number <= ?", [commit]) }
  }
}
