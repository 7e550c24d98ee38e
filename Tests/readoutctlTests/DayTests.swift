// Days as people type them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import readoutctl

@Suite("Typed days")
struct DayTests {
  @Test(
    "a day, a month or a year, or a day told from today",
    arguments: [
      ("2024-05-03", "2024-05-03", "2024-05-03"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2023", "2023-01-01", "2023-12-31"), ("today", "2024-03-01", "2024-03-01"),
      ("yesterday", "2024-02-29", "2024-02-29"), ("1d", "2024-02-29", "2024-02-29"),
      ("2w", "2024-02-16", "2024-02-16"), ("0d", "2024-03-01", "2024-03-01"),
    ])
  func typed(text: String, first: String, last: String) throws {
    let today = try #require(CalendarDay(iso: "2024-03-01"))
    let day = try TypedDay(text, today: today)
    #expect("\(day.first)" == first)
    #expect("\(day.last)" == last)
  }

  @Test(
    "nothing else",
    arguments: [
      "", "d", "-1d", "1", "7x", "2024-13", "2024-00", "0000", "24-05-03", "2024-05-03T00:00",
      "100001d", "٧d", "tomorrow",
    ])
  func nonsense(text: String) {
    #expect(throws: (any Error).self) { try TypedDay(text) }
  }
}
