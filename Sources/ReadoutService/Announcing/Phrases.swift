// Pieces of sentences: lists of names, counts, days, places, quotations.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal
import ReadoutModel

/// Puts facts into words for `MESSAGE`; nothing that it returns has control characters.
enum Phrases {
  /// How many characters of a quotation a sentence shows at most.
  static let longestQuote = 200

  /// `1 report`, `2 reports`; the plural is given where an `s` does not make it.
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
  }

  /// `A`, `A and B`, `A, B and C`.
  static func list(_ items: [String], or: Bool = false) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + (or ? " or " : " and ") + last
  }

  /// `a.txt`, `a.txt and b.txt`, `a.txt and 2 others`.
  static func documents(_ paths: [String]) -> String {
    let shown = paths.map(singleLine)
    guard let first = shown.first else { return "" }
    return shown.count > 2 ? "\(first) and \(shown.count - 1) others" : list(shown)
  }

  /// The name, else the office, else what the identifier says.
  static func name(of party: Party) -> String {
    if let name = party.name { return singleLine(name) }
    if let office = party.office { return "the " + singleLine(office) }
    return party.id.map(singleLine) ?? "somebody unnamed"
  }

  /// `Haldvik, Norland`, or the half that is known.
  static func text(of place: Place) -> String? {
    let parts = [place.name, place.country].compactMap(\.self)
    if let name = place.name, name == place.country { return name }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// `2021-12-15`, or `2021-12-01/2021-12-31`; nil where the day is unknown.
  static func interval(of date: DateValue) -> String? {
    guard let interval = date.interval else { return nil }
    return interval.lowerBound == interval.upperBound
      ? "\(interval.lowerBound)" : "\(interval.lowerBound)/\(interval.upperBound)"
  }

  /// The words of a quotation on one line, cut at a word.
  ///
  /// Of a mixed one it shows what stands between marks, with `…` where a clause leads up to it.
  static func quote(_ text: String, kind: Quotation.Kind) -> String {
    switch kind {
    case .direct: return "“\(shortened(text))”"
    case .indirect: return shortened(text)
    case .mixed:
      guard let mark = text.firstIndex(where: { "“„«\"‘‹".contains($0) }), mark > text.startIndex
      else { return shortened(text) }
      return "… " + shortened(String(text[mark...]))
    }
  }

  /// The words on one line, at most `longestQuote` characters, cut at a word.
  static func shortened(_ text: String) -> String {
    let words = text.split { $0.isWhitespace }
    var result = ""
    for word in words {
      let candidate =
        result.isEmpty ? singleLine(String(word)) : result + " " + singleLine(String(word))
      guard candidate.count <= longestQuote else {
        let start = result.isEmpty ? String(candidate.prefix(longestQuote)) : result
        return StatementWords.trimmed(start) + " …"
      }
      result = candidate
    }
    return StatementWords.trimmed(result)
  }
}
