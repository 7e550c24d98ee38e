// Pairs quotation marks, paragraph by paragraph; it never fails.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Finds the outermost stretches between quotation marks.
///
/// A mark's direction is told by its shape and by the spaces around it, so that a wrong-way mark
/// (“China will,“ he said) closes. Marks inside marks are part of the outer stretch. A mark that is
/// not closed reaches to the end of its paragraph, and goes on if the next one begins with a mark; if
/// another mark opens before, it ends with its sentence. Closing marks without an opening one do not
/// count. Linear in the number of tokens.
struct MarkPairing {
  let text: TokenizedText
  let utf8: [UInt8]

  /// The stretches of a text, in order; they do not overlap.
  func stretches() -> [QuotedStretch] {
    var result: [QuotedStretch] = []
    for index in text.paragraphs.indices {
      appendStretches(ofParagraph: index, to: &result)
    }
    return result
  }

  private func appendStretches(ofParagraph index: Int, to result: inout [QuotedStretch]) {
    let tokens = text.tokens
    let paragraph = text.paragraphs[index].tokens
    var marks: [QuotationMark] = []
    var singles: [QuotationMark] = []
    var token = paragraph.lowerBound
    while token < paragraph.upperBound {
      guard tokens[token].kind == .mark,
        let mark = QuotationMark(
          at: token, of: tokens, from: paragraph.lowerBound, to: paragraph.upperBound)
      else {
        token += 1
        continue
      }
      token = mark.tokens.upperBound
      if mark.family == .single { singles.append(mark) } else { marks.append(mark) }
    }
    guard !marks.isEmpty || !singles.isEmpty else { return }
    let first = result.count
    appendDoubles(marks, index, paragraph, to: &result)
    guard !singles.isEmpty else { return }
    let doubles = Array(result[first...])
    let quoted = SingleMarkPairing(
      text: text, utf8: utf8, paragraph: paragraph, index: index
    )
    .stretches(singles, around: doubles)
    guard !quoted.isEmpty else { return }
    result.removeSubrange(first...)
    result += merged(doubles, quoted)
  }

