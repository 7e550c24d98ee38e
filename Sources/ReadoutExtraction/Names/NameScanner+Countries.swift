// Countries, organisations and ministries: “China’s Foreign Ministry”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension NameScanner {
  func country(at index: Int, allowsDemonym: Bool) -> (Int32, Int)? {
    guard index < end, text.tokens[index].isCapitalisedWord,
      let (entry, length) = longestMatch(
        in: knowledge.phrases, at: index,
        longest: knowledge.phrases.longest(from: text.tokens[index].word))
    else { return nil }
    for meaning in knowledge.phrases.meanings(entry) {
      switch meaning {
      case .country(let country): return (country, length)
      case .demonym(let country) where allowsDemonym: return (country, length)
      default: continue
      }
    }
    return nil
  }

  func organisation(at index: Int) -> (Int32, Int)? {
    guard
      let (entry, length) = longestMatch(
        in: knowledge.phrases, at: index,
        longest: knowledge.phrases.longest(from: text.tokens[index].word))
    else { return nil }
    for meaning in knowledge.phrases.meanings(entry) {
      if case .organisation(let organisation) = meaning { return (organisation, length) }
    }
    return nil
  }

  /// “China’s Foreign Ministry”, “the Norland Defence Ministry”, “Russian Ministry of Defence”.
  func ministry(at index: Int) -> NameSighting? {
    guard !lexicon.kind(of: text.tokens[index].word).contains(.ordinary) else { return nil }
    var title = NameSighting.Title()
    var next = index
    if let (country, length) = country(at: index, allowsDemonym: true) {
      title.country = country
      next += length
    } else {
      next += 1
      if next < end, text.tokens[next].kind == .possessive {
        title.unknownCountry = index..<next
      } else {
        next = index
      }
    }
    if next < end, text.tokens[next].kind == .possessive { next += 1 }
    let start = next
    var last: Int?
    while next < end, next < start + 4, text.tokens[next].kind == .word,
      text.tokens[next].isCapitalisedWord
        || lexicon.kind(of: text.tokens[next].word).contains(.ministry)
    {
      if lexicon.kind(of: text.tokens[next].word).contains(.ministry) {
        last = next
        break
      }
      next += 1
    }
    guard let last else { return nil }
    var after = last + 1
    if last == start, word(after) == NameWords.of || word(after) == NameWords.for,
      let run = capitalRun(at: after + 1)
    {
      after = run.upperBound
    } else if last == start, title.country < 0 {
      return nil
    }
    var sighting = NameSighting(
      tokens: index..<after, head: start..<after, subject: .namedOrganisation, title: title)
    sighting.title?.office = start..<after
    return sighting
  }
}
