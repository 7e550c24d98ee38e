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
    _ filter: SummitFilter = SummitFilter(), order: ListOrder = .oldestFirst, limit: Int? = nil
  ) throws(IndexError) -> [Summit] {
    try read { db in
      let parties = try filter.persons.map { try PersonSearch($0, of: .summit).names(in: db) }
      return try ThingList(
        Conditions(filter, row: order.row), parties: parties, order: order
      )
      .things(limit, in: db)
    }
  }

  /// The statements that pass a filter: by first day, the undated last, then by identifier.
  public func statements(
    _ filter: StatementFilter = StatementFilter(), order: ListOrder = .oldestFirst,
    limit: Int? = nil
  ) throws(IndexError) -> [ReadoutModel.Statement] {
    try read { db in
      var conditions = Conditions(filter, row: order.row)
      if let summit = filter.summit {
        conditions.add("t.summit = ?", try Aliases.current(summit, in: db))
      }
      if let occasion = filter.occasion {
        let parties = try occasion.persons.map { try PersonSearch($0, of: .summit).names(in: db) }
        let summits = ThingList<Summit>(
          Conditions(occasion), parties: parties, order: .oldestFirst)
        conditions.add("t.summit IN (\(summits.identifiers.sql))", summits.identifiers.arguments)
      }
      let parties = try filter.person.map { [try PersonSearch($0, of: .statement).names(in: db)] }
      return try ThingList(conditions, parties: parties ?? [], order: order).things(limit, in: db)
    }
  }

  /// The documents that pass a filter, by path, or the newest first.
  public func documents(
    _ filter: DocumentFilter = DocumentFilter(), order: ListOrder? = nil, limit: Int? = nil
  ) throws(IndexError) -> [StoredDocument] {
    let conditions = Conditions(filter)
    let days =
      switch order {
      case nil: ""
      case .oldestFirst: "published IS NULL, published, "
      case .newestFirst: "published DESC, "
      }
    let sql = "SELECT * FROM document WHERE \(conditions.sql) ORDER BY \(days)path LIMIT ?"
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
    let documents = try db.number("SELECT count(*) FROM document WHERE reason IS NULL")
    return IndexCounts(
      documents: Int(documents),
      rejected: Int(try db.number("SELECT count(*) FROM document") - documents),
      summits: Int(try db.number("SELECT count(*) FROM summit WHERE level = 'leaders'")),
      statements: Int(try db.number("SELECT count(*) FROM statement")),
      disputed: Int(
        try db.number(
          """
          SELECT (SELECT count(*) FROM summit INDEXED BY summit_disputed WHERE disputed)
            + (SELECT count(*) FROM statement INDEXED BY statement_disputed WHERE disputed)
          """)))
  }

  // MARK: - Rows

  static func thing<T: ResolvedThing>(_ id: String, in db: Database) throws -> T? {
    guard let row = try db.row("SELECT value FROM \(T.table) WHERE id = ?", [id]) else {
      return nil
    }
    return try Packing.shared.unpack(T.self, from: row["value"])
  }
}
