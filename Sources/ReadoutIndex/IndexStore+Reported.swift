// Which statements report some words, and how truly.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
public import ReadoutModel

/// A statement that reports words that somebody asks for, all of them or most.
public struct ReportedWords: Hashable, Sendable {
  /// The statement.
  public var statement: ReadoutModel.Statement
  /// How much of the words it has, in their order, in per cent.
  public var likeness: Int
  /// Whether a report of it has all words as they were asked for.
  public var isVerbatim: Bool
}

extension IndexStore {
  /// The statements that report some words, those that have all of them first, then the most alike.
  ///
  /// Accents, case and punctuation do not count. Found are those that share four telling words in a
  /// row, and those in the documents that the search finds by the words.
  public func statements(
    reporting words: String, limit: Int = 10
  ) throws(IndexError) -> [ReportedWords] {
    let asked = AskedWords(words)
    guard !asked.all.isEmpty else { return [] }
    return try read { db in
      var found: [String: ReportedWords] = [:]
      func take(_ rows: [Int64]) throws {
        for row in Set(rows) {
          guard
            let value = try db.row("SELECT value FROM statement WHERE row = ?", [row])?[0] as Data?
          else { continue }
          let statement = try Packing.shared.unpack(Statement.self, from: value)
          if found[statement.id] == nil { found[statement.id] = asked.compare(statement) }
        }
      }
      try take(try sharers(of: words, in: db))
      for query in [asked.strictQuery, nil] where !found.values.contains(where: \.isVerbatim) {
        let query = try query ?? asked.looseQuery { try Self.frequency(of: $0, in: db) }
        try take(try Self.statementRows(in: query, in: db))
        if !found.isEmpty { break }
      }
      return Array(
        found.values.sorted { a, b in
          if a.isVerbatim != b.isVerbatim { return a.isVerbatim }
          return (b.likeness, b.statement.origins, a.statement.id)
            < (a.likeness, a.statement.origins, b.statement.id)
        }.prefix(limit))
    }
  }

  /// The rows of the statements that share keys with some words, those with most first.
  private func sharers(of words: String, in db: Database) throws -> [Int64] {
    let text = ArticleText(words)
    let asked = ExtractedDocument(
      identity: DocumentIdentity(
        path: [], sha256: "", byteCount: text.count, mediaType: "text/plain", characterSet: nil),
      outcome: .read(
        text: text, head: ArticleHead(),
        extraction: Extraction(quotations: [
          Quotation(key: "", kind: .direct, content: [0..<text.count], confidence: 1)
        ])))
    let keys = Bonds(of: asked, by: rules).quotationKeys.flatMap(\.self).prefix(500)
    let marks = Array(repeating: "?", count: keys.count).joined(separator: ", ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT thing FROM block JOIN member USING (document, item) WHERE key IN (\(marks))
        GROUP BY thing ORDER BY count(*) DESC, thing LIMIT 100
        """, arguments: StatementArguments(keys)
    ).map { $0[0] }
  }

  /// How many documents have a term, as far as it matters which is rarer.
  private static func frequency(of term: String, in db: Database) throws -> Int64 {
    try db.number(
      "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT 2000)", [term])
  }

  /// The rows of the statements in the documents that fit a query best.
  private static func statementRows(in query: String, in db: Database) throws -> [Int64] {
    try db.rows(
      """
      SELECT DISTINCT thing FROM member
      WHERE document IN (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 40)
        AND item % 2 = 1
      """, [query]
    ).map { $0[0] }
  }
}

/// Words that somebody asks for, and how statements compare to them.
struct AskedWords {
  /// All words, with their endings.
  let all: [UInt64]
  /// The words that carry the content.
  private let telling: [UInt64]
  /// The words as they stand, folded.
  private let words: [String]

  /// The least likeness of what counts as a report, in per cent.
  static let leastLikeness = 66

  init(_ text: String) {
    all = ContentWords.words(ofName: text)
    telling = ContentWords(text).hashes
    words = folded(text).split(separator: " ").map(String.init)
  }

  /// The telling words as terms of a query; the words as they stand, where none is telling.
  private var terms: [String] {
    let terms = words.filter { !ContentWords($0).hashes.isEmpty }.map(AskedWords.term)
    return terms.isEmpty ? ["\"" + words.joined(separator: " ") + "\""] : terms
  }

  /// A query for all telling words.
  var strictQuery: String { terms.joined(separator: " ") }

  /// A query for the rarest of the telling words: what is like enough lacks a third of them at most, and
  /// the common ones are in too many documents.
  ///
  /// - Parameter frequency: How many documents have a term.
  func looseQuery(_ frequency: (String) throws -> Int64) rethrows -> String {
    let counted = try terms.map { (term: $0, count: try frequency($0)) }.sorted {
      ($0.count, $0.term) < ($1.count, $1.term)
    }
    return counted.prefix(terms.count / 3 + 1).map(\.term).joined(separator: " OR ")
  }

  /// A word without its ending, as the beginning of a word.
  private static func term(_ word: String) -> String {
    for ending in ["ing", "ed", "es", "s", "e"]
    where word.hasSuffix(ending) && word.utf8.count - ending.utf8.count >= 4 {
      return "\"\(word.dropLast(ending.count))\"*"
    }
    return "\"\(word)\""
  }

  /// The statement, if one of its wordings is like enough.
  func compare(_ statement: Statement) -> ReportedWords? {
    var likeness = 0
    var isVerbatim = false
    for text in [statement.text] + statement.variants.map(\.text) {
      if AskedWords.contains(ContentWords.words(ofName: text), all) { isVerbatim = true }
      likeness = max(likeness, self.likeness(to: ContentWords(text).hashes))
    }
    if isVerbatim { likeness = 100 }
    guard likeness >= AskedWords.leastLikeness else { return nil }
    return ReportedWords(statement: statement, likeness: likeness, isVerbatim: isVerbatim)
  }

  /// How many of the telling words are there, in their order, in per cent.
  ///
  /// Where a report is shorter, what it has of the words counts, if that is four words or more.
  private func likeness(to other: [UInt64]) -> Int {
    let length = other.count >= 4 ? min(telling.count, other.count) : telling.count
    guard length > 0 else { return 0 }
    return 100 * AskedWords.commonLength(telling, other) / length
  }

  /// The length of the longest sequence that both have in this order.
  private static func commonLength(_ a: [UInt64], _ b: [UInt64]) -> Int {
    var last = Array(repeating: 0, count: b.count + 1)
    for word in a {
      var row = [0]
      row.reserveCapacity(b.count + 1)
      for (index, other) in b.enumerated() {
        row.append(word == other ? last[index] + 1 : max(row[index], last[index + 1]))
      }
      last = row
    }
    return last.last ?? 0
  }

  private static func contains(_ words: [UInt64], _ part: [UInt64]) -> Bool {
    guard !part.isEmpty, words.count >= part.count else { return false }
    return (0...(words.count - part.count)).contains { words[$0..<$0 + part.count] == part[...] }
  }
}
