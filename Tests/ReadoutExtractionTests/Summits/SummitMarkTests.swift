// Summits in sentences of our own, with the words that tell each fact marked in them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import ReadoutExtraction

/// A text of Friday, 3 May 2024, with marks, and each summit as `who: status format day place`.
struct MarkedSummits: CustomTestStringConvertible, Sendable {
  var text: LabelledText
  var expected: [String]

  init(_ text: String, _ expected: String...) {
    self.text = LabelledText(text.replacing("L.", with: lindqvist).replacing("O.", with: okoye))
    self.expected = expected
  }

  var testDescription: String { text.source }
}

private let lindqvist = "Prime Minister Tomas Lindqvist of Norland"
private let okoye = "President Amara Okoye of Zembala"

@Suite("Summits in their sentences")
struct SummitMarkTests {
  private func line(_ summit: SummitMention) -> String {
    let who = summit.series ?? summit.participants.map(\.description).joined(separator: " + ")
    let facts = [
      "\(summit.status)", summit.format == .unknown ? nil : summit.format.rawValue,
      summit.when.map(\.description), summit.place.map(\.description),
      summit.level == .leaders ? nil : "\(summit.level)",
    ]
    return "\(who): " + facts.compactMap(\.self).joined(separator: ", ")
  }

  /// Whether the summits are the expected ones, and each fact stands on the words that are marked.
  private func check(_ example: MarkedSummits, published: String? = "2024-05-03") {
    let article = example.text.article(published: published)
    let summits = readingExtractor.extraction(of: article).summits
    #expect(summits.map(line) == example.expected)
    let marks = Set(
      summits.flatMap(\.support).filter { $0.fact != .participants && $0.fact != .series }.map {
        LabelledText.Mark(label: $0.fact.rawValue, words: example.text.text[$0.range])
      })
    for mark in example.text.marks { #expect(marks.contains(mark), "\(mark) of \(marks.sorted())") }
  }

  @Test(
    "who, when, where and how, by many verbs and nouns",
    arguments: [
      MarkedSummits(
        "L. met O. in {where|Haldvik} {when|on Friday}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-03, Haldvik"),
      MarkedSummits(
        "L. received his counterpart O. at {where|Brae Castle} {when|on Thursday}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-02, Brae Castle"),
      MarkedSummits(
        "O. was received by L. {when|on Monday}.",
        "Amara Okoye + Tomas Lindqvist: held, in-person, 2024-04-29"),
      MarkedSummits(
        "L. will host O. in {where|Haldvik} {when|next week}.",
        "Tomas Lindqvist + Amara Okoye: planned, in-person, week of 2024-05-06, Haldvik"),
      MarkedSummits(
        "L. held {duration|45 minutes} of talks with O. {when|on Thursday}.",
        "Tomas Lindqvist + Amara Okoye: held, 2024-05-02"),
      MarkedSummits(
        "L. spoke by {format|telephone} with O. {when|yesterday}.",
        "Tomas Lindqvist + Amara Okoye: held, phone, 2024-05-02"),
      MarkedSummits(
        "In {format|video} talks {when|on Thursday}, L. and O. agreed to reopen the border.",
        "Tomas Lindqvist + Amara Okoye: held, video, 2024-05-02"),
      MarkedSummits(
        "At a {format|video} summit {when|on Thursday}, L. and O. discussed grain.",
        "Tomas Lindqvist + Amara Okoye: held, video, 2024-05-02"),
      MarkedSummits(
        "L. and O. agreed in a {format|video} summit {when|on Thursday} to share the catch.",
        "Tomas Lindqvist + Amara Okoye: held, video, 2024-05-02"),
      MarkedSummits(
        "During a {format|phone} call {when|on Monday}, L. told O. that the bridge was open.",
        "Tomas Lindqvist + Amara Okoye: held, phone, 2024-04-29"),
      MarkedSummits(
        "L. met O. in the border town of {where|Kesh} {when|on 2 May}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-02, Kesh"),
      MarkedSummits(
        "L. and O. talked one-on-one for {duration|two hours} {when|on Monday}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-04-29"),
      MarkedSummits(
        "L. flies to {where|Orsana} {when|on Monday} to meet O.",
        "Tomas Lindqvist + Amara Okoye: planned, in-person, 2024-05-06, Orsana"),
      MarkedSummits(
        "O. is due in Norland {when|on Monday} for a meeting with L.",
        "Amara Okoye + Tomas Lindqvist: planned, 2024-05-06"),
      MarkedSummits(
        "Brazil's Lula and China's Xi agreed at a meeting in {where|Beijing} {when|on Friday}.",
        "Luiz Inácio Lula da Silva + Xi Jinping: held, in-person, 2024-05-03, Beijing, China"),
    ])
  func facts(_ example: MarkedSummits) { check(example) }

  @Test(
    "held, planned, postponed, cancelled, denied",
    arguments: [
      MarkedSummits(
        "L. and O. {status|will meet} {when|on 20 June}.",
        "Tomas Lindqvist + Amara Okoye: planned, in-person, 2024-06-20"),
      MarkedSummits(
        "Talks between L. and O., which were planned for {when|20 June}, were {status|called off}.",
        "Tomas Lindqvist + Amara Okoye: cancelled, 2024-06-20"),
      MarkedSummits(
        "A meeting between L. and O. scheduled for {when|Tuesday} has been {status|cancelled}.",
        "Tomas Lindqvist + Amara Okoye: cancelled, 2024-05-07"),
      MarkedSummits(
        "L. {status|postponed} a trip to {where|Zembala}, where he was to meet O. {when|on 20 June}.",
        "Tomas Lindqvist + Amara Okoye: postponed, in-person, 2024-06-20, Zembala"),
      MarkedSummits(
        "The summit between L. and O. that was due {when|on 20 June} was {status|postponed}.",
        "Tomas Lindqvist + Amara Okoye: postponed, 2024-06-20"),
      MarkedSummits(
        "Orsana {status|denies} that O. met L. {when|last month}.",
        "Amara Okoye + Tomas Lindqvist: denied, in-person, 2024-04"),
      MarkedSummits(
        "L. and O. are holding talks in {where|Haldvik} {when|today}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-03, Haldvik"),
      MarkedSummits(
        "A planned phone call between L. and O. did {status|not} take place {when|on Monday}.",
        "Tomas Lindqvist + Amara Okoye: cancelled, phone, 2024-04-29"),
      MarkedSummits(
        "O. arrived for her summit with L., {status|to be} held {when|on Monday}.",
        "Amara Okoye + Tomas Lindqvist: planned, 2024-05-06"),
    ])
  func statuses(_ example: MarkedSummits) { check(example) }

  @Test(
    "several: rows, offices without names, hosts, numbers",
    arguments: [
      MarkedSummits(
        "L., O. and Chancellor Greta Vohl of Aldoria met {when|on Friday}.",
        "Tomas Lindqvist + Amara Okoye + Greta Vohl: held, in-person, 2024-05-03"),
      MarkedSummits(
        "The leaders of France and Germany met in {where|Berlin} {when|on Friday}.",
        "Emmanuel Macron + Olaf Scholz: held, in-person, 2024-05-03, Berlin, Germany"),
      MarkedSummits(
        "The presidents of Norland and Zembala, Tomas Lindqvist and Amara Okoye, met in {where|Kesh}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-03, Kesh"),
      MarkedSummits(
        "L. held a {format|video} call with his Aldorian and Zembalan counterparts, Greta Vohl and "
          + "Amara Okoye.",
        "Tomas Lindqvist + Greta Vohl + Amara Okoye: held, video, 2024-05-03"),
      MarkedSummits(
        "O. and her Norland counterpart, Prime Minister Tomas Lindqvist, met in {where|Kesh}.",
        "Amara Okoye + Tomas Lindqvist: held, in-person, 2024-05-03, Kesh"),
      MarkedSummits(
        "O. held separate talks with Macron and Scholz {when|on Monday}.",
        "Amara Okoye + Emmanuel Macron: held, 2024-04-29",
        "Amara Okoye + Olaf Scholz: held, 2024-04-29"),
      MarkedSummits(
        "On the sidelines of the {host|Lakes Forum}, L. met O. {when|on Thursday}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-02"),
      MarkedSummits(
        "L. met O. {when|on Friday}, the {ordinal|second such meeting this year}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-03"),
      MarkedSummits(
        "Leaders of the Group of Seven opened a three-day summit in {where|Hiroshima} {when|on Friday}.",
        "G7 summit: held, in-person, 2024-05-03, Hiroshima, Japan"),
      MarkedSummits(
        "L. met O. {when|on Thursday} and will fly to {where|Paris} to meet Macron {when|on Tuesday}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-02",
        "Tomas Lindqvist + Emmanuel Macron: planned, in-person, 2024-05-07, Paris, France"),
    ])
  func several(_ example: MarkedSummits) { check(example) }

  @Test(
    "who met, by the ways in which agencies say it",
    arguments: [
      MarkedSummits(
        "L. met Zembala's Amara Okoye in {where|Haldvik} {when|on Thursday}. O. left.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-02, Haldvik"),
      MarkedSummits(
        "O. spoke. L. held talks with Zembala's Okoye {when|on Thursday}.",
        "Tomas Lindqvist + Amara Okoye: held, 2024-05-02"),
      MarkedSummits(
        "L. dialled his new counterpart, O., {when|on Thursday}.",
        "Tomas Lindqvist + Amara Okoye: held, phone, 2024-05-02"),
      MarkedSummits(
        "L. and O. discussed the ferries over the {format|phone} {when|on Thursday}.",
        "Tomas Lindqvist + Amara Okoye: held, phone, 2024-05-02"),
      MarkedSummits(
        "L. discussed the ferries with O. by {format|video} {when|on Thursday}.",
        "Tomas Lindqvist + Amara Okoye: held, video, 2024-05-02"),
      MarkedSummits(
        "L. and O. spoke {when|on Thursday}.",
        "Tomas Lindqvist + Amara Okoye: held, 2024-05-02"),
      MarkedSummits(
        "L. will see O. in {where|Haldvik} {when|on Tuesday}.",
        "Tomas Lindqvist + Amara Okoye: planned, in-person, 2024-05-07, Haldvik"),
      MarkedSummits(
        "L. flew to the port city of {where|Haldvik} {when|on Thursday} for a sit-down with O.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-02, Haldvik"),
      MarkedSummits(
        "L. travels to {where|Haldvik} {when|next week} to meet O.",
        "Tomas Lindqvist + Amara Okoye: planned, in-person, week of 2024-05-06, Haldvik"),
      MarkedSummits(
        "L. is here. In {where|Haldvik} he met O. {when|on Thursday}.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-02, Haldvik"),
      MarkedSummits(
        "L., who met Emmanuel Macron {when|in April}, will see O. {when|on Tuesday}.",
        "Tomas Lindqvist + Emmanuel Macron: held, in-person, 2024-04",
        "Tomas Lindqvist + Amara Okoye: planned, in-person, 2024-05-07"),
      MarkedSummits(
        "L. held separate calls with Emmanuel Macron and O. {when|on Thursday}.",
        "Tomas Lindqvist + Emmanuel Macron: held, phone, 2024-05-02",
        "Tomas Lindqvist + Amara Okoye: held, phone, 2024-05-02"),
      MarkedSummits(
        "A face-to-face meeting between L. and O. is {status|likely} {when|in June}.",
        "Tomas Lindqvist + Amara Okoye: planned, in-person, 2024-06"),
      MarkedSummits(
        "A call between L. and O. has been {status|moved} to next week.",
        "Tomas Lindqvist + Amara Okoye: postponed, phone"),
      MarkedSummits(
        "L. {when|yesterday} flew to {where|Haldvik} to see O.",
        "Tomas Lindqvist + Amara Okoye: held, in-person, 2024-05-02, Haldvik"),
      MarkedSummits(
        "L. will {status|not go} to Haldvik for a meeting with O. {when|on Tuesday}.",
        "Tomas Lindqvist + Amara Okoye: cancelled, 2024-05-07"),
      MarkedSummits(
        "A trip to Haldvik, where L. was to meet O., has been {status|put off}.",
        "Tomas Lindqvist + Amara Okoye: postponed, in-person, Haldvik"),
      MarkedSummits(
        "The palace {status|dismissed} as invented a report in a tabloid that L. had met O.",
        "Tomas Lindqvist + Amara Okoye: denied, in-person"),
    ])
  func ways(_ example: MarkedSummits) { check(example) }

  @Test(
    "what is no summit of leaders",
    arguments: [
      "Bundesliga president Karl Brandt met Norcar president Lars Holm on Tuesday.",
      "The president of the chess federation, Jan Brink, met L. fans on Tuesday.",
      "File photo: L. shakes hands with O. in Haldvik in 2021.",
      "L. and O. at their summit in 2021 (file photo).",
      "Diplomats hope to arrange a summit between L. and O., but no date is set.",
      "O. will not attend Friday's summit with L.",
      "Aides to L. and O. met in Geneva on Thursday.",
      "L. should meet O. before the election, lawmakers said.",
      "L. has no plans to meet O.",
      "A meeting between L. and O. is not on the agenda.",
      "L. and O. agreed to hold a summit every year.",
      "L. will see O. win.",
      "L. dialled back his promises to the friends of O. on Thursday.",
      "L. and O. spoke on Thursday at the forum in Haldvik.",
      "L. did not need to meet O. before the vote.",
      "L. spoke in her stead to hail O. on Thursday.",
      "L. and O. reached the summit of Mount Kaldr.",
      "L. sent O. a letter on Thursday.",
    ].map { MarkedSummits($0) })
  func none(_ example: MarkedSummits) {
    let summits = readingExtractor.extraction(of: example.text.article(published: "2024-05-03"))
      .summits
    #expect(summits.filter { $0.level == .leaders }.map(line) == [])
  }

  @Test("the lines of a diary are of the day above them")
  func diary() {
    let text = ArticleText(
      "Week ahead, 6-12 May 2024\nMONDAY, MAY 6\nO. meets L.\nTHURSDAY, MAY 9\nMacron hosts Xi Jinping."
        .replacing("L.", with: lindqvist).replacing("O.", with: okoye))
    var article = Article(lines: text)
    let lines = article.paragraphs.filter {
      text[$0.range].hasSuffix("MAY 6") || text[$0.range].hasSuffix("MAY 9")
    }
    article.paragraphs.removeAll { lines.contains($0) }
    article.head.dropped = lines.map { ArticleHead.Dropped(range: $0.range, reason: "date line") }
    #expect(
      readingExtractor.extraction(of: article).summits.map(line) == [
        "Amara Okoye + Tomas Lindqvist: planned, in-person, 2024-05-06",
        "Emmanuel Macron + Xi Jinping: planned, in-person, 2024-05-09",
      ])
  }

