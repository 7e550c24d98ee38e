// What the names layer marks, and what it leaves alone.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite struct NameLayerTests {
  @Test(
    "a capital is a place after in, at and to, and its government before a verb",
    arguments: [
      ("They met in «Beijing».", Entity.Kind.place), ("He flew to «Moscow».", .place),
      ("«Moscow» said so.", .country), ("He charged «Moscow»’s envoys.", .country),
      ("The tandem of «Moscow» and Beijing holds.", .country),
      ("They met at the «Kremlin».", .place), ("The «Kremlin» said so.", .organisation),
    ])
  func capital(_ text: String, _ kind: Entity.Kind) {
    let page = NamePage(text)
    #expect(page.mention?.entity.map { page.layer.entities[$0].kind } == kind)
  }

  @Test(
    "two names with a hyphen are two mentions",
    arguments: [
      ("The Biden-Putin summit ended.", ["Joe Biden", "Vladimir Putin"]),
      ("A week after the Putin-Xi call.", ["Vladimir Putin", "Xi Jinping"]),
      ("The China-Russia tandem holds.", ["China", "Russia"]),
      (
        "Tomas Lindqvist and Amara Okoye met. The Lindqvist-Okoye talks ended.",
        ["Tomas Lindqvist", "Amara Okoye", "Tomas Lindqvist", "Amara Okoye"]
      ),
    ])
  func hyphen(_ text: String, _ names: [String]) {
    let page = NamePage(text, on: "2021-12-16")
    #expect(page.layer.mentions.flatMap { page.names(of: $0) } == names)
  }

  @Test(
    "ordinary words that begin a sentence are no names",
    arguments: [
      "The talks ended.", "Such things happen.", "May be so.", "Sun shone over it.", "We agreed.",
      "Will they come?", "On Sunday it rained.", "Han was read.", "Winter Olympics were held.",
      "Mr. President, it is over.",
    ])
  func ordinary(_ text: String) {
    let page = NamePage(text, on: "2017-06-16")
    #expect(page.layer.mentions.filter { $0.form != .pronoun && $0.form != .group }.isEmpty)
  }

  @Test("mentions are in order and do not overlap, and tokens know theirs")
  func order() {
    let page = NamePage(
      """
      President Amara Okoye of Zembala and the Norland prime minister, Tomas Lindqvist, met in Vienna.
      The two leaders agreed, she said. “He is my friend,” Lindqvist told the Kremlin’s envoys.
      """, on: "2021-12-16")
    var last = 0
    for (index, mention) in page.layer.mentions.enumerated() {
      #expect(mention.tokens.lowerBound >= last)
      #expect(mention.tokens.contains(mention.head.lowerBound))
      #expect(mention.head.upperBound <= mention.tokens.upperBound)
      last = mention.tokens.upperBound
      for token in mention.tokens { #expect(page.layer.mentionOfToken[token] == Int32(index)) }
      if let entity = mention.entity { #expect(page.layer.entities.indices.contains(entity)) }
    }
    #expect(page.layer.mentions.count >= 8)
  }

  @Test("the two sides are countries where countries were named")
  func sides() {
    let page = NamePage("China and Russia met. «The two countries» agreed.", on: "2021-12-16")
    #expect(page.mention.map { page.names(of: $0) } == ["China", "Russia"])
  }

  @Test("ranks: leaders, ministers, envoys, and people without office")
  func ranks() {
    let page = NamePage(
      "Xi Jinping, Wang Yi, Yuri Ushakov and the analyst Ilse Varga came.", on: "2021-12-16")
    let ranks = page.layer.entities.map(\.rank)
    #expect(ranks == [.leader, .minister, .envoy, nil])
    #expect(page.layer.entities.map(\.countryCode) == ["CN", "CN", "RU", nil])
  }

  @Test("nothing is known without a gazetteer, and titles still make people")
  func withoutKnowledge() {
    let page = NamePage(
      "President Amara Okoye of Zembala met Mr Lindqvist.", knowledge: Knowledge())
    #expect(page.layer.entities.map(\.party.name) == ["Amara Okoye", "Lindqvist"])
  }

  @Test("any bytes make a layer", arguments: 0..<40)
  func anyBytes(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let words = [
      "the", "President", "of", "Xi", "Putin-", "’s", "“", "”", "\"", ",", ".", "two", "leaders",
      "his", "Chinese", "counterpart", "Jr.", "Norland", "U.S.", "Kremlin", "said", "\n", "37th",
      "von", "der", "-", "Mr", "Foreign", "Ministry", "Lindqvist", "he", "é", "Sen.", "former",
    ]
    var text = ""
    for _ in 0..<120 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += words[Int(state >> 33) % words.count] + (state >> 20 & 3 == 0 ? "" : " ")
    }
    let page = NamePage(text, on: "2021-12-16")
    for start in stride(from: 0, to: page.page.article.text.count, by: 7) {
      _ = page.layer.party(namedBy: start..<start + 9, in: page.page)
    }
    #expect(page.layer.mentionOfToken.count == page.page.tokens.tokens.count, "seed \(seed)")
  }
}
