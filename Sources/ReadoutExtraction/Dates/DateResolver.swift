// Reads date expressions against the day of publication and against each other.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Turns expressions into intervals, with the ground on which they stand.
struct DateResolver {
  /// The day of publication, as far as it is known.
  let publication: ClosedRange<CalendarDay>?
  /// Days that the text gives with their year: they lend it to the same day without one.
  let yearsOfDays: [MonthDay: Int]
  /// The day that the text dates in full and counts from, where that of publication is unknown.
  let newsDay: CalendarDay?
  /// Whether the text shows that the day stands first in “04/05/2021”, or second; nil for neither.
  let dayStandsFirst: Bool?

  struct MonthDay: Hashable, Sendable {
    var month: Int
    var day: Int
  }

  /// An interval and, where it is relative, its rule.
  struct Resolved: Hashable, Sendable {
    var value: DateValue
    var relative: RelativeDate?
  }

  /// What an expression means; nil where there is no such day.
  func resolve(
    _ expression: DateExpression, tense: Tense, previous: Resolved?
  ) -> Resolved? {
    switch expression {
    case .day(let day, let weekday): resolveDay(day, weekday: weekday, tense: tense)
    case .days(let from, let to): resolveRange(from: from, to: to, tense: tense)
    case .dayOfMonth(let day):
      relative(
        RelativeDate(unit: .dayOfMonth, offset: sign(tense), day: day),
        precision: .day, basis: "day of the month of publication")
    case .ambiguousDay(let a, let b, let year): resolveAmbiguous(a, b, year: year)
    case .month(let month, let year, let step):
      resolveMonth(month, year: year, step: step, tense: tense)
    case .year(let year): DateValue(year: year, basis: "stated").map { Resolved(value: $0) }
    case .season(let month, let year, let step):
      resolveSeason(month, year: year, step: step, tense: tense)
    case .weekday(let weekday, let step): resolveWeekday(weekday, step: step, tense: tense)
    case .weekdayOfWeek(let weekday, let weeks): weekdayOfWeek(weekday, weeks: weeks)
    case .weekend(let step): weekend(step, tense: tense)
    case .offset(let unit, let count):
      relative(
        RelativeDate(unit: unit, offset: count), precision: precision(of: unit),
        basis: "counted from publication")
    case .shift(let days): shifted(by: days, from: previous)
    case .endOfYear(let step):
      relative(
        RelativeDate(
          unit: .month, offset: step < 0 ? -1 : 1, month: 12, excludesAnchor: step != 0),
        precision: .month, basis: "counted from publication")
    }
  }

  // MARK: Days

  private func resolveDay(
    _ partial: DateExpression.PartialDay, weekday: Weekday?, tense: Tense
  ) -> Resolved? {
    if let year = partial.year {
      guard let day = CalendarDay(year: year, month: partial.month, day: partial.day) else {
        return nil
      }
      let agrees = weekday == nil || weekday == day.weekday
      var value = DateValue(day: day, basis: agrees ? "stated" : "stated; its weekday differs")
      value.weekday = weekday
      return Resolved(value: value)
    }
    // A leap year holds every day that there is.
    guard CalendarDay(year: 2000, month: partial.month, day: partial.day) != nil else { return nil }
    var rule = RelativeDate(
      unit: .monthDay, offset: sign(tense), month: partial.month, day: partial.day)
    if let year = yearsOfDays[MonthDay(month: partial.month, day: partial.day)],
      let day = CalendarDay(year: year, month: partial.month, day: partial.day)
    {
      var value = DateValue(day: day, basis: "stated; year from the same day elsewhere in the text")
      value.weekday = weekday
      return Resolved(value: value, relative: rule)
    }
    if let anchor = publication {
      let nearest = RelativeDate(
        unit: .monthDay, offset: 0, month: partial.month, day: partial.day)
      // A report of the past may be dated a day ahead: the date line turns somewhere.
      if let near = nearest.value(from: anchor, basis: "")?.start, rule.offset < 0,
        near > anchor.upperBound, near - anchor.upperBound <= 2
      {
        rule.offset = 0
      }
      if let weekday, let day = day(partial, on: weekday, near: anchor) {
        var value = DateValue(day: day, basis: "stated; year by weekday and publication")
        value.weekday = weekday
        return Resolved(value: value, relative: rule)
      }
    }
    var resolved = relative(rule, precision: .day, basis: "stated; year by publication")
    if let weekday { resolved?.value.weekday = weekday }
    return resolved
  }

