// What one document says of one summit.
// SPDX-License-Identifier: Apache-2.0

/// How the participants met.
public enum SummitFormat: String, Hashable, Codable, Sendable {
  case inPerson = "in-person"
  case video, phone, unknown
}

/// Whether a summit took place.
public enum SummitStatus: String, Hashable, Codable, Sendable {
  /// It took place or is under way.
  case held
  case planned, postponed, cancelled, denied
}

/// Who met: leaders themselves, their ministers, or envoys and aides.
public enum SummitLevel: String, Hashable, Codable, Sendable {
  case leaders, ministerial, envoys
}

/// The number of a summit in a row, as in “the 37th meeting since 2013”.
public struct Ordinal: Hashable, Codable, Sendable {
  /// The number, from 1.
  public var number: Int
  /// Since when it is counted, `2013` or `2013-03`; nil where the text does not say.
  public var since: String?
  /// What is counted, such as `meetings` or `video meetings`.
  public var of: String

  /// A number in a row.
  public init(number: Int, since: String? = nil, of: String) {
    self.number = number
    self.since = since
    self.of = of
  }
}

/// A fact of a summit that a document may support or contradict.
public enum SummitFact: String, Hashable, Codable, Sendable, CaseIterable {
  case participants, when, `where`, format, status, ordinal, series, edition, host, duration
}

/// What one document says of one summit.
public struct SummitMention: Hashable, Codable, Sendable {
  /// What names the mention within its document; unique there.
  public var key: String
  /// Who took part; empty for a gathering of which only the series is named.
  public var participants: [Party]
  /// When it was or will be.
  public var when: DateValue?
  /// The rule behind `when`, where the text gives a relative date.
  public var relative: RelativeDate?
  /// Where it was or will be; nil for a call.
  public var place: Place?
  /// How they met.
  public var format: SummitFormat
  /// Whether it took place.
  public var status: SummitStatus
  /// Who met.
  public var level: SummitLevel
  /// Its number in a row.
  public var ordinal: Ordinal?
  /// The named series that it belongs to, such as `SCO summit`.
  public var series: String?
  /// The edition of that series, such as `14` or `2022`.
  public var edition: String?
  /// The event on whose sidelines it took place.
  public var host: String?
  /// How long it took, in minutes.
  public var durationMinutes: Int?
  /// The words that tell of it, in order.
  public var evidence: [Range<Int>]
  /// The words behind single facts.
  public var support: [Support]
  /// How likely it is that there is such a summit, 0 to 1.
  public var confidence: Double
  /// What resolution groups by: pairs of participants or of their countries, or the series.
  public var keys: [String]

  /// The words behind one fact.
  public struct Support: Hashable, Codable, Sendable {
    /// The fact.
    public var fact: SummitFact
    /// Where the words stand.
    public var range: Range<Int>

    /// A fact and its words.
    public init(fact: SummitFact, range: Range<Int>) {
      self.fact = fact
      self.range = range
    }
  }

  /// A mention; what is not given is not known.
  public init(
    key: String, participants: [Party], when: DateValue? = nil, relative: RelativeDate? = nil,
    place: Place? = nil, format: SummitFormat = .unknown, status: SummitStatus = .held,
    level: SummitLevel = .leaders, ordinal: Ordinal? = nil, series: String? = nil,
    edition: String? = nil, host: String? = nil, durationMinutes: Int? = nil,
    evidence: [Range<Int>], support: [Support] = [], confidence: Double, keys: [String] = []
  ) {
    self.key = key
    self.participants = participants
    self.when = when
    self.relative = relative
    self.place = place
    self.format = format
    self.status = status
    self.level = level
    self.ordinal = ordinal
    self.series = series
    self.edition = edition
    self.host = host
    self.durationMinutes = durationMinutes
    self.evidence = evidence
    self.support = support
    self.confidence = confidence
    self.keys = keys
  }
}
