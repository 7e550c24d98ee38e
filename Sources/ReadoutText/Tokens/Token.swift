// The smallest pieces of a text: words, numbers and marks, by their places.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// One word, number or mark of a text.
public struct Token: Hashable, Sendable {
  /// What a token is.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A run of letters, with inner apostrophes and the dots of `U.S.`; never a hyphen.
    case word
    /// A run that begins with a digit: `37th`, `1,000`, `2021`, `4`.
    case number
    /// The `’s` or `’` of a possessive, apart from its word.
    case possessive
    /// Any other single scalar.
    case mark
  }

  /// How a word is written.
  public struct Shape: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// A shape of bits.
    @inlinable
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    // Computed and inlinable: a stored constant of another module is fetched by a call each time,
    // and every layer asks these of every token.

    /// It begins with an upper-case letter.
    @inlinable public static var capitalised: Shape { Shape(rawValue: 1) }
    /// It has at least two letters, and all are upper case.
    @inlinable public static var allCapitals: Shape { Shape(rawValue: 2) }
    /// White space, or the paragraph's begin, stands before it.
    @inlinable public static var spaceBefore: Shape { Shape(rawValue: 4) }
    /// It is written like `U.S.`, with a last dot of its own.
    @inlinable public static var dotted: Shape { Shape(rawValue: 16) }
    /// A digit is in it.
    @inlinable public static var hasDigit: Shape { Shape(rawValue: 8) }
  }

  /// The UTF-8 byte offset at which it begins.
  public let start: Int32
  /// The byte offset at which it ends.
  public let end: Int32
  /// The folded word; for a mark, that of the mark.
  public let word: FoldedWord
  /// The first Unicode scalar.
  public let scalar: UInt32
  /// What it is.
  public let kind: Kind
  /// How it is written.
  public let shape: Shape

  /// Its place in the text.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
  /// Whether it is a word that begins with an upper-case letter.
  @inlinable public var isCapitalisedWord: Bool {
    kind == .word && shape.contains(.capitalised)
  }
}

/// A text cut into tokens, sentences and paragraphs.
public struct TokenizedText: Sendable {
  /// All tokens, in order; what was dropped has none.
  public var tokens: [Token]
  /// The sentences, in order, as ranges of tokens; they cover all tokens.
  public var sentences: [Range<Int>]
  /// The paragraphs that have tokens, in order.
  public var paragraphs: [TokenizedParagraph]

  /// One paragraph.
  public struct TokenizedParagraph: Sendable {
    /// Its tokens.
    public var tokens: Range<Int>
    /// Its sentences.
    public var sentences: Range<Int>
    /// Its index in the article's paragraphs.
    public var index: Int
    /// What it is for.
    public var kind: Paragraph.Kind
  }

  /// The byte range from the first to the last of some tokens; empty for none.
  @inlinable
  public func bytes(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }
}
