// Chooses the reporting clause of a stretch among those of its sentence.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension StretchLinker {
  func best(
    of frames: [Frame], for item: Int, _ unit: Unit
  ) -> (Int, Attribution.Basis)? {
    var behind: Int?
    var later: Int?
    var ahead: Int?
    for (index, frame) in frames.enumerated() {
      if frame.whole.lowerBound > item, frame.looksBack {
        if behind == nil, touchesBehind(frame, item) { behind = index }
        if later == nil, !hasStretch(item + 1, frame.whole.lowerBound) { later = index }
      } else if frame.cue.upperBound <= item, frame.looksAhead,
        frame.source.map({ $0.upperBound <= item || $0.lowerBound > item }) ?? true
      {
        if yields(frame, to: ahead.map { frames[$0] }) { continue }
        ahead = index
      }
    }
    if let behind, let ahead, frames[ahead].kind.contains(.plainlySays),
      !frames[behind].kind.contains(.plainlySays), touchesAhead(frames[ahead], item)
    {
      return (ahead, .adjacent)
    }
    if let behind,
      ahead == nil
        || (endsClause(item) && !kind(max(0, item - 1)).contains(.colon)
          && frames[behind].form != .accordingTo)
    {
      return (behind, .adjacent)
    }
    if let ahead {
      return (ahead, touchesAhead(frames[ahead], item) ? .adjacent : .sameSentence)
    }
    if let behind { return (behind, .adjacent) }
    return later.map { ($0, .sameSentence) }
  }

  /// Whether a clause is only part of what an outer one reports: “Lee said she believes”.
  func yields(_ frame: Frame, to outer: Frame?) -> Bool {
    guard let outer, outer.kind.contains(.says), let source = frame.source else { return false }
    if frame.kind.isDisjoint(with: [.says, .calls]) || frame.kind.contains(.base) { return true }
    guard frame.isNested else { return false }
    if !frame.kind.contains(.says) { return true }
    if !frame.kind.contains(.plainlySays), kind(source.lowerBound).contains(.determiner) {
      return true
    }
    return kind(source.lowerBound).contains(.pronoun)
      || !source.contains { kind($0).contains(.capital) }
  }

  /// Whether nothing but a comma, a dash and adverbs stand between a stretch and a clause behind.
  func touchesBehind(_ frame: Frame, _ item: Int) -> Bool {
    var place = frame.whole.lowerBound
    while place > item + 1,
      !kind(place - 1).isDisjoint(with: [.comma, .dash, .adverb, .coordinates])
    { place -= 1 }
    if place == item + 1 { return true }
    // “…,” another friend, Ann Lee, said.
    return frame.form == .subjectFirst && place - item < 10
      && kind(frame.whole.lowerBound - 1).contains(.comma)
      && finder.touchesStretch(place, item)
  }

  func touchesAhead(_ frame: Frame, _ item: Int) -> Bool {
    var place = item
    let low = max(frame.cue.upperBound, item - 12)
    while place > low, kind(place - 1).isDisjoint(with: [.otherVerb, .stretch, .parting]) {
      place -= 1
    }
    return place == frame.cue.upperBound
  }

  func hasStretch(_ low: Int, _ high: Int) -> Bool {
    guard low < high, high - low < 200 else { return low < high }
    return (low..<high).contains { text.items[$0].stretch >= 0 }
  }

  /// Whether a stretch ends with a comma, a question or a dash, so that its clause follows.
  func endsClause(_ item: Int) -> Bool {
    let content = text.stretches[text.items[item].stretch].content
    let last = text.page.tokens.tokens[content.upperBound - 1]
    if last.kind == .mark { return true }
    return item + 1 < text.items.count && kind(item + 1).contains(.comma)
  }

  /// “…,” the minister riffed: a subject right behind the stretch, with a verb that is not known.
  func followingSubject(_ item: Int, _ unit: Unit) -> Range<Int>? {
    let next = item + 1
    let content = text.stretches[text.items[item].stretch].content
    let last = text.page.tokens.tokens[content.upperBound - 1]
    guard next < unit.items.upperBound, last.scalar == 0x2C || last.scalar == 0x3F,
      !kind(next).isDisjoint(with: [.capital, .determiner, .pronoun]),
      let phrase = NounPhrase(text: text).phrase(startingAt: next, to: unit.items.upperBound),
      phrase.upperBound < unit.items.upperBound, kind(phrase.upperBound).contains(.word)
    else { return nil }
    return phrase
  }

  /// “LINDQVIST: “…”” and “…” — Tomas Lindqvist.
  func label(_ item: Int, _ unit: Unit) -> Range<Int>? {
    let low = unit.items.lowerBound
    let high = unit.items.upperBound
    if item - 1 > low, kind(item - 1).contains(.colon),
      let name = NounPhrase(text: text).phrase(beforeColon: item - 1, from: low)
    {
      return name
    }
    let next = item + 1
    if next + 1 < high, high - next <= 14, kind(next).contains(.dash),
      kind(next + 1).contains(.capital)
    {
      return NounPhrase(text: text).phrase(startingAt: next + 1, to: high)
    }
    return nil
  }
}
