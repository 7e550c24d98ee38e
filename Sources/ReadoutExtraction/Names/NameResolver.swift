// Tells whom the sightings of a page mean, in the order of the text.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Turns sightings into mentions and entities.
struct NameResolver {
  let knowledge: Knowledge
  let page: Page
  let tokens: [Token]
  /// The day that offices are asked for; nil where the article has no date.
  let day: CalendarDay?
  var cast = Cast()
  var discourse = Discourse()
  private let lexicon = NameLexicon.shared
  private var mentions: [NameMention] = []

  init(knowledge: Knowledge, page: Page) {
    self.knowledge = knowledge
    self.page = page
    tokens = page.tokens.tokens
    day = page.article.head.published?.start
  }

  /// The layer that the sightings make.
  mutating func layer(of sightings: [NameSighting]) -> NameLayer {
    // 1. Everybody who is named in full anywhere, so that a headline's surname finds its bearer.
    let acting = actingSurnames(sightings)
    for sighting in sightings { enrol(sighting, acting: acting) }
    // 2. Everything in order, with what was said before.
    let quoted = MarkPairing(page).stretches()
    var stretch = 0
    var sentence = 0
    let sentences = page.tokens.sentences
    for sighting in sightings {
      while sentence < sentences.count,
        sentences[sentence].upperBound <= sighting.head.lowerBound
      {
        sentence += 1
        discourse.beginSentence()
      }
      while stretch < quoted.count,
        quoted[stretch].content.upperBound <= sighting.head.lowerBound
      {
        stretch += 1
      }
      let isQuoted =
        stretch < quoted.count && quoted[stretch].content.contains(sighting.head.lowerBound)
      for mention in self.mentions(of: sighting, isQuoted: isQuoted) {
        mentions.append(mention)
        note(mention, isQuoted: isQuoted)
      }
    }
    var mentionOfToken = [Int32](repeating: -1, count: tokens.count)
    for (index, mention) in mentions.enumerated() {
      for token in mention.tokens { mentionOfToken[token] = Int32(index) }
    }
    return NameLayer(mentions: mentions, entities: cast.entities, mentionOfToken: mentionOfToken)
  }

  private mutating func note(_ mention: NameMention, isQuoted: Bool) {
    guard !isQuoted else { return }
    if let entity = mention.entity {
      let kind = cast.entities[entity].kind
      let isActor = mention.form != .pronoun && (kind == .person || kind == .office)
      if isActor || mention.form == .pronoun {
        discourse.note(
          entity, gender: cast.genders[entity], isLeader: cast.entities[entity].rank == .leader,
          isBeforeVerb: isBeforeVerb(mention), isOblique: isOblique(mention))
      }
      if kind == .country { discourse.noteParty(entity) }
    }
  }

  /// Whether a preposition stands before a mention: “with President Okoye”.
  private func isOblique(_ mention: NameMention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return before >= 0 && tokens[before].kind == .word
      && NameWords.isPreposition(tokens[before].word)
  }

  private func isBeforeVerb(_ mention: NameMention) -> Bool {
    let next = mention.tokens.upperBound
    guard next < tokens.count, tokens[next].kind == .word else { return false }
    return !lexicon.kind(of: tokens[next].word).isDisjoint(with: [.verb, .cue])
  }

  // MARK: Full names

  /// Single words that stand more than once as persons do: before verbs and possessives.
  private func actingSurnames(_ sightings: [NameSighting]) -> Set<UInt64> {
    var acting: [UInt64: Int] = [:]
    for sighting in sightings where sighting.subject == .words && sighting.head.count == 1 {
      let word = tokens[sighting.head.lowerBound].word.hash
      let next = sighting.tokens.upperBound
      let isActing =
        !sighting.evidence.isDisjoint(with: [.cue, .title])
        || next < tokens.count
          && (tokens[next].kind == .possessive
            || !lexicon.kind(of: tokens[next].word).isDisjoint(with: [.verb, .cue]))
      acting[word, default: 0] += isActing ? 2 : 1
    }
    return Set(acting.filter { $0.value >= 3 }.keys)
  }

