// How much there is by month, person and publisher.
// SPDX-License-Identifier: Apache-2.0

import GRDB
public import ReadoutModel

/// How many summits of a status a month has.
public struct MonthTally: Hashable, Sendable {
  /// The month as `2024-05`, or `undated`.
  public var month: String
  /// The status.
  public var status: SummitStatus
  /// How many summits there are.
  public var count: Int
  /// How many of them are disputed.
  public var disputed: Int
}

/// How often one met, or spoke.
public struct PersonTally: Hashable, Sendable {
  /// The identifier.
  public var id: String
  /// The summits of leaders.
  public var summits = 0
  /// Those of them that were held.
  public var held = 0
  /// The statements.
  public var statements = 0

  /// A person of whom nothing was counted yet.
  public init(id: String) { self.id = id }
}

/// What one publisher's documents say.
public struct PublisherTally: Hashable, Sendable {
  /// The publisher; nil for documents that name none.
  public var name: String?
  /// How many documents were read.
  public var documents: Int
  /// How many quotations they have.
  public var quotations: Int
  /// How many mentions of summits they have.
  public var summits: Int
  /// The first and the last day of publication.
  public var days: ClosedRange<CalendarDay>?
}

extension IndexStore {
  /// How many statements each month has, in order; with a month, that one alone.
  public func statementMonths(in month: String? = nil) throws(IndexError) -> [MonthCount] {
    try read { db in
      try db.rows(
        """
        SELECT \(MonthPart.sql) AS month, sum(n) FROM (
          SELECT starts, count(*) AS n FROM statement
          WHERE \(month.map(MonthPart.days) ?? "1") GROUP BY starts)
        GROUP BY month ORDER BY month
        """
      ).map { MonthCount(month: $0[0], count: $0[1]) }
    }
  }

  /// The summits of leaders by month and status, in order; with a month, that one alone.
  public func summitTallies(in month: String? = nil) throws(IndexError) -> [MonthTally] {
    try read { db in
      try db.rows(
        """
        SELECT \(MonthPart.sql) AS month, status, count(*), sum(disputed) FROM summit
        WHERE level = 'leaders' AND \(month.map(MonthPart.days) ?? "1")
        GROUP BY month, status ORDER BY month, status
        """
      ).compactMap { row in
        SummitStatus(rawValue: row[1]).map {
          MonthTally(month: row[0], status: $0, count: row[2], disputed: row[3])
        }
      }
    }
  }

  /// How often each met and spoke, by identifier.
  public func personTallies() throws(IndexError) -> [String: PersonTally] {
    try read { db in
      var tallies: [String: PersonTally] = [:]
      for row in try db.rows(
        "SELECT id, count(DISTINCT thing) FROM party WHERE kind = 1 AND id <> '' GROUP BY id")
      {
        tallies[row[0], default: PersonTally(id: row[0])].statements = row[1]
      }
      for row in try db.rows(
        """
        SELECT id, count(*), sum(status = 'held') FROM
          (SELECT DISTINCT p.id, p.thing, t.status
            FROM party p CROSS JOIN summit t ON t.row = p.thing
            WHERE p.kind = 0 AND p.id <> '' AND t.level = 'leaders')
        GROUP BY id
        """)
      {
        tallies[row[0], default: PersonTally(id: row[0])].summits = row[1]
        tallies[row[0], default: PersonTally(id: row[0])].held = row[2]
      }
      return tallies
    }
  }

  /// How often one met and spoke; nil where nothing is told of one.
  public func personTally(of person: String) throws(IndexError) -> PersonTally? {
    try read { db in
      var tally = PersonTally(id: person)
      // Who has a thing under two names has it once: the rows of one thing stand side by side.
      tally.statements = Int(
        try db.number(
          """
          SELECT count(*) FROM (SELECT 1 FROM party INDEXED BY party_newest
            WHERE kind = 1 AND id = ? GROUP BY starts, label)
          """, [person]))
      let met = try db.row(
        """
        SELECT count(*), total(status = 'held') FROM
          (SELECT t.status
            FROM party p INDEXED BY party_newest CROSS JOIN summit t ON t.row = p.thing
            WHERE p.kind = 0 AND p.id = ? AND t.level = 'leaders' GROUP BY p.starts, p.label)
        """, [person])
      if let met { (tally.summits, tally.held) = (met[0], Int(met[1] as Double)) }
      return tally.statements + tally.summits == 0 ? nil : tally
    }
  }

  /// How often one met others at summits of leaders that were held, by their identifiers.
  public func meetings(of person: String) throws(IndexError) -> [String: Int] {
    try read { db in
      let rows = try db.rows(
        """
        SELECT id, count(*) FROM
          (SELECT DISTINCT q.id, q.thing
            FROM party p CROSS JOIN summit t ON t.row = p.thing
              CROSS JOIN party q ON q.kind = 0 AND q.thing = t.row
            WHERE p.kind = 0 AND p.id = ?1 AND t.level = 'leaders' AND t.status = 'held'
              AND q.id <> '' AND q.id <> ?1)
        GROUP BY id
        """, [person])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  /// The publishers of what was read, those with most documents first, then by name.
  public func publisherTallies(limit: Int) throws(IndexError) -> [PublisherTally] {
    try read { db in
      try db.rows(
        """
        SELECT publisher, count(*), sum(quotations), sum(summits), min(published), max(published)
        FROM document WHERE reason IS NULL
        GROUP BY publisher ORDER BY count(*) DESC, publisher IS NULL, publisher LIMIT ?
        """, [limit]
      ).map { row in
        let (first, last): (Int?, Int?) = (row[4], row[5])
        var days: ClosedRange<CalendarDay>?
        if let first, let last, first <= last {
          days = CalendarDay(daysSinceEpoch: first)...CalendarDay(daysSinceEpoch: last)
        }
        return PublisherTally(
          name: row[0], documents: row[1], quotations: row[2], summits: row[3], days: days)
      }
    }
  }
}
