// Date expressions that name a month, a weekday or a year.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension DateScanner {
  // MARK: Months

  /// A day, a range or a month: “15 December 2021”, “20 to 22 March”, “in February”; not “Prime Minister May”.
  func monthExpression(
    _ month: Int, isShort: Bool, at index: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    guard tokens[index].shape.contains(.capitalised) else { return nil }
    var next = index + 1
    if isMark(0x2E, at: next, within: bounds), isShort || dayNumber(next + 1, within: bounds) != nil
    {
      next += 1
    }
    return dayBefore(month, at: index, next: next, within: bounds)
      ?? joinedYear(at: index, within: bounds)
      ?? dayBehind(month, at: index, next: next, within: bounds)
      ?? wholeMonth(month, isShort: isShort, at: index, next: next, within: bounds)
  }

  /// “Dec 15,2021”, whose day and year are one token.
  private func joinedYear(at index: Int, within bounds: Range<Int>) -> FoundExpression? {
    guard
      let written = WrittenDate(in: tokens, at: index, end: bounds.upperBound, of: bytes.span),
      let day = written.day, let year = written.year,
      tokens[written.tokens.upperBound - 1].range.count > 4
    else { return nil }
    return FoundExpression(
      tokens: written.tokens,
      expression: .day(
        DateExpression.PartialDay(year: year, month: written.month, day: day), weekday: nil))
  }

  /// “15 December”, “the 15th of December 2021”, “20 to 22 March”, “20 March to 2 April”.
  private func dayBefore(
    _ month: Int, at index: Int, next: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    var position = index - 1
    if word(position, within: bounds) == .of || isDash(at: position, within: bounds) {
      position -= 1
    }
    guard let day = dayNumber(position, within: bounds) else { return nil }
    var end = next
    var year: Int?
    if let behind = yearBehind(next, within: bounds) {
      (year, end) = (behind.year, behind.end)
    } else if isDash(at: next, within: bounds), let value = self.year(next + 1, within: bounds) {
      (year, end) = (value, next + 2)
    }
    let last = DateExpression.PartialDay(year: year, month: month, day: day)
    if let first = dayOfRange(endingAt: position, within: bounds) {
      let from = DateExpression.PartialDay(year: year, month: month, day: first.day)
      if first.day < day {
        return FoundExpression(
          tokens: first.start..<end, expression: .days(from: from, to: last))
      }
    }
    if let other = otherEnd(at: end, within: bounds), other.isDayFirst {
      return range(from: last, to: other, start: position)
    }
    let start = word(position - 1, within: bounds) == .the ? position - 1 : position
    return withWeekday(last, start: start, end: end, within: bounds)
  }

  /// “December 15, 2021”, “March 20-22”, “March 30 to April 2”.
  private func dayBehind(
    _ month: Int, at index: Int, next: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    guard let day = dayNumber(next, within: bounds) else { return nil }
    var end = next + 1
    if let last = dayOfRange(beginningAt: next, within: bounds), last.day > day {
      let behind = yearBehind(last.end, within: bounds)
      let year = behind?.year
      return FoundExpression(
        tokens: index..<(behind?.end ?? last.end),
        expression: .days(
          from: DateExpression.PartialDay(year: year, month: month, day: day),
          to: DateExpression.PartialDay(year: year, month: month, day: last.day)))
    }
    var year: Int?
    if let behind = yearBehind(end, within: bounds) { (year, end) = (behind.year, behind.end) }
    let first = DateExpression.PartialDay(year: year, month: month, day: day)
    if let other = otherEnd(at: end, within: bounds), !other.isDayFirst {
      return range(from: first, to: other, start: index)
    }
    return withWeekday(first, start: index, end: end, within: bounds)
  }

  private typealias OtherEnd = (day: DateExpression.PartialDay, end: Int, isDayFirst: Bool)

  /// The second date of a range over two months, after “to” or a dash.
  private func otherEnd(at index: Int, within bounds: Range<Int>) -> OtherEnd? {
    guard joinsRange(at: index, within: bounds) else { return nil }
    if let day = dayNumber(index + 1, within: bounds),
      case .month(let month, _) = word(index + 2, within: bounds),
      tokens[index + 2].shape.contains(.capitalised)
    {
      let behind = yearBehind(index + 3, within: bounds)
      return (
        DateExpression.PartialDay(year: behind?.year, month: month, day: day),
        behind?.end ?? index + 3, true
      )
    }
    guard case .month(let month, _) = word(index + 1, within: bounds),
      tokens[index + 1].shape.contains(.capitalised)
    else { return nil }
    let position = isMark(0x2E, at: index + 2, within: bounds) ? index + 3 : index + 2
    guard let day = dayNumber(position, within: bounds) else { return nil }
    let behind = yearBehind(position + 1, within: bounds)
    return (
      DateExpression.PartialDay(year: behind?.year, month: month, day: day),
      behind?.end ?? position + 1, false
    )
  }

  private func range(
    from first: DateExpression.PartialDay, to other: OtherEnd, start: Int
  ) -> FoundExpression {
    var from = first
    if from.year == nil, let year = other.day.year {
      from.year = from.month > other.day.month ? year - 1 : year
    }
    return FoundExpression(
      tokens: start..<other.end, expression: .days(from: from, to: other.day))
  }

  private func joinsRange(at index: Int, within bounds: Range<Int>) -> Bool {
    switch word(index, within: bounds) {
    case .to, .and: true
    default: isDash(at: index, within: bounds)
    }
  }

  private func dayOfRange(
    endingAt index: Int, within bounds: Range<Int>
  ) -> (day: Int, start: Int)? {
    guard joinsRange(at: index - 1, within: bounds),
      let day = dayNumber(index - 2, within: bounds)
    else { return nil }
    return (day, index - 2)
  }

  private func dayOfRange(
    beginningAt index: Int, within bounds: Range<Int>
  ) -> (day: Int, end: Int)? {
    guard joinsRange(at: index + 1, within: bounds),
      let day = dayNumber(index + 2, within: bounds),
      !isMonth(at: index + 3, within: bounds)
    else { return nil }
    return (day, index + 3)
  }

  private func isMonth(at index: Int, within bounds: Range<Int>) -> Bool {
    guard case .month = word(index, within: bounds) else { return false }
    return tokens[index].shape.contains(.capitalised)
  }

  /// Takes in “Wednesday,” before and “(Wednesday)” behind a day.
  private func withWeekday(
    _ day: DateExpression.PartialDay, start: Int, end: Int, within bounds: Range<Int>
  ) -> FoundExpression {
    var before = start - 1
    while bounds.contains(before), tokens[before].kind == .mark,
      tokens[before].scalar == 0x2C || tokens[before].scalar == 0x2E
    {
      before -= 1
    }
    if case .weekday(let weekday, _) = word(before, within: bounds), start - before <= 3 {
      return FoundExpression(
        tokens: before..<end, expression: .day(day, weekday: weekday))
    }
    if isMark(0x28, at: end, within: bounds), isMark(0x29, at: end + 2, within: bounds),
      case .weekday(let weekday, _) = word(end + 1, within: bounds)
    {
      return FoundExpression(
        tokens: start..<end + 3, expression: .day(day, weekday: weekday))
    }
    return FoundExpression(tokens: start..<end, expression: .day(day, weekday: nil))
  }

  /// “December 2021”, “in February”, “last March”; not “Ms May said” nor “Jan told”.
  private func wholeMonth(
    _ month: Int, isShort: Bool, at index: Int, next: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    if let behind = yearBehind(next, within: bounds) {
      return FoundExpression(
        tokens: index..<behind.end, expression: .month(month, year: behind.year, step: nil))
    }
    guard !isShort else { return nil }
    let follower = index + 1
    let isNameLike =
      bounds.contains(follower) && tokens[follower].isCapitalisedWord
      && table[tokens[follower].word] == nil
    if let steps = steps(before: index, within: bounds), !isNameLike || month != 5 {
      return FoundExpression(
        tokens: steps.start..<follower,
        expression: .month(month, year: nil, step: steps.step))
    }
    let isFirstName = month >= 4 && month <= 6 || month == 8
    if isFirstName, isNameLike { return nil }
    switch word(index - 1, within: bounds) {
    case .in, .of, .to, .from, .between, .preposition, .vague, .before, .after: break
    case .and where isMonth(at: index - 2, within: bounds): break
    default:
      guard !isFirstName, bounds.contains(follower), tokens[follower].kind == .possessive,
        month != 3
      else { return nil }
    }
    // “the march of May” is rare; “to May” is a person more often than a month.
    if month == 5, [.to, .of, .from].contains(word(index - 1, within: bounds)),
      !isMonth(at: index - 2, within: bounds)
    {
      guard [.end, .begin].contains(word(index - 2, within: bounds)) else { return nil }
    }
    return FoundExpression(
      tokens: index..<follower, expression: .month(month, year: nil, step: nil))
  }

  // MARK: Weekdays

  /// “on Wednesday”, “last Friday night”, “Thursday week”; not “Sun Wei”, “Good Friday”.
  func weekdayExpression(
    _ weekday: Weekday, isShort: Bool, at index: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    guard !isShort else { return nil }
    // “Wednesday, 15 December” is taken from the month.
    if hasDateBehind(index, within: bounds) { return nil }
    if word(index - 1, within: bounds) == .holiday || word(index + 1, within: bounds) == .newspaper
    {
      return nil
    }
    var end = index + 1
    if word(end, within: bounds) == .partOfDay { end += 1 }
    if word(end, within: bounds) == .unit(.week) {
      return FoundExpression(
        tokens: index..<end + 1, expression: .weekday(weekday, step: 2))
    }
    // “Friday last week”, “Friday of next week”
    let of = word(end, within: bounds) == .of ? end + 1 : end
    if case .step(let step) = word(of, within: bounds),
      word(of + 1, within: bounds) == .unit(.week)
    {
      return FoundExpression(
        tokens: index..<of + 2, expression: .weekdayOfWeek(weekday, weeks: step))
    }
    if let steps = steps(before: index, within: bounds) {
      return FoundExpression(
        tokens: steps.start..<end, expression: .weekday(weekday, step: steps.step))
    }
    var start = index
    if word(start - 1, within: bounds) == .vague { start -= 1 }
    return FoundExpression(tokens: start..<end, expression: .weekday(weekday, step: nil))
  }

  private func hasDateBehind(_ index: Int, within bounds: Range<Int>) -> Bool {
    var next = index + 1
    while next < index + 3, bounds.contains(next), tokens[next].kind == .mark,
      tokens[next].scalar == 0x2C || tokens[next].scalar == 0x2E
    {
      next += 1
    }
    if word(next, within: bounds) == .the { next += 1 }
    if isMonth(at: next, within: bounds) {
      let day = isMark(0x2E, at: next + 1, within: bounds) ? next + 2 : next + 1
      return dayNumber(day, within: bounds) != nil
    }
    guard dayNumber(next, within: bounds) != nil else { return false }
    if word(next + 1, within: bounds) == .of { next += 1 }
    return isMonth(at: next + 1, within: bounds)
  }

  // MARK: Numbers

  /// “2021-12-15”, “15/12/2021”, “15.12.2021”, “on the 15th”, “2019”; not “2000 people”.
  func numeric(at index: Int, within bounds: Range<Int>) -> FoundExpression? {
    if let found = numericDay(at: index, within: bounds) { return found }
    if let year = year(index, within: bounds) { return plainYear(year, at: index, within: bounds) }
    return dayOfMonth(at: index, within: bounds)
  }

  private func numericDay(at index: Int, within bounds: Range<Int>) -> FoundExpression? {
    if let written = WrittenDate(in: tokens, at: index, end: bounds.upperBound, of: bytes.span),
      let day = written.day, let year = written.year,
      !tokens[written.tokens].contains(where: { $0.kind == .word })
    {
      let value = DateExpression.PartialDay(year: year, month: written.month, day: day)
      return FoundExpression(
        tokens: written.tokens, expression: .day(value, weekday: nil),
        dayStandsFirst: isSlash(at: index + 1, within: bounds) && max(day, written.month) > 12
          ? plainNumber(index, within: bounds) == day : nil)
    }
    // “04/05/2021” may be read in two ways.
    guard bounds.contains(index + 4), isSlash(at: index + 1, within: bounds),
      isSlash(at: index + 3, within: bounds), let a = plainNumber(index, within: bounds),
      let b = plainNumber(index + 2, within: bounds), let year = year(index + 4, within: bounds),
      (1...12).contains(a), (1...12).contains(b)
    else { return nil }
    return FoundExpression(
      tokens: index..<index + 5, expression: .ambiguousDay(a, b, year: year))
  }

  private func isSlash(at index: Int, within bounds: Range<Int>) -> Bool {
    isMark(0x2F, at: index, within: bounds) || isMark(0x2D, at: index, within: bounds)
  }

  private func plainYear(
    _ year: Int, at index: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    let before = index - 1
    if bounds.contains(before), tokens[before].kind == .mark,
      !tokens[index].shape.contains(.spaceBefore),
      tokens[before].scalar != 0x28, !isDash(at: before, within: bounds),
      ![0x22, 0x27, 0x2018, 0x201C, 0x2014].contains(tokens[before].scalar)
    {
      return nil
    }
    if bounds.contains(before), [0x24, 0x20AC, 0xA3, 0xA5].contains(tokens[before].scalar) {
      return nil
    }
    if word(before, within: bounds) == .amount || word(index + 1, within: bounds) == .counted {
      return nil
    }
    // Model names and identifiers: “Su-2000”, “2000-strong”.
    if isDash(at: index + 1, within: bounds), bounds.contains(index + 2),
      tokens[index + 2].kind == .word, !tokens[index + 2].shape.contains(.spaceBefore)
    {
      return nil
    }
    if isDash(at: before, within: bounds), bounds.contains(before - 1),
      tokens[before - 1].kind == .word, word(before - 1, within: bounds) != .vague
    {
      return nil
    }
    if word(before, within: bounds) == .of {
      switch word(before - 1, within: bounds) {
      case .end:
        let start = word(before - 2, within: bounds) == .the ? before - 2 : before - 1
        return FoundExpression(
          tokens: start..<index + 1, expression: .month(12, year: year, step: nil))
      case .begin:
        let start = word(before - 2, within: bounds) == .the ? before - 2 : before - 1
        return FoundExpression(
          tokens: start..<index + 1, expression: .month(1, year: year, step: nil))
      default: break
      }
    }
    return FoundExpression(tokens: index..<index + 1, expression: .year(year))
  }

  /// “on the 15th”; not “the 21st century”, “on the 15th floor”.
  private func dayOfMonth(at index: Int, within bounds: Range<Int>) -> FoundExpression? {
    guard let day = ordinalDay(index, within: bounds), word(index - 1, within: bounds) == .the
    else { return nil }
    switch word(index - 2, within: bounds) {
    case .on, .preposition, .from, .before, .after, .between: break
    default: return nil
    }
    let next = index + 1
    if bounds.contains(next) {
      switch tokens[next].kind {
      case .word:
        switch word(next, within: bounds) {
        case .in, .to, .and, .on, .before, .after, .preposition: break
        default: return nil
        }
      case .mark where isDash(at: next, within: bounds): return nil
      case .mark: break
      case .number, .possessive: return nil
      }
    }
    return FoundExpression(tokens: index - 1..<next, expression: .dayOfMonth(day))
  }
}
