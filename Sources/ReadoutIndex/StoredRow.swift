// Reads documents back from their rows.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import ReadoutModel

/// Readers of rows.
enum StoredRow {
  /// The whole document at a row; nil where there is none.
  static func document(_ id: Int64, in db: Database) throws -> ExtractedDocument? {
    guard let packed = try packed(id, in: db) else { return nil }
    guard let content = packed.content else {
      return ExtractedDocument(
        identity: packed.identity, outcome: .rejected(reason: packed.reason ?? ""))
    }
    let article = try Packing.shared.text(from: content.text)
    let reading = try Packing.shared.unpack(Reading.self, from: content.reading)
      .withDerivedKeys(in: article)
    return ExtractedDocument(
      identity: packed.identity,
      outcome: .read(text: article, head: reading.head, extraction: reading.extraction))
  }

  /// The document at a row without its quotations, and at which of its summits each of these was
  /// said; nil where there is none, or it was rejected.
  static func mentions(
    _ id: Int64, in db: Database
  ) throws -> (document: ExtractedDocument, saidAt: [Int?])? {
    guard let packed = try packed(id, in: db), let content = packed.content else { return nil }
    let reading = try Packing.shared.outline(from: content.reading)
    let document = ExtractedDocument(
      identity: packed.identity,
      outcome: .read(
        text: try Packing.shared.text(from: content.text), head: reading.head,
        extraction: Extraction(dates: reading.dates, quotations: [], summits: reading.summits)))
    return (document, reading.saidAt)
  }

  /// A row as it is; without content it was rejected.
  private static func packed(
    _ id: Int64, in db: Database
  ) throws -> (identity: DocumentIdentity, reason: String?, content: PackedDocument.Content?)? {
    let row = try db.row(
      """
      SELECT path, sha256, bytes, media_type, character_set, reason, text, reading
      FROM document LEFT JOIN content USING (id) WHERE document.id = ?
      """, [id])
    guard let row else { return nil }
    let path: Data = row[0]
    let identity = DocumentIdentity(
      path: Array(path), sha256: row[1], byteCount: row[2], mediaType: row[3],
      characterSet: row[4])
    if let reason: String = row[5] { return (identity, reason, nil) }
    guard let text: Data = row[6], let reading: Data = row[7] else {
      throw PackingError(reason: "document \(id) has no content")
    }
    return (identity, nil, PackedDocument.Content(text: text, reading: reading))
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
