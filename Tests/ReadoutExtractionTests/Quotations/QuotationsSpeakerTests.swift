// Who spoke, and to whom.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: speakers and hearers")
struct QuotationsSpeakerTests {
  @Test(
    "sources are resolved to people, offices and institutions",
    arguments: [
      (
        "President Amara Okoye met the press. “We agreed on the border,” Okoye said.", "Amara Okoye"
      ),
      ("President Amara Okoye met the press. “We agreed on the border,” she said.", "Amara Okoye"),
      (
        "Speaking with President Amara Okoye, Prime Minister Tomas Lindqvist noted progress. "
          + "Nevertheless, he said “the border question is not settled yet.”", "Tomas Lindqvist"
      ),
      (
        "Ann Lee, who said “the border question is settled for good,” left.", "Ann Lee"
      ),
      ("“We agreed on the border,” officials said.", "officials"),
    ])
  func speakers(text: String, name: String) {
    let quotations = Article(lines: ArticleText(text)).quotations
    let speaker = quotations.last?.speaker
    #expect(speaker?.name == name)
    #expect(quotations.last?.speakerReason != nil)
  }

  @Test(
    "whoever the sentences before are about is meant without the name",
    arguments: [
      // The name behind a description.
      (
        "Judge Ann Lee was unmoved. A colleague, Senator Amara Okoye, found the second set of books. "
          + "“I opened it,” she testified, “and I sat down.”", "Amara Okoye"
      ),
      // Somebody without a name.
      (
        "Ann Lee left early. A retired teacher laughed. “I have voted eight times,” she said.",
        "A retired teacher"
      ),
      // Called again, by what or how old they are.
      (
        "Captain Tomas Lindqvist scored twice on Sunday. “It was my only chance,” the striker said.",
        "Tomas Lindqvist"
      ),
      (
        "Captain Amara Okoye lost in three sets on Sunday. “I keep seeing that ball,” the 20-year-old said.",
        "Amara Okoye"
      ),
      (
        "The lake freezes later each year, Professor Tomas Lindqvist wrote on Sunday. "
          + "“The ice tells us so,” the physicist said.", "Tomas Lindqvist"
      ),
      // What somebody owns is not somebody.
      (
        "Captain Amara Okoye met the press. Captain Tomas Lindqvist’s header beat her side on Sunday. "
          + "“I have nothing to say,” she said.", "Amara Okoye"
      ),
      // Of two who are named, nobody knows which one is a diplomat.
      (
        "The paper said that Ann Lee and Tomas Lindqvist had met. "
          + "“The text works as it is,” the diplomat said.", "the diplomat"
      ),
    ])
  func topics(text: String, name: String) {
    #expect(Article(lines: ArticleText(text)).quotations.last?.speaker?.name == name)
  }

  @Test(
    "the hearer is the one who is told, asked or reminded",
    arguments: [
      ("“We agreed on the border,” Lindqvist told reporters.", "reporters"),
      ("Lindqvist told reporters that the talks were “frank and very useful”.", "reporters"),
      ("“We agreed on the border,” Lindqvist said to journalists on Monday.", "journalists"),
    ])
  func hearers(text: String, name: String) {
    #expect(Article(lines: ArticleText(text)).quotations.first?.addressee?.name == name)
  }

  @Test("nobody is better than somebody wrong, and the reason is given")
  func nobody() {
    let quotations = Article(lines: ArticleText("“Nobody knows who said these words at all.”"))
      .quotations
    #expect(quotations.count == 1)
    #expect(quotations.first?.speaker == nil)
    #expect(quotations.first?.speakerReason?.isEmpty == false)
    #expect(quotations.first.map { $0.confidence <= 0.5 } == true)
  }

  @Test("the same words in two documents share a key")
  func keys() {
    let first = Article(
      lines: ArticleText("“We agreed on the northern border and the old river,” Lee said.")
    ).quotations
    let second = Article(
      lines: ArticleText("Lee: “We agreed on the Northern border and the old river crossing.”")
    ).quotations
    #expect(!Set(first.flatMap(\.keys)).isDisjoint(with: second.flatMap(\.keys)))
  }
}
