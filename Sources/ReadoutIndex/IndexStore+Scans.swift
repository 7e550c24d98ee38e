// The comparison of the index with the folder.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
public import ReadoutModel

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

/// The documents that a scan of the folder has met, a bit for each row of the index.
///
/// A million documents take half a megabyte. Rows that lie far apart, as in a damaged index, take no
/// more than others.
public struct MetDocuments: Sendable {
  /// The bits of 64 rows each, by the number of the first row divided by 64.
  private var words: [UInt64: UInt64] = [:]

  /// No documents.
  public init() {}

  mutating func insert(_ row: UInt64) { words[row >> 6, default: 0] |= 1 << (row & 63) }

  /// Takes in the documents of another part of the scan.
  public mutating func formUnion(_ other: MetDocuments) {
    words.merge(other.words) { $0 | $1 }
  }

  func contains(_ row: UInt64) -> Bool { words[row >> 6, default: 0] >> (row & 63) & 1 == 1 }
}

extension IndexStore {
  /// Tells the files that the index does not know as they are, and what it knows of all of them.
  ///
  /// One look-up a file: a scan of a folder in which nothing has changed costs no more.
  public func sift(
    _ files: [ScannedFile]
  ) throws(IndexError) -> (unknown: [ScannedFile], met: MetDocuments) {
    let rows = try read { db in
      // One number: a row of several would have its columns named anew for each file.
      let statement = try db.cachedStatement(
        sql: """
          SELECT iif(
            device = ? AND inode = ? AND size = ? AND modified = ? AND changed = ?, id, -id)
          FROM document WHERE path = ?
          """)
      return try files.map { file -> Int64? in
        let signature = file.signature
        return try Int64.fetchOne(
          statement,
          arguments: [
            Int64(bitPattern: signature.device), Int64(bitPattern: signature.inode),
            signature.size, signature.modifiedNanoseconds, signature.changedNanoseconds,
            pathValue(file.path),
          ])
      }
    }
    var met = MetDocuments()
    for case let row? in rows { met.insert(row.magnitude) }
    return (zip(files, rows).filter { $0.1 ?? -1 < 0 }.map(\.0), met)
  }

  /// The paths in a folder that a scan has not met, sorted: what is gone, if the scan is over.
  ///
  /// A document that is committed during the scan counts as met once it was sifted.
  public func unmetPaths(
    _ met: MetDocuments, under folder: [UInt8] = []
  ) throws(IndexError) -> [[UInt8]] {
    try read { db in
      let prefix = folder.isEmpty ? [] : folder + [UInt8(ascii: "/")]
      var paths: [[UInt8]] = []
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: "SELECT id, path FROM document ORDER BY path"))
      while let row = try rows.next() {
        guard !met.contains((row[0] as Int64).magnitude) else { continue }
        let path = Array(row[1] as Data)
        if path.starts(with: prefix) { paths.append(path) }
      }
      return paths
    }
  }

  /// Lets go of what is kept in memory of the file, for times when little is asked.
  public func releaseMemory() { writer?.releaseMemory() }
}
