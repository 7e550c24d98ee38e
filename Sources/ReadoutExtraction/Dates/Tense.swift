// Tells whether a clause speaks of what was or of what is to come.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// The direction in which a clause looks from the day it was written.
enum Tense: Hashable, Sendable {
  case past, future, unknown

  /// What a single word says about tense.
  enum Cue: Hashable, Sendable {
    case past, future
    /// A verb that makes an infinitive behind it a plan: “agreed to meet”.
    case plan
    /// A word that speaks of a plan before a preposition: “due on Friday”, “set for May”.
    case date
    case infinitive
    /// A word that counts events: “the first in two years”.
    case counting
  }

  /// The most tokens that are looked at on one side.
  private static let reach = 60

  /// The tense that governs some tokens of a sentence.
  ///
  /// The nearest verb before them decides, or the first one behind: “will visit in February”,
  /// “agreed to meet in February”; but “visited in February” and “on Friday praised”.
  static func governing(
    _ range: Range<Int>, in sentence: Range<Int>, of tokens: [Token], bytes: [UInt8]
  ) -> Tense {
    // “was due on 20 June was postponed”: the word of plans before it is nearer than any verb.
    for index in [range.lowerBound - 1, range.lowerBound - 2]
    where sentence.contains(index) && cue(at: index, in: tokens, bytes: bytes) == .date {
      return .future
    }
    if let next = verdict(at: range.upperBound, in: sentence, of: tokens, bytes: bytes) {
      return next
    }
    var sawInfinitive = false
    var index = range.lowerBound - 1
    while index >= sentence.lowerBound, range.lowerBound - index <= reach {
      if tokens[index].kind == .mark, tokens[index].scalar == 0x3B { break }
      switch cue(at: index, in: tokens, bytes: bytes) {
      case .past:
        // “to be held on Monday”, “will be held”
        guard index > sentence.lowerBound + 1, tokens[index - 1].word == be else { return .past }
        if tokens[index - 2].word == to { return .future }
      case .future: return .future
      case .plan:
        if sawInfinitive { return .future }
        if isPastForm(tokens[index], bytes: bytes) { return .past }
      case .date: return .future
      case .infinitive: sawInfinitive = true
      case .counting, nil: break
      }
      index -= 1
    }
    if sawInfinitive { return .future }
    index = range.upperBound
    while index < sentence.upperBound, index - range.upperBound <= reach {
      if let found = verdict(at: index, in: sentence, of: tokens, bytes: bytes) { return found }
      index += 1
    }
    return .unknown
  }

  /// What a verb right at a place says by itself.
  private static func verdict(
    at index: Int, in sentence: Range<Int>, of tokens: [Token], bytes: [UInt8]
  ) -> Tense? {
    guard sentence.contains(index) else { return nil }
    switch cue(at: index, in: tokens, bytes: bytes) {
    case .past: return .past
    case .future, .date: return .future
    case .plan: return isPastForm(tokens[index], bytes: bytes) ? .past : nil
    case .infinitive, .counting, nil: return nil
    }
  }

  /// What one word says about tense; nil for nothing.
  static func cue(at index: Int, in tokens: [Token], bytes: [UInt8]) -> Cue? {
    let token = tokens[index]
    guard token.kind == .word, !token.shape.contains(.capitalised) || token.scalar == 0x57 else {
      return nil
    }
    let next: FoldedWord? = index + 1 < tokens.count ? tokens[index + 1].word : nil
    if let word = words[token.word] {
      switch word {
      case .cue(let cue): return cue
      case .beforePreposition:
        if let next, leadingToDate.contains(next) { return .date }
        if let next, next == to { return .plan }
        return isPastForm(token, bytes: bytes) ? .past : nil
      case .auxiliary:
        if let next, next == to { return .future }
        if index + 1 < tokens.count, ends(tokens[index + 1], with: (0x69, 0x6E, 0x67), bytes) {
          return .future
        }
        return nil
      case .pastAuxiliary:
        if let next, next == to { return .future }
        return .past
      case .none: return nil
      }
    }
    return isPastForm(token, bytes: bytes) ? .past : nil
  }

  private enum Word: Hashable, Sendable {
    case cue(Cue)
    case beforePreposition
    case auxiliary
    case pastAuxiliary
    /// Ends in “ed” and is no past.
    case none
  }

  private static let to = FoldedWord("to")
  private static let be = FoldedWord("be")
  private static let leadingToDate: Set<FoldedWord> = Set(
    ["for", "in", "on", "next", "at", "this", "as", "by", "between", "from"].map { FoldedWord($0) })

  private static let words = WordTable<Word>(lists: [
    (
      """
      will shall won't would akan upcoming forthcoming ahead could may might should can meets visits
      hosts arrives travels begins opens flies heads departs convenes welcomes receives gathers we'll they'll he'll she'll it'll
      """, .cue(.future)
    ),
    (
      """
      agreed agree agrees plan plans planning hope hopes hoped intend intends intended invited
      invites invite decided decide wants wanted want prepares preparing prepared vowed pledged
      promised offered aims aimed seeks sought ready likely poised about asked proposed expects
      expect hoping expecting wishes wished invitation willing
      """, .cue(.plan)
    ),
    ("scheduled slated due set expected planned", .beforePreposition),
    ("is are am", .auxiliary),
    ("was were", .pastAuxiliary),
    ("to", .cue(.infinitive)),
    ("first second third last time since times", .cue(.counting)),
    (
      """
      had did met held said told spoke took came went sat shook saw gave made left began flew got
      found sent brought thought knew became paid lost won wrote led kept stood swore rose fell
      drew drove ate drank broke chose froze hid rang sang sank shot slept struck taught threw
      understood woke withdrew dealt felt heard sold spent ran
      """, .cue(.past)
    ),
    (
      """
      need united hundred indeed speed feed seed breed exceed proceed succeed weed deed greed
      bleed heed speed so-called sacred naked wicked
      """, .none
    ),
  ])

  private static func isPastForm(_ token: Token, bytes: [UInt8]) -> Bool {
    token.range.count >= 4 && ends(token, with: (0x65, 0x64), bytes)
  }

  private static func ends(_ token: Token, with pair: (UInt8, UInt8), _ bytes: [UInt8]) -> Bool {
    let end = token.range.upperBound
    return token.range.count > 2 && bytes[end - 2] == pair.0 && bytes[end - 1] == pair.1
  }

  private static func ends(
    _ token: Token, with triple: (UInt8, UInt8, UInt8), _ bytes: [UInt8]
  ) -> Bool {
    let end = token.range.upperBound
    return token.range.count > 4 && bytes[end - 3] == triple.0 && bytes[end - 2] == triple.1
      && bytes[end - 1] == triple.2
  }
}
