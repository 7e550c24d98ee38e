// What an overview of everything needs: counts by month, person and publisher, and the newest things.
// SPDX-License-Identifier: Apache-2.0

import GRDB
public import ReadoutModel

/// A thing with what the index keeps of its making.
public struct Kept<Thing: Sendable>: Sendable {
  /// The thing.
  public var thing: Thing
  /// The identifier under which it became known.
  public var firstID: String
  /// The number of the commit that changed it last: it only grows.
  public var revision: Int
  /// The UTC day of that commit.
  public var altered: CalendarDay
}

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
  public var summits: Int
  /// The statements.
  public var statements: Int
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
  // MARK: Counts

  /// How many statements each month has, in order.
  public func statementMonths() throws(IndexError) -> [MonthCount] {
    try months("statement", "1")
  }

  /// How many summits of leaders each month has, in order.
  public func summitMonths() throws(IndexError) -> [MonthCount] {
    try months("summit", "level = 'leaders'")
  }

  private func months(_ table: String, _ condition: String) throws(IndexError) -> [MonthCount] {
    try read { db in
      try db.rows(
        """
        SELECT \(MonthPart.sql) AS month, sum(n) FROM
          (SELECT starts, count(*) AS n FROM \(table) WHERE \(condition) GROUP BY starts)
        GROUP BY month ORDER BY month
        """
      ).map { MonthCount(month: $0[0], count: $0[1]) }
    }
  }

  /// The summits of leaders by month and status, in order.
  public func summitTallies() throws(IndexError) -> [MonthTally] {
    try read { db in
      try db.rows(
        """
        SELECT \(MonthPart.sql) AS month, status, count(*), sum(disputed) FROM summit
        WHERE level = 'leaders' GROUP BY month, status ORDER BY month, status
        """
      ).compactMap { row in
        SummitStatus(rawValue: row[1]).map {
          MonthTally(month: row[0], status: $0, count: row[2], disputed: row[3])
        }
      }
    }
  }

  /// Those who met or spoke, the most active first, then by identifier.
  public func personTallies(limit: Int) throws(IndexError) -> [PersonTally] {
    try read { db in
      try db.rows(
        """
        SELECT id, sum(kind = 0), sum(kind = 1) FROM party
        WHERE id <> '' AND (kind = 1 OR thing IN (SELECT row FROM summit WHERE level = 'leaders'))
        GROUP BY id ORDER BY sum(kind = 0) * 4 + sum(kind = 1) DESC, id LIMIT ?
        """, [limit]
      ).map { PersonTally(id: $0[0], summits: $0[1], statements: $0[2]) }
    }
  }

  /// How often those who met most often met each other: by identifiers, the smaller one first.
  ///
  /// - Parameter limit: How many persons are looked at.
  public func meetings(limit: Int) throws(IndexError) -> [[String]: Int] {
    try read { db in
      let rows = try db.rows(
        """
        WITH most AS MATERIALIZED (
          SELECT id FROM party WHERE kind = 0 AND id <> ''
            AND thing IN (SELECT row FROM summit WHERE level = 'leaders' AND status = 'held')
          GROUP BY id ORDER BY count(*) DESC, id LIMIT ?)
        SELECT DISTINCT thing, id FROM party
        WHERE kind = 0 AND id IN most
          AND thing IN (SELECT row FROM summit WHERE level = 'leaders' AND status = 'held')
        ORDER BY thing, id
        """, [limit])
      var pairs: [[String]: Int] = [:]
      var present: [String] = []
      var current: Int64?
      for row in rows {
        let (thing, id): (Int64, String) = (row[0], row[1])
        if thing != current { (current, present) = (thing, []) }
        for other in present { pairs[[other, id], default: 0] += 1 }
        present.append(id)
      }
      return pairs
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

  // MARK: Things

  /// The summits of leaders of a part of a month, by day and identifier.
  public func summits(in part: MonthPart) throws(IndexError) -> [Kept<Summit>] {
    try kept(
      "level = 'leaders' AND \(Self.days(of: part)) AND substr(t.id, 3, ?) = ?",
      [part.digits.utf8.count, part.digits], "starts, t.id")
  }

  /// The statements of a part of a month, by day and identifier.
  public func statements(in part: MonthPart) throws(IndexError) -> [Kept<ReadoutModel.Statement>] {
    try kept(
      "\(Self.days(of: part)) AND substr(t.id, 3, ?) = ?",
      [part.digits.utf8.count, part.digits], "starts, t.id")
  }

  /// The latest summits of leaders by their own day, the undated last.
  public func latestSummits(limit: Int) throws(IndexError) -> [Summit] {
    try kept("level = 'leaders'", [], "starts DESC, t.id LIMIT \(limit)").map(\.thing)
  }

  /// The latest statements by their own day, the undated last; indirect ones are left out.
  public func latestStatements(limit: Int) throws(IndexError) -> [ReadoutModel.Statement] {
    try kept("kind <> 'indirect'", [], "starts DESC, t.id LIMIT \(limit)").map(\.thing)
  }

  /// The latest summits of leaders on which the reports disagree, by their own day.
  public func disputedSummits(limit: Int) throws(IndexError) -> [Summit] {
    try kept("disputed AND level = 'leaders'", [], "starts DESC, t.id LIMIT \(limit)")
      .map(\.thing)
  }

  /// The latest statements on which the reports disagree, by their own day.
  public func disputedStatements(limit: Int) throws(IndexError) -> [ReadoutModel.Statement] {
    try kept("disputed", [], "starts DESC, t.id LIMIT \(limit)").map(\.thing)
  }

  /// The summits of leaders that changed last, the latest first.
  public func changedSummits(limit: Int) throws(IndexError) -> [Kept<Summit>] {
    try kept("level = 'leaders'", [], "altered DESC, t.id LIMIT \(limit)")
  }

  /// The statements that changed last, the latest first; indirect ones are left out.
  public func changedStatements(limit: Int) throws(IndexError) -> [Kept<ReadoutModel.Statement>] {
    try kept("kind <> 'indirect'", [], "altered DESC, t.id LIMIT \(limit)")
  }

  /// The latest summits of leaders in which one took part, by identifier, and how many there are.
  public func summits(
    with person: String, limit: Int
  ) throws(IndexError) -> (latest: [Summit], count: Int) {
    let condition =
      "level = 'leaders' AND row IN (SELECT thing FROM party WHERE kind = 0 AND id = ?)"
    return (
      try kept(condition, [person], "starts DESC, t.id LIMIT \(limit)").map(\.thing),
      try count("summit", condition, person)
    )
  }

  /// The latest statements of one speaker, by identifier, and how many there are.
  public func statements(
    of speaker: String, limit: Int
  ) throws(IndexError) -> (latest: [ReadoutModel.Statement], count: Int) {
    let condition = "row IN (SELECT thing FROM party WHERE kind = 1 AND id = ?)"
    return (
      try kept(condition, [speaker], "starts DESC, t.id LIMIT \(limit)").map(\.thing),
      try count("statement", condition, speaker)
    )
  }

  /// One party by its identifier, as the latest thing has it that it made or took part in.
  public func party(_ id: String) throws(IndexError) -> Party? {
    if let said = try statements(of: id, limit: 1).latest.first?.speaker { return said }
    return try summits(with: id, limit: 1).latest.first?.participants.first { $0.id == id }
  }

  /// The text of an article and its publisher, by the path for people; nil where it is not known.
  public func article(_ path: String) throws(IndexError) -> (text: ArticleText, publisher: String?)?
  {
    try read { db in
      try db.row(
        """
        SELECT text, publisher FROM document JOIN content USING (id) WHERE path = ?
        """, [pathValue(Array(path.utf8))]
      ).map { (try Packing.shared.text(from: $0[0]), $0[1]) }
    }
  }

  private func count(
    _ table: String, _ condition: String, _ id: String
  ) throws(IndexError) -> Int {
    try read { Int(try $0.number("SELECT count(*) FROM \(table) WHERE \(condition)", [id])) }
  }

  private func kept<T: ResolvedThing & Sendable>(
    _ condition: String, _ arguments: StatementArguments, _ order: String
  ) throws(IndexError) -> [Kept<T>] {
    try read { db in
      let cursor = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT value, \(FirstNames.name), altered,
              (SELECT day FROM commit_log WHERE number = altered)
            FROM \(T.table) t WHERE \(condition) ORDER BY \(order)
            """), arguments: arguments)
      var things: [Kept<T>] = []
      while let row = try cursor.next() {
        things.append(
          Kept(
            thing: try Packing.shared.unpack(T.self, from: row[0]), firstID: row[1],
            revision: row[2], altered: CalendarDay(daysSinceEpoch: row[3] ?? 0)))
      }
      return things
    }
  }

  /// The condition that a row is of a month, such that an index over its first days answers it.
  private static func days(of part: MonthPart) -> String {
    guard let first = CalendarDay(iso: part.month + "-01") else { return "starts IS NULL" }
    let last = first + (CalendarDay.length(ofMonth: first.month, year: first.year) - 1)
    return "starts BETWEEN \(first.daysSinceEpoch) AND \(last.daysSinceEpoch)"
  }
}
