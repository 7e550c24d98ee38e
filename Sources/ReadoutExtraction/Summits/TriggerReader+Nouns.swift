// Nouns that tell of a meeting: “held talks with”, “their summit”, “the Biden-Putin call”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  /// A noun with those who took part, or one that points back to a meeting told before.
  func noun(at index: Int, _ word: SummitWord) -> SummitCandidate? {
    let phrase = nounPhrase(endingAt: index)
    guard !isOther(phrase, noun: index) else { return nil }
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

  // MARK: The phrase

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

  /// The persons of “the Biden-Putin summit”.
  private func compound(in phrase: Range<Int>, noun: Int) -> [Int] {
    var entities: [Int] = []
    for mention in context.names.mentions(in: phrase) where context.isPersonal(mention) {
      guard mention.form != .pronoun, context.word(mention.tokens.lowerBound) != .their else {
        continue
      }
      let after = mention.tokens.upperBound
      guard context.isDash(after) || context.isDash(mention.tokens.lowerBound - 1) else { continue }
      for entity in context.entities(of: mention) where !entities.contains(entity) {
        entities.append(entity)
      }
    }
    return entities
  }

  // MARK: Who holds it

  /// The verb of which the phrase is the object: “held”, “agreed to have”, “would be”.
  private func verbBefore(_ phrase: Range<Int>) -> Int? {
    var position = phrase.lowerBound - 1
    while sentence.contains(position), phrase.lowerBound - position <= 7 {
      switch context.word(position) {
      case .hold, .have: return position
      case .adverb:
        position -= 1
        continue
      case .of:
        // “held 45 minutes of talks”, “had a round of talks”
        guard let start = amount(endingAt: position - 1) else { return nil }
        position = start - 1
        continue
      default: break
      }
      return reader.isAuxiliary(position) ? position : nil
    }
    return nil
  }

  /// Where “45 minutes”, “two days”, “a third round” begins; nil for anything else.
  private func amount(endingAt index: Int) -> Int? {
    guard sentence.contains(index) else { return nil }
    switch context.word(index) {
    case .minutes, .hours: break
    default:
      guard TriggerReader.amounts.contains(context.tokens[index].word) else { return nil }
    }
    var start = index
    while sentence.contains(start - 1), index - start < 4,
      context.number(at: start - 1) != nil || context.ordinalNumber(at: start - 1) != nil
        || context.word(start - 1) == .a || context.word(start - 1) == .the
        || TriggerReader.vague.contains(context.tokens[start - 1].word)
    {
      start -= 1
    }
    return start
  }

  private static let amounts = WordTable<Bool>(words: "day days round rounds series bout session")
  private static let vague = WordTable<Bool>(words: "new several about nearly almost over further")

  private func holder(
    of phrase: Range<Int>, verb: Int?, other: SentenceReader.Group?, participants: [Int]
  ) -> SentenceReader.Group? {
    if participants.count >= 2 { return nil }
    let first = phrase.lowerBound
    if context.word(first) == .possessive, let mention = context.names.mention(at: first - 1),
      context.isPersonal(mention)
    {
      return SentenceReader.Group(
        entities: context.entities(of: mention), tokens: mention.tokens)
    }
    if context.word(first) == .their, let mention = context.names.mention(at: first),
      context.isPersonal(mention)
    {
      // “Lindqvist, Okoye and Vohl arrived for their summit”: all three.
      let owners = context.entities(of: mention)
      if owners.count > 1, let subject = reader.subject(before: first),
        Set(subject.entities).isSuperset(of: owners)
      {
        return subject
      }
      return SentenceReader.Group(
        entities: context.entities(of: mention), tokens: mention.tokens)
    }
    if let verb, context.word(verb) == .hold || context.word(verb) == .have {
      let chain = reader.chain(endingAt: verb)
      if let subject = reader.subject(before: chain.lowerBound) { return subject }
    }
    guard let other else {
      return speakers(around: phrase)
    }
    let isWith = (other.tokens.lowerBound - 3..<other.tokens.lowerBound).contains {
      context.word($0) == .with
    }
    guard other.entities.count == 1 || isWith else { return nil }
    if let subject = reader.subject(before: first), !overlap(subject, other) { return subject }
    guard other.entities.count == 1 else { return nil }
    if let subject = reader.subject(after: other.tokens.upperBound), !overlap(subject, other) {
      return subject
    }
    return nil
  }

  /// Those who did something at a meeting: “the two agreed to more during an 80-minute meeting”, “at
  /// a video summit on Friday, Lindqvist and Okoye discussed”, “on a call, Lindqvist told Okoye”.
  private func speakers(around phrase: Range<Int>) -> SentenceReader.Group? {
    let preposition = phrase.lowerBound - 1
    switch context.word(preposition) {
    case .during, .in, .at, .after: break
    case .on where context.word(phrase.upperBound - 1) == .call: break
    default: return nil
    }
    let isFirst = preposition == sentence.lowerBound || context.isComma(preposition - 1)
    if let subject = reader.subject(before: preposition) {
      if subject.entities.count >= 2 { return subject }
      if let pair = speakerAndHearer(hearer: subject) { return pair }
      if !isFirst { return nil }
    }
    guard isFirst else { return nil }
    var comma = phrase.upperBound
    while sentence.contains(comma), !context.isComma(comma), comma - phrase.upperBound < 12 {
      comma += 1
    }
    guard context.isComma(comma), let subject = reader.group(at: comma + 1) else { return nil }
    if subject.entities.count >= 2 { return subject }
    guard context.word(subject.tokens.upperBound) == .say,
      let hearer = reader.group(at: subject.tokens.upperBound + 1, slack: 1),
      !overlap(subject, hearer)
    else { return nil }
    return joined(subject, hearer)
  }

  /// “Lindqvist told Okoye by phone that”: a call, though no word for one is there.
  func told(at phone: Int) -> SummitCandidate? {
    guard let hearer = reader.subject(before: phone - 1), hearer.tokens.upperBound == phone - 1,
      let pair = speakerAndHearer(hearer: hearer), !isHypothetical(before: pair.tokens.lowerBound)
    else { return nil }
    var candidate = SummitCandidate(
      kind: .noun, trigger: phone, tokens: pair.tokens.lowerBound..<phone + 1,
      sentence: reader.index)
    candidate.participants = pair.entities
    candidate.isStatusSaid = true
    candidate.setFormat(.phone, .said, phone..<phone + 1)
    return candidate
  }

  /// “Lindqvist told Okoye”, “congratulated her on”, seen from the one who hears it.
  private func speakerAndHearer(hearer: SentenceReader.Group) -> SentenceReader.Group? {
    let verb = hearer.tokens.lowerBound - 1
    guard sentence.contains(verb), context.word(verb) == .say || context.tense(verb) == .past,
      let speaker = reader.subject(before: verb), !overlap(speaker, hearer)
    else { return nil }
    return joined(speaker, hearer)
  }

  private func joined(
    _ a: SentenceReader.Group, _ b: SentenceReader.Group
  ) -> SentenceReader.Group {
    SentenceReader.Group(
      entities: a.entities + b.entities.filter { !a.entities.contains($0) },
      tokens: a.tokens.lowerBound..<b.tokens.upperBound)
  }

  private func overlap(_ a: SentenceReader.Group, _ b: SentenceReader.Group) -> Bool {
    !Set(a.entities).isDisjoint(with: b.entities)
  }

  private func isDefinite(_ phrase: Range<Int>) -> Bool {
    switch context.word(phrase.lowerBound) {
    case .their: return context.tokens[phrase.lowerBound].word != TriggerReader.its
    case .the, .this: return true
    default: break
    }
    // “This was the 37th meeting” and “the virtual talks” begin with an article inside.
    return false
  }

  // MARK: Whether it took place

  /// “working to arrange a summit between”, “hopes fade for the Lindqvist-Okoye summit”.
  private func isOnlyWished(_ phrase: Range<Int>) -> Bool {
    let before = max(sentence.lowerBound, phrase.lowerBound - 4)..<phrase.lowerBound
    return before.contains {
      TriggerReader.wishes.contains(context.tokens[$0].word)
        && !(context.isComma($0 + 1))
    }
  }

  /// “a meeting between the two was ruled out”, “is unlikely”, “is being considered”.
  private func isRuledOut(after end: Int) -> Bool {
    guard sentence.contains(end), reader.isAuxiliary(end) else { return false }
    let behind = end + 1..<min(end + 5, sentence.upperBound)
    return behind.contains { TriggerReader.doubts.contains(context.tokens[$0].word) }
  }

  private static let doubts = WordTable<Bool>(
    words: "ruled unlikely possible impossible considered doubtful unclear rejected")
  private static let wishes = WordTable<Bool>(
    words: """
      arrange arranging broker brokering hopes prospect prospects possibility proposal proposals
      idea ruled excluded plea appeal request requests unlikely
      """)

  private func isNegated(_ phrase: Range<Int>, verb: Int?) -> Bool {
    if context.word(phrase.lowerBound - 1) == .negation { return true }
    guard let verb else { return false }
    return reader.chain(endingAt: verb).contains {
      context.word($0) == .negation || context.word($0) == .hypothetical
    }
  }

  private func tellStatus(
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
