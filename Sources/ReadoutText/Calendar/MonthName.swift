// The English names of months and weekdays.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// A month that is named by a word, in full or in short.
public struct MonthName: Hashable, Sendable {
  /// The month, 1 to 12.
  public let number: Int

  /// The month of a word such as “September”, “Sept” or “sep”; nil for any other.
  ///
  /// Case does not count: the caller tells “May” from “may”.
  public init?(_ word: FoldedWord) {
    guard let number = MonthName.table[word] else { return nil }
    self.number = number
  }

  /// The names of each month from January on, parted by spaces, the full one first.
  public static let names = [
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
  ]

  private static let table = WordTable<Int>(
    names.enumerated().flatMap { index, names in
      names.split(separator: " ").map { (FoldedWord(String($0)), index + 1) }
    })
}

extension Weekday {
  /// The weekday of a word such as “Tuesday”, “Tues” or “tue”; nil for any other.
  ///
  /// Short forms that are words of their own (“sat”, “sun”, “wed”) are for the caller to doubt.
  public init?(_ word: FoldedWord) {
    guard let weekday = Weekday.table[word] else { return nil }
    self = weekday
  }

  /// The names of each weekday from Monday on, parted by spaces, the full one first.
  public static let names = [
    "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
    "friday fri", "saturday sat", "sunday sun",
  ]

  private static let table = WordTable<Weekday>(
    zip(Weekday.allCases, names).flatMap { weekday, names in
      names.split(separator: " ").map { (FoldedWord(String($0)), weekday) }
    })
}
