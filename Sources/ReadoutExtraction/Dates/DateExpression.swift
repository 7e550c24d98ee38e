// What a date expression says, before it is read against any other date.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A date expression, taken for itself.
enum DateExpression: Hashable, Sendable {
  /// “15 December 2021”, “Dec 15”, “Wednesday, 15 December”.
  case day(PartialDay, weekday: Weekday?)
  /// “20 to 22 March”.
  case days(from: PartialDay, to: PartialDay)
  /// “on the 15th”.
  case dayOfMonth(Int)
  /// Two numbers of which either may be the month: “04/05/2021”.
  case ambiguousDay(Int, Int, year: Int)
  /// “December 2021”, “in February”; with a step “last February”, “next February”.
  case month(Int, year: Int?, step: Int?)
  /// “2019”.
  case year(Int)
  /// “summer 2021”, “last summer”; a season is named by its first month.
  case season(Int, year: Int?, step: Int?)
  /// “on Wednesday”; with a step “last Friday”, “next Tuesday”; 2 is “Thursday week”.
  case weekday(Weekday, step: Int?)
  /// “Friday last week”.
  case weekdayOfWeek(Weekday, weeks: Int)
  /// “last weekend”.
  case weekend(Int)
  /// “yesterday”, “last week”, “two months ago”, from the day of publication.
  case offset(RelativeDate.Unit, Int)
  /// “a day later”, from the date that was named before.
  case shift(days: Int)
  /// “the end of last year”.
  case endOfYear(Int)

  /// A day that may lack its year.
  struct PartialDay: Hashable, Sendable {
    var year: Int?
    var month: Int
    var day: Int
  }
}

/// A date expression and the tokens it consists of.
struct FoundExpression: Hashable, Sendable {
  var tokens: Range<Int>
  var expression: DateExpression
  /// Whether, in “15/12/2021”, the day stands before the month; nil where that does not show.
  var dayStandsFirst: Bool?

  /// An expression; only figures tell an order.
  init(tokens: Range<Int>, expression: DateExpression, dayStandsFirst: Bool? = nil) {
    self.tokens = tokens
    self.expression = expression
    self.dayStandsFirst = dayStandsFirst
  }
}
