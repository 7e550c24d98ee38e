// Writes the documents of a commit, and notes what has to be resolved anew.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import ReadoutModel

/// What one changed document touches: the items to resolve anew, and the things it was part of.
struct Touched {
  /// The document's own items, and those that shared a key with its items before.
  var items: Set<Item> = []
  /// The things that its items belonged to before.
  var things: Set<ThingRow> = []
}

/// Writes documents, their texts and keys, inside the transaction of a commit.
struct DocumentWriter {
  let db: Database
  let rules: ResolutionRules
  let packing = Packing.shared

  /// What the changes so far touch, by document row.
  private(set) var touched: [Int64: Touched] = [:]
  /// The documents that were put, so that they need not be read back.
  private(set) var fresh: [Int64: ExtractedDocument] = [:]
  /// Keys that are not written yet: sorted and in bulk they cost half.
  private var newBlocks: [[Int64]] = []
  private var notes: [[UInt8]: Event] = [:]
  private var noteOrder: [[UInt8]] = []
  private var created: Set<[UInt8]> = []

  init(_ db: Database, rules: ResolutionRules) {
    self.db = db
    self.rules = rules
  }

  /// The events of the files themselves, at most one a path, in the order of the changes.
  var events: [Event] { noteOrder.compactMap { notes[$0] } }

  /// Carries out one change; a path that is not there is passed over.
  mutating func apply(_ change: DocumentChange) throws {
    switch change {
    case .put(let document, let signature): try put(document, signature)
    case .touched(let path, let signature): try touch(path, signature)
    case .moved(let from, let to, let signature): try move(from, to, signature)
    case .removed(let path): try remove(path)
    }
  }

  /// Writes what was held back; to be called when all changes are applied.
  mutating func flush() throws {
    guard !newBlocks.isEmpty else { return }
    newBlocks.sort { $0.lexicographicallyPrecedes($1) }
    try db.insert("INSERT", into: "block (key, document, item)", newBlocks)
    newBlocks = []
  }

  // MARK: - Changes

  private mutating func put(_ packed: PackedDocument, _ signature: FileSignature) throws {
    let document = packed.document
    let identity = document.identity
    let old = try id(at: identity.path)
    if let old { try withdraw(old) } else { created.insert(identity.path) }
    var reason: String?
    var head = ArticleHead()
    var extraction = Extraction()
    switch document.outcome {
    case .rejected(let why): reason = why
    case .read(_, let itsHead, let itsExtraction): (head, extraction) = (itsHead, itsExtraction)
    }
    try db.run(
      """
      INSERT INTO document (id, path, shown, device, inode, size, modified, changed, sha256, bytes,
        media_type, character_set, reason, title, publisher, published, quotations, summits)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET device = excluded.device, inode = excluded.inode,
        size = excluded.size, modified = excluded.modified, changed = excluded.changed,
        sha256 = excluded.sha256, bytes = excluded.bytes, media_type = excluded.media_type,
        character_set = excluded.character_set, reason = excluded.reason, title = excluded.title,
        publisher = excluded.publisher, published = excluded.published,
        quotations = excluded.quotations, summits = excluded.summits
      """,
      [
        old, pathValue(identity.path), identity.displayPath,
        Int64(bitPattern: signature.device), Int64(bitPattern: signature.inode), signature.size,
        signature.modifiedNanoseconds, signature.changedNanoseconds, identity.sha256,
        identity.byteCount, identity.mediaType, identity.characterSet, reason, head.title?.text,
        head.publisher, head.published?.start?.daysSinceEpoch, extraction.quotations.count,
        extraction.summits.count,
      ])
    let row = old ?? db.lastInsertedRowID
    var mark = touched[row] ?? Touched()
    if let content = packed.content {
      try write(content, head, row)
      let bonds = Bonds(of: document, by: rules)
      mark.items.formUnion(try Copies.items(of: identity.sha256, in: db))
      for number in bonds.numbers {
        mark.items.insert(Item(document: row, number: number))
        for key in bonds.keys(of: number) {
          newBlocks.append([key, row, Int64(number)])
        }
      }
      fresh[row] = document
    } else {
      fresh[row] = nil
    }
    touched[row] = mark
    note(
      identity.path, reason == nil ? .documentIndexed : .documentRejected,
      DocumentNote(
        path: identity.path, sha256: identity.sha256.isEmpty ? nil : identity.sha256,
        reason: reason, title: head.title?.text, quotationCount: extraction.quotations.count,
        summitCount: extraction.summits.count))
  }

  private func touch(_ path: [UInt8], _ signature: FileSignature) throws {
    try db.run(
      """
      UPDATE document SET device = ?, inode = ?, size = ?, modified = ?, changed = ? WHERE path = ?
      """,
      [
        Int64(bitPattern: signature.device), Int64(bitPattern: signature.inode), signature.size,
        signature.modifiedNanoseconds, signature.changedNanoseconds, pathValue(path),
      ])
  }

