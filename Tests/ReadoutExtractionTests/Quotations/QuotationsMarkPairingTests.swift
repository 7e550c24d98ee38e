// Pairing of quotation marks, on sentences and on nonsense.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: mark pairing")
struct QuotationsMarkPairingTests {
  private func stretches(_ article: Article) -> [String] {
    let page = article.page
    return page.stretches.map {
      page.article.text[page.tokens.bytes(of: $0.content)]
    }
  }

  @Test(
    "marks pair by shape and by the spaces around them",
    arguments: [
      "“{We agree},” he said.",
      "\"{We agree},\" he said.",
      // Wrong-way marks.
      "“{We will, as always,}“ he said, “ {stand firm}.” He left.",
      "”{Fear rules us}.” That was all.",
      // Nested doubles, the last one wrong-way after a space.
      "They “{oppose it under the cloak of “order” and “rules”} “ which came later.",
      "\"{He called it \"great\" and left}\", she said.",
      // Single marks and apostrophes.
      "‘{We can’t agree on the leaders’ terms},’ she said.",
      "'{It isn't over}', the ministers' envoy said.",
      "The leaders' envoys spoke of 'twas and the ’90s and rock ’n’ roll.",
      "He said ‘{it’s the party’s plan}’ twice.",
      // Doubles hold singles.
      "“{She said ‘never’ again},” he recalled.",
      // Guillemets, both ways; low and high.
      "«{We agree}», he said. »{So do we}«, she said.",
      "„{We agree}“, he said; „{we too}”, she said.",
      // Two backticks, two apostrophes.
      "``{We agree},'' he said.",
      // Spaces inside straight marks.
      "He said \" {we agree} \" and left.",
      // Inches and feet are no marks.
      "At 6'2\" he is tall; his brother is 5'10\".",
      "The 12\" record costs \"{ten crowns}\".",
      // Unclosed: to the end of the paragraph, or of the sentence if another mark opens.
      "He said: “{We agree on all points.}",
      "“{We agree.} He left. “{We too},” she said.",
      // One stray closing mark.
      "We agree,” he said. “{Yes},” she added.",
      // No space behind the closing mark.
      "“{We agree}”—that was the answer (“{yes}”).",
    ])
  func pairs(marked: String) {
    let text = MarkedText(marked)
    let expected = text.contents.flatMap { $0 }
    #expect(stretches(text.article).map(trimmed) == expected.map(trimmed))
  }

  /// The words without the point or comma at their end, which may stand on either side of a mark.
  private func trimmed(_ words: String) -> String {
    var words = words[...]
    while let last = words.last, ".,!?".contains(last) { words = words.dropLast() }
    return String(words)
  }

  @Test("a paragraph that begins with a mark goes on with the one left open")
  func continuation() {
    let article = Article(lines: ArticleText("He said: “One.\n“Two.\n“Three.”\n“Four,” she said."))
    let found = article.page.stretches
    #expect(found.map(\.continues) == [false, true, true, false])
    #expect(found.map(\.isClosed) == [false, false, true, true])
    #expect(stretches(article) == ["One.", "Two.", "Three.", "Four,"])
  }

  @Test("a paragraph that only closes goes on with the one left open")
  func continuationWithoutMark() {
    let article = Article(lines: ArticleText("He said: “One.\nTwo.” He left."))
    let found = article.page.stretches
    #expect(found.map(\.continues) == [false, true])
    #expect(stretches(article) == ["One.", "Two."])
  }

  @Test("any arrangement of marks gives ordered stretches within their paragraphs")
  func property() {
    let pieces = [
      "“", "”", "\"", "'", "‘", "’", "«", "»", "„", "``", "''", " ", " ", "word", "Word", ".", ",",
      "\n",
      "’s", "6'2\"", "—", "(", ")", "said", "Lee", "…", "¬", "😀",
    ]
    let seed = UInt64.random(in: 0 ... .max)
    var random = SplitMix64(seed: seed)
    for _ in 0..<400 {
      let count = Int.random(in: 0...60, using: &random)
      var string = ""
      for _ in 0..<count { string += pieces.randomElement(using: &random) ?? "" }
      let article = Article(lines: ArticleText(string))
      let page = article.page
      let found = page.stretches
      var end = 0
      for stretch in found {
        #expect(stretch.whole.lowerBound >= end, "seed \(seed): \(string)")
        #expect(!stretch.content.isEmpty, "seed \(seed): \(string)")
        #expect(stretch.whole.clamped(to: stretch.content) == stretch.content, "seed \(seed)")
        let paragraph = page.tokens.paragraphs[stretch.paragraph].tokens
        #expect(stretch.whole.clamped(to: paragraph) == stretch.whole, "seed \(seed): \(string)")
        end = stretch.whole.upperBound
      }
      check(article, "seed \(seed): \(string)")
    }
  }

  /// Every span of every quotation is a slice of the text on scalar boundaries, and keys differ.
  private func check(_ article: Article, _ comment: String) {
    let quotations = article.quotations
    let utf8 = article.text.utf8
    for range in quotations.flatMap({ $0.content + $0.cue + $0.source }) {
      #expect(range.lowerBound < range.upperBound, "\(comment)")
      #expect(range.upperBound <= utf8.count, "\(comment)")
      #expect(utf8[range.lowerBound] & 0xC0 != 0x80, "\(comment)")
      #expect(range.upperBound == utf8.count || utf8[range.upperBound] & 0xC0 != 0x80, "\(comment)")
    }
    #expect(Set(quotations.map(\.key)).count == quotations.count, "\(comment)")
  }
}