  /// The day on a given weekday in the year of publication or the one before or after it.
  private func day(
    _ partial: DateExpression.PartialDay, on weekday: Weekday, near anchor: ClosedRange<CalendarDay>
  ) -> CalendarDay? {
    (-1...1).compactMap {
      CalendarDay(
        year: anchor.lowerBound.year + $0, month: partial.month, day: partial.day)
    }
    .filter { $0.weekday == weekday }
    .min { abs($0 - anchor.lowerBound) < abs($1 - anchor.lowerBound) }
  }

  private func resolveRange(
    from: DateExpression.PartialDay, to: DateExpression.PartialDay, tense: Tense
  ) -> Resolved? {
    guard let first = resolveDay(from, weekday: nil, tense: tense),
      let last = resolveDay(to, weekday: nil, tense: tense)
    else { return nil }
    guard let start = first.value.start, var end = last.value.end else {
      return Resolved(
        value: DateValue(start: nil, end: nil, precision: .range, basis: first.value.basis))
    }
    if end < start, to.year == nil,
      let later = CalendarDay(year: start.year + 1, month: to.month, day: to.day)
    {
      end = later
    }
    guard start <= end, end - start <= 366 else { return nil }
    return Resolved(
      value: DateValue(start: start, end: end, precision: .range, basis: first.value.basis))
  }

  private func resolveAmbiguous(_ a: Int, _ b: Int, year: Int) -> Resolved? {
    let dayFirst = CalendarDay(year: year, month: b, day: a)
    let monthFirst = CalendarDay(year: year, month: a, day: b)
    let chosen: CalendarDay?
    switch (dayStandsFirst, publication?.lowerBound ?? newsDay) {
    case (true, _): chosen = dayFirst
    case (false, _): chosen = monthFirst
    case (nil, let anchor?):
      // The news is near its publication; a date farther off than a week stays open.
      chosen = [dayFirst, monthFirst].compactMap { $0 }.first { abs($0 - anchor) <= 7 }
    case (nil, nil): chosen = nil
    }
    guard let chosen else {
      return Resolved(
        value: DateValue(
          start: nil, end: nil, precision: .day, basis: "day and month cannot be told apart"))
    }
    return Resolved(value: DateValue(day: chosen, basis: "stated"))
  }

  // MARK: Months, seasons, weekdays

  private func resolveMonth(_ month: Int, year: Int?, step: Int?, tense: Tense) -> Resolved? {
    if let year {
      return DateValue(year: year, month: month, basis: "stated").map { Resolved(value: $0) }
    }
    let offset = step ?? sign(tense)
    return relative(
      RelativeDate(
        unit: .month, offset: offset, month: month, excludesAnchor: (step ?? 0) != 0),
      precision: .month, basis: "month \(side(offset)) publication")
  }

  private func resolveWeekday(_ weekday: Weekday, step: Int?, tense: Tense) -> Resolved? {
    let offset: Int
    switch step {
    case nil, 0: offset = tense == .future ? 1 : -1
    case let step?: offset = step
    }
    let excludes = step.map { $0 == -1 || $0 == 1 } ?? false
    let rule = RelativeDate(
      unit: .weekday, offset: offset, weekday: weekday, excludesAnchor: excludes)
    let known =
      publication.flatMap {
        rule.value(from: $0, basis: "weekday \(side(offset)) publication")
      }
      ?? newsDay.flatMap {
        rule.value(
          from: $0...$0, basis: "weekday \(side(offset)) \($0), the day of the news")
      }
    return Resolved(
      value: known
        ?? DateValue(
          start: nil, end: nil, precision: .weekday, weekday: weekday,
          basis: "weekday; the day of publication is unknown"),
      relative: rule)
  }

  private func weekdayOfWeek(_ weekday: Weekday, weeks: Int) -> Resolved? {
    guard let anchor = publication else {
      return Resolved(
        value: DateValue(
          start: nil, end: nil, precision: .weekday, weekday: weekday,
          basis: "weekday; the day of publication is unknown"))
    }
    func day(_ anchor: CalendarDay) -> CalendarDay {
      anchor + (7 * weeks + weekday.rawValue - anchor.weekday.rawValue)
    }
    var value = DateValue(day: day(anchor.lowerBound), basis: "weekday of a week from publication")
    value.end = day(anchor.upperBound)
    if value.start != value.end { value.precision = .range }
    value.weekday = weekday
    return Resolved(value: value)
  }