  private mutating func enrol(_ sighting: NameSighting, acting: Set<UInt64>) {
    switch sighting.subject {
    case .person(let person):
      let entity = cast.known(Int(person), knowledge: knowledge, day: day)
      enrolNames(of: sighting.head, entity)
      learn(sighting.title, entity)
    case .words:
      guard wordCount(sighting.head) > 1, wordCount(sighting.head) < 6,
        !sighting.evidence.isDisjoint(with: [.title, .givenName, .apposition])
          || acting.contains(tokens[sighting.head.upperBound - 1].word.hash),
        !sighting.evidence.contains(.headline) || sighting.evidence.contains(.title)
      else { return }
      let key = fullKey(sighting.head)
      let name = name(of: sighting.head)
      let entity = cast.unknown(name, key: key, gender: gender(of: sighting))
      enrolNames(of: sighting.head, entity)
      learn(sighting.title, entity)
    default: return
    }
  }

  private mutating func enrolNames(of head: Range<Int>, _ entity: Int) {
    guard let last = head.last(where: { tokens[$0].kind == .word }) else { return }
    cast.addFamily(tokens[last].word.hash, entity)
    cast.addFull(fullKey(head), entity)
  }

  /// Takes over what a title or apposition tells of an entity.
  mutating func learn(_ title: NameSighting.Title?, _ entity: Int) {
    guard let title else { return }
    if cast.genders[entity] == .unknown { cast.genders[entity] = title.gender }
    guard let role = title.role, role != .courtesy, !title.isPlural else { return }
    if !title.isFormer {
      cast.addHolding(
        Cast.Holding(entity: entity, role: role, country: countryKey(of: title)))
    }
    guard !cast.entities[entity].party.isKnown || cast.entities[entity].party.office == nil,
      !title.isFormer
    else { return }
    let country = countryName(of: title)
    let organisation =
      title.organisation >= 0
      ? knowledge.organisations[Int(title.organisation)] : nil
    if cast.entities[entity].rank == nil { cast.entities[entity].rank = role.rank }
    if cast.entities[entity].countryCode == nil {
      cast.entities[entity].countryCode =
        title.country >= 0
        ? knowledge.countries[Int(title.country)].code : organisation?.country
    }
    if cast.entities[entity].party.country == nil {
      cast.entities[entity].party.country =
        country ?? organisation.flatMap { knowledge.country(code: $0.country)?.name }
    }
    if cast.entities[entity].party.office == nil, role != .other, !title.office.isEmpty {
      let office = words(title.office).lowercased()
      cast.entities[entity].party.office = Cast.office(office, of: country)
    }
  }

  // MARK: Mentions

  private mutating func mentions(
    of sighting: NameSighting, isQuoted: Bool
  ) -> [NameMention] {
    func made(_ entity: Int?, _ form: NameMention.Form, members: [Int] = []) -> [NameMention] {
      [
        NameMention(
          tokens: sighting.tokens, head: sighting.head, entity: entity, members: members,
          form: form)
      ]
    }
    switch sighting.subject {
    case .country, .seat, .place:
      if let entity = namesake(sighting) { return made(entity, .surname) }
    default: break
    }
    switch sighting.subject {
    case .person(let person):
      return made(cast.known(Int(person), knowledge: knowledge, day: day), .name)
    case .words: return named(sighting)
    case .office:
      let entity = holder(of: sighting, isQuoted: isQuoted)
      return made(entity, .office)
    case .country(let country):
      return made(cast.country(Int(country), knowledge: knowledge), .name)
    case .seat(let seat):
      let isPlace = isPlace(sighting)
      let country = Int(seat)
      return isPlace
        ? made(cast.place(words(sighting.head), country: country, knowledge: knowledge), .name)
        : made(cast.country(country, knowledge: knowledge), .metonym)
    case .place(let index):
      let place = knowledge.places[Int(index)]
      return made(cast.place(place, knowledge: knowledge), .name)
    case .organisation(let index):
      let organisation = knowledge.organisations[Int(index)]
      if organisation.kind == .seat, isPlace(sighting) {
        return made(
          cast.place(
            KnownPlace(name: organisation.name, country: organisation.country, isVenue: true),
            knowledge: knowledge), .name)
      }
      return made(
        cast.organisation(organisation, knowledge: knowledge),
        organisation.kind == .seat ? .metonym : .name)
    case .namedOrganisation:
      return made(
        cast.namedOrganisation(
          organisationName(of: sighting), country: countryName(of: sighting.title)), .name)
    case .pronoun(let pronoun):
      guard !isQuoted else { return made(nil, .pronoun) }
      if pronoun.isPlural {
        return made(nil, .group, members: discourse.pair(within: 1))
      }
      return made(discourse.antecedent(pronoun.gender), .pronoun)
    case .group:
      guard !isQuoted else { return made(nil, .group) }
      let isOfCountries = sighting.tokens.last.map { NameWords.isCountryNoun(tokens[$0].word) }
      let countries = isOfCountries == true ? discourse.countries() : []
      return made(nil, .group, members: countries.isEmpty ? discourse.pair() : countries)
    }
  }

