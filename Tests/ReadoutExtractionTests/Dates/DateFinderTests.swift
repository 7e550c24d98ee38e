// Date expressions of all usual forms, by the words that carry them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

/// One text with the dates that must be read in it, as `words = interval`.
struct DateCase: CustomTestStringConvertible, Sendable {
  var published: String?
  var text: String
  var expected: [String]

  /// Words of the text and what they mean; nothing for a text without dates.
  init(_ published: String?, _ text: String, _ expected: String...) {
    self.published = published
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text }
}

/// Reads the dates of a text as `words = interval`.
private func dates(of text: String, published: String?) -> [String] {
  let article = Article(
    text: ArticleText(text), paragraphs: [Paragraph(range: 0..<text.utf8.count, kind: .prose)],
    head: ArticleHead(
      published: published.flatMap { CalendarDay(iso: $0) }.map {
        DateValue(day: $0, basis: "stated")
      }))
  let page = Page(article: article, tokens: Tokenizer().tokenize(article))
  return DateFinder().dates(in: page).dates.map { dated in
    let value = dated.mention.value
    let interval: String
    if let start = value.start, let end = value.end {
      interval = start == end ? "\(start)" : "\(start)…\(end)"
    } else {
      interval = value.weekday.map { "\($0)" } ?? "unknown \(value.precision)"
    }
    return "\(article.text[dated.mention.range]) = \(interval)"
  }
}

@Suite("Dates")
struct DateFinderTests {
  @Test(
    "absolute dates are read in the usual orders",
    arguments: [
      DateCase(nil, "They met on 15 December 2021.", "on 15 December 2021 = 2021-12-15"),
      DateCase(nil, "They met on December 15, 2021, at noon.", "on December 15, 2021 = 2021-12-15"),
      DateCase(nil, "Sept. 15, 2022 was dry.", "Sept. 15, 2022 = 2022-09-15"),
      DateCase(nil, "It ended on 2024-06-01.", "on 2024-06-01 = 2024-06-01"),
      DateCase(nil, "Due 31.12.2023 at noon.", "31.12.2023 = 2023-12-31"),
      DateCase(nil, "He left on 25/11/2023.", "on 25/11/2023 = 2023-11-25"),
      DateCase(nil, "He left on 11/25/2023.", "on 11/25/2023 = 2023-11-25"),
      DateCase(
        nil, "Left 25/11/2023, back 04/05/2024.", "25/11/2023 = 2023-11-25",
        "04/05/2024 = 2024-05-04"),
      DateCase(nil, "He left on 04/05/2024.", "on 04/05/2024 = unknown day"),
      DateCase(nil, "the 3rd of March 2020", "the 3rd of March 2020 = 2020-03-03"),
      DateCase(nil, "Thurs., Dec. 14, 2023 was cold.", "Thurs., Dec. 14, 2023 = 2023-12-14"),
      DateCase(nil, "In March 2019 she won.", "In March 2019 = 2019-03-01…2019-03-31"),
      DateCase(nil, "It fell at the end of 2019.", "the end of 2019 = 2019-12-01…2019-12-31"),
      DateCase(nil, "since 2013", "2013 = 2013-01-01…2013-12-31"),
      DateCase(
        nil, "from March 30 to April 2, 2025",
        "March 30 to April 2, 2025 = 2025-03-30…2025-04-02"),
      DateCase(nil, "on 14-16 June 2023", "on 14-16 June 2023 = 2023-06-14…2023-06-16"),
      DateCase(
        nil, "in the summer of 2021 they met", "summer of 2021 = 2021-06-01…2021-08-31"),
    ])
  func absolute(_ example: DateCase) {
    #expect(dates(of: example.text, published: example.published) == example.expected)
  }

  @Test(
    "dates without a year or a week are read from the day of publication, a Friday, by tense",
    arguments: [
      DateCase("2024-05-03", "Lindqvist spoke on Friday.", "on Friday = 2024-05-03"),
      DateCase("2024-05-03", "Lindqvist spoke on Monday.", "on Monday = 2024-04-29"),
      DateCase("2024-05-03", "He will host her on Monday.", "on Monday = 2024-05-06"),
      DateCase("2024-05-03", "Okoye on Monday will host him.", "on Monday = 2024-05-06"),
      DateCase("2024-05-03", "Okoye, who will fly, on Monday met him.", "on Monday = 2024-04-29"),
      DateCase("2024-05-03", "He met her on Monday to speak of aid.", "on Monday = 2024-04-29"),
      DateCase("2024-05-03", "Talks are due on Thursday week.", "on Thursday week = 2024-05-16"),
      DateCase("2024-05-03", "They met last Friday.", "last Friday = 2024-04-26"),
      DateCase("2024-05-03", "They meet next Tuesday.", "next Tuesday = 2024-05-07"),
      DateCase("2024-05-03", "Monday night's call", "Monday night = 2024-04-29"),
      DateCase(
        "2024-05-03", "It opened on Friday of last week.", "on Friday of last week = 2024-04-26"),
      DateCase(
        "2024-05-03", "He saw her the day before yesterday.",
        "the day before yesterday = 2024-05-01"),
      DateCase("2024-05-03", "Two days ago he left.", "Two days ago = 2024-05-01"),
      DateCase("2024-05-03", "She left earlier today.", "earlier today = 2024-05-03"),
      DateCase("2024-05-03", "He left last week.", "last week = 2024-04-22…2024-04-28"),
      DateCase(
        "2024-05-03", "He left earlier this month.", "earlier this month = 2024-05-01…2024-05-31"),
      DateCase(
        "2024-05-03", "Over the weekend they met.", "the weekend = 2024-04-27…2024-04-28"),
      DateCase("2024-05-03", "They met on the 30th.", "on the 30th = 2024-04-30"),
      DateCase("2024-05-03", "They will meet on the 30th.", "on the 30th = 2024-05-30"),
      DateCase(
        "2024-05-03", "They agreed to meet in September.",
        "in September = 2024-09-01…2024-09-30"),
      DateCase("2024-05-03", "They met in September.", "in September = 2023-09-01…2023-09-30"),
      DateCase("2024-05-03", "It ended on April 30.", "on April 30 = 2024-04-30"),
      DateCase("2024-01-03", "It ended on December 30.", "on December 30 = 2023-12-30"),
      DateCase("2024-05-03", "It will end on 2 January.", "on 2 January = 2025-01-02"),
      DateCase(
        "2024-05-03", "He left on Wednesday; a day later she came.", "on Wednesday = 2024-05-01",
        "a day later = 2024-05-02"),
      DateCase("2024-05-03", "They will meet in two days.", "in two days = 2024-05-05"),
      DateCase(
        "2024-05-03", "At the end of last year they met.",
        "end of last year = 2023-12-01…2023-12-31"),
    ])
  func relative(_ example: DateCase) {
    #expect(dates(of: example.text, published: example.published) == example.expected)
  }

