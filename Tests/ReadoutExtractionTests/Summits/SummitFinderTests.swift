// Who met whom, when, where and how, by sentences about invented leaders and plain facts.
// SPDX-License-Identifier: Apache-2.0

import ReadoutKnowledge
import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

/// A text published on Friday, 3 May 2024, and the summits that must be read in it.
struct SummitCase: CustomTestStringConvertible, Sendable {
  var text: String
  var expected: [String]

  /// Each summit as `who | when | where | format status`.
  init(_ text: String, _ expected: String...) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text }
}

/// What is read out of one text; the gazetteers are loaded once.
private let extractor = Extractor(knowledge: .builtIn())

private func article(_ text: String, published: String? = "2024-05-03") -> Article {
  Article(
    text: ArticleText(text), paragraphs: [Paragraph(range: 0..<text.utf8.count, kind: .prose)],
    head: ArticleHead(
      language: "en",
      published: published.flatMap { CalendarDay(iso: $0) }.map {
        DateValue(day: $0, basis: "stated")
      }))
}

private func summits(of text: String, published: String? = "2024-05-03") -> [SummitMention] {
  extractor.extraction(of: article(text, published: published)).summits
}

private func line(_ summit: SummitMention) -> String {
  let who = summit.series ?? summit.participants.map(\.description).joined(separator: " + ")
  let level = summit.level == .leaders ? "" : " \(summit.level)"
  return
    "\(who) | \(summit.when.map(\.description) ?? "-") | \(summit.place.map(\.description) ?? "-")"
    + " | \(summit.format.rawValue) \(summit.status)\(level)"
}

private let norland = "Prime Minister Tomas Lindqvist of Norland"
private let zembala = "President Amara Okoye of Zembala"

@Suite("Summits")
struct SummitFinderTests {
  @Test(
    "verbs of meeting tell who, when, where and how",
    arguments: [
      SummitCase(
        "\(norland) met \(zembala) in Haldvik on Friday.",
        "Tomas Lindqvist + Amara Okoye | 2024-05-03 | Haldvik | in-person held"),
      SummitCase(
        "\(norland) will meet \(zembala) in Haldvik next Tuesday.",
        "Tomas Lindqvist + Amara Okoye | 2024-05-07 | Haldvik | in-person planned"),
      SummitCase(
        "\(norland) spoke with \(zembala) by phone on Monday.",
        "Tomas Lindqvist + Amara Okoye | 2024-04-29 | - | phone held"),
      SummitCase(
        "Scholz called Zelensky on Thursday to discuss aid.",
        "Olaf Scholz + Volodymyr Zelensky | 2024-05-02 | - | phone held"),
      SummitCase(
        "\(norland) on Friday welcomed \(zembala).",
        "Tomas Lindqvist + Amara Okoye | 2024-05-03 | - | in-person held"),
      SummitCase(
        "Chancellor Olaf Scholz received Ukrainian President Volodymyr Zelensky in Berlin.",
        "Olaf Scholz + Volodymyr Zelensky | 2024-05-03 | Berlin, Germany | in-person held"),
      SummitCase(
        "\(norland) and \(zembala) sat down for dinner on Tuesday night.",
        "Tomas Lindqvist + Amara Okoye | 2024-04-30 | - | in-person held"),
      SummitCase(
        "Talking with \(zembala) by video on April 30, \(norland) noted that trade was growing.",
        "Tomas Lindqvist + Amara Okoye | 2024-04-30 | - | video held"),
      SummitCase(
        "Aldana said on Monday that \(norland) would receive \(zembala) on Saturday.",
        "Tomas Lindqvist + Amara Okoye | 2024-05-04 | - | in-person planned"),
    ])
  func verbs(_ example: SummitCase) {
    #expect(summits(of: example.text).map(line) == example.expected)
  }