  @Test("what was said at a summit is linked to it, and nothing else")
  func linked() {
    let text =
      "L. met O. in Haldvik on Thursday. “The nets stay dry,” Lindqvist told Okoye at the meeting. "
      + "“We shall see,” Okoye told her parliament on Friday."
    let article = LabelledText(
      text.replacing("L.", with: lindqvist).replacing("O.", with: okoye)
    ).article(published: "2024-05-03")
    #expect(readingExtractor.extraction(of: article).quotations.map(\.summit) == [0, nil])
  }

  @Test("words said in a call are linked to the call that the sentence tells of")
  func linkedCall() {
    let text =
      "“The bridge is open,” Okoye told Lindqvist during a phone call on Thursday. "
      + "They are L. and O., who met in Haldvik in 2021."
    let article = LabelledText(
      text.replacing("L.", with: lindqvist).replacing("O.", with: okoye)
    ).article(published: "2024-05-03")
    let extraction = readingExtractor.extraction(of: article)
    let summit = extraction.quotations.first?.summit.map { extraction.summits[$0] }
    #expect(summit?.format == .phone)
  }

  @Test("any arrangement of words is read without harm", arguments: UInt64(1)...8)
  func anyArrangement(seed: UInt64) {
    let words = """
      met meets meeting will host hosted received by talks summit call phone video in at on with and
      , . ; : — ' ’s 's ( ) “ ” the a his her their two both leaders presidents prime ministers of
      France Germany Norland Zembalan President Prime Minister King Macron Xi Putin Lindqvist Okoye
      counterpart counterparts sidelines G20 SCO NATO held was not be to take place cancelled
      postponed denied planned due set for Friday yesterday May 3 2024 2024-05-03 after before since
      during first third time separate separately invitation visit Haldvik Castle Paris village
      including hosted chaired aides envoy said told three hours minutes one - on half week day later
      file photo File arrange hopes ruled out off called put attend from phone two's where he which
      """.split(whereSeparator: \.isWhitespace).map(String.init)
    var dice = SplitMix64(seed: seed)
    for _ in 0..<400 {
      let count = Int.random(in: 1...24, using: &dice)
      let chosen = (0..<count).map { _ in words.randomElement(using: &dice) ?? "" }
      let text = chosen.joined(separator: Bool.random(using: &dice) ? " " : "\n")
      let article = LabelledText(text).article(
        published: Bool.random(using: &dice) ? nil : "2024-05-03")
      for summit in readingExtractor.extraction(of: article).summits {
        #expect(!summit.evidence.isEmpty, "seed \(seed), text: \(text)")
      }
    }
  }
}
