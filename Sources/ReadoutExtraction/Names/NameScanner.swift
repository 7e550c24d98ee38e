// Sees names, titles, offices, countries and pronouns in the order of the text.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// One pass over the tokens of a page that sees everything that may name somebody or something.
struct NameScanner {
  let knowledge: Knowledge
  let text: TokenizedText
  private let lexicon = NameLexicon.shared
  /// The end of the sentence that is read.
  private var end = 0
  private var sentenceStart = 0
  private var isHeadline = false
  private(set) var sightings: [NameSighting] = []

  init(knowledge: Knowledge, text: TokenizedText) {
    self.knowledge = knowledge
    self.text = text
  }

  /// Sees everything there is.
  mutating func scan() -> [NameSighting] {
    for paragraph in text.paragraphs {
      for sentence in text.sentences[paragraph.sentences] {
        sentenceStart = sentence.lowerBound
        end = sentence.upperBound
        isHeadline =
          paragraph.kind == .title
          || looksLikeHeadline(sentence, isFirst: sentence.lowerBound == 0)
        scanSentence(sentence)
      }
    }
    return sightings
  }

  private mutating func scanSentence(_ sentence: Range<Int>) {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let token = text.tokens[index]
      guard token.kind == .word else {
        index += 1
        continue
      }
      let kind = lexicon.kind(of: token.word)
      let isCapital = token.shape.contains(.capitalised)
      if !isCapital, kind.isEmpty, lexicon.offices.longest(from: token.word) == 0 {
        index += 1
        continue
      }
      if var sighting = sighting(at: index, kind: kind, isCapital: isCapital) {
        inheritCountry(&sighting)
        sightings.append(sighting)
        index = max(index + 1, sighting.tokens.upperBound)
      } else {
        index += 1
      }
    }
  }

  /// “China’s Foreign Ministry spokesman Zhao” acts for the country of the ministry.
  private func inheritCountry(_ sighting: inout NameSighting) {
    guard let last = sightings.last, last.tokens.upperBound == sighting.tokens.lowerBound,
      let title = sighting.title, title.country < 0, title.unknownCountry == nil,
      last.subject == .namedOrganisation
    else { return }
    sighting.title?.country = last.title?.country ?? -1
    sighting.title?.unknownCountry = last.title?.unknownCountry
  }

  /// Whether most words of a sentence are capitalised, so that capitals tell nothing.
  private func looksLikeHeadline(_ sentence: Range<Int>, isFirst: Bool) -> Bool {
    if !isFirst, let last = sentence.last, text.tokens[last].scalar == 0x2E { return false }
    var capitals = 0
    var words = 0
    for token in text.tokens[sentence] where token.kind == .word && token.end - token.start > 3 {
      words += 1
      if token.shape.contains(.capitalised) { capitals += 1 }
    }
    return words >= 3 && capitals * 3 >= words * 2
  }

  // MARK: One sighting

  private func sighting(at index: Int, kind: NameWordClass, isCapital: Bool) -> NameSighting? {
    if let group = group(at: index, kind: kind) { return group }
    if let titled = titled(at: index, kind: kind) { return titled }
    if kind.contains(.pronoun), let pronoun = lexicon.pronouns[text.tokens[index].word.hash] {
      return NameSighting(
        tokens: index..<index + 1, head: index..<index + 1, subject: .pronoun(pronoun))
    }
    guard isCapital else { return nil }
    if let office = ministry(at: index) { return office }
    guard var name = name(at: index) else { return nil }
    name = withApposition(name)
    return name
  }

  /// “the two leaders”, “both presidents”, “the pair”, “the two”, “the leaders”.
  private func group(at index: Int, kind: NameWordClass) -> NameSighting? {
    var next = index
    if kind.contains(.both) {
      next += 1
    } else if kind.contains(.definite) {
      next += 1
      guard let second = word(next) else { return nil }
      if second == NameWords.pair { return found(index, next + 1, .group) }
      if lexicon.kind(of: second).contains(.two) {
        next += 1
        guard let third = word(next) else { return found(index, next, .group) }
        if !lexicon.kind(of: third).contains(.groupNoun), !lexicon.kind(of: third).contains(.side) {
          // “the two agreed”, “the two also”, but not “the two documents”.
          let kind = lexicon.kind(of: third)
          let isClause = !kind.isDisjoint(with: [.verb, .cue]) || third == NameWords.also
          return isClause && next == index + 2 ? found(index, next, .group) : nil
        }
      } else if second != NameWords.leaders {
        return nil
      }
    } else {
      return nil
    }
    guard let noun = word(next) else { return nil }
    let nounKind = lexicon.kind(of: noun)
    guard nounKind.contains(.groupNoun) || noun == NameWords.sides else { return nil }
    // “the leaders of Norland” names an office, not the ones named before.
    if let after = word(next + 1), lexicon.kind(of: after).contains(.of), noun != NameWords.heads {
      return nil
    }
    var last = next + 1
    if noun == NameWords.heads, word(last) == NameWords.of, word(last + 1) != nil { last += 2 }
    return found(index, last, .group)
  }

  private func found(_ start: Int, _ end: Int, _ subject: NameSighting.Subject) -> NameSighting {
    NameSighting(tokens: start..<end, head: start..<end, subject: subject)
  }

  // MARK: Titles and offices

  /// “Norland’s prime minister, Tomas Lindqvist”, “the Russian president”, “Mr Lindqvist”.
  private func titled(at index: Int, kind: NameWordClass) -> NameSighting? {
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
    else { return nil }
    var sighting = found(index, after, .office)
    sighting.title = title
    return sighting
  }

  /// “President Amara Okoye of Zembala”.
  private func withCountryBehind(_ name: NameSighting) -> NameSighting {
    let next = name.tokens.upperBound
    guard let title = name.title, title.country < 0, title.unknownCountry == nil,
      let role = title.role, role.rawValue <= Role.minister.rawValue, word(next) == NameWords.of
    else { return name }
    var sighting = name
    var start = next + 1
    if let word = word(start), lexicon.kind(of: word).contains(.definite) { start += 1 }
    if let (country, length) = country(at: start, allowsDemonym: false) {
      sighting.title?.country = country
      sighting.tokens = name.tokens.lowerBound..<start + length
    } else if let run = capitalRun(at: start), run.count <= 3, !isOrganisation(run) {
      sighting.title?.unknownCountry = run
      sighting.tokens = name.tokens.lowerBound..<run.upperBound
    }
    return sighting
  }

  private func startsDefinite(_ index: Int) -> Bool {
    lexicon.kind(of: text.tokens[index].word).contains(.definite)
  }

  private func isPerson(_ subject: NameSighting.Subject) -> Bool {
    if case .person = subject { return true }
    return false
  }

  /// The title that begins at a token, and where it ends.
  private func title(at index: Int) -> (NameSighting.Title, after: Int)? {
    var title = NameSighting.Title()
    var next = index
    if let first = word(next) {
      let kind = lexicon.kind(of: first)
      if kind.contains(.definite) {
        next += 1
      } else if kind.contains(.indefinite) {
        title.isIndefinite = true
        next += 1
      } else if kind.contains(.possessive), let pronoun = lexicon.pronouns[first.hash] {
        title.possessor = pronoun
        next += 1
      }
    }
    skipModifiers(&next, &title)
    if let office = office(at: next) {
      return finish(&title, office, next)
    }
    guard readCountry(&next, &title) else { return nil }
    skipModifiers(&next, &title)
    guard let office = office(at: next) else {
      // “his Chinese counterpart”
      guard title.possessor != nil, let noun = word(next),
        lexicon.kind(of: noun).contains(.counterpart)
      else { return nil }
      title.office = next..<next + 1
      return (title, next + 1)
    }
    return finish(&title, office, next)
  }

  private func finish(
    _ title: inout NameSighting.Title, _ office: (OfficeWord, Int), _ start: Int
  ) -> (NameSighting.Title, after: Int)? {
    title.role = office.0.role
    title.gender = office.0.gender
    title.isPlural = office.0.isPlural
    title.office = start..<start + office.1
    var after = start + office.1
    // An office of its own: “the prime minister’s office” is not the prime minister.
    if after < end, text.tokens[after].kind == .possessive { return (title, after) }
    if office.0.role == .courtesy {
      if isMark(after, 0x2E) { after += 1 }
      return (title, after)
    }
    if title.country < 0, title.unknownCountry == nil, word(after) == NameWords.of {
      var next = after + 1
      if let word = word(next), lexicon.kind(of: word).contains(.definite) { next += 1 }
      if let (country, length) = country(at: next, allowsDemonym: false) {
        title.country = country
        after = next + length
      } else if office.0.role.rawValue <= Role.minister.rawValue,
        let run = capitalRun(at: next), run.count <= 3
      {
        title.unknownCountry = run
        after = run.upperBound
      }
    }
    return (title, after)
  }

  private func skipModifiers(_ next: inout Int, _ title: inout NameSighting.Title) {
    while let word = word(next), case let kind = lexicon.kind(of: word), kind.contains(.modifier) {
      // “Deputy Prime Minister” is an office of its own.
      if office(at: next) != nil, !kind.contains(.former) { return }
      if kind.contains(.former) { title.isFormer = true }
      next += 1
      if isMark(next, 0x2D) { next += 1 }
    }
  }

  /// Reads “Norland’s”, “Russian”, “the Kremlin’s”, “US” before an office.
  private func readCountry(_ next: inout Int, _ title: inout NameSighting.Title) -> Bool {
    guard next < end, text.tokens[next].isCapitalisedWord else { return false }
    if let (country, length) = country(at: next, allowsDemonym: true) {
      title.country = country
      next += length
      if next < end, text.tokens[next].kind == .possessive { next += 1 }
      return true
    }
    if let (organisation, length) = organisation(at: next) {
      title.organisation = organisation
      next += length
      if next < end, text.tokens[next].kind == .possessive { next += 1 }
      return true
    }
    // A country that no table knows: “Norland’s”, “the Norland”, “Zembalan”.
    guard let run = capitalRun(at: next), run.count <= 3, !isKnownPerson(at: run.lowerBound),
      knowledge.givenNames[text.tokens[run.lowerBound].word.hash] == nil
    else { return false }
    var start = next
    var last = run.upperBound
    // In “Norland Prime Minister” the run goes on into the office.
    for index in run where office(at: index) != nil {
      last = index
      break
    }
    guard last > start else { return false }
    let isPossessive = last < end && text.tokens[last].kind == .possessive
    var after = isPossessive ? last + 1 : last
    var modifiers = title
    skipModifiers(&after, &modifiers)
    guard let (office, _) = office(at: after), office.role.rawValue <= Role.minister.rawValue else {
      return false
    }
    if start == sentenceStart, lexicon.kind(of: text.tokens[start].word).contains(.ordinary) {
      start += 1
    }
    guard start < last else { return false }
    title.unknownCountry = start..<last
    next = isPossessive ? last + 1 : last
    return true
  }

  private func office(at index: Int) -> (OfficeWord, Int)? {
    guard index < end, text.tokens[index].kind == .word else { return nil }
    let longest = lexicon.offices.longest(from: text.tokens[index].word)
    guard longest > 0 else { return nil }
    guard let (entry, length) = longestMatch(in: lexicon.offices, at: index, longest: longest)
    else { return nil }
    return (lexicon.offices[entry].meaning, length)
  }

  // MARK: Names

  /// A name of a person at a token: of the gazetteer, or capitalised words.
  private func personName(at index: Int, isTitled: Bool) -> NameSighting? {
    guard index < end, text.tokens[index].isCapitalisedWord else { return nil }
    if let (_, length) = office(at: index), !isTitled || capitalRun(at: index)?.count == length {
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
  private func name(at index: Int) -> NameSighting? {
    let first = text.tokens[index]
    let run = capitalRun(at: index)
    if let (entry, length) = longestMatch(
      in: knowledge.phrases, at: index, longest: knowledge.phrases.longest(from: first.word))
    {
      if let known = known(entry, at: index, length: length, run: run) { return known }
    }
    guard let run, !run.isEmpty else { return nil }
    return unknown(run)
  }

  private func known(
    _ entry: Int, at index: Int, length: Int, run: Range<Int>?
  ) -> NameSighting? {
    let range = index..<index + length
    // “Donald Trump Jr.” is somebody else.
    if let run, length > 1, let next = word(range.upperBound), NameWords.isJunior(next) {
      return unknown(run.lowerBound..<max(run.upperBound, range.upperBound + 1))
    }
    if length == 1, lexicon.kind(of: text.tokens[index].word).contains(.ordinary),
      !isNameAnyway(index), !isSaying(range)
    {
      return nil
    }
    let runEnd = max(run?.upperBound ?? range.upperBound, range.upperBound)
    let goesOn = runEnd > range.upperBound
    var family = false
    var best: NameSighting.Subject?
    for meaning in knowledge.phrases.meanings(entry) {
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
    if let run, goesOn, !isHeadline, isOrganisation(run) {
      return sighting(run, .namedOrganisation)
    }
    // “Michael Jordan”: a given name goes before the run; here the run begins with the place.
    if goesOn, let run, knowledge.givenNames[text.tokens[index].word.hash] != nil, !isHeadline {
      return unknown(run)
    }
    if let best { return sighting(range, best) }
    guard family else { return nil }
    if goesOn, let run, !isHeadline { return unknown(run) }
    return unknown(range)
  }

  /// Whether an ordinary word is the subject of saying, as in “May said” within a sentence.
  private func isSaying(_ range: Range<Int>) -> Bool {
    guard let after = word(range.upperBound),
      !lexicon.kind(of: after).isDisjoint(with: [.cue, .verb])
    else { return false }
    return range.lowerBound > sentenceStart || lexicon.kind(of: after).contains(.cue)
  }

  private func sighting(_ range: Range<Int>, _ subject: NameSighting.Subject) -> NameSighting {
    NameSighting(tokens: range, head: range, subject: subject)
  }

  private func unknown(_ run: Range<Int>) -> NameSighting? {
    if run.count > 1, !isHeadline {
      if isOrganisation(run) { return sighting(run, .namedOrganisation) }
      if isThing(run) { return nil }
    }
    var evidence: NameSighting.Evidence = []
    if run.lowerBound == sentenceStart { evidence.insert(.sentenceStart) }
    if isHeadline { evidence.insert(.headline) }
    if run.count > 1, knowledge.givenNames[text.tokens[run.lowerBound].word.hash] != nil {
      evidence.insert(.givenName)
    }
    if let after = word(run.upperBound), lexicon.kind(of: after).contains(.cue) {
      evidence.insert(.cue)
    }
    if run.lowerBound > sentenceStart, let before = word(run.lowerBound - 1),
      lexicon.kind(of: before).contains(.cue)
    {
      evidence.insert(.cue)
    }
    var sighting = sighting(run, .words)
    sighting.evidence = evidence
    return sighting
  }

  private func isOrganisation(_ run: Range<Int>) -> Bool {
    run.contains { index in
      text.tokens[index].kind == .word
        && lexicon.kind(of: text.tokens[index].word).contains(.organisation)
    }
  }

  /// Whether capitalised words name a thing: the last of them is Sea, Games, Treaty.
  private func isThing(_ run: Range<Int>) -> Bool {
    guard let last = run.last(where: { text.tokens[$0].kind == .word }), run.count > 1 else {
      return false
    }
    return lexicon.kind(of: text.tokens[last].word).contains(.thing)
  }

  private func isKnownPerson(at index: Int) -> Bool {
    guard
      let (entry, _) = longestMatch(
        in: knowledge.phrases, at: index,
        longest: knowledge.phrases.longest(from: text.tokens[index].word))
    else { return false }
    return knowledge.phrases.meanings(entry).contains {
      switch $0 {
      case .person, .family: true
      default: false
      }
    }
  }

  // MARK: Countries and organisations

  private func country(at index: Int, allowsDemonym: Bool) -> (Int32, Int)? {
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

  private func organisation(at index: Int) -> (Int32, Int)? {
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
  private func ministry(at index: Int) -> NameSighting? {
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

  // MARK: Apposition

  /// “Sun Jingxin, an expert with the Academy”, “Tomas Lindqvist, Norland’s prime minister”.
  private func withApposition(_ name: NameSighting) -> NameSighting {
    switch name.subject {
    case .person, .words: break
    default: return name
    }
    var sighting = name
    let comma = name.tokens.upperBound
    guard isMark(comma, 0x2C), comma + 1 < end else { return sighting }
    if text.tokens[comma + 1].kind == .number, isMark(comma + 2, 0x2C) {
      sighting.evidence.insert(.apposition)
      return sighting
    }
    guard let (title, after) = title(at: comma + 1), title.role != .courtesy,
      personName(at: after, isTitled: true) == nil
    else {
      return sighting
    }
    sighting.evidence.insert(.apposition)
    if sighting.title == nil { sighting.title = title }
    // The apposition belongs to the mention where it is no longer than the title itself.
    if isMark(after, 0x2C) || isSentenceEnd(after) {
      sighting.tokens = name.tokens.lowerBound..<after
    }
    return sighting
  }

  // MARK: Tokens

  private func word(_ index: Int) -> FoldedWord? {
    guard index < end, index >= sentenceStart, text.tokens[index].kind == .word else { return nil }
    return text.tokens[index].word
  }

  private func isMark(_ index: Int, _ scalar: UInt32) -> Bool {
    index < end && text.tokens[index].kind == .mark && text.tokens[index].scalar == scalar
  }

  private func isSentenceEnd(_ index: Int) -> Bool { index >= end || isMark(index, 0x2E) }

  /// The capitalised words from a token, with initials, inner hyphens and particles.
  private func capitalRun(at index: Int) -> Range<Int>? {
    guard index < end, text.tokens[index].isCapitalisedWord else { return nil }
    if lexicon.kind(of: text.tokens[index].word).contains(.ordinary), !isNameAnyway(index) {
      return nil
    }
    var next = index + 1
    while next < end {
      let token = text.tokens[next]
      if token.isCapitalisedWord {
        let kind = lexicon.kind(of: token.word)
        if kind.contains(.ordinary), !kind.contains(.calendar) || true { break }
        if country(at: next, allowsDemonym: true) != nil, next > index + 1 || index == sentenceStart
        {
          break
        }
        next += 1
      } else if isMark(next, 0x2E), text.tokens[next - 1].end - text.tokens[next - 1].start <= 2,
        next + 1 < end, text.tokens[next + 1].isCapitalisedWord
      {
        next += 1
      } else if isMark(next, 0x2D), joinsName(at: next) {
        next += 2
      } else if token.kind == .word, lexicon.kind(of: token.word).contains(.particle),
        !lexicon.kind(of: token.word).contains(.of), next + 1 < end,
        text.tokens[next + 1].isCapitalisedWord
          || lexicon.kind(of: text.tokens[next + 1].word).contains(.particle)
            && next + 2 < end && text.tokens[next + 2].isCapitalisedWord
      {
        next += 1
      } else {
        break
      }
      if next - index >= 8 { break }
    }
    return index..<min(next, end)
  }

  /// Whether something known that is no surname begins at a token.
  private func standsAlone(at index: Int) -> Bool {
    let longest = knowledge.phrases.longest(from: text.tokens[index].word)
    guard longest > 0,
      let (entry, _) = longestMatch(in: knowledge.phrases, at: index, longest: longest)
    else { return false }
    var next: Int? = entry
    while let entry = next {
      let (meaning, after) = knowledge.phrases[entry]
      switch meaning {
      case .country, .demonym, .organisation, .seat, .person: return true
      case .family, .place: break
      }
      next = after
    }
    return false
  }

  /// Whether a title with a name behind it begins at a token: “Senator Lee”, but not “Larry King”.
  private func beginsTitle(at index: Int) -> Bool {
    guard let (_, length) = office(at: index) else { return false }
    var next = index + length
    if isMark(next, 0x2E) { next += 1 }
    return next < end && text.tokens[next].isCapitalisedWord
      && !NameWords.isJunior(text.tokens[next].word)
  }

  /// Whether a hyphen joins one name, as in “Jean-Claude”, and not two, as in “Putin-Xi”.
  private func joinsName(at hyphen: Int) -> Bool {
    guard hyphen > 0, hyphen + 1 < end, text.tokens[hyphen - 1].end == text.tokens[hyphen].start,
      text.tokens[hyphen + 1].start == text.tokens[hyphen].end,
      text.tokens[hyphen + 1].kind == .word
    else { return false }
    let before = text.tokens[hyphen - 1].word
    let after = text.tokens[hyphen + 1]
    if stands(before), stands(after.word) { return false }
    return after.isCapitalisedWord || !stands(before)
  }

  /// Whether a word alone names somebody or something known.
  private func stands(_ word: FoldedWord) -> Bool {
    knowledge.phrases.firstEntry(word.hash) != nil
  }

  /// Whether an ordinary word is a name here: “May” before a cue or after a title.
  private func isNameAnyway(_ index: Int) -> Bool {
    guard index > sentenceStart else { return false }
    let before = text.tokens[index - 1]
    guard before.kind == .word else { return false }
    return knowledge.givenNames[before.word.hash] != nil || office(at: index - 1) != nil
  }

  /// The longest phrase of a table that begins at a token, in tokens.
  private func longestMatch<Meaning>(
    in table: PhraseTable<Meaning>, at index: Int, longest: Int
  ) -> (entry: Int, length: Int)? {
    guard longest > 0, index < end else { return nil }
    var key = text.tokens[index].word.hash
    var best: (Int, Int)?
    if let entry = table.firstEntry(key) { best = (entry, 1) }
    var next = index + 1
    var words = 1
    while words < longest, next < end {
      var token = text.tokens[next]
      if token.kind == .mark {
        let isJoint = token.scalar == 0x2D || token.scalar == 0x2010 || token.scalar == 0x2011
        let isDot =
          token.scalar == 0x2E
          && text.tokens[next - 1].end - text.tokens[next - 1].start <= 2
        guard isJoint || isDot, next + 1 < end else { break }
        next += 1
        token = text.tokens[next]
      }
      guard token.kind == .word || token.kind == .possessive || token.kind == .number else { break }
      key = PhraseTable<Meaning>.extend(
        key, by: token.kind == .possessive ? NameWords.possessive : token.word)
      next += 1
      words += 1
      if let entry = table.firstEntry(key) { best = (entry, next - index) }
    }
    return best
  }
}

/// Single words that rules ask for.
enum NameWords {
  static let pair = FoldedWord("pair")
  static let also = FoldedWord("also")
  static let leaders = FoldedWord("leaders")
  static let sides = FoldedWord("sides")
  static let heads = FoldedWord("heads")
  static let of = FoldedWord("of")
  static let `for` = FoldedWord("for")
  static let and = FoldedWord("and")
  static let possessive = FoldedWord("'s")
  static let according = FoldedWord("according")

  private static let countryNouns = ["sides", "countries", "nations", "governments", "capitals"].map
  {
    FoldedWord($0)
  }

  /// Whether a group noun speaks of countries and not of their leaders.
  static func isCountryNoun(_ word: FoldedWord) -> Bool { countryNouns.contains(word) }

  private static let juniors = [FoldedWord("Jr"), FoldedWord("Sr"), FoldedWord("III")]

  /// Whether a word tells a son from his father.
  static func isJunior(_ word: FoldedWord) -> Bool { juniors.contains(word) }
}
