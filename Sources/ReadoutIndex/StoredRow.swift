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
    guard let packed = try row.map({ try packed($0, id) }) else { return nil }
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

  /// Calls back with documents without their quotations, at which of its summits each of these was
  /// said, and whether there are other documents with the same bytes; rejected ones are passed over.
  static func eachOutline(
    of rows: Set<Int64>, in db: Database,
    _ body: (
      _ row: Int64, _ document: ExtractedDocument, _ saidAt: [Int?], _ hasCopies: Bool
    ) throws -> Void
  ) throws {
    try db.eachRow(
      """
      SELECT path, sha256, bytes, media_type, character_set, reason, text, reading, document.id,
        EXISTS (SELECT 1 FROM document c
          WHERE c.sha256 = document.sha256 AND c.id <> document.id AND c.reason IS NULL)
      FROM document LEFT JOIN content USING (id) WHERE document.id IN (…)
      """, of: rows
    ) { columns in
      let packed = try packed(columns, columns[8])
      guard let content = packed.content else { return }
      let reading = try Packing.shared.outline(from: content.reading)
      let document = ExtractedDocument(
        identity: packed.identity,
        outcome: .read(
          text: try Packing.shared.text(from: content.text), head: reading.head,
          extraction: Extraction(dates: reading.dates, quotations: [], summits: reading.summits)))
      try body(columns[8], document, reading.saidAt, columns[9])
    }
  }

  /// A document as its row has it; without content it was rejected.
  private static func packed(
    _ row: Row, _ id: Int64
  ) throws -> (identity: DocumentIdentity, reason: String?, content: PackedDocument.Content?) {
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