  /// The person of the document whose surname is the name of a place as well: Jim Jordan.
  private func namesake(_ sighting: NameSighting) -> Int? {
    guard sighting.head.count == 1,
      let bearers = cast.families[tokens[sighting.head.lowerBound].word.hash], bearers.count == 1,
      !isAfterPlacePreposition(sighting)
    else { return nil }
    return bearers[0]
  }

  /// The mentions of capitalised words that name a person, or two: “the Lindqvist-Okoye talks”.
  private mutating func named(_ sighting: NameSighting) -> [NameMention] {
    let head = sighting.head
    func made(_ entity: Int, _ form: NameMention.Form, _ head: Range<Int>) -> NameMention {
      NameMention(
        tokens: head == sighting.head ? sighting.tokens : head, head: head, entity: entity,
        members: [], form: form)
    }
    if wordCount(head) == 1 {
      return surnamed(sighting).map { [made($0.entity, $0.form, head)] } ?? []
    }
    if let entity = cast.full[fullKey(head)] {
      take(sighting.title, for: entity)
      return [made(entity, .name, head)]
    }
    // Capitals of a headline, or names joined by a hyphen: perhaps single words are names.
    var found: [NameMention] = []
    for index in head where tokens[index].kind == .word {
      if let entity = bearer(of: index..<index + 1, title: sighting.title) {
        found.append(made(entity, .surname, index..<index + 1))
      }
    }
    if found.isEmpty, sighting.evidence.contains(.cue), !sighting.evidence.contains(.headline) {
      let entity = cast.unknown(
        name(of: head), key: fullKey(head), gender: gender(of: sighting))
      enrolNames(of: head, entity)
      return [made(entity, .name, head)]
    }
    return found
  }

  /// Who is meant by one capitalised word.
  private mutating func surnamed(
    _ sighting: NameSighting
  ) -> (entity: Int, form: NameMention.Form)? {
    let head = sighting.head
    if let entity = bearer(of: head, title: sighting.title) {
      take(sighting.title, for: entity)
      return (entity, .surname)
    }
    guard sighting.evidence.contains(.title), !sighting.evidence.contains(.headline) else {
      return nil
    }
    let word = tokens[head.lowerBound].word.hash
    let entity = cast.unknown(name(of: head), key: word, gender: gender(of: sighting))
    cast.addFamily(word, entity)
    take(sighting.title, for: entity)
    return (entity, .name)
  }

  /// Takes over what a title tells, also whose aide somebody is.
  private mutating func take(_ title: NameSighting.Title?, for entity: Int) {
    learn(title, entity)
    guard let title, let possessor = title.possessor, cast.entities[entity].countryCode == nil,
      let principal = discourse.antecedent(possessor.gender), principal != entity
    else { return }
    cast.entities[entity].countryCode = cast.entities[principal].countryCode
    cast.entities[entity].party.country = cast.entities[principal].party.country
  }

