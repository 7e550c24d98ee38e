// Why quotations are read as they are.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: explanations")
struct QuotationExplanationTests {
  private func explanation(_ text: String) throws -> (QuotationExplanation, ArticleText) {
    let article = Article(lines: ArticleText(text))
    let quotation = try #require(readingExtractor.extraction(of: article).quotations.first)
    let found = readingExtractor.explanation(ofQuotation: quotation.key, in: article)
    let explanation = try #require(found)
    #expect(explanation.quotation.source == quotation.source)
    #expect(explanation.quotation.speaker == quotation.speaker)
    return (explanation, article.text)
  }

  @Test("where rules and tagger agree, both are told, and the runner-up names somebody else")
  func both() throws {
    let (why, text) = try explanation(
      "The talks went on. “We agreed on the border,” Prime Minister Tomas Lindqvist told reporters."
    )
    #expect(why.decision == .both)
    #expect(why.ruled?.source.map { text[$0] } == "Prime Minister Tomas Lindqvist")
    #expect(why.tagged?.source.map { text[$0] } == "Prime Minister Tomas Lindqvist")
    #expect(why.hearer.map { text[$0] } == "reporters")
    #expect(
      text[why.sentence]
        == "“We agreed on the border,” Prime Minister Tomas Lindqvist told reporters.")
    let source = try #require(why.quotation.source.first)
    #expect(why.runnerUp.map { $0.source?.overlaps(source) != true && $0.distance > 0 } == true)
    #expect(why.grounds.count == 3)
    for ground in why.grounds {
      #expect(ground.label != ground.rival)
      #expect(ground.pro.allSatisfy { $0.points > 0 } && ground.contra.allSatisfy { $0.points < 0 })
    }
    #expect(why.grounds.contains { !$0.pro.isEmpty })
  }

  @Test("what only the rules find says so")
  func rules() throws {
    let (why, _) = try explanation(
      "ILSE VARGA: “The bridge will be open by June, whatever they say of it.”")
    #expect(why.decision != .tagger)
    #expect(why.ruled != nil)
  }

  @Test("a key that the article does not have has no explanation")
  func unknown() {
    let article = Article(lines: ArticleText("“We agreed,” Ann Lee said."))
    #expect(readingExtractor.explanation(ofQuotation: "q9999", in: article) == nil)
  }

  @Test("what is explained is what the tagger says", arguments: QuotationCase.all)
  func agrees(example: QuotationCase) throws {
    let model = try #require(NamePage.knowledge.tagger)
    let page = Article(lines: ArticleText(example.text)).page
    let names = NameFinder(knowledge: NamePage.knowledge).names(in: page)
    let passes = QuotationFinder(model: model).passes(over: page, names: names)
    let tagger = Tagger(model: model)
    let told = tagger.spans(of: passes.text, names: names, roles: passes.roles)
    var place = 0
    for units in passes.text.paragraphs(upTo: Tagger.longestSequence) {
      let first = try #require(units.first).items.lowerBound
      let weighing = try #require(
        TagExplanation(
          around: first, of: passes.text, names: names, roles: passes.roles, model: model))
      #expect(tagger.spans(of: weighing.chosen, from: first) == told[place])
      place += 1
    }
  }
}
