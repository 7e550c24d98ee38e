// The entities of one document, and the names by which they are found again.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Everybody and everything named in a document, each once.
struct Cast {
  /// A country of the gazetteer, or one that only the document knows.
  enum CountryKey: Hashable {
    case known(Int32)
    case unknown(UInt64)
  }

  /// An office of a country, or of none that the text names.
  private struct Seat: Hashable {
    var role: Role
    var country: CountryKey?
  }

  private(set) var full: [UInt64: Int] = [:]
  private(set) var families: [UInt64: [Int]] = [:]
  var entities: [Entity] = []
  var genders: [Gender] = []
  private var lengths: [Int] = []
  private var fullNames: [Int] = []
  private var holders: [Seat: [Int]] = [:]
  private var holdersOfRole: [Role: [Int]] = [:]
  private var described: [UInt64: [Int]] = [:]
  private var indices: [String: Int] = [:]
  private var people: [Int: Int] = [:]
  private var countries: [Int: Int] = [:]
  private var places: [Int: Int] = [:]
  private var organisations: [Int: Int] = [:]

  /// The most entities that are kept for one name or office, so that no text takes long.
  private static let mostBearers = 24

  // MARK: Making

  /// A person of the gazetteer, with the office of a day.
  mutating func known(_ person: Int, knowledge: Knowledge, day: CalendarDay?) -> Int {
    if let index = people[person] { return index }
    let known = knowledge.people[person]
    var party = Party(id: known.id, name: known.name, kind: .person, isKnown: true)
    var rank: Entity.Rank?
    var code: String?
    let term = day.map { knowledge.term(of: person, on: $0) } ?? knowledge.terms(of: person).last
    if let term {
      let country = knowledge.country(code: term.country)?.name
      rank = term.role.rank
      party.country = country
      let isWhole =
        term.role == .organisationHead || country == nil && term.office.contains(" of ")
        || [.aide, .spokesperson, .securityAdviser].contains(term.role)
      party.office = isWhole ? term.office : Cast.office(term.office, of: country)
    }
    code = term?.country ?? knowledge.terms(of: person).last?.country
    let index = add(
      Entity(party: party, kind: .person, countryCode: code, rank: rank), id: known.id,
      gender: known.gender)
    people[person] = index
    if let term, let country = knowledge.countryIndex(code: term.country) {
      addHolder(index, of: term.role, country: .known(Int32(country)))
      if knowledge.countries[country].leadingRole == term.role {
        addHolder(index, of: .leader, country: .known(Int32(country)))
      }
    }
    return index
  }

  /// An office with its country: `president of the United States`.
  static func office(_ office: String, of country: String?) -> String {
    guard let country else { return office }
    let plurals = ["United", "Netherlands", "Philippines", "Maldives", "Bahamas", "Seychelles"]
    let hasArticle =
      plurals.contains { country.hasPrefix($0) } || country.hasSuffix("Republic")
      || country.hasSuffix("Islands")
    return "\(office) of \(hasArticle ? "the " : "")\(country)"
  }

  /// A person whom only the document knows; the longest form of the name is kept.
  mutating func unknown(_ name: String, key: UInt64, gender: Gender) -> Int {
    if let index = full[key] {
      if !entities[index].party.isKnown,
        name.utf8.count > (entities[index].party.name ?? "").utf8.count
      {
        entities[index].party.name = name
      }
      return index
    }
    // Initials do not tell people apart.
    let id = Cast.identifier(
      of: name.utf8.contains(0x2E)
        ? name.split(separator: " ").filter { $0.utf8.count > 2 || $0.utf8.last != 0x2E }
          .joined(separator: " ") : name)
    if let index = indices[id] { return index }
    let index = add(
      Entity(
        party: Party(id: id.isEmpty ? nil : id, name: name, kind: .person), kind: .person,
        countryCode: nil, rank: nil), id: id, gender: gender)
    full[key] = index
    return index
  }

  mutating func country(_ index: Int, knowledge: Knowledge) -> Int {
    if let entity = countries[index] { return entity }
    let country = knowledge.countries[index]
    let id = "country:" + Cast.identifier(of: country.name)
    let entity = add(
      Entity(
        party: Party(
          id: id, name: country.name, kind: .country, country: country.name, isKnown: true),
        kind: .country, countryCode: country.code, rank: nil), id: id)
    countries[index] = entity
    return entity
  }

  mutating func place(_ index: Int, knowledge: Knowledge) -> Int {
    if let entity = places[index] { return entity }
    let entity = place(knowledge.places[index], knowledge: knowledge)
    places[index] = entity
    return entity
  }

  mutating func place(_ place: KnownPlace, knowledge: Knowledge) -> Int {
    let id = "place:" + place.name
    let country = knowledge.country(code: place.country)
    return indices[id]
      ?? add(
        Entity(
          party: Party(name: place.name, kind: .unknown, country: country?.name, isKnown: true),
          kind: .place, countryCode: country?.code, rank: nil), id: id)
  }

