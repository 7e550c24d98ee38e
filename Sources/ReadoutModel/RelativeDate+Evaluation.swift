// Reads a relative date against the days of its anchor.
// SPDX-License-Identifier: Apache-2.0

extension RelativeDate {
  /// The interval that the rule names, seen from an anchor; nil where there is no such day.
  ///
  /// An anchor of more than one day widens the result to all days that it leaves possible.
  /// - Parameters:
  ///   - anchor: The days on which the anchor may lie.
  ///   - basis: The ground that the value is to carry.
  public func value(from anchor: ClosedRange<CalendarDay>, basis: String) -> DateValue? {
    guard let first = interval(from: anchor.lowerBound),
      let last = interval(from: anchor.upperBound)
    else { return nil }
    let start = min(first.start, last.start) - toleranceDays
    let end = max(first.end, last.end) + toleranceDays
    let isExact = first == last && toleranceDays == 0
    let precision = isExact || start == end ? self.precision : .range
    return DateValue(start: start, end: end, precision: precision, weekday: weekday, basis: basis)
  }

  private typealias Interval = (start: CalendarDay, end: CalendarDay)

  private var precision: DateValue.Precision {
    switch unit {
    case .day, .weekday, .monthDay, .dayOfMonth: .day
    case .week: .week
    case .month: .month
    case .year: .year
    }
  }

  private func interval(from anchor: CalendarDay) -> Interval? {
    switch unit {
    case .day: (anchor + offset, anchor + offset)
    case .weekday: weekdayInterval(from: anchor)
    case .week:
      { monday in (monday, monday + 6) }(anchor - (anchor.weekday.rawValue - 1) + 7 * offset)
    case .month: monthInterval(from: anchor)
    case .monthDay: monthDayInterval(from: anchor)
    case .dayOfMonth: dayOfMonthInterval(from: anchor)
    case .year: RelativeDate.days(ofYear: anchor.year + offset)
    }
  }

  private func weekdayInterval(from anchor: CalendarDay) -> Interval? {
    guard let weekday, offset != 0 else { return nil }
    let back = (anchor.weekday.rawValue - weekday.rawValue + 7) % 7
    let day: CalendarDay
    if offset < 0 {
      let nearest = anchor - (back == 0 && excludesAnchor ? 7 : back)
      day = nearest + 7 * (offset + 1)
    } else {
      let ahead = (7 - back) % 7
      day = anchor + (ahead == 0 && excludesAnchor ? 7 : ahead) + 7 * (offset - 1)
    }
    return (day, day)
  }

  private func monthInterval(from anchor: CalendarDay) -> Interval? {
    let (year, anchorMonth, _) = anchor.components
    guard let month else {
      let index = year * 12 + anchorMonth - 1 + offset
      return RelativeDate.days(ofMonth: index % 12 + 1, year: index / 12)
    }
    let step: Int
    switch offset {
    case ..<0: step = month > anchorMonth || (month == anchorMonth && excludesAnchor) ? -1 : 0
    case 1...: step = month < anchorMonth || (month == anchorMonth && excludesAnchor) ? 1 : 0
    default: step = month - anchorMonth > 6 ? -1 : anchorMonth - month > 6 ? 1 : 0
    }
    return RelativeDate.days(ofMonth: month, year: year + step)
  }

  private func monthDayInterval(from anchor: CalendarDay) -> Interval? {
    guard let month, let day else { return nil }
    return chosen(
      of: (-1...1).compactMap { CalendarDay(year: anchor.year + $0, month: month, day: day) },
      from: anchor)
  }

  /// No month but the next lacks a day that this one has: two months either way hold any day.
  private func dayOfMonthInterval(from anchor: CalendarDay) -> Interval? {
    guard let day else { return nil }
    let (year, month, _) = anchor.components
    return chosen(
      of: (-2...2).compactMap {
        let index = year * 12 + month - 1 + $0
        return CalendarDay(year: index / 12, month: index % 12 + 1, day: day)
      }, from: anchor)
  }

  /// The candidate that the offset chooses, of days in order.
  private func chosen(of candidates: [CalendarDay], from anchor: CalendarDay) -> Interval? {
    let chosen: CalendarDay?
    switch offset {
    case ..<0: chosen = candidates.last { excludesAnchor ? $0 < anchor : $0 <= anchor }
    case 1...: chosen = candidates.first { excludesAnchor ? $0 > anchor : $0 >= anchor }
    default: chosen = candidates.min { abs($0 - anchor) < abs($1 - anchor) }
    }
    return chosen.map { ($0, $0) }
  }

  private static func days(ofMonth month: Int, year: Int) -> Interval? {
    guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
    return (first, first + (CalendarDay.length(ofMonth: month, year: year) - 1))
  }

  private static func days(ofYear year: Int) -> Interval? {
    guard let first = CalendarDay(year: year, month: 1, day: 1),
      let last = CalendarDay(year: year, month: 12, day: 31)
    else { return nil }
    return (first, last)
  }
}
