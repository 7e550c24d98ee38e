// Finds what is reported without quotation marks.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Finds the content of a reporting clause to which no stretch belongs.
///
/// “Lindqvist said the talks were over.” and “The talks were over, Lindqvist said.” have content;
/// “Lindqvist spoke for an hour.” has none. Only verbs of saying count, and only clauses that have a
/// verb of their own.
struct IndirectClause {
  let text: ReportedText
  let cutter: PieceCutter

  private static let openers = Set(
    ["that", "whether", "if", "how", "why", "what"].map { FoldedWord($0) })
  private static let questions = Set(
    ["asked", "asks", "asking", "read", "reads", "spoke", "speaks", "greeted", "thanked"]
      .map { FoldedWord($0) })

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// The clause that a frame reports; nil where it reports none.
  func content(of frame: Frame, _ frames: [Frame], _ unit: Unit) -> Range<Int>? {
    guard frame.kind.contains(.says), !frame.isNegated, frame.source != nil,
      !isInfinitive(frame)
    else { return nil }
    if frame.looksBack, let before = before(frame, unit) { return before }
    return frame.looksAhead ? behind(frame, frames, unit) : nil
  }

  private func behind(_ frame: Frame, _ frames: [Frame], _ unit: Unit) -> Range<Int>? {
    let clause = cutter.clause(of: frame, frames, unit)
    guard let first = clause.first, clause.count >= 4 else { return nil }
    let opener = text.word(first)
    if frame.form == .accordingTo { return hasVerb(clause) ? clause : nil }
    if IndirectClause.openers.contains(opener) { return hasVerb(clause) ? clause : nil }
    if IndirectClause.questions.contains(text.word(frame.cue.lowerBound)) { return nil }
    // Without “that”, the clause begins with its subject.
    guard !kind(first).isDisjoint(with: [.determiner, .pronoun, .capital]),
      first <= frame.cue.upperBound + 4, frame.kind.contains(.plainlySays)
    else { return nil }
    return hasVerb(clause) ? clause : nil
  }

  private func isInfinitive(_ frame: Frame) -> Bool {
    frame.kind.contains(.base) && frame.cue.lowerBound > 0
      && text.word(frame.cue.lowerBound - 1) == IndirectClause.to
  }

  private static let to = FoldedWord("to")

  private func before(_ frame: Frame, _ unit: Unit) -> Range<Int>? {
    var end = frame.whole.lowerBound
    let low = unit.items.lowerBound
    guard end - low >= 4, !kind(end - 1).isDisjoint(with: [.comma, .dash, .adverb, .coordinates])
    else { return nil }
    while end > low,
      !kind(end - 1).isDisjoint(with: [.comma, .dash, .adverb, .coordinates, .terminal])
    { end -= 1 }
    let clause = low..<end
    return hasVerb(clause) ? clause : nil
  }

  private func hasVerb(_ clause: Range<Int>) -> Bool {
    clause.prefix(200).contains { item in
      let kind = kind(item)
      guard !kind.contains(.capital) else { return false }
      return !kind.isDisjoint(with: [.auxiliary, .otherVerb, .pastLike])
        || (!kind.isDisjoint(with: .cue) && kind.isDisjoint(with: [.nounLike, .gerund]))
    }
  }
}
