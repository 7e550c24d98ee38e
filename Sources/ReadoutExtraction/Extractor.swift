// The one way through extraction: names, dates, quotations, summits, each over the one before.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel
import ReadoutText

/// Reads quotations and summits out of articles.
///
/// It is a pure function of the article and of what it was given to know.
public struct Extractor: Sendable {
  private let knowledge: Knowledge
  private let summitFinder: SummitFinder
  private let tokenizer: Tokenizer

  /// An extractor that knows what it is given.
  public init(knowledge: Knowledge, limits: Limits = Limits()) {
    self.knowledge = knowledge
    summitFinder = SummitFinder(knowledge: knowledge)
    tokenizer = Tokenizer(limits: limits)
  }

  /// Everything that is read out of an article; nothing for a language other than English.
  public func extraction(of article: Article) -> Extraction {
    let tokens = tokenizer.tokenize(article)
    let page = Page(article: article, tokens: tokens)
    let dates = DateFinder().dates(in: page)
    guard article.head.language ?? "en" == "en" else {
      return Extraction(dates: dates.dates.map(\.mention))
    }
    let names = NameFinder(knowledge: knowledge).names(in: page)
    var quotations = QuotationFinder(model: knowledge.tagger).quotations(in: page, names: names)
    let summits = summitFinder.summits(
      in: page, names: names, dates: dates, quotations: quotations)
    SummitLinker().link(&quotations, to: summits, in: page)
    return Extraction(dates: dates.dates.map(\.mention), quotations: quotations, summits: summits)
  }
}

extension Extractor {
  /// Why the quotation with a key was read as it was; nil where the article has none.
  public func explanation(ofQuotation key: String, in article: Article) -> QuotationExplanation? {
    let page = Page(article: article, tokens: tokenizer.tokenize(article))
    let names = NameFinder(knowledge: knowledge).names(in: page)
    return QuotationExplainer(model: knowledge.tagger, page: page, names: names)
      .explanation(of: key)
  }
}

/// An article, its tokens and what stands between quotation marks: what every layer reads.
///
/// Never changed. It is a class since nearly every value of every layer holds it, and a copy of so many
/// arrays and strings, each counted, takes as long as reading a sentence.
final class Page: Sendable {
  let article: Article
  let tokens: TokenizedText
  /// The stretches between quotation marks, in order.
  let stretches: [QuotedStretch]

  init(article: Article, tokens: TokenizedText) {
    self.article = article
    self.tokens = tokens
    stretches = MarkPairing(text: tokens, utf8: article.text.utf8).stretches()
  }
}
