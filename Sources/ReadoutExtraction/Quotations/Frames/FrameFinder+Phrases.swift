// Reporting clauses without a verb of their own: according to, per, in the words of.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension FrameFinder {
  func accordingTo(_ item: Int, _ unit: Unit) -> Frame? {
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
  func per(_ item: Int, _ unit: Unit) -> Frame? {
    guard item > unit.items.lowerBound,
      !kind(item - 1).isDisjoint(with: [.comma, .stretch]),
      let source = nouns.phrase(startingAt: item + 1, to: unit.items.upperBound)
    else { return nil }
    return Frame(
      form: .accordingTo, kind: .says, cue: item..<item + 1, source: source, looksBack: true,
      looksAhead: false)
  }

  /// “as Lindqvist put it”.
  func puttingIt(_ item: Int, _ unit: Unit) -> Frame? {
    guard item + 1 < unit.items.upperBound, text.word(item + 1) == FrameFinder.it,
      let source = nouns.subject(before: item, from: unit.items.lowerBound)
    else { return nil }
    return Frame(
      form: .subjectFirst, kind: .says, cue: item..<item + 2, source: source, looksBack: true,
      looksAhead: true)
  }

  /// “a play called “…””: the verb gives a name.
  func isNaming(_ item: Int, _ unit: Unit) -> Bool {
    guard kind(item).contains(.names), item + 1 < unit.items.upperBound,
      kind(item + 1).contains(.stretch)
    else { return false }
    let low = max(unit.items.lowerBound, item - 8)
    return !(low..<item).contains { text.word($0) == FrameFinder.what }
  }

  /// “Lindqvist’s assurance: “…””, “in the words of Lindqvist, “…””.
  func noun(_ item: Int, _ unit: Unit) -> Frame? {
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
}
