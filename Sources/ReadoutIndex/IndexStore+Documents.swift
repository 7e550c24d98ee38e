// Single documents.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
public import ReadoutModel

extension IndexStore {
  /// What the index keeps of the file at a path; nil where it knows none.
  public func stored(atPath path: [UInt8]) throws(IndexError) -> StoredDocument? {
    try read { db in
      try db.row("SELECT * FROM document WHERE path = ?", [pathValue(path)])
        .map(StoredRow.stored)
    }
  }

  /// The files whose bytes have a hash, by path.
  public func stored(sha256: String) throws(IndexError) -> [StoredDocument] {
    try read { db in
      try db.rows("SELECT * FROM document WHERE sha256 = ? ORDER BY path", [sha256])
        .map(StoredRow.stored)
    }
  }

  /// A document as it was read: its text, head and extraction; nil where there is none.
  public func document(atPath path: [UInt8]) throws(IndexError) -> ExtractedDocument? {
    try read { db in
      guard let id: Int64 = try Self.id(of: path, in: db) else { return nil }
      return try StoredRow.document(id, in: db)
    }
  }

  /// The text of the article at a path; nil where there is none or it was rejected.
  public func text(atPath path: [UInt8]) throws(IndexError) -> ArticleText? {
    try read { db in
      guard let id: Int64 = try Self.id(of: path, in: db),
        let row = try db.row("SELECT text FROM content WHERE id = ?", [id])
      else { return nil }
      return try Packing.shared.text(from: row["text"])
    }
  }

  /// The paths in a folder and below, sorted by their bytes; the empty path is the root.
  public func paths(under folder: [UInt8] = []) throws(IndexError) -> [[UInt8]] {
    try read { db in
      let rows =
        folder.isEmpty
        ? try db.rows("SELECT path FROM document ORDER BY path")
        : try db.rows(
          "SELECT path FROM document WHERE path > ? AND path < ? ORDER BY path",
          [pathValue(folder + [UInt8(ascii: "/")]), pathValue(folder + [UInt8(ascii: "/") + 1])])
      return rows.map { Array($0[0] as Data) }
    }
  }

  /// The documents that were read from a file with a number: more than one where it has several names.
  public func paths(device: UInt64, inode: UInt64) throws(IndexError) -> [[UInt8]] {
    try read { db in
      try db.rows(
        "SELECT path FROM document WHERE inode = ? AND device = ? ORDER BY path",
        [Int64(bitPattern: inode), Int64(bitPattern: device)]
      ).map { Array($0[0] as Data) }
    }
  }

  /// Whether any document was on a file system, by its number, when it was read.
  public func hasDocument(onDevice device: UInt64) throws(IndexError) -> Bool {
    try read { db in
      try db.row(
        "SELECT 1 FROM document WHERE device = ? LIMIT 1", [Int64(bitPattern: device)]) != nil
    }
  }

  private static func id(of path: [UInt8], in db: Database) throws -> Int64? {
    try db.row("SELECT id FROM document WHERE path = ?", [pathValue(path)])?["id"]
  }
}
