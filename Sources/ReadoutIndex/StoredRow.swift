// Reads documents back from their rows.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import ReadoutModel

/// Readers of rows.
enum StoredRow {
  /// The whole document at a row; nil where there is none.
  static func document(_ id: Int64, in db: Database) throws -> ExtractedDocument? {
    let row = try db.row(
      """
      SELECT path, sha256, bytes, media_type, character_set, reason, text, reading
      FROM document LEFT JOIN content USING (id) WHERE document.id = ?
      """, [id])
    guard let row else { return nil }
    let path: Data = row["path"]
    let identity = DocumentIdentity(
      path: Array(path), sha256: row["sha256"], byteCount: row["bytes"],
      mediaType: row["media_type"], characterSet: row["character_set"])
    if let reason: String = row["reason"] {
      return ExtractedDocument(identity: identity, outcome: .rejected(reason: reason))
    }
    guard let text: Data = row["text"], let packedReading: Data = row["reading"] else {
      throw PackingError(reason: "document \(id) has no content")
    }
    let article = try Packing.shared.text(from: text)
    let reading = try Packing.shared.unpack(Reading.self, from: packedReading)
      .withDerivedKeys(in: article)
    return ExtractedDocument(
      identity: identity,
      outcome: .read(text: article, head: reading.head, extraction: reading.extraction))
  }

  /// What the index keeps of a file; the row has all columns of `document`.
  static func stored(_ row: Row) -> StoredDocument {
    let path: Data = row["path"]
    let reason: String? = row["reason"]
    let sha256: String = row["sha256"]
    let published: Int? = row["published"]
    return StoredDocument(
      path: Array(path),
      signature: FileSignature(
        device: UInt64(bitPattern: row["device"] as Int64),
        inode: UInt64(bitPattern: row["inode"] as Int64), size: row["size"],
        modifiedNanoseconds: row["modified"], changedNanoseconds: row["changed"]),
      sha256: sha256.isEmpty ? nil : sha256, byteCount: row["bytes"],
      mediaType: row["media_type"],
      state: reason.map { .rejected(reason: $0) } ?? .read, title: row["title"],
      publisher: row["publisher"], published: published.map(CalendarDay.init(daysSinceEpoch:)),
      quotationCount: row["quotations"], summitCount: row["summits"])
  }
}
