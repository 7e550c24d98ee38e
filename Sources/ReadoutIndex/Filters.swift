// What to list: filters of documents, summits and statements.
// SPDX-License-Identifier: Apache-2.0

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
  /// Only those in which each of these took part, by identifier or by name as people type it: in any
  /// order, without accents, in another spelling.
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
  /// Only those at which a statement of this kind was made.
  public var statements: Quotation.Kind?
  /// Only those that a document reports whose path or publisher has these words.
  public var source: String?
  /// Only those that are disputed, or are not.
  public var isDisputed: Bool?

  /// A filter.
  public init(
    persons: [String] = [], since: CalendarDay? = nil, until: CalendarDay? = nil,
    place: String? = nil, format: SummitFormat? = nil, status: SummitStatus? = nil,
    level: SummitLevel? = nil, statements: Quotation.Kind? = nil, source: String? = nil,
    isDisputed: Bool? = nil
  ) {
    self.persons = persons
    self.since = since
    self.until = until
    self.place = place
    self.format = format
    self.status = status
    self.level = level
    self.statements = statements
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
  /// Only those made at a summit that passes this filter.
  public var occasion: SummitFilter?
  /// Only those that a document reports whose path or publisher has these words.
  public var source: String?
  /// Only those that are disputed, or are not.
  public var isDisputed: Bool?

  /// A filter.
  public init(
    person: String? = nil, since: CalendarDay? = nil, until: CalendarDay? = nil,
    kind: Quotation.Kind? = nil, summit: String? = nil, occasion: SummitFilter? = nil,
    source: String? = nil, isDisputed: Bool? = nil
  ) {
    self.person = person
    self.since = since
    self.until = until
    self.kind = kind
    self.summit = summit
    self.occasion = occasion
    self.source = source
    self.isDisputed = isDisputed
  }
}

/// In which order things are listed; the undated are the last in both.
public enum ListOrder: Hashable, Sendable { case oldestFirst, newestFirst }