  /// Who bears a surname: one named in full in the document, else one in office at that time.
  private mutating func bearer(of head: Range<Int>, title: NameSighting.Title?) -> Int? {
    guard head.count == 1 else { return nil }
    let word = tokens[head.lowerBound].word
    if let entities = cast.families[word.hash] {
      let fitting = entities.filter { entity in
        (title?.gender ?? .unknown).agrees(with: cast.genders[entity])
      }
      if fitting.count == 1 { return fitting[0] }
      if let title, let role = title.role, role != .courtesy {
        let holding = fitting.filter { cast.holds(role, country: countryKey(of: title), $0) }
        if holding.count == 1 { return holding[0] }
      }
      if let recent = discourse.mostRecent(of: fitting) { return recent }
      if !fitting.isEmpty { return fitting[0] }
    }
    guard let entry = knowledge.phrases.firstEntry(word.hash) else { return nil }
    var candidates: [Int] = []
    for meaning in knowledge.phrases.meanings(entry) {
      if case .family(let person) = meaning { candidates.append(Int(person)) }
    }
    guard let person = inOffice(candidates, title: title) else { return nil }
    let entity = cast.known(person, knowledge: knowledge, day: day)
    cast.addFamily(word.hash, entity)
    return entity
  }

  /// The only one of some people who was in office about the article's day.
  private func inOffice(_ candidates: [Int], title: NameSighting.Title?) -> Int? {
    func fits(_ term: Term) -> Bool {
      guard let title, title.role != .courtesy else { return true }
      if title.country >= 0, knowledge.countries[Int(title.country)].code != term.country {
        return false
      }
      guard let role = title.role, role.rank == .leader else { return true }
      return role == .leader || role == term.role || term.role == .organisationHead
    }
    func those(within days: Int) -> [Int] {
      candidates.filter { person in
        knowledge.terms(of: person).contains { term in
          guard fits(term) else { return false }
          guard let day else { return true }
          return term.isNear(day, within: days)
        }
      }
    }
    let near = those(within: 366)
    if near.count == 1 { return near[0] }
    guard day != nil else { return nil }
    let now = those(within: 0)
    if now.count == 1 { return now[0] }
    let leading = now.filter { person in
      guard let term = day.flatMap({ knowledge.term(of: person, on: $0) }) else { return false }
      return knowledge.country(code: term.country)?.leadingRole == term.role
    }
    return leading.count == 1 ? leading[0] : nil
  }

  // MARK: Words

  func words(_ range: Range<Int>) -> String {
    page.article.text[page.tokens.bytes(of: range)]
  }

  /// A name as it stands, with single spaces; names in capitals are written as names.
  func name(of head: Range<Int>) -> String {
    var result = ""
    for index in head {
      let token = tokens[index]
      if !result.isEmpty, token.shape.contains(.spaceBefore) { result += " " }
      let word = page.article.text[token.range]
      let isShouted = token.shape.contains(.allCapitals) && word.utf8.count > 3
      result += isShouted ? word.prefix(1) + word.dropFirst().lowercased() : word
    }
    return result
  }

  private func wordCount(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + (tokens[$1].kind == .word ? 1 : 0) }
  }

  /// First and last word of a name: middle names and initials do not count.
  private func fullKey(_ head: Range<Int>) -> UInt64 {
    guard let first = head.first, let last = head.last(where: { tokens[$0].kind == .word })
    else { return 0 }
    return PhraseTable<Bool>.extend(tokens[first].word.hash, by: tokens[last].word)
  }

  private func gender(of sighting: NameSighting) -> Gender {
    if let title = sighting.title, title.gender != .unknown { return title.gender }
    guard let first = sighting.head.first else { return .unknown }
    return wordCount(sighting.head) > 1
      ? knowledge.givenNames[tokens[first].word.hash] ?? .unknown : .unknown
  }

  private func organisationName(of sighting: NameSighting) -> String {
    let head = name(of: sighting.head)
    guard let country = countryName(of: sighting.title) else { return head }
    if head.lowercased() == "foreign ministry" {
      return "Ministry of Foreign Affairs of \(country)"
    }
    if head.lowercased() == "defence ministry" || head.lowercased() == "defense ministry" {
      return "Ministry of Defence of \(country)"
    }
    return "\(head) of \(country)"
  }
}
