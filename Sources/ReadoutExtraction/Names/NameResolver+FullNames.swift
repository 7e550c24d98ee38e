// Everybody who is named in full anywhere in a document, and what is told of them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension NameResolver {
  /// How often single words stand as persons do, before verbs and possessives, which counts twice,
  /// or elsewhere.
  func actingSurnames(_ sightings: [NameSighting]) -> [UInt64: Int] {
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
    return acting
  }

  mutating func enrol(_ sighting: NameSighting, acting: [UInt64: Int]) {
    switch sighting.subject {
    case .person(let person):
      let entity = cast.known(Int(person), knowledge: knowledge, day: day)
      cast.countFullName(of: entity)
      enrolNames(of: sighting.head, entity)
      learn(sighting.title, entity)
    case .words:
      guard wordCount(sighting.head) > 1, wordCount(sighting.head) < 6,
        !sighting.evidence.isDisjoint(with: [.title, .givenName, .apposition])
          || acting[tokens[sighting.head.upperBound - 1].word.hash, default: 0] >= 3,
        !sighting.evidence.contains(.headline) || sighting.evidence.contains(.title)
      else { return }
      let key = fullKey(sighting.head)
      if let entity = cast.full[key], !cast.isLonger(sighting.head.count, than: entity) {
        cast.countFullName(of: entity)
        learn(sighting.title, entity)
        return
      }
      let entity = cast.unknown(
        name(of: sighting.head), key: key, gender: gender(of: sighting))
      cast.setLength(sighting.head.count, of: entity)
      cast.countFullName(of: entity)
      enrolNames(of: sighting.head, entity)
      learn(sighting.title, entity)
    default: return
    }
  }

  mutating func enrolNames(of head: Range<Int>, _ entity: Int) {
    guard let last = head.last(where: { tokens[$0].kind == .word }) else { return }
    cast.addFamily(tokens[last].word.hash, entity)
    cast.addFull(fullKey(head), entity)
  }

  /// Takes over what a title or apposition tells of an entity.
  mutating func learn(_ title: NameSighting.Title?, _ entity: Int) {
    guard let title else { return }
    if cast.genders[entity] == .unknown { cast.genders[entity] = title.gender }
    guard let role = title.role, role != .courtesy, !title.isPlural, !isOfClub(title) else {
      return
    }
    if role == .other, let noun = title.office.last {
      cast.addDescription(tokens[noun].word.hash, entity)
    } else if !title.isFormer {
      cast.addHolder(entity, of: role, country: countryKey(of: title))
      // Who leads a country that no table knows, nobody can tell but the article.
      if role == .headOfState || role == .headOfGovernment, title.unknownCountry != nil {
        cast.addHolder(entity, of: .leader, country: countryKey(of: title))
      }
    }
    // “President Lee” of a known person who is none now is history or a wish.
    if cast.entities[entity].party.isKnown, role.rank == .leader {
      returnToOffice(title, role, entity)
      return
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
      let office = officeName(of: title)
      cast.entities[entity].party.office = Cast.office(office, of: country)
    }
  }

  /// “Norcar president Lars Holm”: small letters behind a name that is neither a known country nor
  /// formed as that of a people, as in “Zembalan president Amara Okoye”.
  private func isOfClub(_ title: NameSighting.Title) -> Bool {
    guard title.role == .headOfState, let club = title.unknownCountry, let last = club.last,
      club.upperBound == title.office.lowerBound, let office = title.office.first,
      !tokens[office].shape.contains(.capitalised)
    else { return false }
    let word = page.article.text[tokens[last].range]
    return !NameWords.demonymEndings.contains { word.hasSuffix($0) }
  }

  /// “Norland’s Prime Minister Tomas Lindqvist” who, for all that is known, is none on that day.
  ///
  /// The gazetteer ends somewhere, and leaders come back: a country beside the title makes it news.
  /// Not “President Lee” alone, which is history or courtesy.
  private mutating func returnToOffice(
    _ title: NameSighting.Title, _ role: Role, _ entity: Int
  ) {
    guard cast.entities[entity].rank == nil, !title.isFormer, title.country >= 0,
      case let land = knowledge.countries[Int(title.country)],
      cast.entities[entity].countryCode == land.code
    else { return }
    cast.entities[entity].rank = role.rank
    cast.entities[entity].party.country = land.name
    cast.entities[entity].party.office = Cast.office(
      officeName(of: title), of: land.name)
  }
}
