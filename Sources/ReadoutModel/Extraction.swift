// Everything that was read out of one document.
// SPDX-License-Identifier: Apache-2.0

/// What a document is: its place in the folder and the bytes that were read.
public struct DocumentIdentity: Hashable, Codable, Sendable {
  /// The path relative to the watched root, as exact bytes; not always valid UTF-8.
  public var path: [UInt8]
  /// The SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public var sha256: String
  /// The size in bytes.
  public var byteCount: Int
  /// The media type, such as `text/plain`.
  public var mediaType: String
  /// The character set that the bytes were read in, in lower case; nil where they were not read.
  public var characterSet: String?

  /// A document's identity.
  public init(
    path: [UInt8], sha256: String, byteCount: Int, mediaType: String, characterSet: String?
  ) {
    self.path = path
    self.sha256 = sha256
    self.byteCount = byteCount
    self.mediaType = mediaType
    self.characterSet = characterSet
  }

  /// The path for people: bytes that are not UTF-8 are replaced.
  public var displayPath: String { String(decoding: path, as: UTF8.self) }
}

/// A date expression of the text and the interval that it names.
public struct DateMention: Hashable, Codable, Sendable {
  /// Where it stands.
  public var range: Range<Int>
  /// What it names.
  public var value: DateValue
  /// The rule behind it, where it is relative.
  public var relative: RelativeDate?

  /// An expression and its value.
  public init(range: Range<Int>, value: DateValue, relative: RelativeDate? = nil) {
    self.range = range
    self.value = value
    self.relative = relative
  }
}

/// What was read out of one article; all ranges point into its text.
public struct Extraction: Hashable, Codable, Sendable {
  /// The date expressions, in order.
  public var dates: [DateMention]
  /// The quotations, in order of their content.
  public var quotations: [Quotation]
  /// The summits, in order of their evidence.
  public var summits: [SummitMention]

  /// Nothing, or what is given.
  public init(
    dates: [DateMention] = [], quotations: [Quotation] = [], summits: [SummitMention] = []
  ) {
    self.dates = dates
    self.quotations = quotations
    self.summits = summits
  }
}

/// One document after reading: its article and what was read out of it, or why it was rejected.
public struct ExtractedDocument: Hashable, Sendable {
  /// Which document it is.
  public var identity: DocumentIdentity
  /// What became of it.
  public var outcome: Outcome

  /// What became of a document.
  public enum Outcome: Hashable, Sendable {
    /// It was read.
    case read(text: ArticleText, head: ArticleHead, extraction: Extraction)
    /// It could not be read, and why.
    case rejected(reason: String)
  }

  /// A document and what became of it.
  public init(identity: DocumentIdentity, outcome: Outcome) {
    self.identity = identity
    self.outcome = outcome
  }
}
