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

  @Test("two wordings that share a run of three content words share a key")
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

  @Test("ranges outside the text are not read")
  func rangesOutside() {
    let text = ArticleText("river harbour bridge")
    #expect(ContentWords(of: [6..<900, 950..<960], in: text).hashes.count == 2)
  }
}
