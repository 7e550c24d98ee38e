// Single documents, and the comparison of the index with the folder.
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

// MARK: - Scans

/// A file that a scan of the folder met.
public struct ScannedFile: Hashable, Sendable {
  /// The path relative to the watched folder, as exact bytes.
  public var path: [UInt8]
  /// The file as it is.
  public var signature: FileSignature

  /// A file.
  public init(path: [UInt8], signature: FileSignature) {
    self.path = path
    self.signature = signature
  }
}

extension IndexStore {
  /// Begins a comparison of the folder with the index; one that was begun before is dropped.
  public func beginScan() throws(IndexError) {
    try write { db in
      try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS seen (document INTEGER PRIMARY KEY)")
      try db.execute(sql: "DELETE FROM temp.seen")
    }
  }

  /// Notes that files are there, and gives those that the index does not know as they are.
  public func sift(_ files: [ScannedFile]) throws(IndexError) -> [ScannedFile] {
    try write { db in
      var unknown: [ScannedFile] = []
      for file in files {
        let row = try db.row(
          """
          SELECT id, device, inode, size, modified, changed FROM document WHERE path = ?
          """, [pathValue(file.path)])
        guard let row else {
          unknown.append(file)
          continue
        }
        try db.run("INSERT OR IGNORE INTO temp.seen (document) VALUES (?)", [row["id"] as Int64])
        let known = FileSignature(
          device: UInt64(bitPattern: row["device"] as Int64),
          inode: UInt64(bitPattern: row["inode"] as Int64), size: row["size"],
          modifiedNanoseconds: row["modified"], changedNanoseconds: row["changed"])
        if known != file.signature { unknown.append(file) }
      }
      return unknown
    }
  }

  /// The paths in a folder that the scan has not met, sorted: what is gone, if the scan is over.
  ///
  /// A document that is committed during the scan counts as met once it was sifted.
  public func unseenPaths(under folder: [UInt8] = []) throws(IndexError) -> [[UInt8]] {
    try write { db in
      let rows = try db.rows(
        "SELECT path FROM document WHERE id NOT IN (SELECT document FROM temp.seen) ORDER BY path")
      let prefix = folder.isEmpty ? [] : folder + [UInt8(ascii: "/")]
      return rows.map { Array($0[0] as Data) }.filter { $0.starts(with: prefix) }
    }
  }

  /// Lets go of what is kept in memory of the file, for times when little is asked.
  public func releaseMemory() { writer?.releaseMemory() }

  /// Ends the comparison and frees what it kept.
  public func endScan() throws(IndexError) {
    try write { try $0.execute(sql: "DROP TABLE IF EXISTS temp.seen") }
  }
}