  @Test(
    "nouns of meeting tell the same, also as compounds and in foreign words",
    arguments: [
      SummitCase(
        "\(zembala) on Thursday held a phone call with \(norland).",
        "Amara Okoye + Tomas Lindqvist | 2024-05-02 | - | phone held"),
      SummitCase(
        "\(norland) and \(zembala) held a video kokous on May 2.",
        "Tomas Lindqvist + Amara Okoye | 2024-05-02 | - | video held"),
      SummitCase(
        "In a video conference with \(zembala) on Thursday, \(norland) pledged more aid.",
        "Tomas Lindqvist + Amara Okoye | 2024-05-02 | - | video held"),
      SummitCase(
        "The Biden-Xi summit in San Francisco took place on November 15, 2023.",
        "Joe Biden + Xi Jinping | 2023-11-15 | San Francisco, United States | in-person held"),
      SummitCase(
        "Putin arrived in Beijing on Thursday for talks with Xi Jinping.",
        "Vladimir Putin + Xi Jinping | 2024-05-02 | Beijing, China | in-person held"),
      SummitCase(
        "A planned summit between \(zembala) and \(norland) has been called off.",
        "Amara Okoye + Tomas Lindqvist | - | - | unknown cancelled"),
      SummitCase(
        "\(zembala) cancelled a meeting with \(norland) that had been planned for Tuesday.",
        "Amara Okoye + Tomas Lindqvist | 2024-05-07 | - | unknown cancelled"),
      SummitCase(
        "\(norland) has called off his meeting with \(zembala), which was planned for 20 June in "
          + "Haldvik.",
        "Tomas Lindqvist + Amara Okoye | 2024-06-20 | Haldvik | in-person cancelled"),
      SummitCase(
        "A summit between \(zembala) and \(norland) was postponed.",
        "Amara Okoye + Tomas Lindqvist | - | - | unknown postponed"),
      SummitCase(
        "\(norland) and \(zembala) agreed to hold talks in Haldvik in September.",
        "Tomas Lindqvist + Amara Okoye | 2024-09 | Haldvik | in-person planned"),
    ])
  func nouns(_ example: SummitCase) {
    #expect(summits(of: example.text).map(line) == example.expected)
  }

  @Test(
    "two meetings stay two, and a list of three stays one",
    arguments: [
      SummitCase(
        "Macron and Scholz, who had dinner in Madrid last Friday, will talk by phone with "
          + "Zelensky next Tuesday.",
        "Emmanuel Macron + Olaf Scholz | 2024-04-26 | Madrid, Spain | in-person held",
        "Emmanuel Macron + Olaf Scholz + Volodymyr Zelensky | 2024-05-07 | - | phone planned"),
      SummitCase(
        "\(norland) met \(zembala) on Thursday. The two leaders will speak by phone next week.",
        "Tomas Lindqvist + Amara Okoye | 2024-05-02 | - | in-person held",
        "Tomas Lindqvist + Amara Okoye | week of 2024-05-06 | - | phone planned"),
      SummitCase(
        "Macron met separately with Scholz and Tusk in Berlin on 15 March.",
        "Emmanuel Macron + Olaf Scholz | 2024-03-15 | Berlin, Germany | in-person held",
        "Emmanuel Macron + Donald Tusk | 2024-03-15 | Berlin, Germany | in-person held"),
      SummitCase(
        "Xi and Putin met for the first time since June 2019 on Thursday.",
        "Xi Jinping + Vladimir Putin | 2024-05-02 | - | in-person held",
        "Xi Jinping + Vladimir Putin | 2019-06 | - | unknown held"),
      SummitCase(
        "Biden will host Fumio Kishida and Ferdinand Marcos Jr. next Thursday.",
        "Joe Biden + Fumio Kishida + Ferdinand Marcos Jr. | 2024-05-09 | - | in-person planned"),
    ])
  func several(_ example: SummitCase) {
    #expect(summits(of: example.text).map(line) == example.expected)
  }

  @Test(
    "gatherings with a name need no list of those who come",
    arguments: [
      SummitCase(
        "NATO leaders will meet in Washington in July.",
        "NATO summit | 2024-07 | Washington, United States | in-person planned"),
      SummitCase(
        "Leaders of the G7 met in Hiroshima on Thursday.",
        "G7 summit | 2024-05-02 | Hiroshima, Japan | in-person held"),
      SummitCase(
        "The 14th Northern Forum Summit will be held in Haldvik next month.",
        "Northern Forum summit | 2024-06 | Haldvik | in-person planned"),
    ])
  func gatherings(_ example: SummitCase) {
    #expect(summits(of: example.text).map(line) == example.expected)
  }

  @Test(
    "what is no meeting of leaders of several countries is none",
    arguments: [
      "President Vladimir Putin met with Foreign Minister Sergei Lavrov in Moscow on Monday.",
      "\(norland) and \(zembala) exchanged letters on Monday.",
      "\(norland) and \(zembala) will not meet this week.",
      "If Biden meets Xi, they will talk about trade.",
      "Modi urged Putin to meet Zelensky.",
      "\(zembala) met board members of the Haldvik Bank and climbed Mount Summit.",
      "The board meeting ended at noon.",
      "Calling Putin an old friend, Xi described the ties as close.",
      "Xi and Putin have met more than a dozen times since 2013.",
      "“This requires discussion between us and the Norlanders,” the ministry said.",
      "\(norland) met demands from farmers on Monday.",
      "Biden met reporters on the South Lawn on Friday.",
    ])
  func negatives(text: String) {
    #expect(summits(of: text).filter { $0.level == .leaders }.map(line) == [])
  }

