// Full-text search.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// A document that has the words that were searched for.
public struct SearchHit: Hashable, Sendable {
  /// The document.
  public var document: StoredDocument
  /// Words around the best place; what matches stands between U+0002 and U+0003.
  public var snippet: String
}

extension IndexStore {
  /// What begins a match in a snippet.
  public static var matchStart: Unicode.Scalar { "\u{2}" }
  /// What ends a match in a snippet.
  public static var matchEnd: Unicode.Scalar { "\u{3}" }

  /// The documents that have all words, the best first, then by path; of many, which such
  /// words do not tell apart, the newest first.
  ///
  /// Words in double quotation marks are a phrase; a word that ends in `*` is the beginning of one.
  /// Case and diacritics do not count. Words without a letter or digit find nothing.
  ///
  /// - Parameters:
  ///   - filter: Which documents are looked at.
  ///   - mostRanked: The most documents with all words of which it is told which fit best.
  public func search(
    _ words: String, in filter: DocumentFilter = DocumentFilter(), limit: Int? = nil,
    mostRanked: Int = 2_000
  ) throws(IndexError) -> [SearchHit] {
    let query = Self.query(words)
    guard !query.isEmpty else { return [] }
    let conditions = Conditions(filter)
    return try read { db in
      let count = try db.number(
        "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ? + 1)",
        [query, mostRanked])
      let (best, arguments) =
        count > mostRanked
        ? Self.newest(query, conditions, limit) : Self.best(query, conditions, limit)
      // Only of these are the texts unpacked.
      let sql = """
        WITH \(best)
        SELECT document.*, snippet(search, -1, char(2), char(3), '…', 24) AS snippet
        FROM best CROSS JOIN search ON search.rowid = best.id JOIN document ON document.id = best.id
        WHERE search MATCH ? ORDER BY score, best.path
        """
      return try db.rows(sql, StatementArguments(arguments + [query]))
        .map { SearchHit(document: StoredRow.stored($0), snippet: $0["snippet"]) }
    }
  }

  /// The table `best` of the documents that fit best.
  ///
  /// Paths are looked up of the best alone, with all that are as good as the last of them.
  private static func best(
    _ query: String, _ conditions: Conditions, _ limit: Int?
  ) -> (sql: String, arguments: [any DatabaseValueConvertible]) {
    let places =
      conditions.sql == "1"
      ? "search" : "search CROSS JOIN document ON document.id = search.rowid"
    let sql = """
      found AS MATERIALIZED (
        SELECT search.rowid AS id, rank AS score FROM \(places)
        WHERE search MATCH ? AND \(conditions.sql)),
      best AS MATERIALIZED (
        SELECT found.id, score, path FROM found CROSS JOIN document ON document.id = found.id
        WHERE score <= (SELECT max(score) FROM (SELECT score FROM found ORDER BY score LIMIT ?))
        ORDER BY score, path LIMIT ?)
      """
    let limits: [any DatabaseValueConvertible] = [limit ?? -1, limit ?? -1]
    return (sql, [query] + conditions.arguments + limits)
  }

  /// The table `best` of the newest documents, the undated last; nothing is ranked.
  private static func newest(
    _ query: String, _ conditions: Conditions, _ limit: Int?
  ) -> (sql: String, arguments: [any DatabaseValueConvertible]) {
    let sql = """
      best AS MATERIALIZED (
        SELECT id, coalesce(-published, 1 << 40) AS score, path FROM document INDEXED BY document_newest
        WHERE reason IS NULL AND id IN (SELECT rowid FROM search WHERE search MATCH ?)
          AND \(conditions.sql)
        ORDER BY published DESC, path LIMIT ?)
      """
    let limits: [any DatabaseValueConvertible] = [limit ?? -1]
    return (sql, [query] + conditions.arguments + limits)
  }

  /// What a person typed as an FTS5 query in which no character has a meaning of its own.
  static func query(_ words: String) -> String {
    var terms: [String] = []
    for (position, part) in words.split(separator: "\"", omittingEmptySubsequences: false)
      .enumerated()
    {
      let isPhrase = position % 2 == 1
      let pieces = isPhrase ? [part] : part.split(whereSeparator: \.isWhitespace)
      for piece in pieces where piece.contains(where: { $0.isLetter || $0.isNumber }) {
        let isPrefix = !isPhrase && piece.hasSuffix("*")
        // A NUL would end the query for SQLite.
        let term = (isPrefix ? piece.dropLast() : piece).filter { $0 != "\0" }
        terms.append("\"\(term)\"" + (isPrefix ? "*" : ""))
      }
    }
    return terms.joined(separator: " ")
  }
}
