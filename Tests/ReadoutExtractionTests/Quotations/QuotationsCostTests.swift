// Crafted input costs no more than its size.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import TestSupport
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: cost", .serialized)
struct QuotationsCostTests {
  /// Kinds of input that have broken pairing or search elsewhere.
  enum Shape: String, CaseIterable, Sendable {
    case openings, straight, alternating, noSpace, singles, cues, gerunds, commas, names, paragraphs

    func text(of size: Int) -> String {
      let piece: String =
        switch self {
        case .openings: "“"
        case .straight: "\" "
        case .alternating: "“a” said "
        case .noSpace: "a"
        case .singles: " 'a"
        case .cues: "he said "
        case .gerunds: "“a,” adding "
        case .commas: "Lee, "
        case .names: "“A b c d e,” Lee said. “F” "
        case .paragraphs: "“Open and never closed\n"
        }
      return String(repeating: piece, count: size / piece.utf8.count)
    }
  }

  @Test("time grows with size, not with its square", arguments: Shape.allCases)
  func linear(shape: Shape) {
    // Eight times the size; the square would be sixty-four times the work. Other work on the
    // machine disturbs: one good measurement of three is enough.
    var measured: [String] = []
    for _ in 0..<3 {
      let small = time(shape.text(of: 4_000))
      let large = time(shape.text(of: 32_000))
      if large < small * 28 { return }
      measured.append("\(small) and \(large)")
    }
    Issue.record("\(shape) is not linear: \(measured.joined(separator: "; "))")
  }

  @Test("a hundred thousand opening marks and a megabyte without a space are read")
  func large() {
    #expect(quotations(String(repeating: "“", count: 100_000)) == 0)
    #expect(quotations("“" + String(repeating: "a", count: 1_000_000) + "”") == 0)
  }

  private func quotations(_ text: String) -> Int {
    let page = Article(lines: ArticleText(text)).page
    let names = NameLayer(
      mentions: [], entities: [],
      mentionOfToken: [Int32](repeating: -1, count: page.tokens.tokens.count), genders: [])
    return QuotationFinder(model: nil).quotations(in: page, names: names).count
  }

  /// The least of three runs, since other work disturbs.
  private func time(_ text: String) -> Duration {
    let page = Article(lines: ArticleText(text)).page
    let names = NameLayer(
      mentions: [], entities: [],
      mentionOfToken: [Int32](repeating: -1, count: page.tokens.tokens.count), genders: [])
    return (0..<3).map { _ in
      processorTime { _ = QuotationFinder(model: nil).quotations(in: page, names: names) }
    }.min() ?? .zero
  }
}
