// A summit as all documents together report it.
// SPDX-License-Identifier: Apache-2.0

/// A resolved summit: one event, with every fact and the documents behind it.
public struct Summit: Hashable, Codable, Sendable {
  /// A stable identifier, `s-` and twelve hexadecimal digits.
  public var id: String
  /// Who took part.
  public var participants: [Party]
  /// When it was or will be.
  public var when: DateValue?
  /// Where it was or will be.
  public var place: Place?
  /// How they met.
  public var format: SummitFormat
  /// Whether it took place, by the latest report.
  public var status: SummitStatus
  /// Who met.
  public var level: SummitLevel
  /// Its number in a row.
  public var ordinal: Ordinal?
  /// The named series that it belongs to.
  public var series: String?
  /// The edition of that series.
  public var edition: String?
  /// The event on whose sidelines it took place.
  public var host: String?
  /// How long it took, in minutes.
  public var durationMinutes: Int?
  /// Each value reported of each fact, with the documents that back it.
  public var facts: [ReportedFact]
  /// The statuses over time, earliest report first.
  public var statusHistory: [StatusReport]
  /// Where documents cannot both be right.
  public var contradictions: [Contradiction]
  /// The mentions that were joined, smallest first.
  public var members: [Member]
  /// How many independent reports there are.
  public var origins: Int
  /// The identifiers of the statements made there.
  public var statements: [String]

  /// A summit without facts; they are filled in by resolution.
  public init(id: String, participants: [Party], members: [Member]) {
    self.id = id
    self.participants = participants
    self.members = members
    format = .unknown
    status = .held
    level = .leaders
    facts = []
    statusHistory = []
    contradictions = []
    origins = 0
    statements = []
  }

  /// The paths of the documents that report it, sorted, each once.
  public var documents: [String] { Set(members.map(\.document)).sorted() }
}

/// One mention or quotation of one document that was joined into a resolved thing.
public struct Member: Hashable, Codable, Sendable {
  /// The document's path, for people.
  public var document: String
  /// The SHA-256 of the document.
  public var sha256: String
  /// The key of the mention or quotation in that document.
  public var key: String
  /// The words that tell of it.
  public var spans: [Passage]

  /// A member of a resolved thing.
  public init(document: String, sha256: String, key: String, spans: [Passage]) {
    self.document = document
    self.sha256 = sha256
    self.key = key
    self.spans = spans
  }
}

/// A stretch of a document's text together with its words.
public struct Passage: Hashable, Codable, Sendable {
  /// The UTF-8 byte offset at which it begins.
  public var start: Int
  /// The offset at which it ends.
  public var end: Int
  /// The words, byte for byte.
  public var text: String

  /// The stretch of a text.
  public init(_ range: Range<Int>, of text: ArticleText) {
    start = range.lowerBound
    end = range.upperBound
    self.text = text[range]
  }

  /// A stretch whose words are given.
  public init(start: Int, end: Int, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }
}

/// One value of one fact, and who backs it.
public struct ReportedFact: Hashable, Codable, Sendable {
  /// The fact.
  public var name: SummitFact
  /// The value, as a reader would write it: `2021-12-15`, `video`, `Samarkand, Uzbekistan`.
  public var value: String
  /// The documents that report it, with their words.
  public var sources: [Source]
  /// How many independent reports give it.
  public var origins: Int

  /// A document and its words.
  public struct Source: Hashable, Codable, Sendable {
    /// The document's path, for people.
    public var document: String
    /// The words.
    public var span: Passage?

    /// A document and its words.
    public init(document: String, span: Passage?) {
      self.document = document
      self.span = span
    }
  }

  /// A value and who backs it.
  public init(name: SummitFact, value: String, sources: [Source], origins: Int) {
    self.name = name
    self.value = value
    self.sources = sources
    self.origins = origins
  }
}

/// What was reported of a summit's status, and as of when.
public struct StatusReport: Hashable, Codable, Sendable {
  /// The status.
  public var status: SummitStatus
  /// The day of the reports; nil where it is unknown.
  public var asOf: DateValue?
  /// The documents' paths.
  public var documents: [String]

  /// A report.
  public init(status: SummitStatus, asOf: DateValue?, documents: [String]) {
    self.status = status
    self.asOf = asOf
    self.documents = documents
  }
}

/// Documents that cannot all be right.
public struct Contradiction: Hashable, Codable, Sendable {
  /// What they differ in.
  public enum Kind: String, Hashable, Codable, Sendable {
    case speaker, when, `where`, format, participants, ordinal, duration
  }

  /// Whether both can be right after all.
  public enum Severity: String, Hashable, Codable, Sendable {
    /// They cannot.
    case hard
    /// A country and its leader, say, or a rounded duration.
    case soft
  }

  /// What they differ in.
  public var kind: Kind
  /// Whether both can be right after all.
  public var severity: Severity
  /// What each says, in the order of value and document.
  public var claims: [Claim]

  /// What one document says.
  public struct Claim: Hashable, Codable, Sendable {
    /// The value.
    public var value: String
    /// The document's path, for people.
    public var document: String
    /// The words.
    public var span: Passage?

    /// A claim.
    public init(value: String, document: String, span: Passage?) {
      self.value = value
      self.document = document
      self.span = span
    }
  }

  /// A contradiction between claims.
  public init(kind: Kind, severity: Severity, claims: [Claim]) {
    self.kind = kind
    self.severity = severity
    self.claims = claims
  }
}
