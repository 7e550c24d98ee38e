// Which stretches of a reported clause are wordings of their own.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: wordings of their own")
struct PassMergerTests {
  @Test(
    "A stretch is told by itself where it stands beside another, or the clause is very long",
    arguments: [
      (
        "Varga said the talks were “very useful indeed” and “the best that both sides have had”.",
        ["the best that both sides have had"]
      ),
      (
        "Varga said the talks were “very useful indeed” and both sides “agreed on the next steps”.",
        []
      ),
      ("Varga said the talks were “very useful indeed”.", []),
      (
        "Varga said after a long day in Haldvik that the two sides were “close to an agreement” and "
          + "that their envoys would meet once more before the spring “as far as possible”.",
        []
      ),
      (
        "Varga said the two sides should help the members of the union in going on with the work of "
          + "which the people on both shores of the lake had spoken for so many years, and keep out "
          + "of the affairs of others “on whatever grounds”.",
        ["on whatever grounds"]
      ),
    ])
  func tells(sentence: String, expected: [String]) throws {
    let article = try ArticleReader().read(Array(sentence.utf8), as: .plainText).article
    let page = Page(article: article, tokens: Tokenizer().tokenize(article))
    let text = ReportedText(page, stretches: QuotationFinder.stretches(in: page))
    let cue = try #require(text.items.indices.first { text.word($0) == FoldedWord("said") })
    let whole = Attribution(
      content: [.clause(cue + 1..<text.items.count - 1)], cue: cue..<cue + 1, source: 0..<1,
      basis: .adjacent, unit: 0, support: .tags)
    let merged = PassMerger(text: text).merge(tagged: [whole], ruled: [])
    #expect(merged.first?.content == whole.content)
    let own = merged.dropFirst().flatMap(\.content).map { content in
      guard case .stretch(let index) = content else { return "no stretch" }
      return String(article.text[text.page.tokens.bytes(of: text.stretches[index].content)])
    }
    #expect(own == expected)
  }
}
