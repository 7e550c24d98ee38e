// Whether the index is sound, and what mends it.
// SPDX-License-Identifier: Apache-2.0

import GRDB

extension IndexStore {
  /// What SQLite finds wrong with the file; nothing where it is sound.
  ///
  /// An index that was opened for writing has its table of words compared with the texts, too.
  ///
  /// - Complexity: O(size of the file).
  public func defects() throws(IndexError) -> [String] {
    do {
      var found = try read { db in
        try db.rows("PRAGMA integrity_check(20)").map { $0[0] as String }.filter { $0 != "ok" }
      }
      if writer != nil, try !isSearchSound() { found.append(IndexStore.searchDefect) }
      return found
    } catch {
      guard error.kind == .corrupt else { throw error }
      return [error.message]
    }
  }

  /// What `defects` says where the table of words does not fit the texts; `rebuildSearch` mends it.
  public static let searchDefect = "the table of words does not fit the texts"

  private func isSearchSound() throws(IndexError) -> Bool {
    do {
      try write { db in
        try db.execute(sql: "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
      }
      return true
    } catch {
      guard error.kind == .corrupt else { throw error }
      return false
    }
  }

  /// Makes the table of words anew from the texts.
  public func rebuildSearch() throws(IndexError) {
    try write { try $0.execute(sql: "INSERT INTO search (search) VALUES ('rebuild')") }
  }

  /// Has documents read again by the next scan, whatever their files look like.
  public func distrust(_ paths: some Sequence<[UInt8]>) throws(IndexError) {
    try write { db in
      for path in paths {
        try db.run("UPDATE document SET changed = 0 WHERE path = ?", [pathValue(path)])
      }
    }
  }

  /// Has events sent once more; those that are not in the log are passed over.
  public func owe(_ sequences: some Sequence<Int64>) throws(IndexError) {
    try write { db in
      for sequence in sequences {
        try db.run(
          "INSERT OR IGNORE INTO owed (sequence) SELECT sequence FROM event WHERE sequence = ?",
          [sequence])
      }
    }
  }

  /// The numbers of the events that are not owed, in order.
  public func deliveredEvents() throws(IndexError) -> [Int64] {
    try read { db in
      try db.rows(
        """
        SELECT sequence FROM event WHERE sequence NOT IN (SELECT sequence FROM owed)
        ORDER BY sequence
        """
      ).map { $0[0] }
    }
  }
}
