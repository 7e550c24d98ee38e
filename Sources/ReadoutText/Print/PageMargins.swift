// Takes page numbers and running heads away from printed pages.
// SPDX-License-Identifier: Apache-2.0

/// The lines of pages without those of their margins.
///
/// A line at the upper or lower edge goes if it stands on other pages too but for its digits, if it
/// is a page number, or if it is the address or the time that a browser prints there.
struct PageMargins {
  /// The lines that are left.
  private(set) var remaining: [PlacedLine] = []
  /// The address that stood in a margin.
  private(set) var address: String?

  init(_ pages: [PrintedPage]) {
    var counts: [String: Int] = [:]
    for page in pages {
      let keys = page.lines.filter { Self.isMarginal($0, page) }.map { Self.pattern($0.text) }
      for key in Set(keys) { counts[key, default: 0] += 1 }
    }
    let wanted = max(2, pages.count / 3)
    for (number, page) in pages.enumerated() {
      let lines = page.lines.filter { $0.text.contains { !$0.isWhitespace } }
      let isRepeated = lines.map {
        Self.isMarginal($0, page) && counts[Self.pattern($0.text)] ?? 0 >= wanted
      }
      let others = zip(lines, isRepeated).filter { !$0.1 }.map(\.0)
      for (line, isRepeated) in zip(lines, isRepeated) {
        if Self.isMarginal(line, page) {
          if let found = Self.address(in: line.text) {
            address = address ?? found
            continue
          }
          if Self.isNumber(line.text) || Self.isTimestamp(line.text) { continue }
          if isRepeated, Self.isApart(line, from: others) { continue }
        }
        remaining.append(PlacedLine(line: line, page: number))
      }
    }
  }

  /// Whether there is more room around a line than there is between the lines of a paragraph.
  private static func isApart(_ line: PrintedLine, from others: [PrintedLine]) -> Bool {
    others.allSatisfy { other in
      other.top - line.bottom > line.height * 0.6 || line.top - other.bottom > line.height * 0.6
    }
  }

  /// Whether a line stands in the upper or lower ninth of its page.
  private static func isMarginal(_ line: PrintedLine, _ page: PrintedPage) -> Bool {
    line.bottom < page.height / 9 || line.top > page.height * 8 / 9
  }

  /// The line without white space, its digits alike: “Page 3” and “Page 4” are one.
  private static func pattern(_ text: String) -> String {
    var pattern: [UInt8] = []
    for byte in text.lowercased().utf8 where byte > 0x20 {
      let folded = byte.isASCIIDigit ? 0x23 : byte
      if folded != 0x23 || pattern.last != 0x23 { pattern.append(folded) }
    }
    return String(decoding: pattern, as: UTF8.self)
  }

  /// “3”, “- 3 -”, “Page 3 of 7”, “3/7”.
  private static func isNumber(_ text: String) -> Bool {
    ["#", "-#-", "–#–", "#/#", "#of#", "page#", "page#of#", "p.#", "page#/#", "[#]", "|#"]
      .contains(pattern(text))
  }

  /// “5/3/24, 10:15 AM Ferries to sail again”, as browsers print it above each page.
  private static func isTimestamp(_ text: String) -> Bool {
    let pattern = pattern(text)
    return ["#/#/#,#:#", "#.#.#,#:#", "#-#-#,#:#", "#.#.#.#:#"].contains { pattern.hasPrefix($0) }
  }

  private static func address(in text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count <= 4 else { return nil }
    let found = words.first { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    return found.flatMap { $0.utf8.count > 12 && !$0.hasSuffix("…") ? String($0) : nil }
  }
}
