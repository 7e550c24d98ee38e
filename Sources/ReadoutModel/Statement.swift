// An utterance as all documents together report it.
// SPDX-License-Identifier: Apache-2.0

/// A resolved statement: one utterance, with the wordings in which it is reported.
public struct Statement: Hashable, Codable, Sendable {
  /// A stable identifier, `q-` and twelve hexadecimal digits.
  public var id: String
  /// Who is reported to have said it; where the reports differ, the one with most origins.
  public var speaker: Party?
  /// The most complete wording.
  public var text: String
  /// The kind of the quotation with the most complete wording.
  public var kind: Quotation.Kind
  /// Each reported wording, smallest member first.
  public var variants: [Variant]
  /// When it was said.
  public var said: DateValue?
  /// The identifier of the summit at which it was said.
  public var summit: String?
  /// Where documents cannot both be right.
  public var contradictions: [Contradiction]
  /// The quotations that were joined, smallest first.
  public var members: [Member]
  /// How many independent reports there are.
  public var origins: Int

  /// One document's wording.
  public struct Variant: Hashable, Codable, Sendable {
    /// The words, its stretches joined by ` … `.
    public var text: String
    /// The document's path, for people.
    public var document: String
    /// Where the words stand.
    public var spans: [Passage]
    /// The reporting words.
    public var cue: String?
    /// Whom the document names as the speaker.
    public var speaker: Party?

    /// A wording.
    public init(
      text: String, document: String, spans: [Passage], cue: String? = nil, speaker: Party?
    ) {
      self.text = text
      self.document = document
      self.spans = spans
      self.cue = cue
      self.speaker = speaker
    }
  }

  /// A statement; what is not given is filled in by resolution.
  public init(
    id: String, speaker: Party?, text: String, kind: Quotation.Kind, variants: [Variant],
    said: DateValue? = nil, summit: String? = nil, contradictions: [Contradiction] = [],
    members: [Member], origins: Int
  ) {
    self.id = id
    self.speaker = speaker
    self.text = text
    self.kind = kind
    self.variants = variants
    self.said = said
    self.summit = summit
    self.contradictions = contradictions
    self.members = members
    self.origins = origins
  }

  /// The paths of the documents that report it, sorted, each once.
  public var documents: [String] { Set(members.map(\.document)).sorted() }
}

/// Everything that a set of documents reports, joined up.
public struct Resolution: Hashable, Sendable {
  /// The summits, by identifier.
  public var summits: [Summit]
  /// The statements, by identifier.
  public var statements: [Statement]

  /// Nothing, or what is given.
  public init(summits: [Summit] = [], statements: [Statement] = []) {
    self.summits = summits
    self.statements = statements
  }
}
