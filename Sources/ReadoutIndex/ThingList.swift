// Lists of summits and of statements, in an order that an index has ready.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The things that pass conditions and have a party out of each of some groups.
struct ThingList<Thing: ResolvedThing> {
  private var conditions: Conditions
  private var source = "\(Thing.table) t"
  private var order: String
  /// Where one of several parties is asked for, these, and the conditions besides.
  private var several: (ids: [String], conditions: Conditions)?

  /// - Parameters:
  ///   - conditions: Conditions on the table of things as `t`.
  ///   - parties: Groups of names; a thing must have a party out of each.
  init(_ conditions: Conditions, parties: [[Names.Name]], order: ListOrder) {
    self.conditions = conditions
    var rest = parties
    switch order {
    case .oldestFirst: self.order = "t.starts IS NULL, t.starts, t.id"
    case .newestFirst:
      self.order = "t.starts DESC, t.id"
      // The newest of one party stand in a row; a busy one has too many to look at them all.
      let sole = rest.firstIndex { $0.count == 1 && !$0[0].id.isEmpty }
      if let sole {
        source = "party p CROSS JOIN \(Thing.table) t ON t.row = p.thing"
        self.conditions.add("p.kind = \(Thing.rowKind.rawValue) AND p.id = ?", rest[sole][0].id)
        self.order = "p.starts DESC, p.label"
        rest.remove(at: sole)
      } else if rest.count == 1, rest[0].allSatisfy({ !$0.id.isEmpty }),
        !conditions.looksElsewhere
      {
        several = (rest[0].map(\.id), conditions)
      }
    }
    for group in rest { self.conditions.add(oneOf: group, kind: Thing.rowKind, row: order.row) }
  }

  /// A query for their identifiers.
  var identifiers: (sql: String, arguments: [any DatabaseValueConvertible]) {
    ("SELECT t.id FROM \(source) WHERE \(conditions.sql)", conditions.arguments)
  }

  /// The things, at most so many.
  func things(_ limit: Int?, in db: Database) throws -> [Thing] {
    if let limit, let several {
      return try newest(limit, of: several.ids, several.conditions, in: db)
    }
    let cursor = try Row.fetchCursor(
      db, sql: "SELECT t.value FROM \(source) WHERE \(conditions.sql) ORDER BY \(order) LIMIT ?",
      arguments: StatementArguments(conditions.arguments + [limit ?? -1]))
    var things: [Thing] = []
    while let row = try cursor.next() {
      let thing = try Packing.shared.unpack(Thing.self, from: row[0])
      // Whom a report names twice has the thing twice.
      if things.last?.id != thing.id { things.append(thing) }
    }
    return things
  }

  /// The newest of each of several parties, brought into one order: few are looked at, however many
  /// there are of a busy one.
  private func newest(
    _ limit: Int, of ids: [String], _ conditions: Conditions, in db: Database
  ) throws -> [Thing] {
    let join = conditions.sql == "1" ? "" : " CROSS JOIN \(Thing.table) t ON t.row = p.thing"
    let sql = """
      SELECT p.starts, p.label, p.thing FROM party p\(join)
      WHERE \(conditions.sql) AND p.kind = \(Thing.rowKind.rawValue) AND p.id = ?
      ORDER BY p.starts DESC, p.label LIMIT ?
      """
    var found: [String: (starts: Int, row: Int64)] = [:]
    for id in ids {
      for row in try db.rows(sql, StatementArguments(conditions.arguments + [id, limit])) {
        found[row[1]] = (row[0] ?? .min, row[2])
      }
    }
    let newest = found.sorted { a, b in
      a.value.starts == b.value.starts
        ? a.key.utf8.lexicographicallyPrecedes(b.key.utf8) : a.value.starts > b.value.starts
    }.prefix(limit)
    return try newest.compactMap { _, place in
      try db.row("SELECT value FROM \(Thing.table) WHERE row = ?", [place.row])
        .map { try Packing.shared.unpack(Thing.self, from: $0[0]) }
    }
  }
}

extension ListOrder {
  /// The row of a thing `t` as conditions name it.
  ///
  /// The newest stand in an index in their order: it is gone through, and rows are not looked up one
  /// by one, which takes long where many pass. The `+` tells SQLite so.
  var row: String {
    switch self {
    case .oldestFirst: "t.row"
    case .newestFirst: "+t.row"
    }
  }
}
