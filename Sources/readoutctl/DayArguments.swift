// Days as people type them.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutModel

/// Days between which something is asked for.
struct DayOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only from this day on: 2024-05-03, 2024-05, 2024, today, yesterday, 7d or 2w (ago).",
      valueName: "day"),
    transform: { try TypedDay($0).first })
  var since: CalendarDay?

  @Option(
    help: ArgumentHelp("Only up to this day, in the same forms.", valueName: "day"),
    transform: { try TypedDay($0).last })
  var until: CalendarDay?

  func validate() throws {
    if let since, let until, since > until {
      throw ValidationError("--since \(since) is after --until \(until)")
    }
  }
}

/// What somebody typed for a day, a month or a year.
struct TypedDay {
  let first: CalendarDay
  let last: CalendarDay

  /// - Parameter today: The day in UTC, in which the event log counts its days, too.
  /// - Throws: `ValidationError` where it is none of the known forms.
  init(_ typed: String, today: CalendarDay = .todayInUTC) throws {
    if let day = CalendarDay(iso: typed) ?? TypedDay.relative(typed, today) {
      (first, last) = (day, day)
    } else if let month = TypedDay.period(typed) {
      (first, last) = month
    } else {
      throw ValidationError(
        "'\(typed)' is not a day; write it as 2024-05-03, 2024-05, 2024, today, yesterday, 7d or 2w"
      )
    }
  }

  private static func relative(_ typed: String, _ today: CalendarDay) -> CalendarDay? {
    switch typed {
    case "today": return today
    case "yesterday": return today - 1
    default: break
    }
    let lengths: [Character: Int] = ["d": 1, "w": 7]
    guard let unit = typed.last.flatMap({ lengths[$0] }), let count = Int(typed.dropLast()),
      (0...100_000).contains(count)
    else { return nil }
    return today - count * unit
  }

  private static func period(_ typed: String) -> (CalendarDay, CalendarDay)? {
    guard let first = CalendarDay(iso: typed + (typed.utf8.count == 4 ? "-01-01" : "-01")) else {
      return nil
    }
    let month = typed.utf8.count == 4 ? 12 : first.month
    let length = CalendarDay.length(ofMonth: month, year: first.year)
    guard let last = CalendarDay(year: first.year, month: month, day: length) else { return nil }
    return (first, last)
  }
}

extension CalendarDay {
  /// The day of the clock.
  static var todayInUTC: CalendarDay {
    CalendarDay(daysSinceEpoch: Int(Date().timeIntervalSince1970 / 86_400))
  }
}
