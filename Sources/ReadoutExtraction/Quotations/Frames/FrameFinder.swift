// Finds the reporting clauses of a sentence.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Finds reporting clauses: cue, source and direction.
struct FrameFinder {
  let text: ReportedText
  private let nouns: NounPhrase

  init(_ text: ReportedText) {
    self.text = text
    nouns = NounPhrase(text: text)
  }

  private static let according = FoldedWord("according")
  private static let to = FoldedWord("to")
  private static let of = FoldedWord("of")
  private static let asWord = FoldedWord("as")
  private static let that = FoldedWord("that")
  private static let going = Set(
    ["kept", "keeps", "keep", "began", "begins", "started", "starts", "went", "stopped", "left"].map
    {
      FoldedWord($0)
    })
  private static let articles = Set(
    ["the", "a", "an", "his", "its", "their", "our", "my", "your"].map { FoldedWord($0) })
  private static let telling = Set(["told", "tells", "tell"].map { FoldedWord($0) })
  private static let words = FoldedWord("words")
  private static let what = FoldedWord("what")
  private static let per = FoldedWord("per")
  private static let it = FoldedWord("it")
  private static let putting = Set(["put", "puts"].map { FoldedWord($0) })
  private static let quoted = Set(["quoted", "cited", "paraphrased"].map { FoldedWord($0) })
  private static let being = Set(
    ["is", "are", "was", "were", "be", "been", "being"].map { FoldedWord($0) })

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// The reporting clauses of a unit, in order of their cues.
  func frames(in unit: Unit) -> [Frame] {
    var frames: [Frame] = []
    for item in unit.items {
      let kind = kind(item)
      if kind.contains(.word), text.word(item) == FrameFinder.according {
        if let frame = accordingTo(item, unit) { frames.append(frame) }
      } else if kind.contains(.word), text.word(item) == FrameFinder.per {
        if let frame = per(item, unit) { frames.append(frame) }
      } else if kind.contains(.otherVerb), FrameFinder.putting.contains(text.word(item)) {
        if let frame = puttingIt(item, unit) { frames.append(frame) }
      } else if kind.contains(.speechNoun), let frame = noun(item, unit) {
        frames.append(frame)
      } else if !kind.isDisjoint(with: .cue) {
        if var frame = verb(item, unit, after: frames) {
          frame.isNested = isNested(frame, in: frames.last, unit)
          frames.append(frame)
        }
      }
    }
    return frames
  }

  private func accordingTo(_ item: Int, _ unit: Unit) -> Frame? {
    let to = item + 1
    guard to < unit.items.upperBound, text.word(to) == FrameFinder.to,
      let source = nouns.phrase(startingAt: to + 1, to: unit.items.upperBound)
    else { return nil }
    let leads =
      item == unit.items.lowerBound
      || (kind(item - 1).contains(.comma) && introduces(source.upperBound, unit))
    return Frame(
      form: .accordingTo, kind: .says, cue: item..<to + 1, source: source, looksBack: !leads,
      looksAhead: leads)
  }

  /// “…”, per the party’s bylaws.
  private func per(_ item: Int, _ unit: Unit) -> Frame? {
    guard item > unit.items.lowerBound,
      !kind(item - 1).isDisjoint(with: [.comma, .stretch]),
      let source = nouns.phrase(startingAt: item + 1, to: unit.items.upperBound)
    else { return nil }
    return Frame(
      form: .accordingTo, kind: .says, cue: item..<item + 1, source: source, looksBack: true,
      looksAhead: false)
  }

  /// “as Lindqvist put it”.
  private func puttingIt(_ item: Int, _ unit: Unit) -> Frame? {
    guard item + 1 < unit.items.upperBound, text.word(item + 1) == FrameFinder.it,
      let source = nouns.subject(before: item, from: unit.items.lowerBound)
    else { return nil }
    return Frame(
      form: .subjectFirst, kind: .says, cue: item..<item + 2, source: source, looksBack: true,
      looksAhead: true)
  }

  /// “a play called “…””: the verb gives a name.
  private func isNaming(_ item: Int, _ unit: Unit) -> Bool {
    guard kind(item).contains(.names), item + 1 < unit.items.upperBound,
      kind(item + 1).contains(.stretch)
    else { return false }
    let low = max(unit.items.lowerBound, item - 8)
    return !(low..<item).contains { text.word($0) == FrameFinder.what }
  }

