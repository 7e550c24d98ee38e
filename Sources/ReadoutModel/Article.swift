// A document as a reader sees it: its text, its parts, and what it says of itself.
// SPDX-License-Identifier: Apache-2.0

/// The readable text of a document with title, publisher, place and date.
public struct Article: Hashable, Sendable {
  /// The text that all ranges of this article point into.
  public var text: ArticleText
  /// The parts of the text that are read, in order, without what was dropped.
  public var paragraphs: [Paragraph]
  /// What the article says of itself.
  public var head: ArticleHead

  /// Puts an article together.
  public init(text: ArticleText, paragraphs: [Paragraph], head: ArticleHead) {
    self.text = text
    self.paragraphs = paragraphs
    self.head = head
  }
}

/// What an article says of itself, with the places where it says so.
public struct ArticleHead: Hashable, Codable, Sendable {
  /// The language as a BCP 47 tag, `en` for English; nil where it could not be told.
  public var language: String?
  /// The headline.
  public var title: Title?
  /// The outlet or agency that published the article.
  public var publisher: String?
  /// The agency or outlet whose text this is; reprints share it.
  public var origin: String?
  /// The writers, by their names.
  public var author: String?
  /// The place of the dateline.
  public var place: String?
  /// The day of publication.
  public var published: DateValue?
  /// The day of the last change, where the article names one.
  public var modified: DateValue?
  /// The address that the article gives for itself.
  public var address: String?
  /// What is in the text but was not read as prose, in order.
  public var dropped: [Dropped]

  /// A head of which nothing is known but what is given.
  public init(
    language: String? = nil, title: Title? = nil, publisher: String? = nil,
    origin: String? = nil, author: String? = nil, place: String? = nil,
    published: DateValue? = nil, modified: DateValue? = nil, address: String? = nil,
    dropped: [Dropped] = []
  ) {
    self.language = language
    self.title = title
    self.publisher = publisher
    self.origin = origin
    self.author = author
    self.place = place
    self.published = published
    self.modified = modified
    self.address = address
    self.dropped = dropped
  }

  /// A headline; its range is nil where it stands only in the document's metadata.
  public struct Title: Hashable, Codable, Sendable {
    /// The words.
    public var text: String
    /// Where they stand in the article's text.
    public var range: Range<Int>?

    /// A headline and its place.
    public init(text: String, range: Range<Int>?) {
      self.text = text
      self.range = range
    }
  }

  /// A stretch of the text that is not prose, and why it was left out.
  public struct Dropped: Hashable, Codable, Sendable {
    /// Where it stands.
    public var range: Range<Int>
    /// The name of the rule that dropped it, such as `navigation`.
    public var reason: String

    /// A stretch and its reason.
    public init(range: Range<Int>, reason: String) {
      self.range = range
      self.reason = reason
    }
  }
}

/// One paragraph of an article.
public struct Paragraph: Hashable, Sendable {
  /// What a paragraph is for.
  public enum Kind: String, Hashable, Sendable {
    /// Running text.
    case prose
    /// The headline, or its repetition in the text.
    case title
    /// A subheading.
    case heading
    /// The words below a picture.
    case caption
    /// A quotation set off as a block.
    case blockQuote
    /// An item of a list.
    case listItem
  }

  /// Where it stands, without the white space around it.
  public var range: Range<Int>
  /// What it is for.
  public var kind: Kind
  /// The byte at which the prose begins, after a dateline; otherwise the range's lower bound.
  public var proseStart: Int

  /// A paragraph; its prose begins at its first byte unless told otherwise.
  public init(range: Range<Int>, kind: Kind, proseStart: Int? = nil) {
    self.range = range
    self.kind = kind
    self.proseStart = proseStart ?? range.lowerBound
  }
}
