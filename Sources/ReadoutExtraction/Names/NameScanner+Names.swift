// Names of persons and things: phrases of the gazetteer, and capitalised words.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension NameScanner {
  /// A name of a person at a token: of the gazetteer, or capitalised words.
  func personName(at index: Int, isTitled: Bool) -> NameSighting? {
    guard index < end, tokens[index].isCapitalisedWord || beginsParticles(at: index) else {
      return nil
    }
    if let (_, length) = office(at: index), !isTitled || capitalRun(at: index)?.count == length {
      return nil
    }
    if !readings[index].kind.isDisjoint(with: [.organisation, .ministry]) {
      return nil
    }
    guard let name = name(at: index) else { return nil }
    switch name.subject {
    case .person, .words: return name
    case .country, .place, .seat:
      // “Mr Jordan”, “President Chad”: after a title a place may be a family name.
      guard isTitled, let run = capitalRun(at: index), run.count > 1 || name.head.count == 1 else {
        return nil
      }
      guard run.count > name.head.count else { return nil }
      return NameSighting(tokens: run, head: run, subject: .words, evidence: .title)
    default: return nil
    }
  }

  /// The longest known phrase, or the capitalised words, at a token.
  func name(at index: Int) -> NameSighting? {
    let run = capitalRun(at: index)
    // “Key findings” begins with no name.
    if index == sentenceStart, readings[index].kind.contains(.common), let run,
      run.count == 1, !isSaying(run)
    {
      return nil
    }
    if let match = readings[index].phrase, let known = known(match, at: index, run: run) {
      return known
    }
    guard let run, !run.isEmpty else { return nil }
    // “the House Oversight and Reform Committee”
    if !isHeadline, index > sentenceStart, startsDefinite(index - 1), !isOrganisation(run),
      word(run.upperBound) == NameWords.and, let rest = capitalRun(at: run.upperBound + 1),
      isOrganisation(rest)
    {
      return sighting(run.lowerBound..<rest.upperBound, .namedOrganisation)
    }
    return unknown(run)
  }

  func known(_ match: PhraseMatch, at index: Int, run: Range<Int>?) -> NameSighting? {
    let length = Int(match.length)
    let range = index..<index + length
    // “Donald Trump Jr.” is somebody else.
    if let run, length > 1, let next = word(range.upperBound), NameWords.isJunior(next) {
      return unknown(run.lowerBound..<max(run.upperBound, range.upperBound + 1))
    }
    if length == 1, !isNameAnyway(index) {
      if readings[index].kind.contains(.ordinary), !isSaying(range) {
        return nil
      }
      // “Sen.” and “Gen.” are titles.
      if let (office, _) = office(at: index), office.role == .courtesy { return nil }
    }
    var run = run
    if run == nil, length > 1, !isHeadline, let behind = capitalRun(at: range.upperBound) {
      run = index..<behind.upperBound
    }
    let runEnd = max(run?.upperBound ?? range.upperBound, range.upperBound)
    let goesOn = runEnd > range.upperBound
    var family = false
    var best: NameSighting.Subject?
    for meaning in knowledge.phrases.meanings(Int(match.entry)) {
      switch meaning {
      case .person(let person): return sighting(range, .person(person))
      case .family: family = true
      case .organisation(let organisation): best = .organisation(organisation)
      case .country(let country):
        if case .organisation = best { continue }
        best = .country(country)
      case .seat(let seat):
        if case .organisation = best { continue }
        if case .country = best { continue }
        best = .seat(seat)
      case .place(let place): if best == nil { best = .place(place) }
      case .demonym: continue
      }
    }
    if let run, goesOn, !isHeadline {
      if isOrganisation(run) { return sighting(run, .namedOrganisation) }
      if best == nil, isThing(run) { return nil }
    }
    // “Michael Jordan”: a given name goes before the run; here the run begins with the place.
    if goesOn, let run, knowledge.givenNames[tokens[index].word.hash] != nil, !isHeadline {
      return unknown(run)
    }
    if let best { return sighting(range, best) }
    guard family else { return nil }
    if goesOn, let run, !isHeadline { return unknown(run) }
    return unknown(range)
  }

  /// Whether an ordinary word is the subject of saying, as in “May said” within a sentence.
  func isSaying(_ range: Range<Int>) -> Bool {
    let after = wordClass(at: range.upperBound)
    guard !after.isDisjoint(with: [.cue, .verb]) else { return false }
    return range.lowerBound > sentenceStart || after.contains(.cue)
  }

  func sighting(_ range: Range<Int>, _ subject: NameSighting.Subject) -> NameSighting {
    NameSighting(tokens: range, head: range, subject: subject)
  }

  func unknown(_ run: Range<Int>) -> NameSighting? {
    if run.count > 1, !isHeadline {
      if isOrganisation(run) { return sighting(run, .namedOrganisation) }
      if isThing(run) { return nil }
    }
    var evidence: NameSighting.Evidence = []
    if run.lowerBound == sentenceStart { evidence.insert(.sentenceStart) }
    if isHeadline { evidence.insert(.headline) }
    if run.count > 1, tokens[run.lowerBound].isCapitalisedWord,
      knowledge.givenNames[tokens[run.lowerBound].word.hash] != nil
    {
      evidence.insert(.givenName)
    }
    if wordClass(at: run.upperBound).contains(.cue) {
      evidence.insert(.cue)
    }
    // “A partner at the firm, Ilse Varga, said”
    if isMark(run.lowerBound - 1, 0x2C), isMark(run.upperBound, 0x2C),
      wordClass(at: run.upperBound + 1).contains(.cue)
    {
      evidence.insert(.cue)
    }
    if run.lowerBound > sentenceStart, wordClass(at: run.lowerBound - 1).contains(.cue) {
      evidence.insert(.cue)
    }
    // “according to Ilse Varga”, “Ilse Varga was quoted as saying”
    if word(run.lowerBound - 1) == NameWords.to && word(run.lowerBound - 2) == NameWords.according
      || word(run.upperBound) == NameWords.was && word(run.upperBound + 1) == NameWords.quoted
    {
      evidence.insert(.cue)
    }
    var sighting = sighting(run, .words)
    sighting.evidence = evidence
    return sighting
  }

  func isOrganisation(_ run: Range<Int>) -> Bool {
    run.contains { index in
      tokens[index].kind == .word
        && readings[index].kind.contains(.organisation)
    }
  }

  /// Whether capitalised words name a thing: the last of them is Sea, Games, Treaty.
  func isThing(_ run: Range<Int>) -> Bool {
    guard let last = run.last(where: { tokens[$0].kind == .word }), run.count > 1 else {
      return false
    }
    return readings[last].kind.contains(.thing)
  }

  func isKnownPerson(at index: Int) -> Bool {
    var next = readings[index].phrase.map { Int($0.entry) }
    while let entry = next {
      let (meaning, after) = knowledge.phrases[entry]
      switch meaning {
      case .person, .family: return true
      default: next = after
      }
    }
    return false
  }
}