  /// “Lindqvist’s assurance: “…””, “in the words of Lindqvist, “…””.
  private func noun(_ item: Int, _ unit: Unit) -> Frame? {
    let next = item + 1
    guard next < unit.items.upperBound else { return nil }
    if text.word(item) == FrameFinder.words, text.word(next) == FrameFinder.of,
      let source = nouns.phrase(startingAt: next + 1, to: unit.items.upperBound)
    {
      return Frame(
        form: .accordingTo, kind: .says, cue: item..<next + 1, source: source, looksBack: true,
        looksAhead: true)
    }
    guard
      !kind(next).isDisjoint(with: [.colon, .stretch, .comma])
        || text.word(next) == FrameFinder.that, item > unit.items.lowerBound
    else { return nil }
    var owner = item
    while owner > unit.items.lowerBound, owner > item - 4, !kind(owner - 1).contains(.possessive),
      kind(owner - 1).contains(.word)
    { owner -= 1 }
    guard owner > unit.items.lowerBound, kind(owner - 1).contains(.possessive),
      let source = nouns.subject(before: owner - 1, from: unit.items.lowerBound)
    else { return nil }
    return Frame(
      form: .noun, kind: .says, cue: owner..<item + 1, source: source, looksBack: false,
      looksAhead: true)
  }

  private func verb(_ item: Int, _ unit: Unit, after frames: [Frame]) -> Frame? {
    let kind = kind(item)
    let low = unit.items.lowerBound
    let previous = item > low ? self.kind(item - 1) : []
    if kind.contains(.gerund) { return participle(item, unit, after: frames) }
    if kind.contains(.capital), item > low || kind.isDisjoint(with: .says) { return nil }
    if kind.contains(.nounLike),
      !previous.isDisjoint(with: [.determiner, .binds, .possessive, .circumstance])
    {
      return nil
    }
    if previous.contains(.possessive) || FrameFinder.articles.contains(previousWord(item, low)) {
      return nil
    }
    if kind.contains(.nounLike), kind.isDisjoint(with: .past), item + 1 < unit.items.upperBound,
      self.kind(item + 1).contains(.auxiliary)
    {
      return nil
    }
    // “member states in”: a noun, unless a name or pronoun stands before it.
    if kind.contains(.nounLike), kind.isDisjoint(with: [.past, .base]), item > low,
      previous.contains(.word),
      previous.isDisjoint(with: [.capital, .pronoun, .relative, .adverb, .auxiliary])
    {
      return nil
    }
    if kind.contains(.base), !kind.contains(.past), !takesBase(item, low) { return nil }
    if isNaming(item, unit) { return nil }
    let group = verbGroup(item, low)
    if group.isPassive, !FrameFinder.quoted.contains(text.word(item)) { return nil }
    if let source = inverted(item, unit) {
      return Frame(
        form: .inverted, kind: kind, cue: item..<item + 1, source: source, looksBack: true,
        looksAhead: item == low || introduces(source.upperBound, unit))
    }
    if let source = sharedSubject(group.start, item, unit, frames) {
      return Frame(
        form: .participle, kind: kind, cue: item..<item + 1, source: source, looksBack: false,
        looksAhead: true)
    }
    guard let source = nouns.subject(before: item, from: low), isSubject(source) else { return nil }
    let (back, ahead) = directions(source, item, unit)
    var frame = Frame(
      form: .subjectFirst, kind: kind, cue: item..<item + 1, source: source, looksBack: back,
      looksAhead: ahead)
    frame.isNegated = (group.start..<item).contains { self.kind($0).contains(.negation) }
    if frame.isNegated, !kind.contains(.plainlySays) { frame.looksAhead = false }
    return frame
  }

