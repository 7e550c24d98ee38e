// Tells whether a meeting took place, is planned, or is only wished for.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  /// The status that a verb tells; nil where there is no event.
  func status(ofChain chain: Range<Int>) -> SummitStatus? {
    // “Okoye meets Lindqvist”: the news itself, in a headline.
    if isHeadlineVerb(chain) { return .held }
    // “agreed to talk after meeting in Haldvik”
    if context.word(chain.lowerBound - 1) == .after, let verb = chain.last,
      context.tokens[verb].endsInIng(context.bytes)
    {
      return .held
    }
    // “would only welcome him in Haldvik”
    let before = chain.lowerBound - 1
    if context.isWord(TriggerReader.only, at: before), context.tense(before - 1) == .future {
      return nil
    }
    var isPlanned = false
    for position in chain {
      switch context.word(position) {
      case .negation, .hypothetical: return nil
      case .deny: return .denied
      default: break
      }
      switch context.tense(position) {
      case .future, .date: isPlanned = true
      case .infinitive where position < chain.upperBound - 1: isPlanned = true
      default: break
      }
    }
    if isPlanned { return .planned }
    // “is meeting”, “meets” with a date ahead are told by the date.
    let last = chain.upperBound - 1
    if context.tense(last) == .past || chain.contains(where: { reader.isAuxiliary($0) }) {
      return .held
    }
    let tense = Tense.governing(
      chain, in: sentence, of: context.tokens, bytes: context.bytes)
    return tense == .future ? .planned : .held
  }

  /// “is meeting”, “are holding talks”: under way, unless a day ahead is named.
  func settleProgressive(_ candidate: inout SummitCandidate, _ chain: Range<Int>) {
    guard chain.count >= 2, let last = chain.last, candidate.status == .planned,
      context.tokens[last].endsInIng(context.bytes),
      chain.dropLast().allSatisfy({
        reader.isAuxiliary($0) && context.tense($0) != .infinitive
          || context.word($0) == .adverb || context.date(at: $0) != nil
      }), !chain.contains(where: { context.tokens[$0].word == TriggerReader.be })
    else { return }
    candidate.status = .held
    candidate.isStatusSaid = false
    candidate.statusTokens = nil
  }

  /// Whether a verb stands alone in the present, in a headline: no plan, unless a day ahead is named.
  func isHeadlineVerb(_ chain: Range<Int>) -> Bool {
    chain.count == 1 && context.isHeadline(reader.index) && context.tense(chain.lowerBound) != .past
  }

  /// “if Putin meets Xi”, “urged them to meet”: nothing took place or is planned.
  func isHypothetical(before index: Int) -> Bool {
    var position = index - 1
    while sentence.contains(position), index - position <= 14 {
      switch context.word(position) {
      case .hypothetical:
        if context.tense(position) == .past
          || TriggerReader.conditions.contains(
            context.tokens[position].word)
        {
          return true
        }
      case .say: return false
      default: break
      }
      if context.isMark(0x3B, at: position) { return false }
      position -= 1
    }
    return false
  }

  private static let only = FoldedWord("only")
  private static let conditions = WordTable<Bool>(
    words: "if whether unless could might may should offer urge urges demands rejects refuses")
}
