// Finds the words of a sentence that tell of a meeting, and who met.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Reads the candidates of one sentence.
struct TriggerReader {
  let reader: SentenceReader
  let series: SeriesReader

  var context: SummitContext { reader.context }
  var sentence: Range<Int> { reader.sentence }

  /// The most tokens between a verb and the one who is met.
  private static let reach = 18

  /// The candidates, in order of their triggers.
  func candidates() -> [SummitCandidate] {
    var found: [SummitCandidate] = []
    for index in sentence {
      guard let word = context.word(index) else { continue }
      if let mention = context.names.mention(at: index), word != .summit,
        context.isPersonal(mention), word != .host || mention.tokens.lowerBound != index
      {
        continue
      }
      switch word {
      case .meet where isSeparate(index):
        if let candidate = verb(at: index, word) { found += separated(candidate, at: index) }
      case .meet:
        if let gathering = gatheringOfLeaders(at: index) {
          found.append(gathering)
        } else {
          append(verb(at: index, word), to: &found)
        }
      case .ring where isTelephoned(index): append(verb(at: index, .phone), to: &found)
      case .speak, .phone, .host, .sit, .shake: append(verb(at: index, word), to: &found)
      case .visit where isVisitVerb(index): append(verb(at: index, word), to: &found)
      case .telephone where isInfinitive(index): append(verb(at: index, .phone), to: &found)
      case .telephone where context.word(index - 1) == .by: append(told(at: index), to: &found)
      case .call where isInfinitive(index) && isTelephoned(index):
        append(verb(at: index, .phone), to: &found)
      case .meeting where isGerund(index): append(verb(at: index, .meet), to: &found)
      case .meeting, .call, .meal:
        guard let candidate = noun(at: index, word) else { continue }
        if isSeparateNoun(index) {
          found += separated(candidate, at: index)
        } else {
          append(candidate, to: &found)
        }
      case .summit:
        if let gathering = series.gathering(at: index, in: reader) ?? leadersGathering(at: index) {
          found.append(gathering)
        } else {
          append(noun(at: index, word), to: &found)
        }
      default: continue
      }
    }
    return found
  }

  private func append(_ candidate: SummitCandidate?, to found: inout [SummitCandidate]) {
    guard let candidate else { return }
    // “held talks to discuss”: two words for one event of the same persons.
    if let last = found.last, last.tokens.contains(candidate.trigger),
      Set(last.participants) == Set(candidate.participants), !candidate.participants.isEmpty,
      candidate.trigger - last.trigger <= 3
    {
      return
    }
    found.append(candidate)
  }

  // MARK: Verbs

