// Takes paragraphs that are set off as quotations for quoted, marks or no marks.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Adds a stretch for each paragraph that the layout sets off as a block quotation.
///
/// A block whose words begin with a mark of their own is left as it is.
struct BlockQuotes {
  let text: TokenizedText

  /// The stretches of a text together with those of its blocks, in order.
  func adding(to stretches: [QuotedStretch]) -> [QuotedStretch] {
    guard text.paragraphs.contains(where: { $0.kind == .blockQuote }) else { return stretches }
    var result: [QuotedStretch] = []
    var next = 0
    for (index, paragraph) in text.paragraphs.enumerated() {
      let first = next
      while next < stretches.count, stretches[next].paragraph == index { next += 1 }
      let own = stretches[first..<next]
      let hasMark = own.first.map { $0.whole.lowerBound == paragraph.tokens.lowerBound } ?? false
      guard paragraph.kind == .blockQuote, !hasMark else {
        result += own
        continue
      }
      let follows = result.last.map { $0.style == .block && $0.paragraph == index - 1 } ?? false
      result.append(
        QuotedStretch(
          style: .block, whole: paragraph.tokens, content: paragraph.tokens, paragraph: index,
          isClosed: true, continues: follows))
    }
    return result
  }
}
