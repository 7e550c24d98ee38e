// Facts as a reader would write them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension DateValue {
  /// The date as `2021-12-15`, `2021-12`, `2021`, `2021-12-06/2021-12-10` or `Wednesday`; nil where
  /// nothing is known.
  var label: String? {
    guard let interval else { return weekday?.label }
    let (first, last) = (interval.lowerBound.description, interval.upperBound.description)
    switch precision {
    case .month: return String(first.prefix(7))
    case .year: return String(first.prefix(4))
    default: return first == last ? first : "\(first)/\(last)"
    }
  }
}

extension Weekday {
  /// The English name.
  var label: String {
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

extension Place {
  /// The place as `Samarkand, Uzbekistan`.
  var label: String? {
    let parts = [name, country].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Ordinal {
  /// The number as `37, meetings since 2013`.
  var label: String { "\(number), \(of)" + (since.map { " since \($0)" } ?? "") }
}
