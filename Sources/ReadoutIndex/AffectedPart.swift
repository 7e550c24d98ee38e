// Finds the part of the index that a change can affect, and no more.
// SPDX-License-Identifier: Apache-2.0

import GRDB
import ReadoutModel

/// A closed part of all items, with the documents that resolving it needs.
///
/// Two items can come into one thing only over a chain of shared keys. So a set of items that is
/// closed over shared keys, and over copies of one file, resolves to the same things whatever else is in the index, as long as
/// each undated document in it gets the same date from others as it would among all documents.
/// Hence two rings:
///
/// - the *items*, whose things are written anew. Besides shared keys, what binds two items is the
///   summit at which a quotation was said, a date told by another summit of the document, and
///   one rule more: where a mention of an undated document is affected, so may its date be, and
///   with it all that the document says.
/// - the *witnesses*, whose things are not: mentions from which the undated documents among the
///   items have their dates. They are grouped by their own dates, so one ring of them is enough.
struct AffectedPart {
  private let db: Database
  private let rules: ResolutionRules
  private let fresh: [Int64: ExtractedDocument]

  /// The items whose things are written anew.
  private(set) var items: Set<Item> = []
  /// The documents to resolve, by row.
  private(set) var documents: [Int64: Loaded] = [:]
  private var keys: Set<Int64> = []
  private var witnesses: Set<Item> = []
  private var witnessKeys: Set<Int64> = []

  /// A document of the part; its quotations are there if one of them is, or was looked at.
  ///
  /// An object, since it is looked at for each of its items.
  final class Loaded {
    let document: ExtractedDocument
    let hasQuotations: Bool
    let bonds: Bonds
    /// The other documents with the same bytes.
    var copies: [Int64]

    init(document: ExtractedDocument, hasQuotations: Bool, bonds: Bonds, copies: [Int64]) {
      self.document = document
      self.hasQuotations = hasQuotations
      self.bonds = bonds
      self.copies = copies
    }
  }

  /// An empty part; documents that were just written need not be read back.
  init(_ db: Database, rules: ResolutionRules, fresh: [Int64: ExtractedDocument]) {
    self.db = db
    self.rules = rules
    self.fresh = fresh
  }

  /// Takes in items and all that they are bound to; one that is no more is passed over.
  mutating func close(over seeds: some Sequence<Item>) throws {
    var queue = Array(seeds)
    while !queue.isEmpty {
      var found: [Int64] = []
      var next: [Item] = []
      try loadMentions(of: queue.lazy.filter { [items] in !items.contains($0) })
      for item in queue {
        guard !items.contains(item),
          let loaded = try load(item.document, withQuotations: item.isQuotation)
        else { continue }
        let bonds = loaded.bonds
        let count = item.isQuotation ? bonds.quotationCount : bonds.mentionKeys.count
        guard item.position >= 0, item.position < count else { continue }
        items.insert(item)
        found += bonds.keys(of: item.number).filter { keys.insert($0).inserted }
        for (a, b) in bonds.pairs where a == item.number || b == item.number {
          next.append(Item(document: item.document, number: a == item.number ? b : a))
        }
        next += loaded.copies.map { Item(document: $0, number: item.number) }
        if bonds.isUndated && !item.isQuotation {
          next += bonds.numbers.map { Item(document: item.document, number: $0) }
        }
      }
      try addSharers(of: found, to: &next, unless: items)
      queue = next
    }
  }

  /// Loads the documents from which undated ones among the items have their dates.
  mutating func addWitnesses() throws {
    var queue: [Item] = []
    for item in items {
      guard let bonds = documents[item.document]?.bonds, bonds.isUndated else { continue }
      queue += bonds.mentionKeys.indices.map { .mention($0, of: item.document) }
    }
    while !queue.isEmpty {
      var found: [Int64] = []
      try loadMentions(
        of: queue.lazy.filter { [items, witnesses] in
          !items.contains($0) && !witnesses.contains($0)
        })
      for item in queue {
        guard !items.contains(item), witnesses.insert(item).inserted,
          let loaded = try load(item.document, withQuotations: item.isQuotation)
        else { continue }
        found += loaded.bonds.keys(of: item.number).filter { witnessKeys.insert($0).inserted }
      }
      queue = []
      try addSharers(of: found, to: &queue, unless: witnesses)
    }
  }

  /// Adds the items that have one of some keys, as far as they are not known.
  private func addSharers(
    of keys: [Int64], to sharers: inout [Item], unless known: Set<Item>
  ) throws {
    try db.eachRow("SELECT document, item FROM block WHERE key IN (…)", of: keys) { row in
      let item = Item(document: row[0], number: row[1])
      if !known.contains(item) { sharers.append(item) }
    }
  }

  /// Reads the documents of mentions, many at a time.
  private mutating func loadMentions(of items: some Sequence<Item>) throws {
    try loadMentions(Set(items.lazy.filter { !$0.isQuotation }.map(\.document)))
  }

  /// Reads documents without their quotations, since a busy pair of participants has many documents, of
  /// which nothing but the mentions matters.
  private mutating func loadMentions(_ rows: Set<Int64>) throws {
    let rows = rows.filter { documents[$0] == nil && fresh[$0] == nil }
    guard !rows.isEmpty else { return }
    var copied: [Int64: String] = [:]
    try StoredRow.eachOutline(of: rows, in: db) { row, document, saidAt, hasCopies in
      documents[row] = Loaded(
        document: document, hasQuotations: false,
        bonds: Bonds(of: document, saidAt: saidAt, by: rules), copies: [])
      if hasCopies { copied[row] = document.identity.sha256 }
    }
    var others: Set<Int64> = []
    for (row, sha256) in copied {
      let copies = try Copies.of(sha256, in: db).filter { $0 != row }
      documents[row]?.copies = copies
      others.formUnion(copies)
    }
    for copy in others { _ = try load(copy, withQuotations: false) }
  }

  /// Reads a document, once; its quotations only where they are wanted.
  private mutating func load(_ row: Int64, withQuotations: Bool) throws -> Loaded? {
    if let loaded = documents[row], loaded.hasQuotations || !withQuotations { return loaded }
    if !withQuotations, fresh[row] == nil {
      try loadMentions([row])
      return documents[row]
    }
    guard let document = try fresh[row] ?? StoredRow.document(row, in: db),
      case .read = document.outcome
    else { return nil }
    let loaded = Loaded(
      document: document, hasQuotations: true, bonds: Bonds(of: document, by: rules),
      copies: try Copies.of(document.identity.sha256, in: db).filter { $0 != row })
    documents[row] = loaded
    for copy in loaded.copies { _ = try load(copy, withQuotations: withQuotations) }
    return loaded
  }
}

/// Documents with the same bytes, which resolution takes as one.
enum Copies {
  /// The rows of the documents with a hash that were read.
  static func of(_ sha256: String, in db: Database) throws -> [Int64] {
    try db.rows(
      "SELECT id FROM document WHERE sha256 = ? AND reason IS NULL ORDER BY id", [sha256]
    ).map { $0[0] }
  }

  /// All items of the documents with a hash.
  static func items(of sha256: String, in db: Database) throws -> [Item] {
    try db.rows(
      "SELECT id, summits, quotations FROM document WHERE sha256 = ? AND reason IS NULL", [sha256]
    ).flatMap { Item.all(of: $0[0], summits: $0[1], quotations: $0[2]) }
  }
}
