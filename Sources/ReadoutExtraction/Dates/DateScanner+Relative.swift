// Date expressions that count from another day.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension DateScanner {
  /// “yesterday”, “the day before yesterday”, “earlier today”, “yesterday evening”.
  func plainDay(_ offset: Int, at index: Int, within bounds: Range<Int>) -> FoundExpression? {
    var start = index
    var end = index + 1
    var days = offset
    if offset != 0, word(index - 2, within: bounds) == .unit(.day) {
      switch word(index - 1, within: bounds) {
      case .before where offset < 0, .after where offset > 0:
        days *= 2
        start = word(index - 3, within: bounds) == .the ? index - 3 : index - 2
      default: break
      }
    }
    switch word(start - 1, within: bounds) {
    case .earlier, .later, .vague: start -= 1
    default: break
    }
    if word(end, within: bounds) == .partOfDay { end += 1 }
    return FoundExpression(tokens: start..<end, expression: .offset(.day, days))
  }

  /// “last week”, “this year”, “two days ago”, “a day later”, “the end of the month”.
  func unitExpression(
    _ unit: DateWord.Unit, at index: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    if let counted = counted(unit, at: index, within: bounds) { return counted }
    if let steps = steps(before: index, within: bounds) {
      return stepped(unit, steps: steps, at: index, within: bounds)
    }
    // “the end of the year”, “over the weekend”
    guard word(index - 1, within: bounds) == .the else { return nil }
    if unit == .weekend {
      switch word(index - 2, within: bounds) {
      case .amount, .preposition, .on, .in:
        return FoundExpression(tokens: index - 1..<index + 1, expression: .weekend(0))
      default: return nil
      }
    }
    if unit == .day {
      // “the day before yesterday” is found at “yesterday”; “the day before.” counts from before.
      guard word(index + 1, within: bounds) == .before,
        isClauseEnd(index + 2, within: bounds)
      else { return nil }
      return FoundExpression(tokens: index - 1..<index + 2, expression: .shift(days: -1))
    }
    guard word(index - 2, within: bounds) == .of else { return nil }
    switch (word(index - 3, within: bounds), unit) {
    case (.end, .year):
      return FoundExpression(tokens: index - 3..<index + 1, expression: .endOfYear(0))
    case (.end, .month), (.begin, .month):
      return FoundExpression(tokens: index - 3..<index + 1, expression: .offset(.month, 0))
    case (.end, .week), (.begin, .week):
      return FoundExpression(tokens: index - 3..<index + 1, expression: .offset(.week, 0))
    default: return nil
    }
  }

  /// “last night”, “this week”, “earlier this month”, “the following day”.
  private func stepped(
    _ unit: DateWord.Unit, steps: (step: Int, start: Int), at index: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    let hasArticle = word(steps.start - 1, within: bounds) == .the
    let span = (hasArticle ? steps.start - 1 : steps.start)..<index + 1
    // “the last two years”, “the past week”, “previous years” are spans of time.
    let isBare = tokens[index].word == DateScanner.singular[unit]
    guard isBare else { return nil }
    let isVague = isFollowingOrPrevious(index - 1)
    if unit == .day {
      guard isVague || hasArticle, steps.step != 0 else { return nil }
      return FoundExpression(tokens: span, expression: .shift(days: steps.step))
    }
    if hasArticle { return nil }
    if unit == .year, word(steps.start - 1, within: bounds) == .of,
      word(steps.start - 2, within: bounds) == .end
    {
      return FoundExpression(
        tokens: steps.start - 2..<index + 1, expression: .endOfYear(steps.step))
    }
    switch unit {
    case .weekend: return FoundExpression(tokens: span, expression: .weekend(steps.step))
    case .week: return FoundExpression(tokens: span, expression: .offset(.week, steps.step))
    case .month: return FoundExpression(tokens: span, expression: .offset(.month, steps.step))
    case .year: return FoundExpression(tokens: span, expression: .offset(.year, steps.step))
    case .day: return nil
    }
  }

  private static let singular: [DateWord.Unit: FoldedWord] = [
    .day: FoldedWord("day"), .week: FoldedWord("week"), .weekend: FoldedWord("weekend"),
    .month: FoldedWord("month"), .year: FoldedWord("year"),
  ]

  private static let vagueSteps: Set<FoldedWord> = [
    FoldedWord("following"), FoldedWord("previous"), FoldedWord("next"),
  ]

  private func isFollowingOrPrevious(_ index: Int) -> Bool {
    tokens.indices.contains(index) && DateScanner.vagueSteps.contains(tokens[index].word)
  }

  /// “two days ago”, “a week later”, “in three days”.
  private func counted(
    _ unit: DateWord.Unit, at index: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    guard let count = count(index - 1, within: bounds) else { return nil }
    let span = index - 1..<index + 2
    switch word(index + 1, within: bounds) {
    case .ago:
      return relativeUnit(unit).map {
        FoundExpression(tokens: span, expression: .offset($0, -count))
      }
    case .later:
      return days(unit, count).map { FoundExpression(tokens: span, expression: .shift(days: $0)) }
    case .earlier:
      return days(unit, count).map { FoundExpression(tokens: span, expression: .shift(days: -$0)) }
    default: break
    }
    // “in three weeks”; not “the first in two years”, “in less than two months”.
    guard word(index - 2, within: bounds) == .in, unit != .weekend,
      isForward(index - 2, within: bounds), let unit = relativeUnit(unit)
    else { return nil }
    return FoundExpression(tokens: index - 2..<index + 1, expression: .offset(unit, count))
  }

  private func relativeUnit(_ unit: DateWord.Unit) -> RelativeDate.Unit? {
    switch unit {
    case .day: .day
    case .week: .week
    case .month: .month
    case .year: .year
    case .weekend: nil
    }
  }

  private func days(_ unit: DateWord.Unit, _ count: Int) -> Int? {
    switch unit {
    case .day: count
    case .week: 7 * count
    case .weekend, .month, .year: nil
    }
  }

  /// A small number in words or digits.
  func count(_ index: Int, within bounds: Range<Int>) -> Int? {
    if case .count(let count) = word(index, within: bounds) { return count }
    guard let number = plainNumber(index, within: bounds), number <= 999 else { return nil }
    return number
  }

  /// Whether “in two weeks” points ahead: the clause speaks of the future, and counts no times.
  private func isForward(_ index: Int, within bounds: Range<Int>) -> Bool {
    var position = index - 1
    while position >= bounds.lowerBound, index - position <= 12 {
      switch Tense.cue(at: position, in: tokens, bytes: bytes) {
      case .future: return true
      case .past, .counting: return false
      default: position -= 1
      }
    }
    return false
  }

  private func isClauseEnd(_ index: Int, within bounds: Range<Int>) -> Bool {
    guard bounds.contains(index) else { return true }
    return tokens[index].kind == .mark
      && [0x2C, 0x2E, 0x3B, 0x29, 0x2014, 0x201D].contains(tokens[index].scalar)
  }

  /// “summer 2021”, “last winter”, “in the spring of 2020”; not “Arab Spring”.
  func seasonExpression(
    _ month: Int, at index: Int, within bounds: Range<Int>
  ) -> FoundExpression? {
    if let behind = yearBehind(index + 1, within: bounds) {
      return FoundExpression(
        tokens: index..<behind.end,
        expression: .season(month, year: behind.year, step: nil))
    }
    guard let steps = steps(before: index, within: bounds),
      !tokens[index].shape.contains(.capitalised), !isClauseVerb(index)
    else { return nil }
    return FoundExpression(
      tokens: steps.start..<index + 1,
      expression: .season(month, year: nil, step: steps.step))
  }

  /// “the next fall in prices” is rare; “this spring” may be any word but “fall” and “spring from”.
  private func isClauseVerb(_ index: Int) -> Bool {
    guard tokens.indices.contains(index + 1), tokens[index + 1].kind == .word else { return false }
    return table[tokens[index + 1].word] == .from
  }
}