  mutating func place(_ name: String, country: Int, knowledge: Knowledge) -> Int {
    let code = knowledge.countries[country].code
    return place(KnownPlace(name: name, country: code, isVenue: false), knowledge: knowledge)
  }

  mutating func organisation(_ index: Int, knowledge: Knowledge) -> Int {
    if let entity = organisations[index] { return entity }
    let organisation = knowledge.organisations[index]
    let id = "organisation:" + Cast.identifier(of: organisation.name)
    let country = knowledge.country(code: organisation.country)
    let entity =
      indices[id]
      ?? add(
        Entity(
          party: Party(
            id: id, name: organisation.name, kind: .organisation, country: country?.name,
            isKnown: true), kind: .organisation, countryCode: country?.code, rank: nil), id: id)
    organisations[index] = entity
    return entity
  }

  mutating func namedOrganisation(_ name: String, country: String?) -> Int {
    let id = "organisation:" + Cast.identifier(of: name)
    return indices[id]
      ?? add(
        Entity(
          party: Party(id: id, name: name, kind: .organisation, country: country),
          kind: .organisation, countryCode: nil, rank: nil), id: id)
  }

  /// One who is known by office only.
  mutating func office(_ office: String, role: Role, country: String?, code: String?) -> Int {
    let land = country.map { Cast.identifier(of: $0) + "/" } ?? ""
    let id = "office:" + land + Cast.identifier(of: office)
    return indices[id]
      ?? add(
        Entity(
          party: Party(
            id: country == nil ? nil : id, kind: .office, office: Cast.office(office, of: country),
            country: country), kind: .office, countryCode: code, rank: role.rank), id: id)
  }

  private mutating func add(_ entity: Entity, id: String, gender: Gender = .unknown) -> Int {
    entities.append(entity)
    genders.append(gender)
    lengths.append(0)
    fullNames.append(0)
    indices[id] = entities.count - 1
    return entities.count - 1
  }

  // MARK: Names and offices

  /// Takes note that an entity was named in full once more.
  mutating func countFullName(of entity: Int) { fullNames[entity] += 1 }

  /// The one of some entities who is named in full at least twice as often as any other.
  func prominent(of some: [Int]) -> Int? {
    let sorted = some.sorted { fullNames[$0] > fullNames[$1] }
    guard sorted.count > 1 else { return sorted.first }
    return fullNames[sorted[0]] >= 2 * max(1, fullNames[sorted[1]]) ? sorted[0] : nil
  }

  /// Whether a name of so many tokens is longer than the one that an entity has.
  func isLonger(_ length: Int, than entity: Int) -> Bool {
    !entities[entity].party.isKnown && length > lengths[entity]
  }

  mutating func setLength(_ length: Int, of entity: Int) {
    lengths[entity] = max(length, lengths[entity])
  }

  mutating func addFamily(_ word: UInt64, _ entity: Int) {
    Cast.add(entity, to: &families[word, default: []])
  }

  mutating func addFull(_ key: UInt64, _ entity: Int) {
    if full[key] == nil { full[key] = entity }
  }

  /// Takes note that the document calls somebody president, of a country or of none.
  mutating func addHolder(_ entity: Int, of role: Role, country: CountryKey?) {
    Cast.add(entity, to: &holders[Seat(role: role, country: country), default: []])
    Cast.add(entity, to: &holdersOfRole[role, default: []])
  }

  /// Takes note that the document calls somebody an analyst.
  mutating func addDescription(_ word: UInt64, _ entity: Int) {
    Cast.add(entity, to: &described[word, default: []])
  }

  func holds(_ role: Role, country: CountryKey?, _ entity: Int) -> Bool {
    holders[Seat(role: role, country: country)]?.contains(entity) ?? false
  }

  /// Those to whom the document gives an office; of any country where none is asked for.
  func holding(_ role: Role, country: CountryKey?) -> [Int]? {
    country == nil ? holdersOfRole[role] : holders[Seat(role: role, country: country)]
  }

  /// Those whom the document calls so: analyst, nominee.
  func described(_ word: UInt64) -> [Int] { described[word] ?? [] }

  private static func add(_ entity: Int, to list: inout [Int]) {
    if list.count < mostBearers, !list.contains(entity) { list.append(entity) }
  }

  /// The identifier of a name: its words in ASCII and lower case, joined by hyphens.
  static func identifier(of name: String) -> String {
    var result: [UInt8] = []
    var needsHyphen = false
    func take(_ scalar: UInt32) {
      switch scalar {
      case 0x30...0x39, 0x61...0x7A:
        if needsHyphen, !result.isEmpty { result.append(0x2D) }
        needsHyphen = false
        result.append(UInt8(truncatingIfNeeded: scalar))
      case 0x27, 0x2019, 0x300...0x36F: break
      default: needsHyphen = true
      }
    }
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: take(scalar.value | 0x20)
      case 0..<0x80: take(scalar.value)
      default: for letter in String(scalar).decomposedScalars { take(letter.value) }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
