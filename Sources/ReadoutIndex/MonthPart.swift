// Parts of a month: what lists of everything are cut into, so that a change rewrites little.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The summits or statements of one month, or a sixteenth of them, or a 256th.
///
/// A month with few things is one part; one with many is cut by the first digits of the
/// identifiers, so that a part stays small and no thing moves when another one comes.
public struct MonthPart: Hashable, Comparable, Sendable {
  /// The month as `2024-05`; `undated` for things without a day.
  public var month: String
  /// The first hexadecimal digits of the identifiers; empty where the month is one part.
  public var digits: String

  /// The most things of a month that is one part.
  public static let most = 1_024
  /// The month of things without a day.
  public static let undated = "undated"

  /// A part of a month.
  public init(month: String, digits: String) {
    self.month = month
    self.digits = digits
  }

  /// The part as it stands in names of files: `2024-05`, or `2024-05-3`.
  public var name: String { digits.isEmpty ? month : "\(month)-\(digits)" }

  /// All parts of a month with so many things; none where there is nothing.
  public static func all(of month: String, count: Int) -> [MonthPart] {
    guard count > 0 else { return [] }
    let hexadecimal = (0..<16).map { String($0, radix: 16) }
    var digits = [""]
    var room = most
    while count > room, digits[0].utf8.count < 2 {
      digits = digits.flatMap { first in hexadecimal.map { first + $0 } }
      room *= 16
    }
    return digits.map { MonthPart(month: month, digits: $0) }
  }

  /// The order of months, those without a day last, and of their parts.
  public static func < (a: MonthPart, b: MonthPart) -> Bool {
    // A digit is before a letter.
    (a.month, a.digits) < (b.month, b.digits)
  }

  /// The month of a row in SQL.
  static let sql =
    "coalesce(strftime('%Y-%m', starts * 86400, 'unixepoch'), '\(undated)')"
  /// The condition that a row is of a month, such that an index over its first days answers it.
  static func days(of month: String) -> String {
    guard let first = CalendarDay(iso: month + "-01") else { return "starts IS NULL" }
    let last = first + (CalendarDay.length(ofMonth: first.month, year: first.year) - 1)
    return "starts BETWEEN \(first.daysSinceEpoch) AND \(last.daysSinceEpoch)"
  }

  /// The month of a row and the first two digits of its identifier in SQL: `2024-05/3f`.
  static let cell = sql + " || '/' || substr(id, 3, 2)"
}

/// How many things a month has.
public struct MonthCount: Hashable, Sendable {
  /// The month as `2024-05`, or `undated`.
  public var month: String
  /// How many there are.
  public var count: Int

  /// A month with so many things.
  public init(month: String, count: Int) {
    self.month = month
    self.count = count
  }

  /// The parts that its things are cut into.
  public var parts: [MonthPart] { MonthPart.all(of: month, count: count) }
}
