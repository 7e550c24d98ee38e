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
    let next = mention.tokens.upperBound
    guard sentence.contains(next) else { return true }
    if context.date(at: next) != nil { return true }
    if context.tokens[next].kind == .mark {
      return [0x2C, 0x2E].contains(context.tokens[next].scalar)
    }
    switch context.word(next) {
    case .to, .on, .after, .before, .and: return true
    default: return false
    }
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

  private static let forWord = FoldedWord("for")
}
