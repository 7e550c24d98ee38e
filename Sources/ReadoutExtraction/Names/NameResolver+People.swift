// Whom capitalised words mean: full names, surnames, people in office.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension NameResolver {
  /// The person of the document whose surname is the name of a place as well: Jim Jordan.
  func namesake(_ sighting: NameSighting) -> Int? {
    guard sighting.head.count == 1,
      let bearers = cast.families[tokens[sighting.head.lowerBound].word.hash], bearers.count == 1,
      !isAfterPlacePreposition(sighting)
    else { return nil }
    return bearers[0]
  }

  /// The mentions of capitalised words that name a person, or two: “the Lindqvist-Okoye talks”.
  mutating func named(_ sighting: NameSighting) -> [NameMention] {
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
    if let entity = knownBearer(of: head, title: sighting.title) {
      take(sighting.title, for: entity)
      return [made(entity, .surname, head)]
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
  mutating func surnamed(
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
  mutating func take(_ title: NameSighting.Title?, for entity: Int) {
    learn(title, entity)
    guard let title, let possessor = title.possessor, cast.entities[entity].countryCode == nil,
      let principal = discourse.antecedent(possessor.gender), principal != entity
    else { return }
    cast.entities[entity].countryCode = cast.entities[principal].countryCode
    cast.entities[entity].party.country = cast.entities[principal].party.country
  }

  /// Who bears a surname: one named in full in the document, else one in office at that time.
  mutating func bearer(of head: Range<Int>, title: NameSighting.Title?) -> Int? {
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
      // Of two, newspapers call by surname alone the one whom they are about.
      if let main = cast.prominent(of: fitting) { return main }
      if let recent = discourse.mostRecent(of: fitting) { return recent }
      if !fitting.isEmpty { return fitting[0] }
    }
    return knownBearer(of: head, title: title)
  }

  /// Who bears a surname of the gazetteer, of one word or several: “von der Leyen”.
  mutating func knownBearer(of head: Range<Int>, title: NameSighting.Title?) -> Int? {
    var key: UInt64?
    for index in head where tokens[index].kind == .word {
      let word = tokens[index].word
      key = key.map { PhraseTable<Bool>.extend($0, by: word) } ?? word.hash
    }
    guard let key, let last = head.last, let entry = knowledge.phrases.firstEntry(key) else {
      return nil
    }
    let word = tokens[last].word
    var candidates: [Int] = []
    for meaning in knowledge.phrases.meanings(entry) {
      if case .family(let person) = meaning { candidates.append(Int(person)) }
    }
    // A monarch is known by the first name: “King Harald of Norland” is not the one of Norway.
    guard head.count > 1 || !(title.map { Monarchs.isMonarch($0, tokens) } ?? false),
      let person = inOffice(candidates, title: title)
    else { return nil }
    let entity = cast.known(person, knowledge: knowledge, day: day)
    cast.addFamily(word.hash, entity)
    return entity
  }

  /// The only one of some people who was in office about the article's day.
  func inOffice(_ candidates: [Int], title: NameSighting.Title?) -> Int? {
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
    guard day != nil else {
      // Without a day the one in office is meant rather than one of the past.
      let present = near.filter { knowledge.terms(of: $0).contains { fits($0) && $0.end == nil } }
      return present.count == 1 ? present[0] : nil
    }
    let now = those(within: 0)
    if now.count == 1 { return now[0] }
    let leading = now.filter { person in
      guard let term = day.flatMap({ knowledge.term(of: person, on: $0) }) else { return false }
      return knowledge.country(code: term.country)?.leadingRole == term.role
    }
    return leading.count == 1 ? leading[0] : nil
  }
}
