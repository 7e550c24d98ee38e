// Whether a meeting that a noun tells of took place, is planned, or was called off.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  /// “working to arrange a summit between”, “hopes fade for the Lindqvist-Okoye summit”.
  func isOnlyWished(_ phrase: Range<Int>) -> Bool {
    let before = max(sentence.lowerBound, phrase.lowerBound - 4)..<phrase.lowerBound
    return before.contains {
      TriggerReader.wishes.contains(context.tokens[$0].word)
        && !(context.isComma($0 + 1))
    }
  }

  /// “a meeting between the two was ruled out”, “is unlikely”, “is not on the agenda”.
  func isRuledOut(after end: Int) -> Bool {
    guard sentence.contains(end), reader.isAuxiliary(end) else { return false }
    let behind = end + 1..<min(end + 5, sentence.upperBound)
    if behind.contains(where: { TriggerReader.doubts.contains(context.tokens[$0].word) }) {
      return true
    }
    guard let negation = behind.first(where: { context.word($0) == .negation }) else {
      return false
    }
    return behind.contains {
      $0 > negation && TriggerReader.plans.contains(context.tokens[$0].word)
    }
  }

  private static let plans = WordTable<Bool>(
    words: "agenda planned scheduled expected foreseen envisaged cards works prepared discussed")

  private static let doubts = WordTable<Bool>(
    words: "ruled unlikely possible impossible considered doubtful unclear rejected")
  private static let wishes = WordTable<Bool>(
    words: """
      arrange arranging broker brokering hopes prospect prospects possibility proposal proposals
      idea ruled excluded plea appeal request requests unlikely
      """)

  func isNegated(_ phrase: Range<Int>, verb: Int?) -> Bool {
    if context.word(phrase.lowerBound - 1) == .negation { return true }
    guard let verb else { return false }
    return reader.chain(endingAt: verb).contains {
      context.word($0) == .negation || context.word($0) == .hypothetical
    }
  }

  func tellStatus(
    of candidate: inout SummitCandidate, phrase: Range<Int>, verb: Int?
  ) {
    for position in phrase where context.word(position) == .upcoming {
      candidate.status = .planned
      candidate.isStatusSaid = true
      candidate.statusTokens = position..<position + 1
    }
    if let verb {
      let chain = reader.chain(endingAt: verb)
      if let status = status(ofChain: chain) {
        candidate.status = status
        candidate.isStatusSaid = true
        candidate.statusTokens = chain
        settleProgressive(&candidate, chain)
        let isVerb = context.word(verb) == .hold || context.word(verb) == .have
        let isLead = context.isLead(reader.index) && chain.count <= 3
        candidate.isNews =
          status == .held && context.tense(verb) == .past && isVerb
          && (chain.count == 1 || isLead)
      }
    }
    if let told = cancelling(before: phrase) ?? predicate(after: candidate.tokens.upperBound) {
      candidate.status = told.status
      candidate.isStatusSaid = true
      candidate.statusTokens = told.tokens
    }
    if let negation = journeyNotMade(before: phrase) {
      candidate.status = .cancelled
      candidate.isStatusSaid = true
      candidate.statusTokens = negation
    }
    if context.word(phrase.lowerBound - 1) == .of, context.word(phrase.lowerBound - 2) == .before {
      // “ahead of his talks with”
      candidate.status = .planned
      candidate.isStatusSaid = true
      candidate.statusTokens = phrase.lowerBound - 2..<phrase.lowerBound
    }
    guard !candidate.isStatusSaid else { return }
    let tense = Tense.governing(
      phrase, in: sentence, of: context.tokens, bytes: context.bytes)
    candidate.status = tense == .future ? .planned : .held
  }

  /// “will not go to Haldvik for a meeting with”.
  private func journeyNotMade(before phrase: Range<Int>) -> Range<Int>? {
    guard context.isWord(TriggerReader.forWord, at: phrase.lowerBound - 1) else { return nil }
    let before = max(sentence.lowerBound, phrase.lowerBound - 10)..<phrase.lowerBound
    guard
      let journey = before.last(where: { TriggerReader.journeys.contains(context.tokens[$0].word) }
      ),
      context.word(journey - 1) == .negation, sentence.contains(journey - 1)
    else { return nil }
    return journey - 1..<journey + 1
  }

  private static let journeys = WordTable<Bool>(words: "go travel fly come head be")

  /// “… was called off”, “will be held”, “is due on Friday”.
  private func predicate(after end: Int) -> (status: SummitStatus, tokens: Range<Int>)? {
    var position = end
    var plan: Range<Int>?
    while sentence.contains(position), position - end <= 24 {
      switch context.word(position) {
      case .cancel: return (.cancelled, position..<position + 1)
      case .postpone: return (.postponed, position..<position + 1)
      case .negation where !hasHappened(position): return (.cancelled, position..<position + 1)
      case .relative where reader.isAuxiliary(position + 1):
        // “…, which were planned for 20 June, were called off”
        guard let end = endOfClause(from: position) else { return plan.map { (.planned, $0) } }
        position = end
        continue
      case .relative, .say: return plan.map { (.planned, $0) }
      default: break
      }
      if context.isMark(0x3B, at: position) { break }
      if TriggerReader.off.contains(context.tokens[position].word) {
        switch context.tokens[position - 1].word {
        case TriggerReader.called: return (.cancelled, position - 1..<position + 1)
        case TriggerReader.put: return (.postponed, position - 1..<position + 1)
        default: break
        }
      }
      if let mention = context.names.mention(at: position), context.isPersonal(mention) { break }
      switch context.tense(position) {
      case .infinitive where context.isWord(TriggerReader.be, at: position + 1):
        plan = plan ?? position..<position + 2
      case _
      where context.isWord(TriggerReader.likely, at: position)
        && reader.isAuxiliary(position - 1):
        plan = plan ?? position..<position + 1
      case .past where isMovedOn(position): return (.postponed, position..<position + 1)
      case .past, .plan:
        guard TriggerReader.preparing.contains(context.tokens[position].word),
          reader.isAuxiliary(position - 1)
        else { break }
        plan = plan ?? position..<position + 1
      case .date where reader.isAuxiliary(position - 1) || context.isComma(position - 1):
        plan = plan ?? position..<position + 1
      case .future where sentence.contains(position + 1) && isBeing(position + 1):
        plan = plan ?? position..<position + 2
      default: break
      }
      position += 1
    }
    return plan.map { (.planned, $0) }
  }

  /// “has been moved to next week”, “was pushed back”.
  private func isMovedOn(_ index: Int) -> Bool {
    guard TriggerReader.moving.contains(context.tokens[index].word), reader.isAuxiliary(index - 1)
    else { return false }
    if context.isWord(TriggerReader.back, at: index + 1) { return true }
    return context.word(index + 1) == .to && context.date(at: index + 2) != nil
  }

  private static let likely = FoldedWord("likely")
  private static let back = FoldedWord("back")
  private static let moving = WordTable<Bool>(words: "moved pushed put")

  /// “did not take place”, “will not go ahead”; but “not only”, “had not been announced”.
  private func hasHappened(_ negation: Int) -> Bool {
    let behind = negation + 1..<min(negation + 4, sentence.upperBound)
    return !behind.contains { TriggerReader.happening.contains(context.tokens[$0].word) }
  }

  private static let preparing = WordTable<Bool>(words: "prepared arranged organised organized")
  private static let happening = WordTable<Bool>(words: "take happen occur go held materialise")

  /// The comma that ends a relative clause in the middle of a sentence.
  private func endOfClause(from start: Int) -> Int? {
    guard context.isComma(start - 1) else {
      // “the summit that was due to take place in Haldvik on 5 May has been postponed”
      return start + 1
    }
    var position = start + 1
    while sentence.contains(position), position - start < 24 {
      if context.isComma(position), !context.isComma(start) { return position + 1 }
      position += 1
    }
    return nil
  }

  private func isBeing(_ index: Int) -> Bool {
    context.tokens[index].word == TriggerReader.be || context.word(index) == .takePlace
  }

  /// “called off talks with”, “postponed a visit”.
  private func cancelling(
    before phrase: Range<Int>
  ) -> (status: SummitStatus, tokens: Range<Int>)? {
    let last = phrase.lowerBound - 1
    for position in stride(from: last, through: max(sentence.lowerBound, last - 1), by: -1) {
      switch context.word(position) {
      case .cancel: return (.cancelled, position..<position + 1)
      case .postpone: return (.postponed, position..<position + 1)
      case .deny: return (.denied, position..<position + 1)
      default: break
      }
      if TriggerReader.off.contains(context.tokens[position].word), position > sentence.lowerBound {
        switch context.tokens[position - 1].word {
        case TriggerReader.called: return (.cancelled, position - 1..<position + 1)
        case TriggerReader.put: return (.postponed, position - 1..<position + 1)
        default: break
        }
      }
    }
    return nil
  }

  static let off = WordTable<Bool>(words: "off")
  static let called = FoldedWord("called")
  private static let put = FoldedWord("put")
  static let be = FoldedWord("be")
}