  /// Two sorted lists in one; of two that overlap the one that begins first stays.
  private func merged(_ a: [QuotedStretch], _ b: [QuotedStretch]) -> [QuotedStretch] {
    var result: [QuotedStretch] = []
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      let takesFirst =
        j == b.count || (i < a.count && a[i].whole.lowerBound < b[j].whole.lowerBound)
      let next = takesFirst ? a[i] : b[j]
      if takesFirst { i += 1 } else { j += 1 }
      if let last = result.last, last.whole.upperBound > next.whole.lowerBound { continue }
      result.append(next)
    }
    return result
  }

  private func appendDoubles(
    _ marks: [QuotationMark], _ index: Int, _ paragraph: Range<Int>,
    to result: inout [QuotedStretch]
  ) {
    let closings = self.closings(of: marks)
    let goesOn = result.last.map { last in
      !last.isClosed && last.paragraph == index - 1 && last.style != .single
        && last.content.upperBound == text.paragraphs[index - 1].tokens.upperBound
    }
    var isContinued = goesOn ?? false
    var place = 0
    // 1. A paragraph that only closes what the one before left open.
    if isContinued, let mark = marks.first, closings[0] == MarkPairing.stray,
      mark.tokens.lowerBound > paragraph.lowerBound
    {
      append(
        paragraph.lowerBound..<mark.tokens.upperBound,
        paragraph.lowerBound..<mark.tokens.lowerBound, mark, index, closed: true,
        continues: true, to: &result)
      place = 1
      isContinued = false
    }
    // 2. The outermost stretches, from left to right.
    while place < marks.count {
      let mark = marks[place]
      let closing = closings[place]
      let continues = isContinued && mark.tokens.lowerBound == paragraph.lowerBound
      if closing >= 0 {
        let close = marks[closing].tokens
        append(
          mark.tokens.lowerBound..<close.upperBound, mark.tokens.upperBound..<close.lowerBound,
          mark, index, closed: true, continues: continues, to: &result)
        place = closing + 1
      } else if closing == MarkPairing.unclosed {
        let (end, next) = endOfUnclosed(
          place, marks, closings, paragraph: paragraph, index: index)
        append(
          mark.tokens.lowerBound..<end, mark.tokens.upperBound..<end, mark, index, closed: false,
          continues: continues, to: &result)
        place = next
      } else {
        place += 1
      }
    }
  }

  private func append(
    _ whole: Range<Int>, _ content: Range<Int>, _ mark: QuotationMark, _ index: Int,
    closed: Bool, continues: Bool, to result: inout [QuotedStretch]
  ) {
    guard !content.isEmpty else { return }
    result.append(
      QuotedStretch(
        style: mark.family == .guillemet ? .guillemet : .double, whole: whole, content: content,
        paragraph: index, isClosed: closed, continues: continues))
  }

  private static let unclosed = -1
  private static let stray = -2

  /// For each mark the index of the one that closes it, or `unclosed`; or `stray` for any other.
  private func closings(of marks: [QuotationMark]) -> [Int] {
    var closings = [Int](repeating: MarkPairing.stray, count: marks.count)
    var open: [Int] = []
    var openGuillemets = 0
    for (index, mark) in marks.enumerated() {
      if isInches(mark) { continue }
      let isGuillemet = mark.family == .guillemet
      let depth = isGuillemet ? openGuillemets : open.count - openGuillemets
      let top = open.last.map { marks[$0] }
      if opens(mark, depth: depth, top: top) {
        closings[index] = MarkPairing.unclosed
        open.append(index)
        if isGuillemet { openGuillemets += 1 }
      } else if depth > 0 {
        while let last = open.popLast() {
          let wasGuillemet = marks[last].family == .guillemet
          if wasGuillemet { openGuillemets -= 1 }
          if wasGuillemet == isGuillemet {
            closings[last] = index
            break
          }
        }
      }
    }
    return closings
  }

  private func opens(_ mark: QuotationMark, depth: Int, top: QuotationMark?) -> Bool {
    switch mark.shape {
    case .low: return true
    case .opening:
      guard depth > 0, let top, top.family == mark.family else { return true }
      if top.shape == .low || top.shape == .closing { return false }
      return !(mark.mayClose || (mark.hasSpaceBefore && mark.hasSpaceAfter))
    case .closing: return depth == 0 && mark.mayOpen && mark.hasSpaceBefore
    case .either:
      if mark.mayOpen != mark.mayClose { return mark.mayOpen }
      return depth == 0
    }
  }

  /// Whether the mark measures inches, as in 5'10".
  private func isInches(_ mark: QuotationMark) -> Bool {
    let place = mark.tokens.lowerBound
    guard mark.shape == .either, !mark.hasSpaceBefore, place >= 3 else { return false }
    let (number, feet) = (text.tokens[place - 1], text.tokens[place - 2])
    return number.kind == .number && feet.kind == .mark && feet.end == number.start
      && (feet.scalar == 0x27 || feet.scalar == 0x2019 || feet.scalar == 0x2032)
      && text.tokens[place - 3].kind == .number
  }

  /// Where an opening mark without its closing one ends, and the mark at which to go on.
  private func endOfUnclosed(
    _ place: Int, _ marks: [QuotationMark], _ closings: [Int], paragraph: Range<Int>, index: Int
  ) -> (end: Int, next: Int) {
    let begin = marks[place].tokens.upperBound
    if begin == paragraph.lowerBound + 1, nextParagraphBeginsWithMark(index) {
      return (paragraph.upperBound, marks.count)
    }
    var next = place + 1
    while next < marks.count, closings[next] == MarkPairing.stray { next += 1 }
    guard next < marks.count else { return (paragraph.upperBound, next) }
    let limit = marks[next].tokens.lowerBound
    var end = begin
    while end < limit, !text.tokens[end].isTerminal { end += 1 }
    return (min(end + 1, limit), next)
  }

  private func nextParagraphBeginsWithMark(_ index: Int) -> Bool {
    guard index + 1 < text.paragraphs.count else { return false }
    let next = text.paragraphs[index + 1].tokens
    let mark = QuotationMark(
      at: next.lowerBound, of: text.tokens, from: next.lowerBound, to: next.upperBound)
    return mark.map { $0.family != .single && $0.mayOpen } ?? false
  }
}
