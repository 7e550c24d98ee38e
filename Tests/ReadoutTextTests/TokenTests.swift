// Tokens, sentences and folded words.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import TestSupport
import Testing

@Suite("Tokens and sentences")
struct TokenTests {
  private func tokenize(_ text: String) -> (article: Article, tokens: TokenizedText) {
    let article = Article(
      text: ArticleText(text),
      paragraphs: [Paragraph(range: 0..<text.utf8.count, kind: .prose)], head: ArticleHead())
    return (article, Tokenizer().tokenize(article))
  }

  private func sentences(_ text: String) -> [String] {
    let (article, tokens) = tokenize(text)
    return tokens.sentences.map { article.text[tokens.bytes(of: $0)] }
  }

  @Test(
    "words, numbers, possessives and marks",
    arguments: [
      ("Norland’s U.S. envoy didn’t go.", "Norland|’s|U.S.|envoy|didn’t|go|."),
      ("at 10 a.m. on the 37th", "at|10|a.m.|on|the|37th"),
      ("1,000 of 2.5, he", "1,000|of|2.5|,|he"),
      ("Sino-Norland", "Sino|-|Norland"), ("the boys’ bags", "the|boys|’|bags"),
      ("O’Neill's", "O’Neill|'s"), ("Mr. Lee", "Mr|.|Lee"),
      ("a\u{A0}b\u{2002}c\u{3000}d", "a|b|c|d"), ("co\u{AD}operate", "co\u{AD}operate"),
      ("“We agree,” he", "“|We|agree|,|”|he"), ("Erdoğan", "Erdoğan"), ("G20/BRICS", "G20|/|BRICS"),
    ])
  func cutsTokens(text: String, expected: String) {
    let (article, tokens) = tokenize(text)
    #expect(tokens.tokens.map { article.text[$0.range] }.joined(separator: "|") == expected)
  }

  @Test(
    "sentences",
    arguments: [
      "“We agree.”| Lindqvist left.", "“Are you sure?” he asked.| No.",
      "Mr. Lee met Sen. Ek.| They left.", "J. R. Lind spoke.| He left.",
      "They met in the U.S.| The talks failed.", "The U.S. President left.| He smiled.",
      "At 10 a.m. Okoye arrived.", "He waited...| Nobody came.", "He said … no.",
      "It was over…| He left.", "He said no.| They left.", "He was No. 5 in line.",
      "On Sept. 15 they met.| It rained.", "They met in Sept.| Okoye left.",
      "He works for Ek Inc. Okoye left.", "He works for Ek Inc.| The firm grew.",
      "“Stop!”| “Why?”| He ran.", "“We agree,” he said.| “It is done.”",
      "“It is over. We won,” she said.| He left.".replacing("over. We", with: "over.| We"),
      "It cost $1.5 million.| 12 people came.", "He left.| (She stayed.)| It rained.",
      "We agree.’’| He left.", "Done?!| Yes.", "St. Brenn is old.",
      "Ask him “why?” and wait.", "One.Two three.",
    ])
  func cutsSentences(marked: String) {
    let parts = marked.split(separator: "|").map { part in
      String(part.drop { $0 == " " })
    }
    #expect(sentences(marked.filter { $0 != "|" }) == parts)
  }

  @Test("a sentence longer than the limit is cut, even one of full stops")
  func cutsLongSentences() {
    for word in ["word ", ". "] {
      let text = String(repeating: word, count: 2_500)
      let article = Article(
        text: ArticleText(text),
        paragraphs: [Paragraph(range: 0..<text.utf8.count, kind: .prose)], head: ArticleHead())
      let tokens = Tokenizer(limits: Limits(sentenceTokens: 1_000)).tokenize(article)
      #expect(tokens.sentences.map(\.count) == [1_000, 1_000, 500])
    }
  }

  @Test("words compare without case, accents, soft hyphens and the kind of apostrophe")
  func foldsWords() {
    #expect(FoldedWord("Erdoğan") == FoldedWord("ERDOGAN"))
    #expect(FoldedWord("co\u{AD}operate") == FoldedWord("cooperate"))
    #expect(FoldedWord("don’t") == FoldedWord("don't"))
    #expect(FoldedWord("Œuvre") == FoldedWord("oeuvre"))
    #expect(FoldedWord("Путин") == FoldedWord("путин"))
    #expect(FoldedWord("Lind") != FoldedWord("Linda"))
    for scalar in UInt32(0)...0x24F {
      if let scalar = Unicode.Scalar(scalar) { _ = FoldedWord(String(scalar)) }
    }
    #expect(FoldedWord("ſ") == FoldedWord("s"))
    #expect(FoldedWord("ž") == FoldedWord("Z"))
  }

  @Test("tables of words find what they hold and nothing else")
  func looksUpWords() {
    let words = (0..<500).map { "word\($0)" }
    let table = WordTable(words.enumerated().map { (FoldedWord($1), $0) })
    for (index, word) in words.enumerated() { #expect(table[FoldedWord(word)] == index) }
    #expect(table[FoldedWord("other")] == nil)
    #expect(WordTable<Int>([])[FoldedWord("word")] == nil)
    #expect(WordTable(words: "one two").contains(FoldedWord("TWO")))
  }

  @Test("tokens are in order, in their paragraphs and never empty", arguments: UInt64(1)...60)
  func keepsOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array(
      "aB. ,’'“”\"!?…-–—\u{AD}\u{A0}\u{2002}\u{200B}\u{FEFF}é9ğЖ中🙂\n\u{301}U.S.".unicodeScalars)
    var text = ""
    for _ in 0..<Int.random(in: 0..<400, using: &random) {
      if Int.random(in: 0..<20, using: &random) == 0 {
        let value = UInt32.random(in: 0...0x10FFFF, using: &random)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      } else {
        text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
    }
    let (article, tokens) = tokenize(text)
    var last = 0
    for token in tokens.tokens {
      #expect(token.range.lowerBound >= last, "seed \(seed)")
      #expect(!token.range.isEmpty, "seed \(seed)")
      #expect(
        String(validating: article.text.utf8[token.range], as: UTF8.self) != nil, "seed \(seed)")
      last = token.range.upperBound
    }
    #expect(last <= text.utf8.count, "seed \(seed)")
    var next = 0
    for sentence in tokens.sentences {
      #expect(sentence.lowerBound == next && !sentence.isEmpty, "seed \(seed)")
      next = sentence.upperBound
    }
    #expect(next == tokens.tokens.count, "seed \(seed)")
  }

  @Test(
    "long runs without a space are read in linear time",
    arguments: ["a", "’", ".", "a.", "1,", "“", "a’", "é\u{AD}", "(", "-"])
  func readsLongWords(piece: String) throws {
    func time(_ bytes: Int) throws -> Duration {
      let text = String(repeating: piece, count: bytes / piece.utf8.count)
      return try processorTime { _ = Tokenizer().tokenize(try read(text)) }
    }
    _ = try time(1_000)
    let short = try time(20_000)
    let long = try time(160_000)
    // Eight times the bytes; ten times that much allows for a busy machine.
    #expect(long < short * 80 + .milliseconds(200))
  }
}
