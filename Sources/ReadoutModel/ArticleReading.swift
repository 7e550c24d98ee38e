// How an article was read: where its facts come from, and what was left out of it.
// SPDX-License-Identifier: Apache-2.0

/// An article as it was read out of a file.
public struct ArticleReading: Hashable, Sendable {
  /// The article.
  public var article: Article
  /// The character set that it was read in, in lower case.
  public var characterSet: String
  /// Where each fact of the head that is known comes from, in a few words for a person.
  public var sources: [HeadFact: String]
  /// What of the file is not in the article's text, in its order; only where it was asked for.
  public var leftOut: [LeftOut]

  /// A reading.
  public init(
    article: Article, characterSet: String, sources: [HeadFact: String], leftOut: [LeftOut] = []
  ) {
    self.article = article
    self.characterSet = characterSet
    self.sources = sources
    self.leftOut = leftOut
  }

  /// Words of a file that are no part of the article.
  public struct LeftOut: Hashable, Sendable {
    /// The words, cut where they are many.
    public var text: String
    /// The name of the rule that left them out, such as `navigation`.
    public var reason: String

    /// Words and the rule.
    public init(text: String, reason: String) {
      self.text = text
      self.reason = reason
    }
  }
}

extension ArticleReading {
  /// All words that are not read as prose, whether they stand in the article's text or not.
  public var dropped: [LeftOut] {
    leftOut
      + article.head.dropped.map { LeftOut(text: article.text[$0.range], reason: $0.reason) }
  }
}

/// Why a document is no article.
public struct DocumentRejection: Error, Hashable, Sendable {
  /// The reason, as it stands in `document.rejected`.
  public var reason: String

  /// A reason.
  public init(reason: String) {
    self.reason = reason
  }
}
