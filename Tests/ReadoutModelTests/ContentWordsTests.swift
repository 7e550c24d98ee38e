// Checks the folding of utterances into content words and keys.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@Suite struct ContentWordsTests {
  @Test(
    "function words, case, accents, marks and endings do not count",
    arguments: [
      ("We must build the bridges", "Build bridge!"),
      ("Zoë’s café", "zoe CAFE"),
      ("‘certain’ powers", "certain powers"),
      ("Norland's har\u{AD}bour", "norland harbour"),
      ("a twenty-first century", "twenty first century"),
    ])
  func folding(left: String, right: String) {
    #expect(ContentWords(left).hashes == ContentWords(right).hashes)
  }

  @Test("two wordings that share a run of four content words share a key")
  func sharedKey() {
    let one = ContentWords("a true pattern of river diplomacy for the whole continent").keys
    let other = ContentWords("a real pattern of river diplomacy on the whole continent").keys
    #expect(!Set(one).isDisjoint(with: other))
  }

  @Test(
    "utterances of function words, or of one word, have no key",
    arguments: ["", "and so on and on", "it was what it was", "peace", "…", "\u{FFFD}"])
  func noKey(text: String) {
    #expect(ContentWords(text).keys.isEmpty)
  }

  @Test("a run of six content words is found inside an utterance of hundreds")
  func longUtterance() {
    let before = (0..<300).map { "alpha\($0)" }.joined(separator: " ")
    let run = "river harbour bridge mountain valley meadow"
    let long = ContentWords("\(before) \(run) \(before)")
    #expect(!Set(long.keys).isDisjoint(with: ContentWords(run).keys))
    #expect(long.keys.count < long.runs.count)
  }

  @Test(
    "words in marks make keys of their own",
    arguments: [
      "the talks on salt, which he called “a true pattern of river diplomacy” in the old harbour",
      "the talks on salt, which he called \"a true pattern of river diplomacy\" in the old harbour",
      "the talks on salt, which he called «a true pattern of river diplomacy",
    ])
  func marked(text: String) {
    let part = ContentWords("a true pattern of river diplomacy")
    #expect(ContentWords(text).marked == part.hashes)
    #expect(Set(ContentWords(text).keys).isSuperset(of: part.keys))
  }

  @Test("ranges outside the text are not read")
  func rangesOutside() {
    let text = ArticleText("river harbour bridge")
    #expect(ContentWords(of: [6..<900, 950..<960], in: text).hashes.count == 2)
  }
}