  /// The subject of “She went home and said”, “They agreed to say”: that of the verb before.
  private func sharedSubject(
    _ start: Int, _ item: Int, _ unit: Unit, _ frames: [Frame]
  ) -> Range<Int>? {
    let low = unit.items.lowerBound
    guard start > low else { return nil }
    let previous = kind(start - 1)
    let isInfinitive = text.word(start - 1) == FrameFinder.to
    let earlier = lastSpeaker(frames)
    if previous.contains(.coordinates) || isInfinitive || followsCircumstance(start, low) {
      return earlier ?? mainSubject(unit, before: start)
    }
    // “He raised doubts, called her “unfit” and left.”
    guard previous.contains(.comma), let earlier, let last = frames.last,
      kind(item).contains(.past), last.cue.upperBound < start - 1
    else { return nil }
    let hasName = (last.cue.upperBound..<start).contains {
      !kind($0).isDisjoint(with: [.capital, .relative])
    }
    return hasName ? nil : earlier
  }

  /// “and in a statement praised”: circumstances between “and” and the verb.
  private func followsCircumstance(_ start: Int, _ low: Int) -> Bool {
    var place = start
    while place > max(low, start - 5), kind(place - 1).contains(.word),
      kind(place - 1).isDisjoint(with: [.circumstance, .capital, .pronoun])
    { place -= 1 }
    guard place < start, place - 1 > low, kind(place - 1).contains(.circumstance) else {
      return false
    }
    return kind(place - 2).contains(.coordinates)
  }

  /// The source of the last reporting clause that is not part of another.
  private func lastSpeaker(_ frames: [Frame]) -> Range<Int>? {
    let recent = frames.suffix(6)
    return recent.last { $0.source != nil && !$0.isNested && $0.kind.contains(.says) }?.source
      ?? recent.last { $0.source != nil && !$0.isNested && $0.kind.contains(.calls) }?.source
  }

  /// “Lee said she believes”: what is reported begins with the clause's subject.
  private func isNested(_ frame: Frame, in outer: Frame?, _ unit: Unit) -> Bool {
    // “Lee, who said”: a relative clause says nothing of the sentence’s own speaker.
    if let source = frame.source, kind(source.lowerBound).contains(.relative),
      source.lowerBound > unit.items.lowerBound
    {
      return true
    }
    guard let outer, outer.looksAhead, let source = frame.source, frame.form == .subjectFirst,
      source.lowerBound >= outer.cue.upperBound
    else { return false }
    var place = source.lowerBound
    if place > outer.cue.upperBound, text.word(place - 1) == FrameFinder.that { return true }
    let low = max(outer.cue.upperBound, place - 10)
    while place > low,
      kind(place - 1).isDisjoint(with: [.comma, .coordinates, .stretch, .parting, .terminal])
    { place -= 1 }
    return place == outer.cue.upperBound || (place == low && outer.isNested)
  }

  private func previousWord(_ item: Int, _ low: Int) -> FoldedWord {
    item > low ? text.word(item - 1) : FrameFinder.to
  }

  /// A form without ending needs a plural subject, an auxiliary or “to”.
  private func takesBase(_ item: Int, _ low: Int) -> Bool {
    var place = item
    while place > low, kind(place - 1).contains(.adverb) { place -= 1 }
    guard place > low else { return false }
    let previous = kind(place - 1)
    if !previous.isDisjoint(with: [.auxiliary, .pronoun, .negation, .coordinates]) { return true }
    if text.word(place - 1) == FrameFinder.to {
      return kind(item).contains(.says)
    }
    guard previous.contains(.word), kind(item).isDisjoint(with: .nounLike) else { return false }
    if kind(item).contains(.says), previous.isDisjoint(with: [.binds, .circumstance, .determiner]) {
      return true
    }
    let end = text.page.tokens.bytes(of: text.items[place - 1].tokens).upperBound
    return text.page.article.text.utf8[end - 1] == 0x73
  }

  private func verbGroup(_ item: Int, _ low: Int) -> (start: Int, isPassive: Bool) {
    var start = item
    var isPassive = false
    while start > low, !kind(start - 1).isDisjoint(with: [.adverb, .auxiliary, .negation]) {
      if kind(start - 1).contains(.capital) { break }
      start -= 1
      if FrameFinder.being.contains(text.word(start)) { isPassive = true }
    }
    return (start, isPassive && kind(item).contains(.past))
  }

  private func isSubject(_ source: Range<Int>) -> Bool {
    source.contains {
      !kind($0).isDisjoint(with: [.word]) && kind($0).isDisjoint(with: [.possessive])
    }
  }

