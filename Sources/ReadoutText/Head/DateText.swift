// Dates as metadata writes them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Dates in metadata: “2019-11-19T13:03:00Z”, “Tue, 19 Nov 2019”, “20191119130300”.
enum DateText {
  /// The years in which an article may have been published; 0001 and 1970 are no dates.
  private static let years = 1980..<2100

  /// The first date with a day and a year in a range.
  static func day(
    in bytes: borrowing Swift.Span<UInt8>, _ range: Range<Int>, basis: String
  ) -> DateValue? {
    if let value = compact(bytes, range) { return DateValue(day: value, basis: basis) }
    var tokens: [Token] = []
    _ = Tokenizer.tokens(of: bytes, in: range, to: &tokens, limit: 40)
    for index in tokens.indices {
      let date = WrittenDate(in: tokens, at: index, end: tokens.count, of: bytes)
      guard let date, years.contains(date.year ?? 0) else { continue }
      if let value = date.value(basis: basis), value.precision == .day { return value }
    }
    return nil
  }

  /// The first date with a day and a year in the begin of a text.
  static func day(in text: String, basis: String) -> DateValue? {
    let bytes = Array(text.utf8.prefix(100))
    return day(in: bytes.span, 0..<bytes.count, basis: basis)
  }

  /// Whether the time is told for Greenwich rather than for where the outlet is: “…T01:53:14Z”.
  static func isUniversal(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let ends = ["z", "+00:00", "+0000", "gmt", "utc", "gmt+0000"]
    return bytes.count > 11
      && ends.contains { bytes.span.hasWord($0, at: bytes.count - $0.utf8.count) }
  }

  /// A day in eight digits, with or without a time in six behind them.
  private static func compact(
    _ bytes: borrowing Swift.Span<UInt8>, _ range: Range<Int>
  ) -> CalendarDay? {
    guard range.count == 8 || range.count == 14 else { return nil }
    var digits: [Int] = []
    for position in range {
      guard bytes[position].isASCIIDigit else { return nil }
      digits.append(Int(bytes[position]) - 0x30)
    }
    let year = digits[0..<4].reduce(0) { $0 * 10 + $1 }
    guard years.contains(year) else { return nil }
    return CalendarDay(
      year: year, month: digits[4] * 10 + digits[5], day: digits[6] * 10 + digits[7])
  }
}
