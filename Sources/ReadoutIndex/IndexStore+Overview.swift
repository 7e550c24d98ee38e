// What an overview of everything shows one by one: the newest things, and those of one person.
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

extension IndexStore {
  /// The summits of leaders of a part of a month, by day and identifier.
  public func summits(in part: MonthPart) throws(IndexError) -> [Kept<Summit>] {
    try kept(
      "level = 'leaders' AND \(MonthPart.days(of: part.month)) AND substr(t.id, 3, ?) = ?",
      [part.digits.utf8.count, part.digits], by: "summit_newest", "starts, t.id")
  }

  /// The identifiers of the statements of a part of a month, by day and identifier.
  public func statementIdentifiers(in part: MonthPart) throws(IndexError) -> [String] {
    try read { db in
      try db.rows(
        """
        SELECT id FROM statement WHERE \(MonthPart.days(of: part.month))
          AND substr(id, 3, ?) = ? ORDER BY starts, id
        """, [part.digits.utf8.count, part.digits]
      ).map { $0[0] }
    }
  }

  /// The statements with some identifiers, in no order.
  public func statements(
    _ identifiers: [String]
  ) throws(IndexError) -> [ReadoutModel.Statement] {
    try read { db in try identifiers.compactMap { try Self.thing($0, in: db) } }
  }

  /// The latest summits of leaders by their own day, the undated last.
  public func latestSummits(limit: Int) throws(IndexError) -> [Summit] {
    try kept("level = 'leaders'", by: "summit_newest", "starts DESC, t.id LIMIT \(limit)")
      .map(\.thing)
  }

  /// The latest statements by their own day, the undated last; indirect ones are left out.
  public func latestStatements(limit: Int) throws(IndexError) -> [ReadoutModel.Statement] {
    try kept("kind <> 'indirect'", by: "statement_newest", "starts DESC, t.id LIMIT \(limit)")
      .map(\.thing)
  }

  /// The latest summits of leaders on which the reports disagree, by their own day.
  public func disputedSummits(limit: Int) throws(IndexError) -> [Summit] {
    try kept(
      "disputed AND level = 'leaders'", by: "summit_disputed", "starts DESC, t.id LIMIT \(limit)"
    ).map(\.thing)
  }

  /// The latest statements on which the reports disagree, by their own day.
  public func disputedStatements(limit: Int) throws(IndexError) -> [ReadoutModel.Statement] {
    try kept("disputed", by: "statement_disputed", "starts DESC, t.id LIMIT \(limit)")
      .map(\.thing)
  }

  /// The summits of leaders that changed last, the latest first.
  public func changedSummits(limit: Int) throws(IndexError) -> [Kept<Summit>] {
    try kept("level = 'leaders'", by: "summit_changed", "altered DESC, t.id LIMIT \(limit)")
  }

  /// The statements that changed last, the latest first; indirect ones are left out.
  public func changedStatements(limit: Int) throws(IndexError) -> [Kept<ReadoutModel.Statement>] {
    try kept("kind <> 'indirect'", by: "statement_changed", "altered DESC, t.id LIMIT \(limit)")
  }

  /// The latest summits of leaders in which one took part, by identifier.
  public func summits(with person: String, limit: Int) throws(IndexError) -> [Summit] {
    try read { db in
      try Self.newest(of: person, Conditions(SummitFilter(level: .leaders))).things(limit, in: db)
    }
  }

  /// The latest statements of one speaker, by identifier.
  public func statements(
    of speaker: String, limit: Int
  ) throws(IndexError) -> [ReadoutModel.Statement] {
    try read { try Self.newest(of: speaker, Conditions()).things(limit, in: $0) }
  }

  private static func newest<T: ResolvedThing>(
    of person: String, _ conditions: Conditions
  ) -> ThingList<T> {
    ThingList(conditions, parties: [[Names.Name(name: "", id: person)]], order: .newestFirst)
  }

  /// One party by its identifier, as the latest thing has it that it made or took part in.
  public func party(_ id: String) throws(IndexError) -> Party? {
    let named: (Party) -> Bool = { $0.id == id }
    // Of a disputed statement others may be the speaker.
    let said = try statements(of: id, limit: 1).first
    if let speaker = said?.parties.first(where: named) { return speaker }
    return try summits(with: id, limit: 1).first?.participants.first(where: named)
  }

  /// The texts of articles and their publishers, by paths for people; those that are not known are
  /// left out.
  public func articles(
    _ paths: Set<String>
  ) throws(IndexError) -> [String: (text: ArticleText, publisher: String?)] {
    try read { db in
      var found: [String: (text: ArticleText, publisher: String?)] = [:]
      for path in paths {
        found[path] = try db.row(
          "SELECT text, publisher FROM document JOIN content USING (id) WHERE path = ?",
          [pathValue(Array(path.utf8))]
        ).map { (try Packing.shared.text(from: $0[0]), $0[1]) }
      }
      return found
    }
  }

  /// The things that a condition is true of.
  ///
  /// - Parameter index: The index that has the order, or the rows: SQLite would look up what one
  ///   column has alike, and sort all of that.
  private func kept<T: ResolvedThing & Sendable>(
    _ condition: String, _ arguments: StatementArguments = [], by index: String, _ order: String
  ) throws(IndexError) -> [Kept<T>] {
    try read { db in
      let cursor = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT value, \(FirstNames.name), altered,
              (SELECT day FROM commit_log WHERE number = altered)
            FROM \(T.table) t INDEXED BY \(index) WHERE \(condition) ORDER BY \(order)
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

}