  /// “…”, said Lindqvist: the subject behind the verb.
  private func inverted(_ item: Int, _ unit: Unit) -> Range<Int>? {
    guard kind(item).contains(.says), !FrameFinder.telling.contains(text.word(item)) else {
      return nil
    }
    let high = unit.items.upperBound
    let low = unit.items.lowerBound
    guard item + 1 < high else { return nil }
    let next = kind(item + 1)
    guard next.contains(.word),
      !next.isDisjoint(with: [.capital, .determiner])
        || next.isDisjoint(with: [
          .binds, .circumstance, .subordinates, .coordinates, .adverb, .time, .auxiliary, .pronoun,
          .gerund, .possessive, .negation,
        ])
    else { return nil }
    guard !next.contains(.time), let phrase = nouns.phrase(startingAt: item + 1, to: high) else {
      return nil
    }
    if item == low {
      return next.contains(.capital) || next.contains(.determiner) ? phrase : nil
    }
    let previous = kind(item - 1)
    if previous.contains(.stretch) { return phrase }
    guard !previous.isDisjoint(with: [.comma, .dash]) else { return nil }
    if item - 1 > low, kind(item - 2).contains(.stretch) { return phrase }
    guard kind(item).contains(.plainlySays) else { return nil }
    // “…, said Lindqvist.” but not “Lee, who leads the party, said the deal was off.”
    guard
      phrase.upperBound == high
        || !kind(phrase.upperBound).isDisjoint(with: [
          .terminal, .comma, .circumstance, .time, .colon,
        ])
    else { return nil }
    return phrase
  }

  /// Whether a colon, or a comma and a stretch, stand at an item.
  private func introduces(_ item: Int, _ unit: Unit) -> Bool {
    guard item < unit.items.upperBound else { return false }
    if kind(item).contains(.colon) { return true }
    return kind(item).contains(.comma) && item + 1 < unit.items.upperBound
      && kind(item + 1).contains(.stretch)
  }

  /// Where the content of a clause with its subject first may stand.
  private func directions(_ source: Range<Int>, _ verb: Int, _ unit: Unit) -> (Bool, Bool) {
    let low = unit.items.lowerBound
    let high = unit.items.upperBound
    var before = source.lowerBound
    while before > low, !kind(before - 1).isDisjoint(with: [.comma, .dash, .coordinates]) {
      before -= 1
    }
    let touches = before > low && touchesStretch(before, low)
    let isParted = before < source.lowerBound && before - low >= 4
    var next = verb + 1
    while next < high, kind(next).contains(.adverb) { next += 1 }
    guard next < high else { return (touches || isParted, false) }
    let following = kind(next)
    if !following.isDisjoint(with: .terminal) { return (touches || isParted, false) }
    if !following.isDisjoint(with: [.stretch, .colon]) { return (touches, true) }
    if following.contains(.comma) { return (touches || isParted, true) }
    if text.word(next) == FrameFinder.that { return (false, true) }
    return (touches, true)
  }

  /// Whether nothing but names and commas stand between a stretch and an item.
  func touchesStretch(_ item: Int, _ low: Int) -> Bool {
    var place = item
    while place > low, item - place < 12 {
      let kind = kind(place - 1)
      if kind.contains(.stretch) { return true }
      if !kind.isDisjoint(with: [.auxiliary, .cue, .otherVerb, .subordinates, .terminal, .colon]) {
        return false
      }
      place -= 1
    }
    return false
  }

  /// “…, adding that …”: the source is that of the clause before, or the subject that follows.
  private func participle(_ item: Int, _ unit: Unit, after frames: [Frame]) -> Frame? {
    let low = unit.items.lowerBound
    if item > low, kind(item).contains(.nounLike), kind(item - 1).contains(.determiner) {
      return nil
    }
    var source: Range<Int>?
    if item > low, text.word(item - 1) == FrameFinder.asWord,
      let citing = frames.suffix(6).last(where: {
        FrameFinder.quoted.contains(text.word($0.cue.lowerBound))
      }
      ),
      let object = nouns.phrase(startingAt: citing.cue.upperBound, to: item - 1)
    {
      source = object
    } else if let subject = progressiveSubject(item, low) {
      return Frame(
        form: .subjectFirst, kind: kind(item), cue: item..<item + 1, source: subject,
        looksBack: false, looksAhead: true)
    } else if item - low < 3 {
      source = subjectBehindComma(item, unit)
    } else {
      source = nameBefore(item, unit)
    }
    source = source ?? lastSpeaker(frames) ?? mainSubject(unit, before: item)
    guard let source else { return nil }
    return Frame(
      form: .participle, kind: kind(item), cue: item..<item + 1, source: source,
      looksBack: false, looksAhead: true)
  }

