// The days on which a summit may lie, by one report of it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The days that a report leaves open for a summit.
struct DateWindow: Hashable {
  /// The days that the report names.
  var days: ClosedRange<CalendarDay>?
  /// The weekday that it names, where the week is unknown.
  var weekday: Weekday?
  /// The days that its publication leaves open: a summit that was held is not in the future.
  var bounds: ClosedRange<CalendarDay>?

  /// How far before or after the publication an undated report is understood, in days.
  static let horizon = 400

  /// Every day.
  init() {}

  /// A single day.
  init(day: CalendarDay) {
    days = day...day
  }

  /// The window of a date, of a summit of some status, in an article published on some days.
  init(_ date: DateValue?, status: SummitStatus, published: DateValue?) {
    days = date?.interval
    weekday = days == nil ? date?.weekday : nil
    guard day == nil, let published = published?.interval else { return }
    // A day's grace: a morning in one zone is the evening before in another.
    let grace = 1
    let earliest = published.lowerBound - (status == .planned ? grace : DateWindow.horizon)
    let latest = published.upperBound + (status == .held ? grace : DateWindow.horizon)
    bounds = earliest...latest
  }

  /// The day, where only one is left.
  var day: CalendarDay? {
    guard let days, days.lowerBound == days.upperBound else { return nil }
    return days.lowerBound
  }

  /// The steps from a single day to no date at all; grouping begins with the most exact.
  enum Exactness: Int, Comparable, CaseIterable {
    case day, week, month, year, weekday, none

    static func < (a: Exactness, b: Exactness) -> Bool { a.rawValue < b.rawValue }
  }

  /// How exact the window is.
  var exactness: Exactness {
    guard let days else { return weekday == nil ? .none : .weekday }
    switch days.upperBound - days.lowerBound {
    case 0: return .day
    case ..<11: return .week
    case ..<62: return .month
    case ..<DateWindow.horizon: return .year
    default: return .none
    }
  }

  /// Whether some day lies in both windows.
  func isCompatible(with other: DateWindow) -> Bool {
    if let days, let others = other.days, !days.overlaps(others) { return false }
    if let bounds, let others = other.days, !bounds.overlaps(others) { return false }
    if let days, let others = other.bounds, !days.overlaps(others) { return false }
    if let weekday, let others = other.weekday, weekday != others { return false }
    return DateWindow.fits(weekday, in: other.days) && DateWindow.fits(other.weekday, in: days)
  }

  /// What is left when both windows hold; this window where they do not fit together.
  func narrowed(by other: DateWindow) -> DateWindow {
    var result = self
    result.days = DateWindow.intersection(days, other.days)
    result.bounds = DateWindow.intersection(bounds, other.bounds)
    result.weekday = result.days == nil ? weekday ?? other.weekday : nil
    return result
  }

  private static func fits(_ weekday: Weekday?, in days: ClosedRange<CalendarDay>?) -> Bool {
    guard let weekday, let days, days.upperBound - days.lowerBound < 6 else { return true }
    return (0...(days.upperBound - days.lowerBound)).contains {
      (days.lowerBound + $0).weekday == weekday
    }
  }

  private static func intersection(
    _ a: ClosedRange<CalendarDay>?, _ b: ClosedRange<CalendarDay>?
  ) -> ClosedRange<CalendarDay>? {
    guard let a, let b else { return a ?? b }
    return a.overlaps(b)
      ? max(a.lowerBound, b.lowerBound)...min(a.upperBound, b.upperBound) : a
  }
}
