// The subject of a verb where it does not stand beside it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension FrameFinder {
  /// The subject of “She went home and said”, “They agreed to say”: that of the verb before.
  func sharedSubject(
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
  func followsCircumstance(_ start: Int, _ low: Int) -> Bool {
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
  func lastSpeaker(_ frames: [Frame]) -> Range<Int>? {
    let recent = frames.suffix(6)
    return recent.last { $0.source != nil && !$0.isNested && $0.kind.contains(.says) }?.source
      ?? recent.last { $0.source != nil && !$0.isNested && $0.kind.contains(.calls) }?.source
  }

  /// “Lee said she believes”: what is reported begins with the clause's subject.
  func isNested(_ frame: Frame, in outer: Frame?, _ unit: Unit) -> Bool {
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
  func mainClauseStart(_ unit: Unit, before limit: Int) -> Int {
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
