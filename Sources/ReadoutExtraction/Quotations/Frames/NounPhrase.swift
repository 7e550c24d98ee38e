// Finds the noun phrase before or behind a verb, without a grammar.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Finds noun phrases by what cannot stand in them.
///
/// The subject of “Ann Lee, who leads the party, said” is “Ann Lee”; that of “On Monday, officials in
/// Haldvik said” is “officials in Haldvik”. Every search is bounded, so that all together are linear.
struct NounPhrase {
  let text: ReportedText

  /// The most items that are looked at.
  private static let reach = 48

  /// The items that end a noun phrase on its left.
  private static let leftBarrier: WordClass = [
    .comma, .terminal, .colon, .parting, .stretch, .auxiliary, .subordinates, .negation,
  ]
  private static let rightBarrier: WordClass = [
    .comma, .terminal, .colon, .parting, .stretch, .auxiliary, .subordinates, .negation,
    .circumstance, .time,
  ]

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// Whether the item is a verb in this place, as far as one can tell.
  private func isVerb(_ item: Int) -> Bool {
    let kind = kind(item)
    guard !kind.contains(.capital) else { return false }
    if kind.contains([.word, .pastLike]), item + 1 < text.items.count {
      return !self.kind(item + 1).isDisjoint(with: [
        .determiner, .binds, .circumstance, .pronoun, .subordinates,
      ]) && (item == 0 || !self.kind(item - 1).contains(.determiner))
    }
    if kind.isDisjoint(with: [.says, .calls, .thinks, .otherVerb]) { return false }
    return kind.isDisjoint(with: [.nounLike, .base, .gerund])
  }

  /// The subject whose verb group begins at an item; nil if there is none.
  ///
  /// - Parameter low: The first item that may belong to it.
  func subject(before verb: Int, from low: Int) -> Range<Int>? {
    let floor = max(low, verb - NounPhrase.reach)
    var end = verb
    while end > floor,
      !kind(end - 1).isDisjoint(with: [.adverb, .auxiliary, .negation])
        || kind(end - 1) == [.word, .possessive]
    {
      if kind(end - 1).contains(.capital) { break }
      end -= 1
    }
    // “On Monday” and the like between subject and verb.
    end = skipTime(endingAt: end, from: floor)
    guard end > floor else { return nil }
    if !kind(end - 1).isDisjoint(with: [.comma, .parting]) {
      return subject(beforeApposition: end - 1, from: floor)
    }
    let found = phrase(endingAt: end, from: floor)
    if let found, found.lowerBound - 2 >= floor, kind(found.lowerBound - 1).contains(.circumstance),
      kind(found.lowerBound - 2).contains(.relative)
    {
      return found.lowerBound - 2..<found.lowerBound - 1
    }
    if let found, found.lowerBound - 2 > floor, kind(found.lowerBound - 1).contains(.circumstance),
      kind(found.lowerBound - 2).contains(.auxiliary)
    {
      return subject(before: found.lowerBound - 1, from: floor)
    }
    return found
  }

  private func skipTime(endingAt end: Int, from floor: Int) -> Int {
    var place = end
    while place > floor, kind(place - 1).contains(.time) { place -= 1 }
    guard place < end, place > floor else { return end }
    if kind(place - 1).contains(.circumstance) { place -= 1 }
    return place
  }

  /// The phrase that ends before an item, without introducing words.
  func phrase(endingAt end: Int, from floor: Int) -> Range<Int>? {
    guard end > floor else { return nil }
    let last = kind(end - 1)
    guard last.contains(.word) else { return nil }
    if last.contains(.pronoun) { return end - 1..<end }
    var start = end
    while start > floor {
      let kind = kind(start - 1)
      if !kind.isDisjoint(with: NounPhrase.leftBarrier) { break }
      if kind.contains(.pronoun), !kind.contains(.determiner) { break }
      if isVerb(start - 1) { break }
      start -= 1
    }
    while start < end,
      !kind(start).isDisjoint(with: [
        .binds, .circumstance, .coordinates, .adverb, .possessive, .time,
      ])
    {
      if kind(start).contains(.capital),
        kind(start).isDisjoint(with: [.time, .coordinates, .circumstance, .binds, .adverb])
      {
        break
      }
      start += 1
    }
    return start < end ? start..<end : nil
  }

