// When something is said to be: an interval of days, how exact it is, and on what ground.
// SPDX-License-Identifier: Apache-2.0

/// A calendar interval with the precision and the ground on which it stands.
///
/// Unknown is nil, never a guess: a weekday whose week is unknown has neither start nor end.
public struct DateValue: Hashable, Codable, Sendable {
  /// How exact an interval is.
  public enum Precision: String, Hashable, Codable, Sendable {
    case day, week, month, season, year, range, weekday
  }

  /// The first day; nil only for a weekday whose week is unknown.
  public var start: CalendarDay?
  /// The last day, included; nil only for a weekday whose week is unknown.
  public var end: CalendarDay?
  /// How exact the interval is.
  public var precision: Precision
  /// The weekday that the text names, where it does.
  public var weekday: Weekday?
  /// On what ground the interval stands, in a few words for a person.
  public var basis: String

  /// An interval, from its first to its last day.
  public init(
    start: CalendarDay?, end: CalendarDay?, precision: Precision, weekday: Weekday? = nil,
    basis: String
  ) {
    self.start = start
    self.end = end
    self.precision = precision
    self.weekday = weekday
    self.basis = basis
  }

  /// A single day.
  public init(day: CalendarDay, basis: String) {
    self.init(start: day, end: day, precision: .day, basis: basis)
  }

  /// A whole month.
  public init?(year: Int, month: Int, basis: String) {
    guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
    let last = first + (CalendarDay.length(ofMonth: month, year: year) - 1)
    self.init(start: first, end: last, precision: .month, basis: basis)
  }

  /// A whole year.
  public init?(year: Int, basis: String) {
    guard let first = CalendarDay(year: year, month: 1, day: 1),
      let last = CalendarDay(year: year, month: 12, day: 31)
    else { return nil }
    self.init(start: first, end: last, precision: .year, basis: basis)
  }

  /// First and last day, where both are known.
  public var interval: ClosedRange<CalendarDay>? {
    guard let start, let end, start <= end else { return nil }
    return start...end
  }
}
