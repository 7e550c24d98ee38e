// Filters as conditions of SQL.
// SPDX-License-Identifier: Apache-2.0

import GRDB
import ReadoutModel

/// Conditions of a query, with their arguments.
struct Conditions {
  private var parts: [String] = []
  private(set) var arguments: [any DatabaseValueConvertible] = []

  /// No conditions.
  init() {}

  /// The conditions on documents.
  init(_ filter: DocumentFilter) {
    switch filter.state {
    case .read: add("reason IS NULL")
    case .rejected: add("reason IS NOT NULL")
    case nil: break
    }
    if let source = filter.source {
      add(
        "shown LIKE ? ESCAPE '\\' OR publisher LIKE ? ESCAPE '\\'", containing(source),
        containing(source))
    }
    add(since: filter.since, until: filter.until, first: "published", last: "published")
  }

  /// The conditions on summits, as `t`, but for who took part.
  ///
  /// - Parameter row: The row, or what keeps an index from being looked up by it.
  init(_ filter: SummitFilter, row: String = "t.row") {
    add(since: filter.since, until: filter.until, first: "t.starts", last: "t.ends")
    if let place = filter.place {
      add("\(row) IN (SELECT row FROM summit WHERE place LIKE ?)", namePattern(place))
    }
    if let format = filter.format { add("t.format = ?", format.rawValue) }
    if let status = filter.status { add("t.status = ?", status.rawValue) }
    if let level = filter.level { add("t.level = ?", level.rawValue) }
    if let kind = filter.statements {
      add("EXISTS (SELECT 1 FROM statement WHERE summit = t.id AND kind = ?)", kind.rawValue)
    }
    if let disputed = filter.isDisputed { add(disputed: disputed) }
    if let source = filter.source { add(source: source, parity: 0, row: row) }
  }

  /// The conditions on statements, as `t`, but for who made them and on what occasion.
  ///
  /// - Parameter row: As above.
  init(_ filter: StatementFilter, row: String = "t.row") {
    add(since: filter.since, until: filter.until, first: "t.starts", last: "t.ends")
    if let kind = filter.kind { add("t.kind = ?", kind.rawValue) }
    if let disputed = filter.isDisputed { add(disputed: disputed) }
    if let source = filter.source { add(source: source, parity: 1, row: row) }
  }

  /// Whether other tables are gone through for them, which should be done once for a whole list.
  var looksElsewhere: Bool { parts.contains { $0.contains("SELECT") } }

  /// The conditions after `WHERE`.
  var sql: String { parts.isEmpty ? "1" : parts.joined(separator: " AND ") }

  mutating func add(_ sql: String, _ values: any DatabaseValueConvertible...) {
    add(sql, values)
  }

  mutating func add(_ sql: String, _ values: [any DatabaseValueConvertible]) {
    parts.append("(" + sql + ")")
    arguments += values
  }

  /// Days that may lie within bounds; a thing without days does not.
  mutating func add(since: CalendarDay?, until: CalendarDay?, first: String, last: String) {
    if let since { add("\(last) >= ?", since.daysSinceEpoch) }
    if let until { add("\(first) <= ?", until.daysSinceEpoch) }
  }

  /// Things on which the reports disagree, or do not.
  mutating func add(disputed: Bool) { add(disputed ? "t.disputed" : "NOT t.disputed") }

  /// Things with one of these parties.
  mutating func add(oneOf names: [Names.Name], kind: ThingRow.Kind, row: String) {
    let ids = names.filter { !$0.id.isEmpty }.map(\.id)
    let bare = names.filter { $0.id.isEmpty }.map(\.name)
    var parts: [String] = []
    if !ids.isEmpty { parts.append("id IN (\(marks(ids.count)))") }
    if !bare.isEmpty { parts.append("id = '' AND name IN (\(marks(bare.count)))") }
    guard !parts.isEmpty else { return add("0") }
    let selections = parts.map {
      "SELECT thing FROM party WHERE kind = \(kind.rawValue) AND \($0)"
    }
    add("\(row) IN (\(selections.joined(separator: " UNION ALL ")))", ids + bare)
  }

  private func marks(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ", ")
  }

  /// Things with a member in a document whose path or publisher has the words.
  mutating func add(source: String, parity: Int, row: String) {
    let pattern = containing(source)
    add(
      """
      \(row) IN (SELECT thing FROM member WHERE item % 2 = \(parity) AND document IN
        (SELECT id FROM document
          WHERE shown LIKE ? ESCAPE '\\' OR publisher LIKE ? ESCAPE '\\'))
      """, pattern, pattern)
  }
}

/// A `LIKE` pattern, with `\` as escape, for text that contains these words.
func containing(_ words: String) -> String {
  var pattern = "%"
  for scalar in words.unicodeScalars {
    if "%_\\".unicodeScalars.contains(scalar) { pattern += "\\" }
    pattern.unicodeScalars.append(scalar)
  }
  return pattern + "%"
}