  /// The subject before an apposition or relative clause that a comma, dash or bracket closes.
  private func subject(beforeApposition closing: Int, from floor: Int) -> Range<Int>? {
    if kind(closing).contains(.closing) {
      var opening = closing
      while opening > floor, !kind(opening).contains([.parting, .opening]) { opening -= 1 }
      return phrase(endingAt: opening, from: floor)
    }
    // 1. The chunks between commas, from right to left.
    var chunks: [Range<Int>] = []
    var end = closing
    while end > floor {
      var begin = end
      while begin > floor,
        kind(begin - 1).isDisjoint(with: [.comma, .parting, .terminal, .colon, .stretch])
      { begin -= 1 }
      if begin < end { chunks.append(begin..<end) }
      guard begin > floor, kind(begin - 1).isDisjoint(with: [.terminal, .colon, .stretch]) else {
        break
      }
      end = begin - 1
    }
    // 2. The leftmost that can be a subject, best one that begins with a name or pronoun.
    var second: Range<Int>?
    for chunk in chunks.reversed() {
      guard let found = namePhrase(in: chunk) else { continue }
      if !kind(found.lowerBound).isDisjoint(with: [.capital, .pronoun]) {
        return found
      }
      second = second ?? found
    }
    if let second { return second }
    // 3. The end of the rightmost that is no apposition: “years ago that Ann Lee, who …, said”.
    for chunk in chunks where !beginsApposition(chunk) {
      if let found = phrase(endingAt: chunk.upperBound, from: chunk.lowerBound) { return found }
    }
    return chunks.last.flatMap { phrase(endingAt: $0.upperBound, from: $0.lowerBound) }
  }

  private func beginsApposition(_ chunk: Range<Int>) -> Bool {
    !kind(chunk.lowerBound).isDisjoint(with: [
      .relative, .binds, .circumstance, .gerund, .determiner, .time,
    ])
  }

  /// The noun phrase that a chunk between commas consists of; nil if it is more or less than one.
  private func namePhrase(in chunk: Range<Int>) -> Range<Int>? {
    var begin = chunk.lowerBound
    while begin < chunk.upperBound - 1, !kind(begin).isDisjoint(with: [.adverb, .coordinates]) {
      begin += 1
    }
    let first = kind(begin)
    if !first.isDisjoint(with: [
      .relative, .subordinates, .binds, .circumstance, .gerund, .adverb, .time, .auxiliary,
    ]) {
      return nil
    }
    let hasVerb = chunk.contains {
      !kind($0).isDisjoint(with: [.auxiliary, .subordinates]) || isVerb($0)
    }
    if hasVerb { return nil }
    guard let found = phrase(endingAt: chunk.upperBound, from: chunk.lowerBound) else { return nil }
    let isName = found.contains { !kind($0).isDisjoint(with: [.capital, .pronoun]) }
    return isName || first.contains(.determiner) || chunk.count < 3 ? found : nil
  }

  /// The name that stands before a colon as a label: “LEE: “…””, “- Ann Lee: “…””.
  func phrase(beforeColon colon: Int, from low: Int) -> Range<Int>? {
    var start = colon
    let floor = max(low, colon - 12)
    while start > floor, kind(start - 1).contains(.word),
      kind(start - 1).isDisjoint(with: [.auxiliary, .otherVerb, .says, .circumstance, .time])
    { start -= 1 }
    guard start < colon, start == low || kind(start - 1).contains(.dash) else { return nil }
    return phrase(endingAt: colon, from: start).flatMap { found in
      found.contains { kind($0).contains(.capital) } ? found : nil
    }
  }

  /// The phrase that begins at an item.
  func phrase(startingAt start: Int, to high: Int) -> Range<Int>? {
    let ceiling = min(high, start + NounPhrase.reach)
    var end = start
    if end < ceiling, kind(end).contains(.pronoun) { return end..<end + 1 }
    while end < ceiling {
      let kind = kind(end)
      if !kind.isDisjoint(with: NounPhrase.rightBarrier) { break }
      if kind.contains(.pronoun), !kind.contains(.determiner) { break }
      if isVerb(end) || (kind.contains(.gerund) && end > start) { break }
      if kind.contains(.determiner), end > start,
        self.kind(end - 1).isDisjoint(with: [
          .determiner, .binds, .coordinates, .possessive, .adverb,
        ])
      {
        break
      }
      end += 1
    }
    while end > start,
      !kind(end - 1).isDisjoint(with: [.binds, .coordinates, .adverb, .determiner])
    {
      end -= 1
    }
    if end > start { return start..<end }
    // “tweeted another”, “read one”.
    return start < ceiling && NounPhrase.standAlone.contains(text.word(start))
      ? start..<start + 1 : nil
  }

  /// Determiners that can be a subject by themselves.
  private static let standAlone = Set(
    ["one", "another", "some", "many", "both", "others", "most", "several", "two", "three"].map {
      FoldedWord($0)
    })
}
