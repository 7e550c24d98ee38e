// Tells what a word means here that has other meanings elsewhere: call, phone, visit, meeting.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  func isVisitVerb(_ index: Int) -> Bool {
    context.word(index - 1) != .the && context.word(index - 1) != .a
      && context.tokens[index].word != FoldedWord("visits")
  }

  /// “called Zelensky on Thursday to discuss”; not “called Zelensky a friend”, “called Russia”.
  func isTelephoned(_ index: Int) -> Bool {
    guard let mention = context.names.mention(at: index + 1), context.isPersonal(mention),
      mention.tokens.lowerBound == index + 1, mention.form != .group,
      reader.subject(before: index) != nil
    else { return false }
    switch context.word(mention.tokens.upperBound) {
    case .to, .on, .after, .before, .and: return true
    default: return endsClause(mention.tokens.upperBound)
    }
  }

  /// “will see Okoye on Friday”, “flies to Haldvik to see her counterpart Okoye”; not “will see Okoye win”.
  func isAppointment(_ index: Int) -> Bool {
    let chain = reader.chain(endingAt: index)
    guard chain.dropLast().contains(where: { context.tense($0) != nil || reader.isAuxiliary($0) }),
      let met = reader.group(at: index + 1), reader.subject(before: chain.lowerBound) != nil
    else { return false }
    switch context.word(met.tokens.upperBound) {
    case .in, .at, .on, .after, .before, .and, .during, .preposition: return true
    default: return endsClause(met.tokens.upperBound)
    }
  }

  /// Whether a clause may end before a token: at a day, a comma, the end of the sentence.
  private func endsClause(_ index: Int) -> Bool {
    guard sentence.contains(index), context.date(at: index) == nil else { return true }
    return context.tokens[index].kind == .mark
      && [0x2C, 0x2E].contains(context.tokens[index].scalar)
  }

  /// “plans to phone Okoye”, “will call Okoye”: a verb that is a noun elsewhere.
  func isInfinitive(_ index: Int) -> Bool {
    context.word(index - 1) == .to || context.tense(index - 1) == .future
  }

  /// “is meeting Putin”, “after meeting Putin”; not “the meeting”.
  func isGerund(_ index: Int) -> Bool {
    guard context.tokens[index].endsInIng(context.bytes) else { return false }
    switch context.word(index - 1) {
    case .the, .a, .their, .possessive, .virtual, .video, .ordinal, .hold, .have: return false
    default: break
    }
    if let mention = context.names.mention(at: index + 1), context.isPersonal(mention) {
      return mention.tokens.lowerBound == index + 1
    }
    // “agreed to restart talks after meeting for 80 minutes”
    if context.word(index - 1) == .after || context.word(index - 1) == .before {
      switch context.word(index + 1) {
      case .in, .at, .on, .by: return true
      default: return context.isWord(TriggerReader.forWord, at: index + 1)
      }
    }
    return reader.isAuxiliary(index - 1) && context.word(index + 1) == .with
  }

  static let forWord = FoldedWord("for")
}
