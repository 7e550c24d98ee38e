// Dates as people read them in journal lines, tables and pages.
// SPDX-License-Identifier: Apache-2.0

extension DateValue: CustomStringConvertible {
  /// The date at its own precision: `2024-05-03`, `week of 2024-04-29`, `2024-05`, `2024`,
  /// `2024-05-03 to 2024-05-05`, or `a Friday`.
  public var description: String {
    guard let start, let end else {
      return weekday.map { "a \($0.englishName)" } ?? "an unknown day"
    }
    if start == end { return "\(start)" }
    switch precision {
    case .week: return "week of \(start)"
    case .month where start.year == end.year && start.month == end.month:
      return String("\(start)".prefix(7))
    case .year where start.year == end.year: return String("\(start)".prefix(4))
    case .day, .weekday, .month, .season, .year, .range: return "\(start) to \(end)"
    }
  }
}

extension Weekday {
  /// The English name.
  public var englishName: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}

extension Party: CustomStringConvertible {
  /// The name, else the office, else what sort of party it is.
  public var description: String {
    name ?? office.map { "the \($0)" }
      ?? "an unnamed \(kind == .unknown ? "source" : kind.rawValue)"
  }
}

extension Place: CustomStringConvertible {
  /// The place as `Haldvik, Norland`, or the part that is known.
  public var description: String {
    [name, name == country ? nil : country].compactMap(\.self).joined(separator: ", ")
  }
}

extension Ordinal: CustomStringConvertible {
  /// The ordinal as `4th meeting since 2022`.
  public var description: String {
    let suffix =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    let counted = of.hasSuffix("s") ? String(of.dropLast()) : of
    return "\(number)\(suffix) \(counted)" + (since.map { " since \($0)" } ?? "")
  }
}
