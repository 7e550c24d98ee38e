// Those who are met: “met in Geneva on Wednesday with Putin”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  /// The most tokens between a verb and the one who is met.
  private static let reach = 18

  /// The persons behind a verb or noun: “met in Geneva on Wednesday with Putin”.
  func counterpart(
    after start: Int, of word: SummitWord, isPassive: Bool = false
  ) -> SentenceReader.Group? {
    var position = start
    var isDirect = word == .meet || word == .host || word == .phone || word == .visit || isPassive
    while sentence.contains(position), position - start <= TriggerReader.reach {
      if let date = context.date(at: position) {
        position = max(position + 1, date.tokens.upperBound)
        continue
      }
      let slack = word == .phone ? 4 : 2
      if isDirect, let group = reader.group(at: position, slack: slack) { return group }
      switch context.word(position) {
      case .with:
        if let group = reader.group(at: position + 1) { return group }
        isDirect = false
      case .to where word == .speak || word == .call:
        // “spoke to hail Okoye” is about her.
        if context.word(position + 1) == nil, context.isLowercaseWord(position + 1) { return nil }
        if let group = reader.group(at: position + 1) { return group }
        return nil
      case .to:
        // “met to discuss”; “face to face with”.
        guard context.word(position - 1) == .face || context.isDash(position - 1) else {
          return nil
        }
      case .preposition where word == .call && context.isWord(TriggerReader.fromWord, at: position):
        // “received a phone call from Okoye”
        if let group = reader.group(at: position + 1) { return group }
        isDirect = false
      case .of where word == .visit && context.isWord(TriggerReader.invitation, at: position - 1):
        // “will visit Haldvik at the invitation of President Okoye”
        return reader.group(at: position + 1)
      case .between where word != .meet && word != .host:
        if let group = reader.group(at: position + 1) { return group }
        isDirect = false
      case .of where isNoun(word):
        if let group = reader.group(at: position + 1), isPlural(at: position + 1) { return group }
        isDirect = false
      case .by
      where isNoun(word) && TriggerReader.chairing.contains(context.tokens[position - 1].word):
        // “attended a summit hosted by Okoye”
        return reader.group(at: position + 1)
      case nil where context.tokens[position].word == TriggerReader.including: isDirect = true
      case .relative, .say: return nil
      case .and where !isDirect: return nil
      case .adverb, .separately,
        nil where isDirect && context.isLowercaseWord(position):
        // An adverb keeps the object near: “met privately Putin” is rare, “met briefly” is not.
        isDirect = context.word(position) != nil
      default: isDirect = false
      }
      if context.tokens[position].kind == .mark, !context.isDash(position),
        ![0x28, 0x29].contains(context.tokens[position].scalar)
      {
        return nil
      }
      if let end = planned(at: position) {
        position = end
        continue
      }
      // “Talks were held in Haldvik between”, “a meeting took place on Friday between”
      let isOfEvent =
        isNoun(word) && (context.word(position) == .hold || context.word(position) == .takePlace)
      if reader.isVerb(position), !isOfEvent, !reader.isAuxiliary(position),
        !TriggerReader.chairing.contains(context.tokens[position].word),
        !context.isWord(TriggerReader.invitation, at: position)
      {
        return nil
      }
      position += 1
    }
    return nil
  }

  private static let chairing = WordTable<Bool>(
    words: "hosted chaired convened organised organized moderated mediated")

  /// “a meeting scheduled for Friday between”: where the words of the plan end.
  private func planned(at index: Int) -> Int? {
    guard context.tense(index) == .date else { return nil }
    for position in index + 1...index + 2 {
      if let date = context.date(at: position) { return max(position + 1, date.tokens.upperBound) }
    }
    return nil
  }

  private static let fromWord = FoldedWord("from")
  private static let invitation = FoldedWord("invitation")
  private static let including = FoldedWord("including")

  private func isNoun(_ word: SummitWord) -> Bool {
    word == .meeting || word == .summit || word == .call || word == .meal
  }

  private func isPlural(at index: Int) -> Bool {
    (context.names.mention(at: index) ?? context.names.mention(at: index + 1))
      .map { context.entities(of: $0).count > 1 } ?? false
  }
}
