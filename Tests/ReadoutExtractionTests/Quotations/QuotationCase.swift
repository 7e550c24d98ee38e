// The cases of Tests/Accuracy/quotation-cases.txt: texts of our own with their quotations marked.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutModel
import Testing

/// One case: a text and the quotations that must be found in it.
struct QuotationCase: CustomTestStringConvertible, Sendable {
  /// What is expected of one quotation.
  struct Expected: Equatable, Sendable {
    var kind: Quotation.Kind
    var content: [String] = []
    var source: String?
    /// The speaker’s name, “–” for one known by office only, “nobody” where none may be named.
    var speaker: String?
    var party: Party.Kind?
    /// The hearer’s name, “–” where nobody is told.
    var hearer: String?
  }

  let name: String
  /// A paragraph a line, with an empty line between two.
  private(set) var text = ""
  private(set) var published: String?
  private(set) var expected: [Expected] = []

  var testDescription: String { name }

  /// A case of a heading and its lines.
  init(name: String, lines: [Substring]) {
    self.name = name
    var paragraphs: [Substring] = []
    for line in lines where !line.hasPrefix("##") && !line.allSatisfy(\.isWhitespace) {
      if line.hasPrefix("= "), let one = QuotationCase.expected(line.dropFirst(2)) {
        expected.append(one)
      } else if line.hasPrefix("on 2") {
        published = String(line.dropFirst(3))
      } else {
        paragraphs.append(line)
      }
    }
    read(paragraphs.joined(separator: "\n\n"))
  }

  /// `KIND, WHO (PARTY), to WHOM`.
  private static func expected(_ line: Substring) -> Expected? {
    let pattern = #/(direct|mixed|indirect)(?:, (?!to )(.+?))??(?: \((\w+)\))?(?:, to (.+))?/#
    guard let match = line.wholeMatch(of: pattern),
      let kind = Quotation.Kind(rawValue: String(match.1))
    else { return nil }
    return Expected(
      kind: kind, speaker: match.2.map(String.init),
      party: match.3.flatMap { Party.Kind(rawValue: String($0)) }, hearer: match.4.map(String.init))
  }

  /// Takes the marks out of the text and the marked words into what is expected.
  private mutating func read(_ marked: String) {
    var rest = marked[...]
    while let match = rest.firstMatch(of: #/([{<])([\d,]+) ([^}>]*)[}>]/#) {
      text += rest[..<match.range.lowerBound] + match.3
      for number in match.2.split(separator: ",").compactMap({ Int($0) })
      where expected.indices.contains(number - 1) {
        if match.1 == "{" {
          expected[number - 1].content.append(QuotationCase.bare(match.3))
        } else {
          expected[number - 1].source = String(match.3)
        }
      }
      rest = rest[match.range.upperBound...]
    }
    text += rest
  }

  /// Words without points, commas and spaces at their end, which may stand on either side of a mark.
  static func bare(_ words: some StringProtocol) -> String {
    var words = Substring(words)
    while let last = words.last, ".,!? ".contains(last) { words = words.dropLast() }
    return String(words)
  }

  /// All cases of the file.
  static let all: [QuotationCase] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Accuracy/quotation-cases.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n# ").dropFirst().map { block in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      return QuotationCase(name: String(lines[0]), lines: Array(lines.dropFirst()))
    }
  }()
}