  /// “met”, “will host”, “spoke by phone with”.
  private func verb(at index: Int, _ word: SummitWord) -> SummitCandidate? {
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
    if let called = calledOffJourney(before: chain.lowerBound), status == .planned {
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
      || isOneOnOne(after: start)
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
    for position in stride(from: start - 1, through: max(sentence.lowerBound, start - 5), by: -1) {
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

  /// Whether a verb tells what is new: “met”, and in the lead also “has met” and “is meeting”.
  private func isNews(_ chain: Range<Int>, verb: Int) -> Bool {
    if isSimplePast(chain, verb: verb) || isHeadlineVerb(chain) { return true }
    return context.isLead(reader.index)
      && !chain.contains { context.tokens[$0].word == TriggerReader.had }
      && chain.contains { reader.isAuxiliary($0) }
  }

  private func isSimplePast(_ chain: Range<Int>, verb: Int) -> Bool {
    for position in chain where position != verb {
      switch context.tokens[position].word {
      case TriggerReader.had, TriggerReader.have, TriggerReader.has: return false
      default: break
      }
    }
    return context.tense(verb) == .past
  }

  private static let had = FoldedWord("had")
  private static let have = FoldedWord("have")
  private static let has = FoldedWord("has")

  private func isVisitVerb(_ index: Int) -> Bool {
    context.word(index - 1) != .the && context.word(index - 1) != .a
      && context.tokens[index].word != FoldedWord("visits")
  }

  /// Whether a noun is told of as several: “held separate talks with Tusk and Fico”.
  private func isSeparateNoun(_ index: Int) -> Bool {
    nounPhrase(endingAt: index).contains { context.tokens[$0].word == TriggerReader.separate }
  }

  private static let separate = FoldedWord("separate")

  private func isSeparate(_ index: Int) -> Bool {
    if (max(sentence.lowerBound, index - 2)..<min(index + 3, sentence.upperBound)).contains(where: {
      context.word($0) == .separately
    }) {
      return true
    }
    // “met Tusk and Fico in Haldvik separately”
    var position = counterpart(after: index + 1, of: .meet)?.tokens.upperBound ?? index
    while sentence.contains(position), !reader.isVerb(position) {
      if context.word(position) == .separately { return true }
      position += 1
    }
    return false
  }

  /// “met separately with Tusk and Fico”: a meeting for each of them.
  private func separated(_ candidate: SummitCandidate, at index: Int) -> [SummitCandidate] {
    let word = candidate.kind == .noun ? SummitWord.meeting : .meet
    guard let other = counterpart(after: index + 1, of: word) else { return [candidate] }
    let subjects = candidate.participants.filter { !other.entities.contains($0) }
    return subjects.flatMap { subject in
      other.entities.map { entity in
        var pair = candidate
        pair.participants = [subject, entity]
        return pair
      }
    }
  }

  /// “called Zelensky on Thursday to discuss”; not “called Zelensky a friend”, “called Russia”.
  private func isTelephoned(_ index: Int) -> Bool {
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

  /// “NATO leaders will meet in Washington”: a gathering without a list.
  private func gatheringOfLeaders(at index: Int) -> SummitCandidate? {
    let chain = reader.chain(endingAt: index)
    guard let status = status(ofChain: chain), let named = series.leaders(before: chain.lowerBound),
      sentence.contains(named.tokens.lowerBound), counterpart(after: index + 1, of: .meet) == nil
    else { return nil }
    var candidate = SummitCandidate(
      kind: .gathering, trigger: index, tokens: named.tokens.lowerBound..<index + 1,
      sentence: reader.index)
    candidate.series = named.series
    candidate.status = status
    candidate.isStatusSaid = chain.count > 1 || context.tense(index) == .past
    candidate.isNews = status == .held && isSimplePast(chain, verb: index)
    candidate.setFormat(.inPerson, .implied, index..<index + 1)
    return candidate
  }

  /// “Leaders of the G7 opened a summit in Haldvik”: a gathering that is named by those who come.
  private func leadersGathering(at noun: Int) -> SummitCandidate? {
    let phrase = nounPhrase(endingAt: noun)
    let verb = phrase.lowerBound - 1
    guard let told = context.word(verb), TriggerReader.leads(to: told),
      counterpart(after: noun + 1, of: .summit) == nil
    else { return nil }
    let chain = told == .hold || told == .have ? reader.chain(endingAt: verb) : verb..<verb
    for end in stride(from: chain.lowerBound, to: sentence.lowerBound, by: -1) {
      guard let named = series.leaders(before: end), sentence.contains(named.tokens.lowerBound)
      else { continue }
      var candidate = SummitCandidate(
        kind: .gathering, trigger: noun, tokens: named.tokens.lowerBound..<noun + 1,
        sentence: reader.index)
      candidate.series = named.series
      let status = chain.isEmpty ? nil : status(ofChain: chain)
      candidate.status = status ?? .held
      candidate.isStatusSaid = status != nil
      candidate.isNews = status == .held && context.tense(verb) == .past
      return candidate
    }
    return nil
  }

  private static func leads(to word: SummitWord) -> Bool {
    switch word {
    case .hold, .have, .at, .in, .preposition: true
    default: false
    }
  }

  /// “plans to phone Okoye”, “will call Okoye”: a verb that is a noun elsewhere.
  private func isInfinitive(_ index: Int) -> Bool {
    context.word(index - 1) == .to || context.tense(index - 1) == .future
  }

  /// “is meeting Putin”, “after meeting Putin”; not “the meeting”.
  private func isGerund(_ index: Int) -> Bool {
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

  // MARK: Those who are met

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
      if isDirect, let group = reader.group(at: position, slack: 2) { return group }
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

extension SummitCandidate {
  /// Takes a format on a ground that is at least as good as the one before.
  mutating func setFormat(_ format: SummitFormat, _ ground: FormatGround, _ tokens: Range<Int>) {
    guard ground >= formatGround else { return }
    self.format = format
    formatGround = ground
    formatTokens = tokens
  }
}

extension Token {
  /// Whether a word ends in “ing”.
  func endsInIng(_ bytes: [UInt8]) -> Bool {
    let end = range.upperBound
    return kind == .word && range.count > 4 && bytes[end - 3] | 0x20 == 0x69
      && bytes[end - 2] | 0x20 == 0x6E && bytes[end - 1] | 0x20 == 0x67
  }
}
