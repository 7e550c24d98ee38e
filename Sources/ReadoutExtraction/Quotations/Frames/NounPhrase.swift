// Finds the noun phrase before or behind a verb, without a grammar.
// SPDX-License-Identifier: Apache-2.0

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
    return phrase(endingAt: end, from: floor)
  }

  private func skipTime(endingAt end: Int, from floor: Int) -> Int {
    var place = end
    while place > floor, kind(place - 1).contains(.time) { place -= 1 }
    guard place < end, place > floor else { return end }
    if kind(place - 1).contains(.circumstance) { place -= 1 }
    return place
  }

  /// The phrase that ends before an item, without introducing words.
  private func phrase(endingAt end: Int, from floor: Int) -> Range<Int>? {
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

  /// The subject before an apposition or relative clause that a comma or dash closes.
  private func subject(beforeApposition closing: Int, from floor: Int) -> Range<Int>? {
    var chunkEnd = closing
    var best: Range<Int>?
    while chunkEnd > floor {
      var opening = chunkEnd
      while opening > floor,
        kind(opening - 1).isDisjoint(with: [.comma, .parting, .terminal, .colon, .stretch])
      {
        opening -= 1
      }
      let chunk = opening..<chunkEnd
      let atStart =
        opening == floor || !kind(opening - 1).isDisjoint(with: [.terminal, .colon, .stretch])
      let found = chunk.isEmpty ? nil : namePhrase(in: chunk)
      if let found, best == nil || looksLikeName(chunk) { best = found }
      if let found, looksLikeName(chunk), !beginsApposition(chunk) { return found }
      if atStart { break }
      chunkEnd = opening - 1
    }
    return best
  }

  /// The phrase at the end of a chunk between commas.
  private func namePhrase(in chunk: Range<Int>) -> Range<Int>? {
    phrase(endingAt: chunk.upperBound, from: chunk.lowerBound)
  }

  private func looksLikeName(_ chunk: Range<Int>) -> Bool {
    let last = kind(chunk.upperBound - 1)
    return last.contains(.capital) || last.contains(.pronoun)
      || kind(chunk.lowerBound).contains(.determiner)
  }

  private func beginsApposition(_ chunk: Range<Int>) -> Bool {
    let first = kind(chunk.lowerBound)
    if !first.isDisjoint(with: [.relative, .subordinates, .binds, .circumstance, .gerund]) {
      return true
    }
    return first.contains(.determiner) && chunk.lowerBound > 0
      && kind(chunk.lowerBound - 1).contains(.comma)
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
      end += 1
    }
    while end > start,
      !kind(end - 1).isDisjoint(with: [.binds, .coordinates, .adverb, .determiner])
    {
      end -= 1
    }
    return end > start ? start..<end : nil
  }
}
