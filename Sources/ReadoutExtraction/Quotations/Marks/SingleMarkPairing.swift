// Pairs single quotation marks, and tells them from apostrophes.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Finds stretches between single marks in one paragraph.
///
/// “He called it ‘a model’, the leaders’ word”: a mark behind a plural word, with a small word after
/// it, is taken as a possessive as long as another mark may close. Years (’90s) and elisions (’twas)
/// do not open.
struct SingleMarkPairing {
  let text: TokenizedText
  let utf8: [UInt8]
  let paragraph: Range<Int>
  let index: Int

  private static let elisions = Set(
    "twas tis em til till cause bout n cos round tween twere twill ere neath gainst"
      .split(separator: " ").map { FoldedWord(String($0)) })

  /// The stretches between single marks, but for those inside double ones.
  func stretches(_ marks: [QuotationMark], around doubles: [QuotedStretch]) -> [QuotedStretch] {
    let free = outside(marks, doubles)
    var result: [QuotedStretch] = []
    var place = 0
    while place < free.count {
      guard opens(free[place]) else {
        place += 1
        continue
      }
      let opening = free[place].tokens
      var limit = place + 1
      while limit < free.count, !opens(free[limit]) { limit += 1 }
      if let close = closing(in: free[(place + 1)..<limit]) {
        let content = opening.upperBound..<free[close].tokens.lowerBound
        if !content.isEmpty {
          result.append(stretch(opening.lowerBound..<free[close].tokens.upperBound, content))
        }
        place = close + 1
      } else if opening.lowerBound == paragraph.lowerBound, isOpenParagraph() {
        result.append(
          stretch(
            paragraph, opening.upperBound..<paragraph.upperBound, closed: false))
        return result
      } else {
        place += 1
      }
    }
    return result
  }

  private func stretch(
    _ whole: Range<Int>, _ content: Range<Int>, closed: Bool = true
  ) -> QuotedStretch {
    QuotedStretch(
      style: .single, whole: whole, content: content, paragraph: index, isClosed: closed)
  }

  /// The marks that do not stand inside a double pair.
  private func outside(_ marks: [QuotationMark], _ doubles: [QuotedStretch]) -> [QuotationMark] {
    var next = 0
    return marks.filter { mark in
      while next < doubles.count, doubles[next].whole.upperBound <= mark.tokens.lowerBound {
        next += 1
      }
      return next == doubles.count || mark.tokens.lowerBound < doubles[next].whole.lowerBound
    }
  }

  private func opens(_ mark: QuotationMark) -> Bool {
    guard mark.mayOpen, mark.shape != .closing, mark.tokens.upperBound < paragraph.upperBound
    else { return false }
    let next = text.tokens[mark.tokens.upperBound]
    switch next.kind {
    case .word: return !SingleMarkPairing.elisions.contains(next.word)
    case .number: return mark.shape == .opening && next.end - next.start > 3
    case .possessive: return false
    case .mark: return !mark.mayClose
    }
  }

  private func closing(in marks: ArraySlice<QuotationMark>) -> Int? {
    var possessive: Int?
    for (place, mark) in zip(marks.indices, marks)
    where mark.mayClose && mark.shape != .low {
      guard isPossessive(mark) else { return place }
      if possessive == nil { possessive = place }
    }
    return possessive
  }

  private func isPossessive(_ mark: QuotationMark) -> Bool {
    let before = text.tokens[mark.tokens.lowerBound - 1]
    guard before.kind == .word, mark.tokens.upperBound < paragraph.upperBound else { return false }
    let after = text.tokens[mark.tokens.upperBound]
    return after.kind == .word && mark.hasSpaceAfter && utf8[Int(before.end) - 1] | 0x20 == 0x73
  }

  private func isOpenParagraph() -> Bool {
    guard index + 1 < text.paragraphs.count else { return false }
    let next = text.paragraphs[index + 1].tokens
    let mark = QuotationMark(
      at: next.lowerBound, of: text.tokens, from: next.lowerBound, to: next.upperBound)
    return mark.map { $0.family == .single && $0.shape == .opening && $0.mayOpen } ?? false
  }
}
