// Days of the proleptic Gregorian calendar, and arithmetic on them.
// SPDX-License-Identifier: Apache-2.0

/// A day of the week; Monday is 1, as in ISO 8601.
public enum Weekday: Int, Hashable, Codable, Sendable, CaseIterable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}

/// One day, without a time or a zone.
///
/// Year, month and day are computed from the number of days since 1970-01-01 after Howard Hinnant,
/// [chrono-Compatible Low-Level Date Algorithms](https://howardhinnant.github.io/date_algorithms.html).
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let daysSinceEpoch: Int

  /// The day that lies a number of days after 1970-01-01.
  public init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// The day of a date; nil where there is no such day, as on 30 February.
  ///
  /// - Parameter year: From 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.length(ofMonth: month, year: year)
    else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
  }

  /// The day that `YYYY-MM-DD` names; nil for any other form.
  public init?(iso text: some StringProtocol) {
    var numbers = (year: 0, month: 0, day: 0)
    var place = 0
    for byte in text.utf8 {
      switch (place, byte) {
      case (0..<4, 0x30...0x39): numbers.year = numbers.year * 10 + Int(byte - 0x30)
      case (5..<7, 0x30...0x39): numbers.month = numbers.month * 10 + Int(byte - 0x30)
      case (8..<10, 0x30...0x39): numbers.day = numbers.day * 10 + Int(byte - 0x30)
      case (4, 0x2D), (7, 0x2D): break
      default: return nil
      }
      place += 1
    }
    guard place == 10 else { return nil }
    self.init(year: numbers.year, month: numbers.month, day: numbers.day)
  }

  /// Year, month and day.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The year.
  public var year: Int { components.year }
  /// The month, 1 to 12.
  public var month: Int { components.month }
  /// The day of the month, from 1.
  public var day: Int { components.day }

  /// The day of the week.
  public var weekday: Weekday {
    let index = (daysSinceEpoch + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }

  /// The number of days of a month, 1 to 12.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether one day is before another.
  public static func < (a: CalendarDay, b: CalendarDay) -> Bool {
    a.daysSinceEpoch < b.daysSinceEpoch
  }

  /// The day a number of days later.
  public static func + (day: CalendarDay, days: Int) -> CalendarDay {
    CalendarDay(daysSinceEpoch: day.daysSinceEpoch + days)
  }

  /// The day a number of days earlier.
  public static func - (day: CalendarDay, days: Int) -> CalendarDay {
    day + -days
  }

  /// The number of days from one day to another.
  public static func - (a: CalendarDay, b: CalendarDay) -> Int {
    a.daysSinceEpoch - b.daysSinceEpoch
  }
}

extension CalendarDay: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    var text: [UInt8] = []
    text.reserveCapacity(10)
    func append(_ number: UInt, width: Int) {
      if width > 1 || number >= 10 { append(number / 10, width: width - 1) }
      text.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
    }
    if year < 0 { text.append(0x2D) }
    append(year.magnitude, width: 4)
    text.append(0x2D)
    append(month.magnitude, width: 2)
    text.append(0x2D)
    append(day.magnitude, width: 2)
    return String(decoding: text, as: UTF8.self)
  }
}

extension CalendarDay: Codable {
  /// Reads `YYYY-MM-DD`.
  ///
  /// - Throws: `DecodingError` where the text is not a day.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = CalendarDay(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a day of the form YYYY-MM-DD")
    }
    self = day
  }

  /// Writes `YYYY-MM-DD`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
