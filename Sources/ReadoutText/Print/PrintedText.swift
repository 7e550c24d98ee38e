// The running text of printed pages: paragraphs joined, hyphens at the ends of lines undone.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Puts the lines of printed pages together.
public enum PrintedText {
  /// The text of some pages as plain text with a blank line between paragraphs, and what their
  /// margins tell; nil where there is hardly a word on them.
  public static func document(of pages: [PrintedPage]) -> ConvertedDocument? {
    let margins = PageMargins(pages)
    let lines = margins.remaining
    let letters = lines.reduce(0) {
      $0 + $1.line.text.utf8.count { $0.isASCIILetter || $0 >= 0x80 }
    }
    guard letters >= 40 else { return nil }
    let paragraphs = ParagraphJoiner(lines).paragraphs
    var facts: [HeadFact: String] = [:]
    facts[.address] = margins.address
    facts[.title] = title(of: paragraphs)
    let text = paragraphs.map(\.text).joined(separator: "\n\n")
    return ConvertedDocument(
      isPage: false, characterSet: "utf-8", facts: facts, body: Array(text.utf8))
  }

  /// The paragraph of the largest letters on the first page, if they are larger than the text's.
  private static func title(of paragraphs: [PrintedParagraph]) -> String? {
    let usual = median(paragraphs.map(\.height), weights: paragraphs.map(\.text.utf8.count))
    let first = paragraphs.prefix(8).filter {
      $0.page == 0 && (8...300).contains($0.text.utf8.count)
    }
    let largest = first.max { $0.height < $1.height }
    return largest.flatMap { $0.height >= usual * 1.25 ? $0.text : nil }
  }

  /// The middle value by weight; 0 of none.
  static func median(_ values: [Double], weights: [Int]) -> Double {
    let sorted = zip(values, weights).sorted { $0.0 < $1.0 }
    let half = weights.reduce(0, +) / 2
    var passed = 0
    for (value, weight) in sorted {
      passed += weight
      if passed > half { return value }
    }
    return sorted.last?.0 ?? 0
  }
}

/// A line and the number of its page, from 0.
struct PlacedLine {
  var line: PrintedLine
  var page: Int
}

/// A paragraph put together of lines.
struct PrintedParagraph {
  var text: String
  var height: Double
  var page: Int
}
