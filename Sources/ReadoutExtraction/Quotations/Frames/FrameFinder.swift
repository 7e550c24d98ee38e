// Finds the reporting clauses of a sentence.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Finds reporting clauses: cue, source and direction.
struct FrameFinder {
  let text: ReportedText
  let nouns: NounPhrase

  init(_ text: ReportedText) {
    self.text = text
    nouns = NounPhrase(text: text)
  }

  static let according = FoldedWord("according")
  static let to = FoldedWord("to")
  static let of = FoldedWord("of")
  static let asWord = FoldedWord("as")
  static let that = FoldedWord("that")
  static let going = Set(
    ["kept", "keeps", "keep", "began", "begins", "started", "starts", "went", "stopped", "left"].map
    {
      FoldedWord($0)
    })
  static let articles = Set(
    ["the", "a", "an", "his", "its", "their", "our", "my", "your"].map { FoldedWord($0) })
  static let telling = Set(["told", "tells", "tell"].map { FoldedWord($0) })
  static let words = FoldedWord("words")
  static let what = FoldedWord("what")
  static let per = FoldedWord("per")
  static let it = FoldedWord("it")
  static let putting = Set(["put", "puts"].map { FoldedWord($0) })
  static let quoted = Set(["quoted", "cited", "paraphrased"].map { FoldedWord($0) })
  static let being = Set(
    ["is", "are", "was", "were", "be", "been", "being"].map { FoldedWord($0) })

  func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// The reporting clauses of a unit, in order of their cues.
  func frames(in unit: Unit) -> [Frame] {
    var frames: [Frame] = []
    let (accordingWord, perWord) = (FrameFinder.according, FrameFinder.per)
    for item in unit.items {
      let kind = kind(item)
      let word = kind.contains(.word) ? text.word(item) : nil
      if word == accordingWord {
        if let frame = accordingTo(item, unit) { frames.append(frame) }
      } else if word == perWord {
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

  /// The reporting clause whose cue is a verb.
  func verb(_ item: Int, _ unit: Unit, after frames: [Frame]) -> Frame? {
    let kind = kind(item)
    let low = unit.items.lowerBound
    if kind.contains(.gerund) { return participle(item, unit, after: frames) }
    guard isFiniteVerb(item, unit), !isNaming(item, unit) else { return nil }
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

  /// Whether a word that can be a reporting verb is one here, and no noun or adjective.
  func isFiniteVerb(_ item: Int, _ unit: Unit) -> Bool {
    let kind = kind(item)
    let low = unit.items.lowerBound
    let previous = item > low ? self.kind(item - 1) : []
    if kind.contains(.capital), item > low || kind.isDisjoint(with: .says) { return false }
    // “the claim”, “Lindqvist’s alleged plan”.
    if previous.contains(.possessive) || FrameFinder.articles.contains(previousWord(item, low)) {
      return false
    }
    if kind.contains(.nounLike) {
      if !previous.isDisjoint(with: [.determiner, .binds, .circumstance]) { return false }
      if kind.contains(.past) { return true }
      // “the talks were”.
      if item + 1 < unit.items.upperBound, self.kind(item + 1).contains(.auxiliary) { return false }
      // “member states in”: a noun, unless a name or pronoun stands before it.
      if !kind.contains(.base), previous.contains(.word),
        previous.isDisjoint(with: [.capital, .pronoun, .relative, .adverb, .auxiliary])
      {
        return false
      }
    }
    return !kind.contains(.base) || kind.contains(.past) || takesBase(item, low)
  }

  func previousWord(_ item: Int, _ low: Int) -> FoldedWord {
    item > low ? text.word(item - 1) : FrameFinder.to
  }

  /// A form without ending needs a plural subject, an auxiliary or “to”.
  func takesBase(_ item: Int, _ low: Int) -> Bool {
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

  func verbGroup(_ item: Int, _ low: Int) -> (start: Int, isPassive: Bool) {
    var start = item
    var isPassive = false
    while start > low, !kind(start - 1).isDisjoint(with: [.adverb, .auxiliary, .negation]) {
      if kind(start - 1).contains(.capital) { break }
      start -= 1
      if FrameFinder.being.contains(text.word(start)) { isPassive = true }
    }
    return (start, isPassive && kind(item).contains(.past))
  }

  func isSubject(_ source: Range<Int>) -> Bool {
    source.contains {
      !kind($0).isDisjoint(with: [.word]) && kind($0).isDisjoint(with: [.possessive])
    }
  }

  /// A description with the name that explains it, where speech goes on behind.
  ///
  /// “A,” said his aide, Ann Lee, “B.” But not: “A,” said Ann Lee, “B.”
  private func withName(_ noun: Range<Int>, _ high: Int) -> Range<Int> {
    guard noun.upperBound < high, kind(noun.upperBound).contains(.comma) else { return noun }
    var end = noun.upperBound + 1
    while end < high, end < noun.upperBound + 5, kind(end).contains(.capital) { end += 1 }
    guard end > noun.upperBound + 1, end + 1 < high, kind(end).contains(.comma),
      kind(end + 1).contains(.stretch)
    else { return noun }
    return noun.lowerBound..<end
  }

  /// “…”, said Lindqvist: the subject behind the verb.
  func inverted(_ item: Int, _ unit: Unit) -> Range<Int>? {
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
    guard !next.contains(.time), let noun = nouns.phrase(startingAt: item + 1, to: high) else {
      return nil
    }
    let phrase = withName(noun, high)
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
  func introduces(_ item: Int, _ unit: Unit) -> Bool {
    guard item < unit.items.upperBound else { return false }
    if kind(item).contains(.colon) { return true }
    return kind(item).contains(.comma) && item + 1 < unit.items.upperBound
      && kind(item + 1).contains(.stretch)
  }

  /// Where the content of a clause with its subject first may stand.
  func directions(_ source: Range<Int>, _ verb: Int, _ unit: Unit) -> (Bool, Bool) {
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

  /// Whether a stretch ends with a comma inside its marks.
  func endsInComma(_ item: Int) -> Bool {
    guard text.items[item].stretch >= 0 else { return false }
    let content = text.stretches[text.items[item].stretch].content
    return text.page.tokens.tokens[content.upperBound - 1].scalar == 0x2C
  }
}