  @Test("ministers meet at their own level")
  func ministers() {
    let found = summits(
      of: "U.S. Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi in Beijing "
        + "on Friday.")
    #expect(
      found.map(line)
        == ["Antony Blinken + Wang Yi | 2024-05-03 | Beijing, China | in-person held ministerial"])
  }

  @Test("a denial is told as such")
  func denial() {
    let found = summits(
      of: "The Kremlin denied that Putin had met Kim Jong Un in Moscow on Monday.")
    #expect(found.map(\.status) == [.denied])
  }

  @Test("mentions in several sentences are one summit, with a clause of each as evidence")
  func joined() {
    let text =
      "\(norland) met \(zembala) in Haldvik on Friday. The talks lasted two hours. "
      + "This was the fifth meeting between the two leaders since 2019."
    let found = summits(of: text)
    #expect(found.count == 1)
    #expect(found.first?.durationMinutes == 120)
    #expect(found.first?.ordinal == Ordinal(number: 5, since: "2019", of: "meetings"))
    #expect(found.first?.evidence.count == 3)
    #expect(found.first?.support.contains { $0.fact == .duration } ?? false)
  }

  @Test("a meeting is placed by another of the same text")
  func relativeToAnother() {
    let found = summits(
      of: "Putin and Biden spoke by telephone on Monday. The call came a week after the Xi-Putin "
        + "summit in Astana.")
    #expect(found.count == 2)
    #expect(
      found.last?.relative
        == RelativeDate(unit: .day, offset: -7, anchor: .summit(0), toleranceDays: 2))
    #expect(found.last?.when?.start == CalendarDay(year: 2024, month: 4, day: 20))
  }

  @Test("the facts around a meeting are read: ordinal, host, duration, day of the dateline")
  func facts() {
    let held = summits(
      of: "\(zembala) on Thursday held a phone call with \(norland), their third this year.")
    #expect(held.first?.ordinal == Ordinal(number: 3, since: "2024", of: "calls"))
    let aside = summits(
      of: "On the sidelines of APEC, \(norland) met \(zembala) for 15 minutes in a corridor.")
    #expect(aside.first?.host == "APEC summit")
    #expect(aside.first?.durationMinutes == 15)
    #expect(aside.first?.when?.basis == "dateline")
    let counted = summits(
      of: "\(norland) held talks with \(zembala) on Monday. The talks were the third this year.")
    #expect(counted.first?.ordinal?.number == 3)
    let half = summits(
      of: "\(norland) met \(zembala) on Monday. The talks lasted an hour and a half.")
    #expect(half.first?.durationMinutes == 90)
    let clock = summits(
      of: "\(norland) held talks with \(zembala) from 4:06 p.m. to 5:20 p.m. on Monday.")
    #expect(clock.first?.durationMinutes == 74)
  }

  @Test("without a date of publication a weekday stays a weekday")
  func undated() {
    let found = summits(of: "\(norland) met \(zembala) on Wednesday.", published: nil)
    #expect(found.first?.when?.precision == .weekday)
    #expect(found.first?.when?.weekday == .wednesday)
    #expect(found.first?.when?.start == nil)
  }

  @Test("persons and countries of a pair are what resolution groups by")
  func keys() {
    let found = summits(of: "\(norland) met \(zembala) on Wednesday.")
    #expect(found.first?.keys == ["lands:norland+zembala", "pair:amara-okoye+tomas-lindqvist"])
    let gathering = summits(of: "Leaders of the G7 met in Hiroshima on Thursday.")
    #expect(gathering.first?.keys == ["series:G7 summit"])
  }

  @Test("what was said in a meeting is linked to it, what was said before it is not")
  func linked() {
    let text =
      "In a video conference with \(zembala) on Thursday, \(norland) pledged more aid. “We will "
      + "help the farmers of the valley,” Lindqvist told Okoye."
    let extraction = extractor.extraction(of: article(text))
    #expect(extraction.quotations.contains { $0.summit == 0 })
    let before =
      "Ahead of his talks with \(zembala) on Friday, \(norland) said in a statement: “We want "
      + "peace in the valley.”"
    #expect(extractor.extraction(of: article(before)).quotations.allSatisfy { $0.summit == nil })
  }

  @Test("any arrangement of meeting words is read without harm, with true ranges")
  func anyArrangement() {
    let words = """
      met with Putin Xi Biden and , . ; - ’s summit talks call video phone the a their 37th first
      since 2019 in Moscow on Monday will not denied that who had dinner separately sidelines of G20
      Olympics between hosted visit Beijing before after week two from 4:06 p.m. to 5:20 as early
      """.split(whereSeparator: \.isWhitespace).map(String.init)
    var seed: UInt64 = 20_240_503
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<30 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(seed >> 33) % words.count] + " "
      }
      let found = summits(of: text)
      let count = text.utf8.count
      #expect(Set(found.map(\.key)).count == found.count, "seed 20240503, text: \(text)")
      for summit in found {
        #expect(
          summit.evidence.allSatisfy { $0.upperBound <= count && !$0.isEmpty },
          "seed 20240503, text: \(text)")
        #expect(!summit.evidence.isEmpty, "seed 20240503, text: \(text)")
      }
    }
  }
}