  /// “Lindqvist is calling”, “Lindqvist kept asking”: the participle is part of a finite verb.
  private func progressiveSubject(_ item: Int, _ low: Int) -> Range<Int>? {
    guard item > low else { return nil }
    var verb = item
    while verb > low, kind(verb - 1).contains(.adverb) { verb -= 1 }
    guard verb > low else { return nil }
    if kind(verb - 1).contains(.auxiliary) { return nouns.subject(before: verb, from: low) }
    guard FrameFinder.going.contains(text.word(verb - 1)) else { return nil }
    return nouns.subject(before: verb - 1, from: low)
  }

  /// “footage of Lindqvist saying”: the name right before the participle.
  private func nameBefore(_ item: Int, _ unit: Unit) -> Range<Int>? {
    let low = unit.items.lowerBound
    var end = item
    while end > low + 1, kind(end - 1).contains(.adverb) { end -= 1 }
    guard kind(end - 1).contains(.capital), !kind(end - 1).contains(.time) else { return nil }
    var start = end - 1
    while start > low, kind(start - 1).contains(.capital) { start -= 1 }
    guard start > low, !kind(start - 1).isDisjoint(with: [.binds, .determiner, .otherVerb]),
      text.word(start - 1) != FrameFinder.to
    else { return nil }
    return start..<end
  }

  /// The subject of the main clause that follows a participle clause at the unit's begin.
  private func subjectBehindComma(_ item: Int, _ unit: Unit) -> Range<Int>? {
    let high = min(unit.items.upperBound, item + 40)
    for place in (item + 1)..<max(item + 1, high) {
      let isComma = kind(place).contains(.comma)
      let isStretch = kind(place).contains(.stretch) && place > item + 1 && endsInComma(place)
      guard isComma || isStretch, place + 1 < high else { continue }
      guard !kind(place + 1).isDisjoint(with: [.capital, .determiner, .pronoun]) else { continue }
      return nouns.phrase(startingAt: place + 1, to: high)
    }
    return nil
  }

  /// Whether a stretch ends with a comma inside its marks.
  func endsInComma(_ item: Int) -> Bool {
    guard text.items[item].stretch >= 0 else { return false }
    let content = text.stretches[text.items[item].stretch].content
    return text.page.tokens.tokens[content.upperBound - 1].scalar == 0x2C
  }

  /// The first name or pronoun of a unit: its likely subject.
  func mainSubject(_ unit: Unit, before limit: Int) -> Range<Int>? {
    let high = min(limit, unit.items.upperBound, unit.items.lowerBound + 80)
    let first = mainClauseStart(unit, before: high)
    var place = first
    while place < high {
      let kind = kind(place)
      let isFirst = place == first
      if kind.contains(.pronoun), kind.isDisjoint(with: [.relative]) {
        return place..<place + 1
      }
      if kind.contains(.capital),
        kind.isDisjoint(with: [.time, .circumstance, .binds, .coordinates, .subordinates, .adverb]),
        !isFirst || kind.isDisjoint(with: [.determiner, .gerund])
      {
        return nouns.phrase(startingAt: place, to: high)
      }
      if kind.contains(.determiner), let phrase = nouns.phrase(startingAt: place, to: high),
        phrase.count > 1, isFirst
      {
        return phrase
      }
      place += 1
    }
    return nil
  }

  /// Where the main clause begins: behind “With the talks over,” and the like.
  private func mainClauseStart(_ unit: Unit, before limit: Int) -> Int {
    var low = unit.items.lowerBound
    while low + 1 < limit, !kind(low).isDisjoint(with: [.coordinates, .adverb, .comma]) { low += 1 }
    guard low < limit,
      !kind(low).isDisjoint(with: [.binds, .circumstance, .subordinates, .gerund])
    else { return low }
    guard let comma = (low..<limit).first(where: { kind($0).contains(.comma) }),
      comma + 1 < limit
    else { return low }
    return comma + 1
  }
}
