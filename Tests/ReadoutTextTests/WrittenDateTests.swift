// Dates as they are written.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@Suite("Written dates")
struct WrittenDateTests {
  private func date(_ text: String) throws -> (date: WrittenDate, words: String)? {
    let article = Article(
      text: ArticleText(text),
      paragraphs: [Paragraph(range: 0..<text.utf8.count, kind: .prose)], head: ArticleHead())
    let tokens = Tokenizer().tokenize(article)
    let found = WrittenDate(
      in: tokens.tokens, at: 0, end: tokens.tokens.count, of: article.text.utf8.span)
    return found.map { ($0, article.text[tokens.bytes(of: $0.tokens)]) }
  }

  @Test(
    "the usual orders",
    arguments: [
      ("Dec 15, 2021", "2021-12-15"), ("Dec. 15, 2021", "2021-12-15"),
      ("December 15th, 2021", "2021-12-15"), ("15 December 2021", "2021-12-15"),
      ("15 Dec. 2021", "2021-12-15"), ("15th of December 2021", "2021-12-15"),
      ("15th of December, 2021", "2021-12-15"), ("Sept 1 2021", "2021-09-01"),
      ("2021-12-15", "2021-12-15"), ("2021/12/15", "2021-12-15"), ("15/12/2021", "2021-12-15"),
      ("12/15/2021", "2021-12-15"), ("05/05/2021", "2021-05-05"), ("15.12.2021", "2021-12-15"),
      ("Dec 15,2021", "2021-12-15"), ("MAY 3, 2024", "2024-05-03"),
    ])
  func readsDays(text: String, day: String) throws {
    let found = try #require(try date(text))
    #expect(found.words == text)
    #expect(found.date.value(basis: "")?.start?.description == day)
    #expect(found.date.value(basis: "")?.precision == .day)
  }

  @Test("an ISO time behind the day is left alone or taken with it")
  func readsTimes() throws {
    let found = try #require(try date("2021-12-15T10:00:00Z"))
    #expect(found.date.value(basis: "")?.start?.description == "2021-12-15")
  }

  @Test("a month with its year, a day without one")
  func readsParts() throws {
    let month = try #require(try date("May 2024"))
    #expect(month.date.value(basis: "")?.precision == .month)
    let day = try #require(try date("Nov 3 (Reuters)"))
    #expect(day.words == "Nov 3")
    #expect(day.date.value(basis: "") == nil)
    let anchor = try #require(CalendarDay(iso: "2024-01-04"))
    #expect(day.date.day(nearest: anchor)?.description == "2023-11-03")
    let dotted = try #require(try date("15 Dec. The talks"))
    #expect(dotted.words == "15 Dec")
  }

  @Test(
    "what is no date",
    arguments: [
      "may 3", "May", "March on", "5/6/2021", "2,021", "2021", "32 May 2021", "May 45",
      "15 people", "1-2-3", "2021-13-01", "2021-12-15-4", "10:15", "Mays 3", "99999999999999999999",
    ])
  func readsNothing(text: String) throws {
    #expect(try date(text) == nil)
  }

  @Test("a day that no month has is no value")
  func rejectsImpossible() throws {
    #expect(try date("30 February 2021")?.date.value(basis: "") == nil)
  }

  @Test("names of months and weekdays in full and in short")
  func readsNames() {
    #expect(MonthName(FoldedWord("SEPTEMBER"))?.number == 9)
    #expect(MonthName(FoldedWord("Sept"))?.number == 9)
    #expect(MonthName(FoldedWord("Haldvik")) == nil)
    #expect(Weekday(FoldedWord("Thurs")) == .thursday)
    #expect(Weekday(FoldedWord("someday")) == nil)
  }
}
