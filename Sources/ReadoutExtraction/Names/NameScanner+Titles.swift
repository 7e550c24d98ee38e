// Titles, offices and appositions: “Norland’s prime minister, Tomas Lindqvist”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension NameScanner {
  /// “Norland’s prime minister, Tomas Lindqvist”, “the Russian president”, “Mr Lindqvist”.
  func titled(at index: Int, kind: NameWordClass) -> NameSighting? {
    guard let (title, after) = title(at: index) else { return nil }
    let isTitleOnly = title.role == .courtesy
    if let name = personName(at: after, isTitled: true) {
      var sighting = name
      sighting.tokens = index..<name.tokens.upperBound
      sighting.title = title
      sighting.evidence.insert(.title)
      return isTitleOnly ? withApposition(sighting) : withCountryBehind(sighting)
    }
    guard !isTitleOnly, !title.isPlural || title.country >= 0 else { return nil }
    // “Norland’s prime minister, Tomas Lindqvist, said”
    if isMark(after, 0x2C), let name = personName(at: after + 1, isTitled: false),
      name.head.count > 1 || isPerson(name.subject), !title.isPlural,
      isMark(name.tokens.upperBound, 0x2C) || isSentenceEnd(name.tokens.upperBound)
    {
      var sighting = name
      sighting.tokens = index..<name.tokens.upperBound
      sighting.title = title
      sighting.evidence.insert(.title)
      return sighting
    }
    let isLocated = title.country >= 0 || title.unknownCountry != nil || title.possessor != nil
    let isCounterpart = title.role == nil && title.possessor != nil
    guard
      isCounterpart
        || title.role != .other && !title.isPlural
          && (isLocated || startsDefinite(index) || title.office.lowerBound > index)
        || title.role == .other && startsDefinite(index) && title.organisation < 0
    else { return nil }
    var sighting = found(index, after, .office)
    sighting.title = title
    return sighting
  }

  /// “President Amara Okoye of Zembala”.
  func withCountryBehind(_ name: NameSighting) -> NameSighting {
    let next = name.tokens.upperBound
    guard let title = name.title, title.country < 0, title.unknownCountry == nil,
      let role = title.role, role.rawValue <= Role.minister.rawValue, word(next) == NameWords.of
    else { return name }
    var sighting = name
    var start = next + 1
    if wordClass(at: start).contains(.definite) { start += 1 }
    if let (country, length) = country(at: start, allowsDemonym: false) {
      sighting.title?.country = country
      sighting.tokens = name.tokens.lowerBound..<start + length
    } else if let run = capitalRun(at: start), run.count <= 3, !isOrganisation(run) {
      sighting.title?.unknownCountry = run
      sighting.tokens = name.tokens.lowerBound..<run.upperBound
    }
    return sighting
  }

  func startsDefinite(_ index: Int) -> Bool {
    readings[index].kind.contains(.definite)
  }

  func isPerson(_ subject: NameSighting.Subject) -> Bool {
    if case .person = subject { return true }
    return false
  }

  /// The title that begins at a token, and where it ends.
  func title(at index: Int) -> (NameSighting.Title, after: Int)? {
    var title = NameSighting.Title()
    var next = index
    let first = wordClass(at: next)
    if first.contains(.definite) {
      next += 1
    } else if first.contains(.indefinite) {
      title.isIndefinite = true
      next += 1
    } else if first.contains(.possessive), let pronoun = lexicon.pronouns[tokens[next].word.hash] {
      title.possessor = pronoun
      next += 1
    }
    skipModifiers(&next, &title)
    if let office = office(at: next) {
      return finish(&title, office, next)
    }
    guard readCountry(&next, &title) else {
      // “his Zembalan counterpart”, of a country that no table knows.
      guard title.possessor != nil, next < end, tokens[next].isCapitalisedWord,
        wordClass(at: next + 1).contains(.counterpart)
      else { return nil }
      title.unknownCountry = next..<next + 1
      title.office = next + 1..<next + 2
      return (title, next + 2)
    }
    skipModifiers(&next, &title)
    guard let office = office(at: next) else {
      // “his Chinese counterpart”
      guard title.possessor != nil, wordClass(at: next).contains(.counterpart) else { return nil }
      title.office = next..<next + 1
      return (title, next + 1)
    }
    return finish(&title, office, next)
  }

  func finish(
    _ title: inout NameSighting.Title, _ office: (OfficeWord, Int), _ start: Int
  ) -> (NameSighting.Title, after: Int)? {
    title.role = office.0.role
    title.gender = office.0.gender
    title.isPlural = office.0.isPlural
    title.office = start..<start + office.1
    var after = start + office.1
    // An office of its own: “the prime minister’s office” is not the prime minister.
    if after < end, tokens[after].kind == .possessive { return (title, after) }
    if office.0.role == .courtesy {
      if isMark(after, 0x2E) { after += 1 }
      return (title, after)
    }
    if title.country < 0, title.unknownCountry == nil, word(after) == NameWords.of {
      var next = after + 1
      if wordClass(at: next).contains(.definite) { next += 1 }
      if let (country, length) = country(at: next, allowsDemonym: false) {
        title.country = country
        after = next + length
      } else if office.0.role.rawValue <= Role.minister.rawValue,
        let run = capitalRun(at: next).map({ republic($0) }), run.count <= 3
      {
        title.unknownCountry = run
        after = run.upperBound
      } else if word(next) != nil, wordClass(at: next).subtracting(.office).isEmpty, next > after {
        // “the minister of the economy”
        after = next + 1
      }
      // “president of the chess federation”, “president of Norbank Group”: no head of state.
      if title.role?.rank == .leader, title.role != .organisationHead, let noun = word(next),
        !tokens[next].isCapitalisedWord && !NameWords.isNation(noun)
          || capitalRun(at: next).map(isOrganisation) ?? false && organisation(at: next) == nil
      {
        title.role = .other
      }
    }
    return (title, after)
  }

  /// The country alone of “Republic of Zembala Amara Okoye”, “Zembala Amara Okoye”.
  private func republic(_ run: Range<Int>) -> Range<Int> {
    var run = run
    if let last = run.last, NameWords.isForm(tokens[last].word),
      word(run.upperBound) == NameWords.of, let name = capitalRun(at: run.upperBound + 1)
    {
      run = name
    }
    guard run.count >= 3, knowledge.givenNames[tokens[run.lowerBound + 1].word.hash] != nil
    else { return run }
    return run.lowerBound..<run.lowerBound + 1
  }

  func skipModifiers(_ next: inout Int, _ title: inout NameSighting.Title) {
    let limit = next + 8
    while next < limit, case let kind = wordClass(at: next), kind.contains(.modifier) {
      // “Deputy Prime Minister” is an office of its own.
      if office(at: next) != nil, !kind.contains(.former) { return }
      if kind.contains(.former) { title.isFormer = true }
      next += 1
      if isMark(next, 0x2D) { next += 1 }
    }
  }

  /// Reads “Norland’s”, “Russian”, “the Kremlin’s”, “US” before an office.
  func readCountry(_ next: inout Int, _ title: inout NameSighting.Title) -> Bool {
    guard next < end, tokens[next].isCapitalisedWord else { return false }
    if let (country, length) = country(at: next, allowsDemonym: true) {
      title.country = country
      next += length
      if next < end, tokens[next].kind == .possessive { next += 1 }
      return true
    }
    if let (organisation, length) = organisation(at: next) {
      title.organisation = organisation
      next += length
      if next < end, tokens[next].kind == .possessive { next += 1 }
      return true
    }
    // A country that no table knows: “Norland’s”, “the Norland”, “Zembalan”.
    guard let run = capitalRun(at: next), run.count <= 3, !isKnownPerson(at: run.lowerBound),
      !isOrganisation(run), knowledge.givenNames[tokens[run.lowerBound].word.hash] == nil
    else { return false }
    var start = next
    var last = run.upperBound
    // In “Norland Prime Minister” the run goes on into the office.
    for index in run where office(at: index) != nil {
      last = index
      break
    }
    guard last > start else { return false }
    let isPossessive = last < end && tokens[last].kind == .possessive
    var after = isPossessive ? last + 1 : last
    var modifiers = title
    skipModifiers(&after, &modifiers)
    guard let (office, _) = office(at: after), office.role.rawValue <= Role.minister.rawValue else {
      return false
    }
    if start == sentenceStart, readings[start].kind.contains(.ordinary) {
      start += 1
    }
    guard start < last else { return false }
    title.unknownCountry = start..<last
    next = isPossessive ? last + 1 : last
    return true
  }

  func office(at index: Int) -> (OfficeWord, Int)? {
    guard index < end, let match = readings[index].office else { return nil }
    return (lexicon.offices[Int(match.entry)].meaning, Int(match.length))
  }

  /// “Ilse Varga, an expert with the Harbour Institute”, “Tomas Lindqvist, Norland’s prime minister”.
  func withApposition(_ name: NameSighting) -> NameSighting {
    switch name.subject {
    case .person, .words: break
    default: return name
    }
    var sighting = name
    let comma = name.tokens.upperBound
    guard isMark(comma, 0x2C), comma + 1 < end else { return sighting }
    // “Lee, 45,”, “Lee, who”, “Lee, of Haldvik,”
    let isAge = tokens[comma + 1].kind == .number && isMark(comma + 2, 0x2C)
    let follower = word(comma + 1)
    let isOrigin =
      follower == NameWords.of && comma + 2 < end && tokens[comma + 2].isCapitalisedWord
    if isAge || isOrigin || follower == NameWords.who || follower == NameWords.whose {
      sighting.evidence.insert(.apposition)
      return sighting
    }
    guard let (title, after) = title(at: comma + 1) ?? lowerCaseTitle(at: comma + 1),
      title.role != .courtesy,
      personName(at: after, isTitled: true) == nil
    else {
      return sighting
    }
    sighting.evidence.insert(.apposition)
    if sighting.title == nil || sighting.title?.role == .courtesy {
      let gender = sighting.title?.gender ?? .unknown
      sighting.title = title
      if gender != .unknown { sighting.title?.gender = gender }
    }
    // The apposition belongs to the mention where it is no longer than the title itself.
    if isMark(after, 0x2C) || isSentenceEnd(after) {
      sighting.tokens = name.tokens.lowerBound..<after
    }
    return sighting
  }

  /// “Lee, political science professor at the academy”: an office behind a few small words.
  private func lowerCaseTitle(at start: Int) -> (NameSighting.Title, after: Int)? {
    var index = start
    while index < start + 5, word(index) != nil {
      let kind = wordClass(at: index)
      guard !tokens[index].isCapitalisedWord,
        kind.isDisjoint(with: [.verb, .cue, .and, .pronoun, .placePreposition]),
        index == start || !kind.contains(.definite)
      else { return nil }
      if let (office, length) = office(at: index), office.role != .courtesy, !office.isPlural {
        var title = NameSighting.Title()
        title.role = office.role
        title.gender = office.gender
        title.office = index..<index + length
        return (title, index + length)
      }
      index += 1
      if isMark(index, 0x2D) { index += 1 }
    }
    return nil
  }
}
