// Writes the things that a part of the index resolves to, and tells what changed.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import ReadoutModel

/// Replaces the things of one kind in a part by what the part resolves to now.
struct ThingWriter<Thing: ResolvedThing> {
  let db: Database
  /// The commit's number.
  let commit: Int64
  /// Whether the things as they were are wanted, for events.
  let keepsFormer: Bool
  /// Whether there may be changes whose resolution was put off.
  let hasPending: Bool
  let packing = Packing.shared

  /// The things that changed, as they were; empty unless they are wanted.
  private(set) var before: [Thing] = []
  /// The things that changed, as they are.
  private(set) var after: [Thing] = []

  /// The rows that were written, deleted or found to be right.
  private(set) var handled: Set<Int64> = []

  /// The identifiers of the things that were not there before.
  private var fresh: Set<String> = []
  /// What the items belonged to.
  private var formerThing: [Item: Int64] = [:]
  /// By identifier, the things that the items belonged to and those that changed documents did.
  private var former: [String: Stored] = [:]
  /// The rows of the things of which a document may be another.
  private var changed: Set<Int64> = []

  /// A thing as its row has it, without its value, of which few are wanted.
  private struct Stored {
    var row: Int64
    var id: String
    var added: Int64
    var mark: Int64?

    static var query: String { "SELECT row, id, added, \(Thing.mark) FROM \(Thing.table)" }

    init(_ columns: Row) {
      (row, id, added, mark) = (columns[0], columns[1], columns[2], columns[3])
    }
  }

  init(_ db: Database, commit: Int64, keepsFormer: Bool, hasPending: Bool) {
    self.db = db
    self.commit = commit
    self.keepsFormer = keepsFormer
    self.hasPending = hasPending
  }

  /// Looks up what is stored of the things that are to be replaced.
  ///
  /// - Parameters:
  ///   - items: All items of this kind in the part.
  ///   - touched: Things that changed documents belonged to.
  ///   - documents: The changed documents.
  mutating func look(
    at items: [Item], touched: Set<Int64>, of documents: Set<Int64>
  ) throws {
    formerThing = try memberships(of: items)
    former = [:]
    try db.eachRow(
      "\(Stored.query) WHERE row IN (…)",
      of: touched.union(formerThing.values)
    ) { row in
      let stored = Stored(row)
      former[stored.id] = stored
    }
    changed = touched
    for (item, row) in formerThing where documents.contains(item.document) { changed.insert(row) }
  }

  /// Whether a thing is stored that is made of just this, of documents that have not changed.
  func isStored(_ id: String, _ mark: Int64) -> Bool {
    guard let stored = former[id], stored.mark == mark else { return false }
    return !changed.contains(stored.row)
  }

  /// Writes things with their members, and deletes those that were looked up and are not among them.
  ///
  /// - Parameters:
  ///   - things: What the items resolve to now, but for `known`.
  ///   - known: The identifiers of things that are stored as they are now.
  ///   - marks: What the other things are made of.
  ///   - name: The items that a member stands for.
  mutating func replace(
    with things: [Thing], known: Set<String> = [], marks: [String: Int64] = [:],
    name: (Member) -> [Item]
  ) throws {
    handled.formUnion(former.values.map(\.row))

    // 1. What is as it was.
    let same = Set(known.compactMap { former.removeValue(forKey: $0)?.row })
    var rest = formerThing.filter { !same.contains($0.value) }

    // 2. What the other items belong to now.
    var heirs: [Int64: String] = [:]
    var memberRows: [[Int64]] = []
    for thing in things {
      let row = try write(
        thing, marks[thing.id],
        over: try former.removeValue(forKey: thing.id) ?? stored(thing.id))
      handled.insert(row)
      for item in thing.members.flatMap(name) {
        rest[item] = nil
        let earlier = formerThing[item]
        guard earlier != row else { continue }
        if let earlier { heirs[earlier] = heirs[earlier] ?? thing.id }
        memberRows.append([item.document, Int64(item.number), row])
      }
    }
    memberRows.sort { $0.lexicographicallyPrecedes($1) }
    try db.insert("INSERT OR REPLACE", into: "member (document, item, thing)", memberRows)

    // 3. What is no more.
    for item in rest.keys {
      try db.run(
        "DELETE FROM member WHERE document = ? AND item = ?", [item.document, item.number])
    }
    for gone in former.values.sorted(by: { $0.id < $1.id }) {
      try delete(gone)
      if let heir = heirs[gone.row] {
        try Aliases.add(gone.id, for: heir, in: db)
        if fresh.contains(heir) { try FirstNames.pass(from: gone.id, to: heir, in: db) }
      }
      try FirstNames.forget(gone.id, in: db)
    }
  }

  /// The rows of the things that items belong to, as far as they belong to any.
  private func memberships(of items: [Item]) throws -> [Item: Int64] {
    var things: [Item: Int64] = [:]
    let wanted = Set(items)
    try db.eachRow(
      "SELECT document, item, thing FROM member WHERE document IN (…) AND item % 2 = \(Thing.rowKind.rawValue)",
      of: Set(items.map(\.document))
    ) { row in
      let item = Item(document: row[0], number: row[1])
      if wanted.contains(item) { things[item] = row[2] }
    }
    return things
  }

  private func value(of stored: Stored) throws -> Data {
    try db.row("SELECT value FROM \(Thing.table) WHERE row = ?", [stored.row])?[0] ?? Data()
  }

  private func stored(_ id: String) throws -> Stored? {
    guard let row = try db.row("\(Stored.query) WHERE id = ?", [id]) else { return nil }
    return Stored(row)
  }

