// The words that date expressions are made of.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// What a word means inside a date expression.
enum DateWord: Hashable, Sendable {
  case month(Int, isShort: Bool)
  case weekday(Weekday, isShort: Bool)
  /// A number in words: “two”; “a” and “an” are one.
  case count(Int)
  case unit(Unit)
  /// The month in which a season begins.
  case season(Int)
  /// Days from today: “yesterday” is −1.
  case day(Int)
  /// “last” is −1, “this” 0, “next” +1.
  case step(Int)
  case ago, later, earlier
  case before, after
  case partOfDay
  case vague
  case begin, end
  case on, `in`, of, the, to, and, from, between
  /// Another preposition before which a month or year stands: “since”, “until”.
  case preposition
  /// A word after which a four-digit number is an amount: “than 2000”.
  case amount
  /// A noun that makes a four-digit number before it an amount: “2000 people”.
  case counted
  /// A word that makes the weekday behind it a name: “Good Friday”.
  case holiday
  /// A word that makes the weekday before it a name: “Sunday Times”.
  case newspaper

  enum Unit: Hashable, Sendable {
    case day, week, weekend, month, year
  }

  /// All the words.
  static let table = WordTable<DateWord>(lists: months + weekdays + others)

  private static let months: [(words: String, value: DateWord)] =
    MonthName.names.enumerated().flatMap { index, names in
      names.split(separator: " ").enumerated().map {
        (String($0.element), .month(index + 1, isShort: $0.offset > 0))
      }
    }

  private static let weekdays: [(words: String, value: DateWord)] =
    zip(Weekday.allCases, Weekday.names).flatMap { weekday, names in
      names.split(separator: " ").enumerated().map {
        (String($0.element), .weekday(weekday, isShort: $0.offset > 0))
      }
    }

  private static let counts: [(words: String, value: DateWord)] = [
    "a an one", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
  ].enumerated().map { ($0.element, .count($0.offset + 1)) }

  private static let others: [(words: String, value: DateWord)] =
    counts + [
      ("day days", .unit(.day)), ("week weeks", .unit(.week)),
      ("weekend weekends", .unit(.weekend)), ("month months", .unit(.month)),
      ("year years", .unit(.year)),
      ("spring", .season(3)), ("summer", .season(6)), ("autumn fall", .season(9)),
      ("winter", .season(12)),
      ("today tonight", .day(0)), ("yesterday", .day(-1)), ("tomorrow", .day(1)),
      ("last past previous", .step(-1)), ("this", .step(0)), ("next coming following", .step(1)),
      ("ago", .ago), ("later", .later), ("earlier", .earlier), ("before prior", .before),
      ("after", .after),
      ("morning afternoon evening night", .partOfDay), ("early mid late", .vague),
      ("beginning start", .begin), ("end close", .end),
      ("on", .on), ("in", .in), ("of", .of), ("the", .the), ("to through", .to), ("and", .and),
      ("from", .from), ("between", .between),
      ("since until till by for during throughout around", .preposition),
      ("than some about nearly almost over at exactly roughly", .amount),
      (
        """
        people troops soldiers dollars euros pounds yuan roubles rubles tons tonnes km kilometres
        kilometers miles metres meters men women children jobs homes protesters migrants refugees
        hours hrs gmt utc percent feet points votes hectares acres barrels megawatts cases deaths
        """, .counted
      ),
      ("good black ash bloody super palm easter holy cyber maundy", .holiday),
      ("times telegraph mirror express mail herald post independent", .newspaper),
    ]
}
