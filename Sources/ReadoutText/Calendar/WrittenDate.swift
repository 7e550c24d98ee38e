// Dates that name a month, as they are written in news.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// A date as it is written: a month with a day, a year or both, and the tokens that name it.
///
/// It fires on “Dec. 15, 2021”, “15 December 2021”, “the 3rd of May”, “May 2024”, “2021-12-15”,
/// “15.12.2021” and “15/12/2021”; not on “may 5” (the verb), “May” alone, “5/6/2021” (which month?)
/// nor “2,021”. Ranges (“3–5 May”) and bare years are left to the caller.
public struct WrittenDate: Hashable, Sendable {
  /// The year, where it is written.
  public var year: Int?
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, where it is written.
  public var day: Int?
  /// The tokens that it is made of.
  public var tokens: Range<Int>

  init(year: Int?, month: Int, day: Int?, tokens: Range<Int>) {
    self.year = year
    self.month = month
    self.day = day
    self.tokens = tokens
  }

  /// The longest date that begins at a token; nil where there is none.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of a text.
  ///   - index: The token to begin at.
  ///   - end: The token to end before, at most the number of tokens.
  ///   - bytes: The text.
  public init?(
    in tokens: [Token], at index: Int, end: Int, of bytes: borrowing Swift.Span<UInt8>
  ) {
    guard index >= 0, index < end, end <= tokens.count else { return nil }
    let found: WrittenDate?
    switch tokens[index].kind {
    case .word: found = WrittenDate(monthAt: index, in: tokens, end: end, of: bytes)
    case .number:
      found =
        WrittenDate(dayAt: index, in: tokens, end: end, of: bytes)
        ?? WrittenDate(digitsAt: index, in: tokens, end: end, of: bytes)
    case .possessive, .mark: found = nil
    }
    guard let found else { return nil }
    self = found
  }

  /// The day or month that is named; nil without a year, or where there is no such day.
  public func value(basis: String) -> DateValue? {
    guard let year else { return nil }
    guard let day else { return DateValue(year: year, month: month, basis: basis) }
    guard let found = CalendarDay(year: year, month: month, day: day) else { return nil }
    return DateValue(day: found, basis: basis)
  }

  /// The day in the year that brings it nearest to another day; nil where no day is named.
  ///
  /// Where the year is written, that one counts.
  public func day(nearest anchor: CalendarDay) -> CalendarDay? {
    guard let day else { return nil }
    if let year { return CalendarDay(year: year, month: month, day: day) }
    return (-1...1)
      .compactMap { CalendarDay(year: anchor.year + $0, month: month, day: day) }
      .min { abs($0 - anchor) < abs($1 - anchor) }
  }
}

// MARK: - The three ways of writing

extension WrittenDate {
  /// A date that begins with its month: “May 3rd”, “Sept 2024”, “December 15, 2021”.
  private init?(
    monthAt index: Int, in tokens: [Token], end: Int, of bytes: borrowing Swift.Span<UInt8>
  ) {
    guard let (month, afterMonth) = WrittenDate.month(at: index, in: tokens, end: end)
    else { return nil }
    guard afterMonth < end, tokens[afterMonth].kind == .number else { return nil }
    let token = tokens[afterMonth]
    if let year = bytes.year(of: token) {
      self.init(year: year, month: month, day: nil, tokens: index..<afterMonth + 1)
      return
    }
    if let (day, year) = bytes.dayAndYear(of: token) {
      // “Dec 15,2021” is one number to the tokenizer.
      self.init(year: year, month: month, day: day, tokens: index..<afterMonth + 1)
      return
    }
    guard let day = bytes.day(of: token) else { return nil }
    let (year, next) = WrittenDate.year(after: afterMonth + 1, in: tokens, end: end, of: bytes)
    self.init(year: year, month: month, day: day, tokens: index..<next)
  }

  /// A date that begins with its day: “15 December 2021”, “3rd of May”.
  private init?(
    dayAt index: Int, in tokens: [Token], end: Int, of bytes: borrowing Swift.Span<UInt8>
  ) {
    guard let day = bytes.day(of: tokens[index]) else { return nil }
    var next = index + 1
    if next < end, tokens[next].word == WrittenDate.of { next += 1 }
    guard next < end, let (month, afterMonth) = WrittenDate.month(at: next, in: tokens, end: end)
    else { return nil }
    let (year, last) = WrittenDate.year(after: afterMonth, in: tokens, end: end, of: bytes)
    let dotted = tokens[afterMonth - 1].kind == .mark && last == afterMonth
    self.init(
      year: year, month: month, day: day, tokens: index..<(dotted ? afterMonth - 1 : last))
  }

  /// A date of digits: “2021-12-15”, “15.12.2021”, “15/12/2021”.
  private init?(
    digitsAt index: Int, in tokens: [Token], end: Int, of bytes: borrowing Swift.Span<UInt8>
  ) {
    if let date = bytes.dottedDate(of: tokens[index]) {
      self.init(year: date.year, month: date.month, day: date.day, tokens: index..<index + 1)
      return
    }
    guard index + 4 < end,
      index + 5 >= end || !WrittenDate.goesOn(tokens, at: index + 5)
    else { return nil }
    let mark = tokens[index + 1].scalar
    guard mark == 0x2D || mark == 0x2F, tokens[index + 3].scalar == mark else { return nil }
    for place in index + 1...index + 4 where tokens[place].start != tokens[place - 1].end {
      return nil
    }
    let range = index..<index + 5
    if let year = bytes.year(of: tokens[index]) {
      guard let month = bytes.number(of: tokens[index + 2]), (1...12).contains(month),
        let day = bytes.leadingDay(of: tokens[index + 4])
      else { return nil }
      self.init(year: year, month: month, day: day, tokens: range)
      return
    }
    guard let year = bytes.year(of: tokens[index + 4]),
      let first = bytes.number(of: tokens[index]),
      let second = bytes.number(of: tokens[index + 2]), (1...31).contains(first),
      (1...31).contains(second), first > 12 || second > 12 || first == second
    else { return nil }
    let (month, day) = first > 12 ? (second, first) : (first, second)
    guard (1...12).contains(month) else { return nil }
    self.init(year: year, month: month, day: day, tokens: range)
  }

  private static let of = FoldedWord("of")

  /// A capitalised month and the token behind it and its dot.
  private static func month(
    at index: Int, in tokens: [Token], end: Int
  ) -> (number: Int, next: Int)? {
    guard tokens[index].isCapitalisedWord, let name = MonthName(tokens[index].word) else {
      return nil
    }
    let dot = index + 1
    let isDotted = dot < end && tokens[dot].scalar == 0x2E && tokens[dot].start == tokens[index].end
    return (name.number, isDotted ? dot + 1 : dot)
  }

  /// The year behind a day or month, with or without a comma, and the token behind it.
  private static func year(
    after index: Int, in tokens: [Token], end: Int, of bytes: borrowing Swift.Span<UInt8>
  ) -> (year: Int?, next: Int) {
    var next = index
    if next < end, tokens[next].scalar == 0x2C { next += 1 }
    guard next < end, let year = bytes.year(of: tokens[next]) else { return (nil, index) }
    return (year, next + 1)
  }

  private static func goesOn(_ tokens: [Token], at index: Int) -> Bool {
    let isMark = tokens[index].scalar == 0x2D || tokens[index].scalar == 0x2F
    return isMark && tokens[index].start == tokens[index - 1].end
  }
}