  /// Writes one thing, unless its row says the same already.
  private mutating func write(
    _ thing: Thing, _ mark: Int64?, over former: Stored?
  ) throws -> Int64 {
    let value = packing.pack(thing)
    var gone: [Names.Name] = []
    if let former {
      // It is up to date now, whatever was put off.
      if hasPending { try forgetPending(former.row) }
      let formerValue = try self.value(of: former)
      if formerValue == value {
        if former.mark != mark { try note(mark, of: former.row) }
        return former.row
      }
      if keepsFormer { before.append(try packing.unpack(Thing.self, from: formerValue)) }
      try markStale(former.id, row: former.row)
      gone = try Names.withdraw(former.row, of: Thing.rowKind, in: db)
    } else {
      fresh.insert(thing.id)
      try FirstNames.take(thing.id, in: db)
    }
    after.append(thing)
    let names =
      ["row", "id", "added", "altered", "value"] + Thing.columns + (mark == nil ? [] : [Thing.mark])
    let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
    let head: [(any DatabaseValueConvertible)?] = [
      former?.row, thing.id, former?.added ?? commit, commit, value,
    ]
    try db.run(
      "\(former == nil ? "INSERT" : "REPLACE") INTO \(Thing.table) (\(names.joined(separator: ", "))) VALUES (\(marks))",
      StatementArguments(head + thing.filterValues + (mark.map { [$0] } ?? [])))
    let row = former?.row ?? db.lastInsertedRowID
    for party in thing.parties {
      let name = Names.Name(name: folded(party.name ?? party.office ?? ""), id: party.id ?? "")
      try db.run(
        """
        INSERT OR IGNORE INTO party (kind, name, id, thing, starts, label) VALUES (?, ?, ?, ?, ?, ?)
        """,
        [Thing.rowKind.rawValue, name.name, name.id, row, thing.starts, thing.id])
      if gone.contains(name) { gone.removeAll { $0 == name } } else { try Names.add(name, in: db) }
    }
    try Names.forget(gone, in: db)
    try markStale(thing.id, row: row)
    return row
  }

  private func note(_ mark: Int64?, of row: Int64) throws {
    try db.run("UPDATE \(Thing.table) SET \(Thing.mark) = ? WHERE row = ?", [mark, row])
  }

  private mutating func delete(_ gone: Stored) throws {
    if keepsFormer { before.append(try packing.unpack(Thing.self, from: value(of: gone))) }
    try markStale(gone.id, row: gone.row)
    try db.run("DELETE FROM \(Thing.table) WHERE row = ?", [gone.row])
    try Names.forget(try Names.withdraw(gone.row, of: Thing.rowKind, in: db), in: db)
    if hasPending { try forgetPending(gone.row) }
  }

  /// Notes the pages that tell of a thing, as its row and those of its parties stand.
  private func markStale(_ id: String, row: Int64) throws {
    switch Thing.rowKind {
    case .summit:
      try db.run(
        """
        INSERT OR REPLACE INTO stale
        SELECT 0, ?3, ?1
        UNION SELECT 1, id, ?1 FROM party WHERE kind = 0 AND thing = ?2 AND id <> ''
        UNION SELECT 1, id, ?1 FROM party WHERE kind = 1 AND id <> ''
          AND thing IN (SELECT row FROM statement WHERE summit = ?3)
        UNION SELECT 2, \(MonthPart.cell), ?1 FROM summit WHERE row = ?2
        UNION SELECT 3, \(MonthPart.cell), ?1 FROM statement WHERE summit = ?3
        """, [commit, row, id])
    case .statement:
      try db.run(
        """
        INSERT OR REPLACE INTO stale
        SELECT 1, id, ?1 FROM party WHERE kind = 1 AND thing = ?2 AND id <> ''
        UNION SELECT 0, summit, ?1 FROM statement WHERE row = ?2 AND summit IS NOT NULL
        UNION SELECT 3, \(MonthPart.cell), ?1 FROM statement WHERE row = ?2
        """, [commit, row])
    }
  }
}

extension ThingWriter {
  private func forgetPending(_ row: Int64) throws {
    try db.run(
      "DELETE FROM pending_thing WHERE kind = ? AND thing = ?", [Thing.rowKind.rawValue, row])
  }
}

/// Identifiers that things had before.
enum Aliases {
  /// Lets a former identifier, and all that led to it, lead to a thing.
  static func add(_ former: String, for current: String, in db: Database) throws {
    guard former != current else { return }
    try db.run("UPDATE alias SET current = ? WHERE current = ?", [current, former])
    try db.run(
      "INSERT OR REPLACE INTO alias (former, current) VALUES (?, ?)", [former, current])
    try db.run("DELETE FROM alias WHERE former = current")
  }

  /// The identifier that one leads to; itself where it is not a former one.
  static func current(_ id: String, in db: Database) throws -> String {
    try db.row("SELECT current FROM alias WHERE former = ?", [id])?["current"] ?? id
  }
}

/// By which names things became known: a calendar or a feed goes on under that name.
enum FirstNames {
  /// The name that a thing with this identifier is known by, in SQL.
  static let name = "coalesce((SELECT first FROM first_name f WHERE f.id = t.id), t.id)"

  /// Lets a new thing go on under the name of one that is no more.
  static func pass(from gone: String, to heir: String, in db: Database) throws {
    try db.run(
      """
      INSERT OR IGNORE INTO first_name (id, first)
      SELECT ?2, coalesce((SELECT first FROM first_name WHERE id = ?1), ?1)
      """, [gone, heir])
  }

  /// Gives a new thing its own identifier as its name, if another went by it.
  static func take(_ id: String, in db: Database) throws {
    try db.run("DELETE FROM first_name WHERE first = ?", [id])
  }

  /// Forgets the name of a thing that is no more.
  static func forget(_ id: String, in db: Database) throws {
    try db.run("DELETE FROM first_name WHERE id = ?", [id])
  }
}
