// Nouns that tell of a meeting: “held talks with”, “their summit”, “the Biden-Putin call”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  /// A noun with those who took part, or one that points back to a meeting told before.
  func noun(at index: Int, _ word: SummitWord) -> SummitCandidate? {
    let phrase = nounPhrase(endingAt: index)
    guard !isOther(phrase, noun: index), !isRepeated(after: index) else { return nil }
    let verb = verbBefore(phrase)
    guard !isNegated(phrase, verb: verb), !isHypothetical(before: phrase.lowerBound),
      !isOnlyWished(phrase)
    else { return nil }
    let other = counterpart(after: index + 1, of: word)
    var participants = compound(in: phrase, noun: index)
    let holder = holder(of: phrase, verb: verb, other: other, participants: participants)
    for entity in holder?.entities ?? [] where !participants.contains(entity) {
      participants.append(entity)
    }
    for entity in other?.entities ?? [] where !participants.contains(entity) {
      participants.append(entity)
    }
    let start = min(holder?.tokens.lowerBound ?? phrase.lowerBound, phrase.lowerBound)
    let end = max(other?.tokens.upperBound ?? index + 1, index + 1, holder?.tokens.upperBound ?? 0)
    var candidate = SummitCandidate(
      kind: .noun, trigger: index, tokens: start..<end, sentence: reader.index)
    candidate.participants = participants
    candidate.isDefinite = isDefinite(phrase)
    guard participants.count >= 2 || candidate.isDefinite, !isRuledOut(after: end) else {
      return nil
    }
    if word == .call { candidate.setFormat(.phone, .said, index..<index + 1) }
    if word == .meal { candidate.setFormat(.inPerson, .implied, index..<index + 1) }
    tellStatus(of: &candidate, phrase: phrase, verb: verb)
    return candidate
  }

  /// The noun with what stands before it: “the Biden-Putin virtual summit”.
  func nounPhrase(endingAt noun: Int) -> Range<Int> {
    var start = noun
    var position = noun - 1
    while sentence.contains(position), noun - position <= 12 {
      if let date = context.date(at: position), !startsWithPreposition(date) {
        start = max(sentence.lowerBound, date.tokens.lowerBound)
        position = start - 1
        continue
      }
      let token = context.tokens[position]
      switch context.word(position) {
      case .the, .a, .their: return position..<noun + 1
      case .this where token.kind == .word: return position..<noun + 1
      case .possessive:
        // “Friday's summit”
        guard let date = context.date(at: position - 1) else { return position..<noun + 1 }
        start = max(sentence.lowerBound, date.tokens.lowerBound)
        position = start - 1
        continue
      case .on where context.isDash(position + 1) && context.isDash(position - 1): break
      case .hold, .have, .say, .with, .between, .of, .by, .and, .during, .after, .before, .at, .on,
        .relative, .preposition, .since, .negation, .travel, .adverb, .hypothetical, .meet, .speak:
        return start..<noun + 1
      case .in, .to:
        // “in-person”, “face-to-face”
        guard context.isDash(position + 1) else { return start..<noun + 1 }
      case .takePlace where !isModifier(position): return start..<noun + 1
      default: break
      }
      if let mention = context.names.mention(at: position) {
        start = max(sentence.lowerBound, mention.tokens.lowerBound)
        position = start - 1
        continue
      }
      if token.kind == .mark, !context.isDash(position),
        ![0x22, 0x27, 0x201C, 0x201D, 0x2018, 0x2019].contains(token.scalar)
      {
        return start..<noun + 1
      }
      if token.kind == .word, context.word(position) == nil, isFiniteVerb(position) {
        return start..<noun + 1
      }
      start = position
      position -= 1
    }
    return start..<noun + 1
  }

  private func startsWithPreposition(_ date: DatedTokens) -> Bool {
    switch context.word(date.tokens.lowerBound) {
    case .in, .on: true
    default: false
    }
  }

  /// “a planned meeting” against “is planned”.
  private func isModifier(_ index: Int) -> Bool {
    !reader.isAuxiliary(index - 1)
  }

  private func isFiniteVerb(_ index: Int) -> Bool {
    guard context.isLowercaseWord(index) else { return false }
    switch context.tense(index) {
    case .future: return true
    case .past:
      // “a prolonged session”, “closely watched talks”: a participle behind an article.
      return !articleStands(before: index)
    default: return reader.isAuxiliary(index)
    }
  }

  private func articleStands(before index: Int) -> Bool {
    for position in stride(from: index - 1, through: max(sentence.lowerBound, index - 4), by: -1) {
      switch context.word(position) {
      case .the, .a, .their, .possessive: return true
      default: continue
      }
    }
    return false
  }

  /// “a board meeting”, “a news conference call”, “a cabinet session”: meetings of others.
  private func isOther(_ phrase: Range<Int>, noun: Int) -> Bool {
    for position in phrase where position != noun {
      if TriggerReader.otherMeetings.contains(context.tokens[position].word) { return true }
    }
    // “conference call”, “wake-up call”, “summit of Mount”
    if context.tokens[noun].word == TriggerReader.callWord {
      let next = noun + 1
      // “to call on all Christians”
      if context.word(next) == .on, context.date(at: next) == nil { return true }
      if sentence.contains(next), context.word(next) == .preposition || context.word(next) == .to,
        context.tokens[next].word != TriggerReader.from
      {
        return true
      }
    }
    let next = noun + 1
    guard sentence.contains(next) else { return false }
    return TriggerReader.otherHeads.contains(context.tokens[next].word)
  }

  /// “agreed to hold a summit every year”: no single event.
  private func isRepeated(after noun: Int) -> Bool {
    context.isWord(TriggerReader.every, at: noun + 1)
  }

  private static let every = FoldedWord("every")
  private static let its = FoldedWord("its")
  private static let callWord = FoldedWord("call")
  private static let from = FoldedWord("from")
  private static let otherMeetings = WordTable<Bool>(
    words: """
      board cabinet council committee staff shareholders parliament parliamentary press news town
      campaign conference training court trial jury class party caucus plenary union club council's
      prayer strategy roll wake-up curtain budget faculty congressional ministerial
      """)
  private static let otherHeads = WordTable<Bool>(
    words:
      "room rooms hall point place center centre minutes notes table tables shop mountain ridge")

  private func isDefinite(_ phrase: Range<Int>) -> Bool {
    switch context.word(phrase.lowerBound) {
    case .their: return context.tokens[phrase.lowerBound].word != TriggerReader.its
    case .the, .this: return true
    default: break
    }
    // “This was the 37th meeting” and “the virtual talks” begin with an article inside.
    return false
  }
}
