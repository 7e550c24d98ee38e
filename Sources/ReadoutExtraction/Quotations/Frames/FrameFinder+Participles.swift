// Reporting clauses whose cue is a participle: adding, saying, calling.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension FrameFinder {
  /// “…, adding that …”: the source is that of the clause before, or the subject that follows.
  func participle(_ item: Int, _ unit: Unit, after frames: [Frame]) -> Frame? {
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
  func progressiveSubject(_ item: Int, _ low: Int) -> Range<Int>? {
    guard item > low else { return nil }
    var verb = item
    while verb > low, kind(verb - 1).contains(.adverb) { verb -= 1 }
    guard verb > low else { return nil }
    if kind(verb - 1).contains(.auxiliary) { return nouns.subject(before: verb, from: low) }
    guard FrameFinder.going.contains(text.word(verb - 1)) else { return nil }
    return nouns.subject(before: verb - 1, from: low)
  }

  /// “footage of Lindqvist saying”: the name right before the participle.
  func nameBefore(_ item: Int, _ unit: Unit) -> Range<Int>? {
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
  func subjectBehindComma(_ item: Int, _ unit: Unit) -> Range<Int>? {
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
}
