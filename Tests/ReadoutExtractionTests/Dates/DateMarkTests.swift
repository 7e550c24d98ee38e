// Dates in sentences of our own, each marked with the days that it means.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import ReadoutExtraction

@Suite("Dates in their sentences")
struct DateMarkTests {
  /// The days of a date, or its weekday, or `?` where they are unknown.
  private func label(_ value: DateValue) -> String {
    guard let start = value.start, let end = value.end else {
      return value.weekday.map { "\($0)" } ?? "?"
    }
    return start == end ? "\(start)" : "\(start)/\(end)"
  }

  private func marks(_ example: LabelledText, published: String?) -> [LabelledText.Mark] {
    let dates = readingExtractor.extraction(of: example.article(published: published)).dates
    return dates.map {
      LabelledText.Mark(label: label($0.value), words: example.text[$0.range])
    }
  }

  @Test(
    "every date of an article of Friday, 3 May 2024, and nothing else",
    arguments: [
      "The two met {2021-12-15|on 15 December 2021} and {2022-02-04|on February 4, 2022}.",
      "They met {2021-12-15|on Wednesday, Dec. 15, 2021}, and again {2022-09-15|on 2022-09-15}.",
      "Talks were held {2023-11-03|on 3.11.2023} in Haldvik and {2023-10-18|on 18/10/2023} in Orsana.",
      "The leaders met {2024-05-02|yesterday} and will speak {2024-05-04|tomorrow}.",
      "Okoye, who arrived {2024-05-01|the day before yesterday}, leaves {2024-05-03|today}.",
      "They met {2024-05-01|on Wednesday}; they will meet again {2024-05-08|on Wednesday}.",
      "They will meet {2024-05-07|next Tuesday}, not {2024-05-09|Thursday}.",
      "The call was {2024-04-26|last Friday}.",
      "The visit begins {2024-05-16|on Thursday week}.",
      "He visited {2024-02-01/2024-02-29|in February} and will return {2025-02-01/2025-02-28|next February}.",
      "She will travel there {2024-09-01/2024-09-30|in September}.",
      "They last met {2024-05-01/2024-05-31|earlier this month}.",
      "The two spoke {2024-05-01|two days ago}.",
      "The ministers met {2024-04-22/2024-04-28|last week}.",
      "The summit is from {2024-06-20/2024-06-22|20 to 22 June}.",
      "The forum runs {2024-10-03/2024-10-05|3–5 October 2024}.",
      "They met {2024-04-29|on Monday}. {2024-04-30|A day later} they signed.",
      "The pact was signed {2024-04-15|on the 15th}.",
      "Ms May, 37, and the Sun of 2,000 people: we saw no date in the 21st century’s G20.",
      "It was the 37th meeting since {2013-01-01/2013-12-31|2013}.",
    ].map { LabelledText($0) })
  func dated(_ example: LabelledText) {
    #expect(marks(example, published: "2024-05-03") == example.marks)
  }

  @Test(
    "without a day of publication a text counts from the day of its news, or not at all",
    arguments: [
      "They met {wednesday|on Wednesday}.",
      "Lindqvist spoke {2024-05-14|on Tuesday, 14 May 2024}. {2024-05-13|On Monday} he met Okoye.",
      "They will meet {2024-05-14|on Tuesday, 14 May 2024}. {monday|On Monday} they spoke.",
      "They met {2024-05-10|on Friday}.\nHaldvik, {2024-05-11|11 May 2024}",
      "They met {2024-05-02|on Thursday}, her office said {2024-05-03|on 3 May 2024}.",
      "The plan is for {?|20 June}.",
    ].map { LabelledText($0) })
  func undated(_ example: LabelledText) {
    #expect(marks(example, published: nil) == example.marks)
  }
}