  @Test(
    "without a day of publication a date stays as open as the text leaves it",
    arguments: [
      DateCase(nil, "They met on Wednesday.", "on Wednesday = wednesday"),
      DateCase(nil, "They will meet in February.", "in February = unknown month"),
      DateCase(nil, "They met on Dec 15.", "on Dec 15 = unknown day"),
      DateCase(
        nil, "They met on Dec 15 and will in February. Photo of Dec 15, 2021",
        "on Dec 15 = 2021-12-15", "in February = 2022-02-01…2022-02-28",
        "Dec 15, 2021 = 2021-12-15"),
      DateCase(
        nil, "They met on Wednesday. A day later they spoke.", "on Wednesday = wednesday",
        "A day later = thursday"),
    ])
  func unpublished(_ example: DateCase) {
    #expect(dates(of: example.text, published: example.published) == example.expected)
  }

  @Test(
    "names, numbers, times and spans of time are no dates",
    arguments: [
      "Prime Minister May met Ms Okoye, and April Ryan may come.",
      "Sun Wei said we march in august company at Mar-a-Lago.",
      "This was the 37th meeting, in the 21st century spirit of the G20.",
      "The call began at 3:10 p.m. and ended at 4:40 p.m. Haldvik time.",
      "The opening is hardly two months away.",
      "It was the first visit in two years and the second in three weeks.",
      "Good Friday, Super Tuesday and the Sunday Times.",
      "On the 15th floor, on the 15th anniversary.",
      "Some 2000 people paid $2021 over the past week.",
    ])
  func noDate(text: String) {
    #expect(dates(of: text, published: "2024-05-03") == [])
  }

  @Test("a weekday that does not fit its date is said in the basis")
  func weekdayDiffers() {
    let text = ArticleText("They met on Monday, 15 December 2021.")
    let article = Article(
      text: text, paragraphs: [Paragraph(range: 0..<text.count, kind: .prose)], head: ArticleHead())
    let found = DateFinder().dates(
      in: Page(article: article, tokens: Tokenizer().tokenize(article))
    ).dates
    #expect(found.first?.mention.value.basis == "stated; its weekday differs")
    #expect(found.first?.mention.value.start == CalendarDay(year: 2021, month: 12, day: 15))
  }

  @Test("the date of a dateline is found, though it is no prose")
  func dateline() {
    let text = ArticleText("Sept. 15, 2022 (NNA)—The two presidents met.")
    let article = Article(
      text: text,
      paragraphs: [Paragraph(range: 0..<text.count, kind: .prose, proseStart: 23)],
      head: ArticleHead())
    let found = DateFinder().dates(
      in: Page(article: article, tokens: Tokenizer().tokenize(article))
    ).dates
    #expect(found.map { text[$0.mention.range] } == ["Sept. 15, 2022"])
  }

  @Test("a rule is kept beside its value, so that another anchor can be tried")
  func ruleIsKept() {
    let text = ArticleText("They will meet next Tuesday.")
    let article = Article(
      text: text, paragraphs: [Paragraph(range: 0..<text.count, kind: .prose)], head: ArticleHead())
    let found = DateFinder().dates(
      in: Page(article: article, tokens: Tokenizer().tokenize(article))
    ).dates
    #expect(
      found.first?.mention.relative
        == RelativeDate(unit: .weekday, offset: 1, weekday: .tuesday, excludesAnchor: true))
  }

  @Test("any arrangement of date words is read without harm")
  func anyArrangement() {
    let words = """
      the on in of to from between last next this two a 15 15th 31 2021 0 99999999999999999999 May
      March Dec . , - / Wednesday Sun week month year day ago later earlier before after yesterday
      end weekend 12.12.2012 30.02.2020 15/15/2015 1/2/2020 2021-99-99 summer : ) ( ' % $
      """.split(whereSeparator: \.isWhitespace).map(String.init)
    var seed: UInt64 = 20_240_503
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(seed >> 33) % words.count] + (seed & 0x1000 == 0 ? "" : " ")
      }
      let article = Article(
        text: ArticleText(text),
        paragraphs: [Paragraph(range: 0..<text.utf8.count, kind: .prose)],
        head: ArticleHead(
          published: CalendarDay(iso: "2024-05-03").map { DateValue(day: $0, basis: "stated") }))
      let found = DateFinder().dates(
        in: Page(article: article, tokens: Tokenizer().tokenize(article))
      ).dates
      var end = 0
      for date in found {
        #expect(date.mention.range.lowerBound >= end, "seed 20240503, text: \(text)")
        end = date.mention.range.upperBound
      }
    }
  }
}
