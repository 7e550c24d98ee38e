// What a list was asked for, to be said where nothing fits.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutReports

/// The things that were looked for, and what was asked of them.
struct Sought {
  private let things: String
  private var conditions: [String] = []

  /// Things by their plural, such as `summits`.
  init(_ things: String) { self.things = things }

  /// Adds what stands before each of some values, which are shown as they were typed.
  mutating func add(_ preposition: String, _ values: [String]) {
    conditions += values.map { "\(preposition) '\($0)'" }
  }

  /// Adds a condition.
  mutating func add(_ condition: String?) {
    if let condition { conditions.append(condition) }
  }

  /// Adds the days between which it was looked for.
  mutating func add(_ days: DayOptions) {
    add(days.since.map { "since \($0)" })
    add(days.until.map { "until \($0)" })
  }

  /// `no summits fit: with 'okoye', since 2024-05-01`.
  var sentence: String {
    conditions.isEmpty
      ? "there are no \(things) yet"
      : "no \(things) fit: " + conditions.joined(separator: ", ")
  }
}

extension ThingFilters {
  /// What the filters ask for.
  ///
  /// - Parameters:
  ///   - preposition: What stands before the person, such as `by` for those who speak.
  ///   - condition: What was asked for besides.
  func sought(
    _ things: String, _ preposition: String, besides condition: String? = nil
  ) -> Sought {
    var sought = Sought(things)
    sought.add(preposition, person)
    sought.add("with", with)
    sought.add(days)
    sought.add("at", place.map { [$0] } ?? [])
    sought.add(format.map { "of the format \($0.rawValue)" })
    sought.add(status.map { "of the status \($0.rawValue)" })
    sought.add(kind.map { "of the kind \($0.rawValue)" })
    sought.add("from", source.map { [$0] } ?? [])
    sought.add(disputed ? "disputed" : nil)
    sought.add(condition)
    return sought
  }
}