  private mutating func move(_ from: [UInt8], _ to: [UInt8], _ signature: FileSignature) throws {
    guard from != to else { return try touch(to, signature) }
    guard let row = try id(at: from) else { return }
    if let replaced = try id(at: to) { try erase(replaced) }
    try db.run(
      "UPDATE document SET path = ?, shown = ? WHERE id = ?",
      [pathValue(to), String(decoding: to, as: UTF8.self), row])
    try touch(to, signature)
    if var document = fresh[row] {
      document.identity.path = to
      fresh[row] = document
    }
    // Things name their documents by path, so they are written anew; no event comes of it.
    let stored = try db.row("SELECT * FROM document WHERE id = ?", [row])
    let sha256: String = stored?["sha256"] ?? ""
    touched[row, default: Touched()].items.formUnion(try Copies.items(of: sha256, in: db))
    if created.remove(from) != nil {
      created.insert(to)
      if case .document(var note)? = notes.removeValue(forKey: from)?.subject {
        note.path = to
        self.note(to, note.reason == nil ? .documentIndexed : .documentRejected, note)
      }
      return
    }
    var origin = from
    if case .document(let earlier)? = notes[from]?.subject { origin = earlier.formerPath ?? from }
    notes[from] = nil
    note(
      to, .documentMoved,
      DocumentNote(
        path: to, formerPath: origin, sha256: sha256.isEmpty ? nil : sha256,
        title: stored?["title"], quotationCount: stored?["quotations"] ?? 0,
        summitCount: stored?["summits"] ?? 0))
  }

  private mutating func remove(_ path: [UInt8]) throws {
    guard let row = try id(at: path) else { return }
    let stored = try db.row("SELECT sha256, title FROM document WHERE id = ?", [row])
    try erase(row)
    if created.remove(path) != nil {
      notes[path] = nil
      return
    }
    let sha256: String = stored?["sha256"] ?? ""
    note(
      path, .documentRemoved,
      DocumentNote(path: path, sha256: sha256.isEmpty ? nil : sha256, title: stored?["title"]))
  }

  // MARK: - Rows

  private func id(at path: [UInt8]) throws -> Int64? {
    try db.row("SELECT id FROM document WHERE path = ?", [pathValue(path)])?["id"]
  }

  private func bonds(of row: Int64) throws -> Bonds? {
    guard let document = try StoredRow.document(row, in: db), case .read = document.outcome else {
      return nil
    }
    return Bonds(of: document, by: rules)
  }

  private func write(_ content: PackedDocument.Content, _ head: ArticleHead, _ row: Int64) throws {
    let loose = head.title.flatMap { $0.range == nil ? $0.text : nil }
    try db.run(
      "INSERT INTO content (id, title, text, reading) VALUES (?, ?, ?, ?)",
      [row, loose, content.text, content.reading])
    // From the view, so that what is deleted one day is byte for byte what was inserted.
    try db.run(
      "INSERT INTO search (rowid, title, body) SELECT id, title, body FROM readable WHERE id = ?",
      [row])
  }

  /// Takes a document's words, keys and memberships out, and notes whom that concerns.
  private mutating func withdraw(_ row: Int64) throws {
    guard let bonds = try bonds(of: row) else { return }
    try flush()
    try db.run("DELETE FROM search WHERE rowid = ?", [row])
    try db.run("DELETE FROM content WHERE id = ?", [row])
    var mark = touched[row] ?? Touched()
    if let sha256: String = try db.row("SELECT sha256 FROM document WHERE id = ?", [row])?[0] {
      mark.items.formUnion(try Copies.items(of: sha256, in: db))
    }
    for number in bonds.numbers {
      let kind: ThingRow.Kind = number & 1 == 1 ? .statement : .summit
      for key in bonds.keys(of: number) {
        try db.run(
          "DELETE FROM block WHERE key = ? AND document = ? AND item = ?", [key, row, number])
        for other in try db.rows("SELECT document, item FROM block WHERE key = ?", [key]) {
          mark.items.insert(Item(document: other[0], number: other[1]))
        }
      }
      let member = try db.row(
        "SELECT thing FROM member WHERE document = ? AND item = ?", [row, number])
      if let member { mark.things.insert(ThingRow(kind: kind, row: member[0])) }
    }
    mark.items = mark.items.filter { $0.document != row }
    try db.run("DELETE FROM member WHERE document = ?", [row])
    touched[row] = mark
    fresh[row] = nil
  }

  private mutating func erase(_ row: Int64) throws {
    try withdraw(row)
    try db.run("DELETE FROM document WHERE id = ?", [row])
  }

  private mutating func note(_ path: [UInt8], _ kind: EventKind, _ note: DocumentNote) {
    if notes[path] == nil { noteOrder.append(path) }
    notes[path] = Event(kind: kind, subject: .document(note))
  }
}
