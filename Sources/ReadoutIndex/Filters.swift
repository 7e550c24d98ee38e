// What to list: filters of documents, summits and statements.
// SPDX-License-Identifier: Apache-2.0

import GRDB
public import ReadoutModel

/// Which documents to list; what is nil does not narrow.
public struct DocumentFilter: Hashable, Sendable {
  /// Whether a document was read or rejected.
  public enum State: String, Hashable, Sendable { case read, rejected }

  /// Only those that were read, or rejected.
  public var state: State?
  /// Only those whose path or publisher has these words, whatever their case.
  public var source: String?
  /// Only those published on this day or later.
  public var since: CalendarDay?
  /// Only those published on this day or earlier.
  public var until: CalendarDay?

  /// A filter.
  public init(
    state: State? = nil, source: String? = nil, since: CalendarDay? = nil,
    until: CalendarDay? = nil
  ) {
    self.state = state
    self.source = source
    self.since = since
    self.until = until
  }
}

/// Which summits to list; what is nil does not narrow.
public struct SummitFilter: Hashable, Sendable {
  /// Only those in which each of these took part, by identifier or by name as people type it.
  public var persons: [String]
  /// Only those that may have been on this day or later.
  public var since: CalendarDay?
  /// Only those that may have been on this day or earlier.
  public var until: CalendarDay?
  /// Only those at a place with words that begin so.
  public var place: String?
  /// Only those of this format.
  public var format: SummitFormat?
  /// Only those of this status.
  public var status: SummitStatus?
  /// Only those of this level.
  public var level: SummitLevel?
  /// Only those that a document reports whose path or publisher has these words.
  public var source: String?
  /// Only those that are disputed, or are not.
  public var isDisputed: Bool?

  /// A filter.
  public init(
    persons: [String] = [], since: CalendarDay? = nil, until: CalendarDay? = nil,
    place: String? = nil, format: SummitFormat? = nil, status: SummitStatus? = nil,
    level: SummitLevel? = nil, source: String? = nil, isDisputed: Bool? = nil
  ) {
    self.persons = persons
    self.since = since
    self.until = until
    self.place = place
    self.format = format
    self.status = status
    self.level = level
    self.source = source
    self.isDisputed = isDisputed
  }
}

/// Which statements to list; what is nil does not narrow.
public struct StatementFilter: Hashable, Sendable {
  /// Only those of this speaker, by identifier or by name as people type it.
  public var person: String?
  /// Only those that may have been made on this day or later.
  public var since: CalendarDay?
  /// Only those that may have been made on this day or earlier.
  public var until: CalendarDay?
  /// Only those of this kind.
  public var kind: Quotation.Kind?
  /// Only those made at the summit with this identifier.
  public var summit: String?
  /// Only those that a document reports whose path or publisher has these words.
  public var source: String?
  /// Only those that are disputed, or are not.
  public var isDisputed: Bool?

  /// A filter.
  public init(
    person: String? = nil, since: CalendarDay? = nil, until: CalendarDay? = nil,
    kind: Quotation.Kind? = nil, summit: String? = nil, source: String? = nil,
    isDisputed: Bool? = nil
  ) {
    self.person = person
    self.since = since
    self.until = until
    self.kind = kind
    self.summit = summit
    self.source = source
    self.isDisputed = isDisputed
  }
}

/// Conditions of a query, with their arguments.
struct Conditions {
  private var parts: [String] = []
  private(set) var arguments: [any DatabaseValueConvertible] = []

  /// The conditions after `WHERE`.
  var sql: String { parts.isEmpty ? "1" : parts.joined(separator: " AND ") }

  mutating func add(_ sql: String, _ values: any DatabaseValueConvertible...) {
    parts.append("(" + sql + ")")
    arguments += values
  }

  /// Days that may lie within bounds; a thing without days does not.
  mutating func add(since: CalendarDay?, until: CalendarDay?, first: String, last: String) {
    if let since { add("\(last) >= ?", since.daysSinceEpoch) }
    if let until { add("\(first) <= ?", until.daysSinceEpoch) }
  }

  mutating func add(person: String, kind: ThingRow.Kind, row: String) {
    add(
      """
      \(row) IN (SELECT thing FROM party WHERE kind = \(kind.rawValue) AND (id = ? OR name LIKE ?))
      """, person, namePattern(person))
  }

  /// Things with a member in a document whose path or publisher has the words.
  mutating func add(source: String, parity: Int, row: String) {
    let pattern = containing(source)
    add(
      """
      \(row) IN (SELECT thing FROM member JOIN document ON document.id = member.document
        WHERE item % 2 = \(parity)
          AND (shown LIKE ? ESCAPE '\\' OR publisher LIKE ? ESCAPE '\\'))
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
