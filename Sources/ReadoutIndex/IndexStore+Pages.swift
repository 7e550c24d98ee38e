// Which pages no longer say what the index says.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// A page of a summit or a speaker that has to be drawn anew, or removed.
public struct StalePage: Hashable, Sendable {
  /// What a page is about.
  public enum Kind: Int, Hashable, Sendable { case summit = 0, speaker = 1 }

  /// What it is about.
  public var kind: Kind
  /// The identifier of the summit or of the speaker.
  public var id: String
  /// The number of the commit that changed it last.
  public var commit: Int64
}

extension IndexStore {
  /// The pages that have to be drawn anew, the longest waiting first.
  public func stalePages(limit: Int) throws(IndexError) -> [StalePage] {
    try read { db in
      try db.rows("SELECT kind, id, number FROM stale ORDER BY number, kind, id LIMIT ?", [limit])
        .compactMap { row in
          StalePage.Kind(rawValue: row[0]).map {
            StalePage(kind: $0, id: row[1], commit: row[2])
          }
        }
    }
  }

  /// Forgets pages that were drawn, unless a later commit changed them again.
  public func markDrawn(_ pages: [StalePage]) throws(IndexError) {
    try write { db in
      for page in pages {
        try db.run(
          "DELETE FROM stale WHERE kind = ? AND id = ? AND number = ?",
          [page.kind.rawValue, page.id, page.commit])
      }
    }
  }
}
