// The words by which people are found: of the names in the index, and of those that are known.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Keeps account of the names of parties, word by word.
enum Names {
  /// A folded name and an identifier; either may be empty.
  struct Name: Hashable {
    var name: String
    var id: String
  }

  /// Makes a name be found by its words.
  static func add(_ name: Name, in db: Database) throws {
    for word in name.name.split(separator: " ") {
      try db.run(
        "INSERT OR IGNORE INTO name_word (word, name, id) VALUES (?, ?, ?)",
        [String(word), name.name, name.id])
    }
  }

  /// Takes a thing from its parties, and gives their names, which may have lost their last thing.
  static func withdraw(_ row: Int64, of kind: ThingRow.Kind, in db: Database) throws -> [Name] {
    let names = try db.rows(
      "SELECT name, id FROM party WHERE kind = ? AND thing = ?", [kind.rawValue, row]
    ).map { Name(name: $0[0], id: $0[1]) }
    try db.run("DELETE FROM party WHERE kind = ? AND thing = ?", [kind.rawValue, row])
    return names
  }

  /// Lets names be forgotten under which there is nothing any more.
  static func forget(_ names: [Name], in db: Database) throws {
    for name in names {
      let isUsed = try db.number(
        """
        SELECT EXISTS (SELECT 1 FROM party WHERE kind = 0 AND name = ?1 AND id = ?2)
          OR EXISTS (SELECT 1 FROM party WHERE kind = 1 AND name = ?1 AND id = ?2)
        """, [name.name, name.id])
      guard isUsed == 0 else { continue }
      for word in name.name.split(separator: " ") {
        try db.run(
          "DELETE FROM name_word WHERE word = ? AND name = ? AND id = ?",
          [String(word), name.name, name.id])
      }
    }
  }
}
