// Who holds an office on the day of the article; whether a capital is a place or its government.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension NameResolver {
  /// The entity that an office names: who holds it in the document, or on that day, or the office.
  mutating func holder(of sighting: NameSighting, isQuoted: Bool) -> Int? {
    guard let title = sighting.title else { return nil }
    if let possessor = title.possessor {
      return isQuoted ? nil : counterpart(of: title, possessor: possessor)
    }
    guard let role = title.role, !title.isIndefinite, !title.isFormer else { return nil }
    if title.organisation >= 0 { return nil }
    if role == .other {
      // “the analyst”: the one who was called so before.
      guard !isQuoted, let noun = title.office.last else { return nil }
      return discourse.mostRecent(of: cast.described(tokens[noun].word.hash))
    }
    guard let country = countryKey(of: title) else {
      // “the president”: the one who was called so before.
      if let holders = cast.holding(role, country: nil) {
        if let recent = discourse.mostRecent(of: holders) { return recent }
        // A diplomat who is named only later is another one.
        return holders.count == 1 && role.rank != .envoy ? holders[0] : nil
      }
      guard role.rank == .leader || role.rank == .minister else { return nil }
      return cast.office(officeName(of: title), role: role, country: nil, code: nil)
    }
    if let holders = cast.holding(role, country: country), holders.count == 1 { return holders[0] }
    guard role.rank == .leader || role == .foreignMinister || role == .defenceMinister else {
      return nil
    }
    if title.country >= 0 {
      let land = knowledge.countries[Int(title.country)]
      if let person = known(role, of: land) {
        return cast.known(person, knowledge: knowledge, day: day)
      }
    }
    return cast.office(
      officeName(of: title), role: role, country: countryName(of: title),
      code: title.country >= 0 ? knowledge.countries[Int(title.country)].code : nil)
  }

  /// The words of an office, in the singular.
  func officeName(of title: NameSighting.Title) -> String {
    let name = words(title.office).lowercased()
    guard title.isOneOfSeveral else { return name }
    // “ministers of foreign affairs”, “prime ministers”
    var words = name.split(separator: " ")
    if let plural = words.firstIndex(where: { $0.hasSuffix("s") }) { words[plural].removeLast() }
    return words.joined(separator: " ")
  }

  /// The person of the gazetteer who holds an office of a country on the article's day.
  private func known(_ role: Role, of country: Country) -> Int? {
    guard let day else { return nil }
    let asked = role == .leader ? country.leadingRole : role
    let holders = knowledge.holders(of: asked, in: country.code, on: day)
    if holders.count == 1 { return holders[0] }
    return nil
  }

  /// “his Chinese counterpart”: the holder of the same office there.
  private mutating func counterpart(of title: NameSighting.Title, possessor: Pronoun) -> Int? {
    let subject = discourse.antecedent(possessor.gender)
    guard title.country >= 0 else {
      return title.unknownCountry.flatMap { leader(ofPeople: words($0), but: subject) }
    }
    let land = knowledge.countries[Int(title.country)]
    if title.role == nil {
      var role = land.leadingRole
      if let subject, cast.entities[subject].rank == .minister { role = .foreignMinister }
      if let holders = cast.holding(role, country: .known(title.country)), holders.count == 1 {
        return holders[0]
      }
      guard let person = known(role, of: land) else { return nil }
      return cast.known(person, knowledge: knowledge, day: day)
    }
    return nil
  }

  /// The only leader of the document whose country is named like a people: Zembala, Zembalan.
  private func leader(ofPeople people: String, but subject: Int?) -> Int? {
    let leaders = cast.entities.indices.prefix(64).filter { index in
      guard index != subject, cast.entities[index].rank == .leader,
        let country = cast.entities[index].party.country, country.utf8.count > 4
      else { return false }
      return people.hasPrefix(country.dropLast())
    }
    return leaders.count == 1 ? leaders[0] : nil
  }

  /// Whether “in”, “at”, “to” stands before some words; not the “to” of “according to”.
  func isAfterPlacePreposition(_ sighting: NameSighting) -> Bool {
    let lexicon = NameLexicon.shared
    var before = sighting.tokens.lowerBound - 1
    if before >= 0, lexicon.kind(of: tokens[before].word).contains(.definite) { before -= 1 }
    guard before >= 0, tokens[before].kind == .word,
      lexicon.kind(of: tokens[before].word).contains(.placePreposition)
    else { return false }
    return before == 0 || tokens[before - 1].word != NameWords.according
  }

  /// Whether a capital or seat is a place here, and not its government.
  ///
  /// A place in “met in Haldvik”; the government in “Haldvik said” and “Haldvik’s demand”.
  func isPlace(_ sighting: NameSighting) -> Bool {
    if isAfterPlacePreposition(sighting) { return true }
    let lexicon = NameLexicon.shared
    let next = sighting.tokens.upperBound
    let before = sighting.tokens.lowerBound - 1
    if case .organisation = sighting.subject { return false }
    if next < tokens.count {
      let after = tokens[next]
      if after.kind == .possessive { return false }
      if after.kind == .word {
        let kind = lexicon.kind(of: after.word)
        if !kind.isDisjoint(with: [.verb, .cue, .and]) || after.word == NameWords.also {
          return false
        }
      }
    }
    if before >= 0, tokens[before].kind == .word {
      let kind = lexicon.kind(of: tokens[before].word)
      if kind.contains(.and) || kind.contains(.of) { return false }
    }
    return true
  }

  // MARK: Countries

  func countryKey(of title: NameSighting.Title) -> Cast.CountryKey? {
    if title.country >= 0 { return .known(title.country) }
    guard let range = title.unknownCountry else { return nil }
    var key: UInt64 = 0
    for index in range where tokens[index].kind == .word {
      key = PhraseTable<Bool>.extend(key, by: tokens[index].word)
    }
    return .unknown(key)
  }

  func countryName(of title: NameSighting.Title?) -> String? {
    guard let title else { return nil }
    if title.country >= 0 { return knowledge.countries[Int(title.country)].name }
    return title.unknownCountry.map { name(of: $0) }
  }
}
