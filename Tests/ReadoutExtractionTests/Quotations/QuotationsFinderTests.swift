// Quotations with their sources, case by case.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: content and source")
struct QuotationsFinderTests {
  @Test(
    "each quotation has its content and its source",
    arguments: [
      // The cue behind.
      "“{We agreed on the border},” said <Lindqvist>.",
      "“{We agreed on the border},” <Lindqvist> said.",
      "“{We agreed on the border},” <Prime Minister Tomas Lindqvist> told reporters in Haldvik.",
      "“{We agreed on the border},” <Ann Lee>, who leads the party, said on Monday.",
      "“{We agreed on the border},” <Ann Lee>, 45, a member of the council, said.",
      "“{Do we agree on the border}?” <Lindqvist> asked.",
      "“{Never, never again!}” shouted <the crowd>.",
      "“{We agreed on the border},” said <Rep. Ann P. Lee>, a member of the council.",
      "“{We agreed on the border},” <Ann Lee> (N-Haldvik) said.",
      "“{We agreed on the border},” according to <the Norland ministry>.",
      "“{We agreed on the border},” per <the palace website>.",
      "“{We agreed on the border},” <she> added.",
      "“{Nobody wants this war}.” — <Tomas Lindqvist>",
      // The cue before.
      "<Lindqvist> said: “{We agreed on the border}.”",
      "<Lindqvist> said, “{We agreed on the border}.”",
      "<Lindqvist> told reporters on Tuesday: “{We agreed on the border}.”",
      "<President Amara Okoye> was quoted as saying: “{We agreed on the border}.”",
      "According to <Lindqvist>, “{the border question is settled now}.”",
      "In the words of <Lindqvist>, “{the border question is settled}.”",
      "<Okoye>’s assurance: “{Zembala is ready to talk to all sides}.”",
      "<LINDQVIST>: “{We agreed on the border}.”",
      "Then <Okoye>, in an obvious reference to Norland, replied: “{We agreed on nothing}.”",
      "As he left, <Lindqvist> joked that “{the coffee was the best part of it}.”",
      "Calling {Okoye “an old friend of our people,”} <Lindqvist> left.",
      // Between: one quotation in two spans.
      "“{We agreed},” <Lindqvist> said, “{+on the border and on the river}.”",
      "“{We agreed on the border},” <Lindqvist> said. “{+The river is another matter}.”",
      // Two cues, two quotations.
      "“{We agreed on the border},” said <Lindqvist>, adding: “{The river is another matter}.”",
      "<Lindqvist> said “{the border is settled for good}” and <Okoye> said “{nothing is settled yet}.”",
      // Mixed: the clause belongs to the content.
      "<Lindqvist> said {that the talks were “frank and very useful” for both sides}.",
      "<Okoye> called {the plan “a step in the wrong direction”}.",
      "<Okoye> described {the plan as “dead”}.",
      "{The plan was “dead on arrival,”} <Okoye> said.",
      "<Okoye> said {the talks were “very useful”} {and both sides would “keep the line open”}.",
      // Shared subjects, and the outer clause rather than the inner one.
      "<She> went home and said: “{We agreed on the border}.”",
      "<Lindqvist> said {he believes “the border question is settled for good”}.",
      // A report that begins in the source of another one.
      "According to coo “{per}",
      // Without marks.
      "<Lindqvist> said {that the border question was settled}.",
      "<Lindqvist> said {the border question was settled}.",
      "{The border question is settled}, <Lindqvist> said.",
      "<Okoye> told Lindqvist {that Zembala would keep the line open}.",
      // No speech at all.
      "She read “The Old Man of Haldvik” on the train.",
      "He sang in a band called “Northern Lights” for years.",
      "Maren “Red” Holt crossed the so-called “border” on Monday.",
      "Lindqvist spoke for an hour.",
      "The statement said nothing.",
    ])
  func finds(marked: String) {
    let text = MarkedText(marked)
    let quotations = text.article.quotations
    let contents = quotations.map { $0.content.map { text.text[$0] } }
    let expected = text.contents.map { $0.map(trimmed) }
    #expect(contents.map { $0.map(trimmed) } == expected)
    var sources: [Range<Int>] = []
    for source in quotations.flatMap(\.source) where !sources.contains(source) {
      sources.append(source)
    }
    sources.sort { $0.lowerBound < $1.lowerBound }
    let known = text.sources.isEmpty ? [] : sources.map { text.text[$0] }
    if !text.contents.isEmpty { #expect(known == text.sources) }
  }

  /// Content without the point or comma at its end, which may stand on either side of the mark.
  private func trimmed(_ words: String) -> String {
    var words = words[...]
    while let last = words.last, ".,!?".contains(last) { words = words.dropLast() }
    return String(words)
  }

  @Test("a quotation over three paragraphs is one, with a span a paragraph")
  func paragraphs() {
    let text = MarkedText(
      """
      <Lindqvist> spoke to the council: “{We agreed on the border.}
      “{+The river is another matter.}
      “{+But we shall talk again.}”
      """)
    let quotations = text.article.quotations
    #expect(quotations.map { $0.content.map { text.text[$0] } } == text.contents)
    #expect(quotations.first?.source.map { text.text[$0] } == text.sources)
    #expect(quotations.first?.kind == .direct)
  }

  @Test("a quoted paragraph without a cue keeps the speaker of the one before")
  func carriedOver() {
    let text = MarkedText(
      """
      “{We agreed on the border},” <Lindqvist> said.
      “{The river is another matter altogether}.”
      """)
    let quotations = text.article.quotations
    #expect(quotations.count == 2)
    #expect(quotations.last?.source.map { text.text[$0] } == ["Lindqvist"])
  }

  @Test("a paragraph that breaks off introduces the quoted one below it")
  func leadIn() {
    let text = ArticleText(
      "Lindqvist opened his remarks by praising the hosts. “We thank the people of Zembala.”\n"
        + "Hence, it is critical that\n“the border question is settled once and for all.”")
    let quotations = Article(lines: text).quotations
    #expect(quotations.last.map { $0.source.map { text[$0] } } == ["Lindqvist"])
    #expect(
      quotations.last.map { $0.content.map { text[$0] } }
        == ["the border question is settled once and for all."])
  }

  @Test("a block quotation without marks belongs to the clause that announces it")
  func blockQuote() {
    let text = ArticleText(
      "Lindqvist said in a statement:\nWe agreed on the border.\nThe council meets on Friday.")
    let quotations = Article(lines: text, kinds: [.prose, .blockQuote, .prose]).quotations
    #expect(quotations.map { $0.content.map { text[$0] } } == [["We agreed on the border."]])
    #expect(quotations.first?.source.map { text[$0] } == ["Lindqvist"])
    #expect(quotations.first?.kind == .direct)
  }

  @Test("kinds tell how much of the content stands between marks")
  func kinds() {
    let text = ArticleText(
      "“We agreed on it,” Lee said.\nLee said the talks were “frank and useful”.\n"
        + "Lee said that the talks were over.")
    #expect(Article(lines: text).quotations.map(\.kind) == [.direct, .mixed, .indirect])
  }
}
