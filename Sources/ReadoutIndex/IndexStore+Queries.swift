// Questions to the index: lists, single things, counts.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
public import ReadoutModel

/// A summit or a statement.
public enum Thing: Hashable, Sendable {
  case summit(Summit)
  case statement(ReadoutModel.Statement)
}

extension IndexStore {
  /// The summits that pass a filter: by first day, the undated last, then by identifier.
  public func summits(
    _ filter: SummitFilter = SummitFilter(), limit: Int? = nil
  ) throws(IndexError) -> [Summit] {
    var conditions = Conditions()
    for person in filter.persons { conditions.add(person: person, kind: .summit, row: "row") }
    conditions.add(since: filter.since, until: filter.until, first: "starts", last: "ends")
    if let place = filter.place { conditions.add("place LIKE ?", namePattern(place)) }
    if let format = filter.format { conditions.add("format = ?", format.rawValue) }
    if let status = filter.status { conditions.add("status = ?", status.rawValue) }
    if let level = filter.level { conditions.add("level = ?", level.rawValue) }
    if let disputed = filter.isDisputed { conditions.add("disputed = ?", disputed) }
    if let source = filter.source { conditions.add(source: source, parity: 0, row: "row") }
    return try things(conditions, limit: limit)
  }

  /// The statements that pass a filter: by first day, the undated last, then by identifier.
  public func statements(
    _ filter: StatementFilter = StatementFilter(), limit: Int? = nil
  ) throws(IndexError) -> [ReadoutModel.Statement] {
    var conditions = Conditions()
    if let person = filter.person { conditions.add(person: person, kind: .statement, row: "row") }
    conditions.add(since: filter.since, until: filter.until, first: "starts", last: "ends")
    if let kind = filter.kind { conditions.add("kind = ?", kind.rawValue) }
    if let disputed = filter.isDisputed { conditions.add("disputed = ?", disputed) }
    if let source = filter.source { conditions.add(source: source, parity: 1, row: "row") }
    if let summit = filter.summit {
      let current = try read { try Aliases.current(summit, in: $0) }
      conditions.add("summit = ?", current)
    }
    return try things(conditions, limit: limit)
  }

  /// The documents that pass a filter, by path.
  public func documents(
    _ filter: DocumentFilter = DocumentFilter(), limit: Int? = nil
  ) throws(IndexError) -> [StoredDocument] {
    var conditions = Conditions()
    switch filter.state {
    case .read: conditions.add("reason IS NULL")
    case .rejected: conditions.add("reason IS NOT NULL")
    case nil: break
    }
    if let source = filter.source {
      conditions.add(
        "shown LIKE ? ESCAPE '\\' OR publisher LIKE ? ESCAPE '\\'", containing(source),
        containing(source))
    }
    conditions.add(
      since: filter.since, until: filter.until, first: "published", last: "published")
    let sql = "SELECT * FROM document WHERE \(conditions.sql) ORDER BY path LIMIT ?"
    return try read { db in
      try Row.fetchAll(
        db, sql: sql, arguments: StatementArguments(conditions.arguments + [limit ?? -1])
      ).map(StoredRow.stored)
    }
  }

  /// The thing with an identifier, a former one included; nil where there is none.
  public func thing(_ id: String) throws(IndexError) -> Thing? {
    try read { db in
      for candidate in [id, try Aliases.current(id, in: db)] {
        if let summit: Summit = try Self.thing(candidate, in: db) { return .summit(summit) }
        if let statement: Statement = try Self.thing(candidate, in: db) {
          return .statement(statement)
        }
      }
      return nil
    }
  }

  /// The former identifiers of a thing, sorted.
  public func formerIdentifiers(of id: String) throws(IndexError) -> [String] {
    try read { db in
      try db.rows("SELECT former FROM alias WHERE current = ? ORDER BY former", [id])
        .map { $0[0] }
    }
  }

  /// Whether there is no document in the index, neither read nor rejected.
  public func isEmpty() throws(IndexError) -> Bool {
    try read { try $0.number("SELECT EXISTS (SELECT 1 FROM document)") == 0 }
  }

  /// How much is in the index.
  public func counts() throws(IndexError) -> IndexCounts {
    try read { try Self.counts(in: $0) }
  }

  static func counts(in db: Database) throws -> IndexCounts {
    IndexCounts(
      documents: Int(try db.number("SELECT count(*) FROM document WHERE reason IS NULL")),
      rejected: Int(try db.number("SELECT count(*) FROM document WHERE reason IS NOT NULL")),
      summits: Int(try db.number("SELECT count(*) FROM summit WHERE level = 'leaders'")),
      statements: Int(try db.number("SELECT count(*) FROM statement")),
      disputed: Int(
        try db.number(
          """
          SELECT (SELECT count(*) FROM summit WHERE disputed)
            + (SELECT count(*) FROM statement WHERE disputed)
          """)))
  }

  // MARK: - Rows

  static func thing<T: ResolvedThing>(_ id: String, in db: Database) throws -> T? {
    guard let row = try db.row("SELECT value FROM \(T.table) WHERE id = ?", [id]) else {
      return nil
    }
    return try Packing.shared.unpack(T.self, from: row["value"])
  }

  private func things<T: ResolvedThing>(
    _ conditions: Conditions, limit: Int?
  ) throws(IndexError) -> [T] {
    let sql = """
      SELECT value FROM \(T.table) WHERE \(conditions.sql)
      ORDER BY starts IS NULL, starts, id LIMIT ?
      """
    return try read { db in
      let cursor = try Row.fetchCursor(
        db, sql: sql, arguments: StatementArguments(conditions.arguments + [limit ?? -1]))
      var things: [T] = []
      while let row = try cursor.next() {
        things.append(try Packing.shared.unpack(T.self, from: row["value"]))
      }
      return things
    }
  }
}
