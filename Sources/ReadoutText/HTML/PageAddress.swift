// What the address of a page tells: the day, and the outlet.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The address of a page, in its parts.
struct PageAddress {
  /// How the address is named as the source of a fact.
  static let source = "address"

  /// The name of the host, in lower case and without “www.”; nil where it is no web address.
  let host: String?
  private let path: [String]

  init(_ address: String) {
    let bytes = address.prefix { $0 != "?" && $0 != "#" }
    var parts = bytes.split(separator: "/", omittingEmptySubsequences: false).prefix(16)
      .map(String.init)
    if parts.count > 2, parts[0].lowercased().hasPrefix("http"), parts[1].isEmpty {
      let name = parts[2].lowercased().prefix { $0 != ":" }
      let bare = name.hasPrefix("www.") ? name.dropFirst(4) : name
      host = bare.contains(".") ? String(bare) : nil
      parts.removeFirst(3)
    } else {
      host = nil
    }
    path = parts.filter { !$0.isEmpty }
  }

  /// The day in the path.
  ///
  /// It fires on “/2021/12/15/talks”, “/story/2021-12-15/talks”, “/2021/dec/15/talks” and
  /// “/talks-20211215”, and not on “/talks-since-2014” nor “/1690347”.
  var day: CalendarDay? {
    for index in path.indices {
      if index + 2 < path.count, let year = Self.year(path[index]),
        let month = Self.month(path[index + 1]), path[index + 2].utf8.count <= 2,
        let number = Int(path[index + 2]),
        let day = CalendarDay(year: year, month: month, day: number)
      {
        return day
      }
      let parts = path[index].split(separator: "-", maxSplits: 40).map(String.init)
      if parts.count >= 3, let year = Self.year(parts[0]), let month = Self.number(parts[1]),
        let number = Self.number(parts[2]),
        let day = CalendarDay(year: year, month: month, day: number)
      {
        return day
      }
      for part in [parts.first, parts.last].compactMap(\.self) where part.utf8.count == 8 {
        if let value = DateText.day(in: part, basis: ""), let day = value.start { return day }
      }
    }
    return nil
  }

  private static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1990..<2100).contains(year) else {
      return nil
    }
    return year
  }

  private static func month(_ text: String) -> Int? {
    if let number = number(text) { return (1...12).contains(number) ? number : nil }
    return MonthName(FoldedWord(text))?.number
  }

  private static func number(_ text: String) -> Int? {
    (1...2).contains(text.utf8.count) ? Int(text) : nil
  }
}
