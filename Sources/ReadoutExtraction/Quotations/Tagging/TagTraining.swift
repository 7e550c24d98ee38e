// What training sees of an article: the items of its paragraphs and their features.
// SPDX-License-Identifier: Apache-2.0

package import ReadoutModel
package import ReadoutText

/// Reads articles as the tagger does, for training.
package struct TagReader: Sendable {
  private let knowledge: Knowledge
  private let tokenizer = Tokenizer()

  /// A reader that knows what extraction will know.
  package init(knowledge: Knowledge) {
    self.knowledge = knowledge
  }

  /// One item as training sees it.
  package struct Item: Sendable {
    /// Its UTF-8 bytes in the article's text.
    package var bytes: Range<Int>
    /// Its folded word; nil for a stretch, number or mark.
    package var word: FoldedWord?
  }

  /// The paragraphs of an article; for each item its features are handed over, in the same order.
  ///
  /// - Parameter features: Takes the features of an item.
  package func read(
    _ article: Article, lexicon: some TagLexicon, features: ([TagFeature]) -> Void
  ) -> [[Item]] {
    let page = Page(article: article, tokens: tokenizer.tokenize(article))
    let names = NameFinder(knowledge: knowledge).names(in: page)
    let text = ReportedText(page, stretches: QuotationFinder.stretches(in: page))
    let finder = FrameFinder(text)
    let roles = finder.roles(of: finder.frames())
    var paragraph = TagParagraph()
    var paragraphs: [[Item]] = []
    for units in text.paragraphs(upTo: Tagger.longestSequence) {
      paragraph.fill(units, of: text, names: names, roles: roles, lexicon: lexicon)
      var lists = TagFeatureLists(count: paragraph.count)
      TagFeatures(paragraph).write(to: &lists)
      lists.lists.forEach(features)
      paragraphs.append(paragraph.range.map { item($0, text) })
    }
    return paragraphs
  }

  private func item(_ item: Int, _ text: ReportedText) -> Item {
    let token = text.page.tokens.tokens[text.items[item].tokens.lowerBound]
    let isWord = text.items[item].stretch < 0 && token.kind == .word
    return Item(bytes: text.bytes(item..<item + 1), word: isWord ? token.word : nil)
  }
}
