// Whom people mean when they type a name.
// SPDX-License-Identifier: Apache-2.0

import GRDB
import ReadoutModel

/// Another name by which somebody is known, such as a transliteration.
public struct Spelling: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The identifier of the party.
  public var id: String

  /// A name of a party.
  public init(name: String, id: String) {
    self.name = name
    self.id = id
  }
}

extension IndexStore {
  /// Replaces the names by which parties are known besides those that the documents give them.
  ///
  /// - Parameter version: Names this list; where it is the one that the index has, nothing is done.
  public func setSpellings(
    _ spellings: some Sequence<Spelling>, version: String
  ) throws(IndexError) {
    guard try note(Self.spellingsNote) != version else { return }
    try write { db in
      try db.run("DELETE FROM spelling")
      for spelling in spellings {
        let name = folded(spelling.name)
        for word in name.split(separator: " ") {
          try db.run(
            "INSERT OR IGNORE INTO spelling (word, name, id) VALUES (?, ?, ?)",
            [String(word), name, spelling.id])
        }
      }
      try Self.setNote(Self.spellingsNote, version, in: db)
    }
  }

  private static let spellingsNote = "spellings"

  /// Whether somebody in the index may be meant by a name.
  public func knows(person words: String) throws(IndexError) -> Bool {
    try read { db in
      try [ThingRow.Kind.summit, .statement].contains {
        try !PersonSearch(words, of: $0).names(in: db).isEmpty
      }
    }
  }

  /// Names in the index that are nearly what was typed, the nearest first.
  public func names(near words: String, limit: Int = 3) throws(IndexError) -> [String] {
    try read { db in
      var found: [String] = []
      for name in try NearNames(words).names(in: db) {
        guard found.count < limit else { break }
        guard let shown = try Self.shownName(of: name, in: db) else { continue }
        // Two people who said something together are no third one.
        if !found.contains(where: { shown.contains($0) }) { found.append(shown) }
      }
      return found
    }
  }

  /// The name as the documents write it; nil where nothing is left under it.
  private static func shownName(of name: Names.Name, in db: Database) throws -> String? {
    let party: (Party) -> Bool = {
      name.id.isEmpty
        ? folded($0.name ?? $0.office ?? "") == name.name : $0.id == name.id
    }
    for kind in [ThingRow.Kind.statement, .summit] {
      let (condition, value) = name.id.isEmpty ? ("name", name.name) : ("id", name.id)
      let row = try db.row(
        "SELECT thing FROM party WHERE kind = ? AND \(condition) = ? LIMIT 1",
        [kind.rawValue, value])
      guard let thing: Int64 = row?[0] else { continue }
      let parties =
        switch kind {
        case .summit: try stored(Summit.self, at: thing, in: db)?.parties
        case .statement: try stored(Statement.self, at: thing, in: db)?.parties
        }
      if let shown = parties?.first(where: party)?.description { return shown }
    }
    return nil
  }

  private static func stored<T: ResolvedThing>(
    _ type: T.Type, at row: Int64, in db: Database
  ) throws -> T? {
    guard let found = try db.row("SELECT value FROM \(T.table) WHERE row = ?", [row]) else {
      return nil
    }
    return try Packing.shared.unpack(T.self, from: found[0])
  }
}

/// Finds the parties whom some words name: all words must be words of one name, in any order.
///
/// An identifier means that party alone. Whole words are preferred: "xi" is Xi Jinping, and only where
/// nobody has such a name also the beginning of a longer one.
struct PersonSearch {
  private let typed: String
  private let words: [String]
  private let kind: ThingRow.Kind

  init(_ typed: String, of kind: ThingRow.Kind) {
    self.typed = typed
    words = folded(typed).split(separator: " ").map(String.init)
    self.kind = kind
  }

  /// The names of those parties of things of the kind.
  func names(in db: Database) throws -> [Names.Name] {
    if try hasThings(Names.Name(name: "", id: typed), in: db) {
      return [Names.Name(name: "", id: typed)]
    }
    let whole = try names("word = ?", in: db) { [$0] }
    if !whole.isEmpty { return whole }
    return try names("word >= ? AND word < ?", in: db) { [$0, $0 + "\u{10FFFF}"] }
  }

  private func names(
    _ condition: String, in db: Database, _ arguments: (String) -> [String]
  ) throws -> [Names.Name] {
    var common: Set<Names.Name>?
    for word in words {
      let values = arguments(word)
      let rows = try db.rows(
        """
        SELECT name, id FROM name_word WHERE \(condition)
        UNION SELECT name, id FROM spelling WHERE \(condition)
        """, StatementArguments(values + values))
      let names = Set(rows.map { Names.Name(name: $0[0], id: $0[1]) })
      common = common?.intersection(names) ?? names
    }
    // Names of one party are one.
    let parties = Set((common ?? []).map { $0.id.isEmpty ? $0 : Names.Name(name: "", id: $0.id) })
    return try parties.sorted { ($0.id, $0.name) < ($1.id, $1.name) }
      .filter { try hasThings($0, in: db) }
  }

  private func hasThings(_ name: Names.Name, in db: Database) throws -> Bool {
    guard !name.name.isEmpty || !name.id.isEmpty else { return false }
    let (condition, value) =
      name.id.isEmpty ? ("id = '' AND name = ?", name.name) : ("id = ?", name.id)
    return try db.number(
      "SELECT EXISTS (SELECT 1 FROM party WHERE kind = \(kind.rawValue) AND \(condition))", [value]
    ) == 1
  }
}

/// Finds names of which each typed word is nearly a word.
struct NearNames {
  private let words: [String]

  init(_ typed: String) {
    words = folded(typed).split(separator: " ").map(String.init)
  }

  /// Those names, the nearest first.
  func names(in db: Database) throws -> [Names.Name] {
    guard !words.isEmpty else { return [] }
    var distances: [Names.Name: [Int?]] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT word, name, id FROM name_word UNION ALL SELECT word, name, id FROM spelling")
    while let row = try rows.next() {
      let word = (row[0] as String)
      for (position, typed) in words.enumerated() {
        let length = typed.utf8.count
        let most = length < 5 ? 1 : length < 9 ? 2 : 3
        guard let distance = EditDistance.between(typed, word, atMost: most) else { continue }
        let name = Names.Name(name: row[1], id: row[2])
        var known = distances[name] ?? Array(repeating: nil, count: words.count)
        known[position] = min(known[position] ?? distance, distance)
        distances[name] = known
      }
    }
    let near = distances.compactMap { name, parts -> (name: Names.Name, distance: Int)? in
      parts.contains { $0 == nil } ? nil : (name, parts.compactMap(\.self).reduce(0, +))
    }
    return near.sorted { a, b in
      (a.distance, a.name.name.utf8.count, a.name.name, a.name.id)
        < (b.distance, b.name.name.utf8.count, b.name.name, b.name.id)
    }.map(\.name)
  }
}
