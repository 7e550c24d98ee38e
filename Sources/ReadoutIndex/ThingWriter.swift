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
  let packing = Packing.shared

  /// The things that changed, as they were; empty unless they are wanted.
  private(set) var before: [Thing] = []
  /// The things that changed, as they are.
  private(set) var after: [Thing] = []

  /// A thing as its row has it.
  private struct Stored {
    var row: Int64
    var id: String
    var value: Data
    var added: Int64
  }

  init(_ db: Database, commit: Int64, keepsFormer: Bool) {
    self.db = db
    self.commit = commit
    self.keepsFormer = keepsFormer
  }

  /// Writes things with their members, and deletes those of `touched` and of the items that are
  /// not among them.
  ///
  /// - Parameters:
  ///   - things: What the items resolve to now.
  ///   - items: All items of this kind in the part.
  ///   - touched: Things that changed documents belonged to.
  ///   - name: The items that a member stands for.
  mutating func replace(
    with things: [Thing], of items: [Item], touched: Set<Int64>, name: (Member) -> [Item]
  ) throws {
    // 1. What the items belonged to.
    var formerThing: [Item: Int64] = [:]
    var formerRows = touched
    for item in items {
      let row = try db.row(
        "SELECT thing FROM member WHERE document = ? AND item = ?", [item.document, item.number])
      guard let thing: Int64 = row?["thing"] else { continue }
      formerThing[item] = thing
      formerRows.insert(thing)
    }
    var former: [String: Stored] = [:]
    for row in formerRows {
      let stored = try db.row(
        "SELECT id, value, added FROM \(Thing.table) WHERE row = ?", [row])
      guard let stored else { continue }
      former[stored["id"]] = Stored(
        row: row, id: stored["id"], value: stored["value"], added: stored["added"])
    }

    // 2. What they belong to now.
    var rest = formerThing
    var heirs: [Int64: String] = [:]
    for thing in things {
      let row = try write(thing, over: former.removeValue(forKey: thing.id))
      for item in thing.members.flatMap(name) {
        let earlier = rest.removeValue(forKey: item) ?? formerThing[item]
        if let earlier, earlier != row { heirs[earlier] = heirs[earlier] ?? thing.id }
        guard earlier != row else { continue }
        try db.run(
          "INSERT OR REPLACE INTO member (document, item, thing) VALUES (?, ?, ?)",
          [item.document, item.number, row])
      }
    }

    // 3. What is no more.
    for item in rest.keys {
      try db.run(
        "DELETE FROM member WHERE document = ? AND item = ?", [item.document, item.number])
    }
    for gone in former.values.sorted(by: { $0.id < $1.id }) {
      try delete(gone)
      if let heir = heirs[gone.row] { try Aliases.add(gone.id, for: heir, in: db) }
    }
  }

  /// Writes one thing, unless its row says the same already.
  private mutating func write(_ thing: Thing, over former: Stored?) throws -> Int64 {
    let value = try packing.pack(thing)
    if let former, former.value == value { return former.row }
    if let former {
      if keepsFormer { before.append(try packing.unpack(Thing.self, from: former.value)) }
      try db.run(
        "DELETE FROM party WHERE kind = ? AND thing = ?", [Thing.rowKind.rawValue, former.row])
    }
    after.append(thing)
    let names = ["row", "id", "added", "altered", "value"] + Thing.columns
    let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
    let head: [(any DatabaseValueConvertible)?] = [
      former?.row, thing.id, former?.added ?? commit, commit, value,
    ]
    try db.run(
      "INSERT OR REPLACE INTO \(Thing.table) (\(names.joined(separator: ", "))) VALUES (\(marks))",
      StatementArguments(head + thing.filterValues))
    let row = former?.row ?? db.lastInsertedRowID
    for party in thing.parties {
      try db.run(
        "INSERT OR IGNORE INTO party (kind, name, id, thing) VALUES (?, ?, ?, ?)",
        [Thing.rowKind.rawValue, folded(party.name ?? party.office ?? ""), party.id ?? "", row])
    }
    return row
  }

  private mutating func delete(_ gone: Stored) throws {
    if keepsFormer { before.append(try packing.unpack(Thing.self, from: gone.value)) }
    try db.run("DELETE FROM \(Thing.table) WHERE row = ?", [gone.row])
    try db.run(
      "DELETE FROM party WHERE kind = ? AND thing = ?", [Thing.rowKind.rawValue, gone.row])
    try db.run(
      "DELETE FROM pending_thing WHERE kind = ? AND thing = ?", [Thing.rowKind.rawValue, gone.row])
    try db.run(
      "INSERT OR REPLACE INTO departed (number, id, value) VALUES (?, ?, ?)",
      [commit, gone.id, gone.value])
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
