// Who takes part in a meeting that a noun tells of: “Lindqvist held talks”, “their summit”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  /// The persons of “the Biden-Putin summit”.
  func compound(in phrase: Range<Int>, noun: Int) -> [Int] {
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

  /// The verb of which the phrase is the object: “held”, “agreed to have”, “would be”.
  func verbBefore(_ phrase: Range<Int>) -> Int? {
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

  func holder(
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

  /// Where “by”, “over the” or “via” stands before the name of a channel.
  func channel(at index: Int) -> Int? {
    let by =
      context.word(index - 1) == .the || context.word(index - 1) == .a ? index - 2 : index - 1
    return context.word(by) == .by && sentence.contains(by) ? by : nil
  }

  /// “Lindqvist told Okoye by phone that”: a call, though no word for one is there.
  func told(at channel: Int, by: Int) -> SummitCandidate? {
    guard let hearer = reader.subject(before: by), hearer.tokens.upperBound == by,
      let pair = speakerAndHearer(hearer: hearer), !isHypothetical(before: pair.tokens.lowerBound)
    else { return nil }
    return remote(pair, at: channel)
  }

  /// “Lindqvist and Okoye discussed the border over the phone”, “discussed it with Okoye by phone”.
  func discussed(at channel: Int, by: Int) -> SummitCandidate? {
    guard let verb = (max(sentence.lowerBound, by - 16)..<by).last(where: { reader.isVerb($0) }),
      TriggerReader.discussions.contains(context.tokens[verb].word)
    else { return nil }
    let chain = reader.chain(endingAt: verb)
    guard let status = status(ofChain: chain), !isHypothetical(before: chain.lowerBound),
      var group = reader.subject(before: chain.lowerBound)
    else { return nil }
    if let with = (verb..<min(channel + 3, sentence.upperBound)).first(where: {
      context.word($0) == .with
    }), let other = reader.group(at: with + 1), !overlap(group, other) {
      group = joined(group, other)
    }
    guard group.entities.count >= 2 else { return nil }
    var candidate = remote(group, at: channel)
    candidate.status = status
    candidate.statusTokens = chain
    return candidate
  }

  private func remote(_ group: SentenceReader.Group, at channel: Int) -> SummitCandidate {
    let tokens = group.tokens.lowerBound..<max(channel + 1, group.tokens.upperBound)
    var candidate = SummitCandidate(
      kind: .noun, trigger: channel, tokens: tokens, sentence: reader.index)
    candidate.participants = group.entities
    candidate.isStatusSaid = true
    candidate.setFormat(
      context.word(channel) == .telephone ? .phone : .video, .said, channel..<channel + 1)
    return candidate
  }

  private static let discussions = WordTable<Bool>(
    words: """
      discussed discuss discusses exchanged exchange agreed agree agrees reviewed review considered
      addressed debated consulted reaffirmed underlined
      """)

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
}
