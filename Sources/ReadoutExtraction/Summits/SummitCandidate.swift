// One place of a text that tells of a meeting, before it is joined with others.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// What one sentence says of one meeting.
struct SummitCandidate: Sendable {
  /// How the words tell of a meeting.
  enum Kind: Hashable, Sendable {
    case verb, noun, gathering
  }

  /// How sure the format is: one that follows only from the verb gives way to one that is said.
  enum FormatGround: Int, Comparable, Sendable {
    case none, implied, said

    static func < (a: FormatGround, b: FormatGround) -> Bool { a.rawValue < b.rawValue }
  }

  var kind: Kind
  /// The token that made it a candidate.
  var trigger: Int
  /// The tokens that belong to it, from subject to object.
  var tokens: Range<Int>
  var sentence: Int
  /// The clause that speaks of it.
  var clause: Range<Int> = 0..<0
  /// The entities that took part, in order of mention.
  var participants: [Int] = []
  /// Whether it says who took part; otherwise it may speak of a meeting told before.
  var isAnaphoric: Bool { participants.count < 2 && series == nil }
  /// Whether the words point back: “the meeting”, “this was the 37th meeting”.
  var isDefinite = false
  var date: DatedTokens?
  var when: DateValue?
  var relative: RelativeDate?
  var place: Place?
  var placeTokens: Range<Int>?
  /// Whether the place is a building, which may lie in a city that is named elsewhere.
  var isInBuilding = false
  var format = SummitFormat.unknown
  var formatGround = FormatGround.none
  var formatTokens: Range<Int>?
  var status = SummitStatus.held
  /// Whether the words tell the status, and not only that there was something.
  var isStatusSaid = false
  var statusTokens: Range<Int>?
  var level = SummitLevel.leaders
  var ordinal: Ordinal?
  var ordinalTokens: Range<Int>?
  var series: String?
  var edition: String?
  var host: String?
  var hostTokens: Range<Int>?
  var durationMinutes: Int?
  var durationTokens: Range<Int>?
  var confidence = 0.9
  /// Whether the day of the dateline may stand in for a date: simple past in the account itself.
  var isNews = false
  /// Whether it is another meeting than those that the same sentence tells of.
  var isOther = false
  /// Whether `when` is only the day of the dateline.
  var isDatelineDay = false
  /// “A week after the Biden-Putin summit”: this event lies so many days from the other one.
  var shift: Shift?

  /// How an event lies to another one of the document.
  struct Shift: Hashable, Sendable {
    /// Days from the other event to this one.
    var days: Int
    var toleranceDays: Int
    /// The trigger of the other event; nil for the one told before.
    var other: Int?
  }
}