  private func weekend(_ step: Int, tense: Tense) -> Resolved? {
    guard let anchor = publication?.lowerBound else {
      return Resolved(
        value: DateValue(
          start: nil, end: nil, precision: .range, basis: "the day of publication is unknown"))
    }
    let thisWeeks = anchor + (6 - anchor.weekday.rawValue)
    let hasBegun = anchor.weekday.rawValue >= 6
    var saturday = thisWeeks + 7 * step
    if step == 0, tense == .past, !hasBegun { saturday = thisWeeks - 7 }
    return Resolved(
      value: DateValue(
        start: saturday, end: saturday + 1, precision: .range, basis: "counted from publication"))
  }

  private func resolveSeason(_ month: Int, year: Int?, step: Int?, tense: Tense) -> Resolved? {
    func season(_ year: Int, basis: String) -> DateValue? {
      let last = month == 12 ? (year + 1, 2) : (year, month + 2)
      guard let start = CalendarDay(year: year, month: month, day: 1),
        let end = CalendarDay(
          year: last.0, month: last.1, day: CalendarDay.length(ofMonth: last.1, year: last.0))
      else { return nil }
      return DateValue(start: start, end: end, precision: .season, basis: basis)
    }
    if let year { return season(year, basis: "stated").map { Resolved(value: $0) } }
    let basis = "season counted from publication"
    guard let anchor = publication?.lowerBound else {
      return Resolved(
        value: DateValue(
          start: nil, end: nil, precision: .season, basis: "the day of publication is unknown"))
    }
    let candidates = (-1...1).compactMap { season(anchor.year + $0, basis: basis) }
    let chosen: DateValue?
    switch step ?? sign(tense) {
    case ..<0: chosen = candidates.last { ($0.end ?? anchor) < anchor }
    case 1...: chosen = candidates.first { ($0.start ?? anchor) > anchor }
    default:
      chosen =
        candidates.first { $0.interval?.contains(anchor) ?? false }
        ?? candidates.first { $0.start?.year == anchor.year }
    }
    return chosen.map { Resolved(value: $0) }
  }

  // MARK: Counting

  private func shifted(by days: Int, from previous: Resolved?) -> Resolved? {
    guard let previous else { return nil }
    let basis = "counted from the date before"
    guard let interval = previous.value.interval else {
      guard let weekday = previous.value.weekday, abs(days) < 7 else { return nil }
      let index = (weekday.rawValue - 1 + days + 7) % 7
      return Resolved(
        value: DateValue(
          start: nil, end: nil, precision: .weekday, weekday: Weekday.allCases[index],
          basis: basis),
        relative: previous.relative.map {
          RelativeDate(
            unit: .weekday, offset: $0.offset, weekday: Weekday.allCases[index])
        })
    }
    guard previous.value.precision == .day else { return nil }
    var resolved = Resolved(value: DateValue(day: interval.lowerBound + days, basis: basis))
    if let rule = previous.relative, rule.unit == .day {
      resolved.relative = RelativeDate(unit: .day, offset: rule.offset + days, anchor: rule.anchor)
    }
    return resolved
  }

  /// Reads a rule against the day of publication; without one the interval stays open.
  private func relative(
    _ rule: RelativeDate, precision: DateValue.Precision, basis: String
  ) -> Resolved? {
    if let publication {
      return rule.value(from: publication, basis: basis).map {
        Resolved(value: $0, relative: rule)
      }
    }
    if let day = newsDay {
      return rule.value(from: day...day, basis: "counted from \(day), the day of the news").map {
        Resolved(value: $0, relative: rule)
      }
    }
    return Resolved(
      value: DateValue(
        start: nil, end: nil, precision: precision, basis: "the day of publication is unknown"),
      relative: rule)
  }

  private func precision(of unit: RelativeDate.Unit) -> DateValue.Precision {
    switch unit {
    case .day, .weekday, .monthDay, .dayOfMonth: .day
    case .week: .week
    case .month: .month
    case .year: .year
    }
  }

  private func sign(_ tense: Tense) -> Int {
    switch tense {
    case .past: -1
    case .future: 1
    case .unknown: 0
    }
  }

  private func side(_ offset: Int) -> String {
    offset < 0 ? "before" : offset > 0 ? "after" : "nearest to"
  }
}
