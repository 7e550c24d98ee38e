// Verbs that tell of a meeting: “met”, “will host”, “spoke by phone with”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  /// “met”, “will host”, “spoke by phone with”.
  func verb(at index: Int, _ word: SummitWord) -> SummitCandidate? {
    let chain = reader.chain(endingAt: index)
    guard let status = status(ofChain: chain), !isHypothetical(before: chain.lowerBound) else {
      return nil
    }
    var after = index + 1
    switch word {
    case .sit:
      guard context.word(after) == .downward else { return nil }
      after += 1
    case .shake:
      guard context.word(after) == .hands else { return nil }
      after += 1
    case .host:
      // “a host of”, “the host city”, “was well received”.
      guard context.word(index - 1) != .the, context.word(index - 1) != .a else { return nil }
    default: break
    }
    guard !isHabit(after: after) else { return nil }
    let by = word == .host || word == .visit ? agent(of: chain, after: after) : nil
    let other = counterpart(after: by.map { $0 + 1 } ?? after, of: word, isPassive: by != nil)
    guard other == nil || !isOwner(other) else { return nil }
    let subject = verbSubject(chain, other: other)
    if word == .speak, other == nil, !tellsOfTalk(after: after) { return nil }
    if word == .host || word == .visit || word == .phone, other == nil { return nil }
    var participants = subject?.entities ?? []
    for entity in other?.entities ?? [] where !participants.contains(entity) {
      participants.append(entity)
    }
    guard participants.count >= 2 else { return nil }
    let start = min(subject?.tokens.lowerBound ?? chain.lowerBound, chain.lowerBound)
    let end = max(other?.tokens.upperBound ?? after, after, subject?.tokens.upperBound ?? after)
    var candidate = SummitCandidate(
      kind: .verb, trigger: index, tokens: start..<end, sentence: reader.index)
    candidate.participants = participants
    candidate.status = status
    candidate.isStatusSaid = chain.count > 1 || context.tense(index) == .past
    candidate.statusTokens = candidate.isStatusSaid ? chain : nil
    settleProgressive(&candidate, chain)
    if let denial = denial(before: start) {
      candidate.status = .denied
      candidate.isStatusSaid = true
      candidate.statusTokens = denial..<denial + 1
    }
    if status == .planned,
      let called = calledOffJourney(before: chain.lowerBound) ?? calledOffClause(after: end)
    {
      candidate.status = called.status
      candidate.statusTokens = called.tokens
    }
    candidate.isNews = candidate.status == .held && isNews(chain, verb: index)
    switch word {
    case .phone: candidate.setFormat(.phone, .said, index..<after)
    case .meet, .host, .sit, .shake, .visit: candidate.setFormat(.inPerson, .implied, index..<after)
    case .speak where isOneOnOne(after: after):
      candidate.setFormat(.inPerson, .implied, index..<after)
    default: break
    }
    return candidate
  }

  /// Where “by” stands: “received by”, “was greeted at the airport by”.
  private func agent(of chain: Range<Int>, after: Int) -> Int? {
    if context.word(after) == .by { return after }
    guard chain.dropLast().contains(where: { reader.isAuxiliary($0) }) else { return nil }
    var position = after
    while sentence.contains(position), position - after <= 8, !reader.isVerb(position),
      !context.isComma(position)
    {
      if context.word(position) == .by { return position }
      position += 1
    }
    return nil
  }

  /// “The two spoke by phone”, “talked one-on-one”, “talked for two hours”; not “spoke of peace”.
  private func tellsOfTalk(after start: Int) -> Bool {
    let near = start..<min(start + 6, sentence.upperBound)
    return context.format(in: near, near: start) != nil || context.duration(in: near) != nil
      || isOneOnOne(after: start) || isOnlyDated(after: start)
  }

  /// “Lindqvist and Okoye spoke on Tuesday”, “spoke Tuesday about grain”; not “spoke on Tuesday at the
  /// forum”.
  private func isOnlyDated(after start: Int) -> Bool {
    let first = context.word(start) == .adverb ? start + 1 : start
    guard let date = context.date(at: first) ?? context.date(at: first + 1) else { return false }
    let end = max(first + 1, date.tokens.upperBound)
    guard sentence.contains(end) else { return true }
    return context.tokens[end].kind == .mark || context.word(end) == .and
      || context.word(end) == .to
  }

  private func isOneOnOne(after start: Int) -> Bool {
    (start..<min(start + 6, sentence.upperBound)).contains {
      context.word($0) == .on && context.isDash($0 + 1) && context.isDash($0 - 1)
    }
  }

  /// Who does it; for “Talking with Putin by video, Xi noted” the subject of the main clause.
  private func verbSubject(
    _ chain: Range<Int>, other: SentenceReader.Group?
  ) -> SentenceReader.Group? {
    if let subject = reader.subject(before: chain.lowerBound),
      !(other.map { Set($0.entities) == Set(subject.entities) } ?? false)
    {
      return subject
    }
    let isParticiple = context.tokens[chain.upperBound - 1].endsInIng(context.bytes)
    guard isParticiple, let other else { return nil }
    var comma = other.tokens.upperBound
    while sentence.contains(comma), !context.isComma(comma) { comma += 1 }
    return reader.subject(after: comma)
  }

  /// “his counterpart's visit”: the one who is met does not own something.
  private func isOwner(_ group: SentenceReader.Group?) -> Bool {
    guard let end = group?.tokens.upperBound, sentence.contains(end) else { return false }
    return context.tokens[end].kind == .possessive
  }

  /// Where a denial stands: “denied that Putin had met Kim”, “denied reports that he met Kim”.
  private func denial(before start: Int) -> Int? {
    // “dismissed as nonsense a report in the paper that Putin had met Kim”
    let reach = context.isWord(TriggerReader.that, at: start - 1) ? 14 : 5
    for position in stride(
      from: start - 1, through: max(sentence.lowerBound, start - reach), by: -1)
    {
      if context.word(position) == .deny { return position }
      if context.isComma(position) { return nil }
    }
    return nil
  }

  /// “have met more than a dozen times”, “met twice”: no single event.
  private func isHabit(after index: Int) -> Bool {
    for position in index..<min(index + 7, sentence.upperBound) {
      if TriggerReader.habits.contains(context.tokens[position].word) { return true }
      if context.isComma(position) { return false }
    }
    return false
  }

  private static let habits = WordTable<Bool>(
    words: "times twice regularly often frequently usually annually yearly weekly monthly rarely")

  /// “postponed his trip to Zembala, where he was to meet”: what befell the journey.
  private func calledOffJourney(
    before verb: Int
  ) -> (status: SummitStatus, tokens: Range<Int>)? {
    guard
      let relative = (max(sentence.lowerBound, verb - 8)..<verb).last(where: {
        context.word($0) == .relative
      })
    else { return nil }
    for position in stride(
      from: relative - 1, through: max(sentence.lowerBound, relative - 12), by: -1)
    {
      switch context.word(position) {
      case .cancel: return (.cancelled, position..<position + 1)
      case .postpone: return (.postponed, position..<position + 1)
      default: break
      }
      if TriggerReader.off.contains(context.tokens[position].word), position > sentence.lowerBound,
        context.tokens[position - 1].word == TriggerReader.called
      {
        return (.cancelled, position - 1..<position + 1)
      }
    }
    return nil
  }

  /// “A trip to Zembala, where he was to meet Okoye, has been put off”.
  private func calledOffClause(after end: Int) -> (status: SummitStatus, tokens: Range<Int>)? {
    guard context.isComma(end), reader.isAuxiliary(end + 1) else { return nil }
    for position in end + 2..<min(end + 5, sentence.upperBound) {
      switch context.word(position) {
      case .cancel: return (.cancelled, position..<position + 1)
      case .postpone: return (.postponed, position..<position + 1)
      default: break
      }
      guard TriggerReader.off.contains(context.tokens[position].word) else { continue }
      let verb = context.tokens[position - 1].word
      return (verb == TriggerReader.called ? .cancelled : .postponed, position - 1..<position + 1)
    }
    return nil
  }

  /// Whether a verb tells what is new: “met”, and in the lead also “has met” and “is meeting”.
  private func isNews(_ chain: Range<Int>, verb: Int) -> Bool {
    if isSimplePast(chain, verb: verb) || isHeadlineVerb(chain) { return true }
    return context.isLead(reader.index)
      && !chain.contains { context.tokens[$0].word == TriggerReader.had }
      && chain.contains { reader.isAuxiliary($0) }
  }

  func isSimplePast(_ chain: Range<Int>, verb: Int) -> Bool {
    for position in chain where position != verb {
      switch context.tokens[position].word {
      case TriggerReader.had, TriggerReader.have, TriggerReader.has: return false
      default: break
      }
    }
    return context.tense(verb) == .past
  }

  private static let about = FoldedWord("about")
  private static let that = FoldedWord("that")
  private static let had = FoldedWord("had")
  private static let have = FoldedWord("have")
  private static let has = FoldedWord("has")
}
