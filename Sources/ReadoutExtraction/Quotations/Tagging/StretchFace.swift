// What the tagger sees of the words between quotation marks.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// A stretch between marks as the tagger sees it: its length and end, and what its words are like.
///
/// “Meet the Press” is written like a title, “is very useful” is a clause, “fair share” a phrase.
struct StretchFace {
  /// A number below 30 for its length, and with which mark it ends.
  let shape: UInt64
  /// A number below 12 for what its words are like and its length.
  let kind: UInt32
  /// A number below 32 for what its words are like, one bit for each fact.
  let facts: UInt8
  /// Its first and its last word.
  let opening: UInt32
  let closing: UInt32

  /// The most tokens that are looked at.
  private static let mostTokens = 40

  init(_ stretch: QuotedStretch, shape: UInt64, in tokens: [Token]) {
    self.shape = shape
    let table = ReportingWords.table
    var (words, capitals) = (0, 0)
    var isTitle = true
    var hasVerb = false
    var hasPerson = false
    var last: FoldedWord?
    for index in stretch.content.prefix(StretchFace.mostTokens) {
      let token = tokens[index]
      if token.isTerminal, index + 1 < stretch.content.upperBound { isTitle = false }
      guard token.kind == .word else { continue }
      let classes = table(token.word)
      words += 1
      last = token.word
      if token.shape.contains(.capitalised) {
        capitals += 1
      } else if !classes.contains(.small) {
        isTitle = false
      }
      if !classes.isDisjoint(with: [.auxiliary, .otherVerb]) { hasVerb = true }
      if classes.contains(.pronoun) { hasPerson = true }
    }
    isTitle = isTitle && capitals > 0 && words < 9
    let first = tokens[stretch.content.lowerBound]
    let opensHigh = first.shape.contains(.capitalised)
    let isClause = hasVerb || hasPerson
    let likeness: UInt32 = isTitle ? 0 : isClause ? (opensHigh ? 1 : 2) : 3
    kind = likeness * 3 + UInt32(truncatingIfNeeded: shape % 3)
    facts =
      (isTitle ? 1 : 0) | (hasVerb ? 2 : 0) | (hasPerson ? 4 : 0) | (opensHigh ? 8 : 0)
      | (words < 2 ? 16 : 0)
    opening = UInt32(truncatingIfNeeded: first.word.hash)
    closing = UInt32(truncatingIfNeeded: last?.hash ?? 0)
  }
}
