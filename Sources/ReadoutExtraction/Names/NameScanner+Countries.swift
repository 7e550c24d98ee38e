// Countries, organisations and ministries: “China’s Foreign Ministry”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension NameScanner {
  func country(at index: Int, allowsDemonym: Bool) -> (Int32, Int)? {
    guard index < end, tokens[index].isCapitalisedWord, let match = readings[index].phrase
    else { return nil }
    var next: Int? = Int(match.entry)
    while let entry = next {
      let (meaning, after) = knowledge.phrases[entry]
      switch meaning {
      case .country(let country): return (country, Int(match.length))
      case .demonym(let country) where allowsDemonym: return (country, Int(match.length))
      default: next = after
      }
    }
    return nil
  }

  func organisation(at index: Int) -> (Int32, Int)? {
    guard let match = readings[index].phrase else { return nil }
    var next: Int? = Int(match.entry)
    while let entry = next {
      let (meaning, after) = knowledge.phrases[entry]
      if case .organisation(let organisation) = meaning { return (organisation, Int(match.length)) }
      next = after
    }
    return nil
  }

  /// “China’s Foreign Ministry”, “the Norland Defence Ministry”, “Russian Ministry of Defence”.
  func ministry(at index: Int) -> NameSighting? {
    guard !readings[index].kind.contains(.ordinary) else { return nil }
    var title = NameSighting.Title()
    var next = index
    if let (country, length) = country(at: index, allowsDemonym: true) {
      title.country = country
      next += length
    } else {
      next += 1
      if next < end, tokens[next].kind == .possessive {
        title.unknownCountry = index..<next
      } else {
        next = index
      }
    }
    if next < end, tokens[next].kind == .possessive { next += 1 }
    let start = next
    var last: Int?
    while next < end, next < start + 4, tokens[next].kind == .word,
      tokens[next].isCapitalisedWord
        || readings[next].kind.contains(.ministry)
    {
      if readings[next].kind.contains(.ministry) {
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
