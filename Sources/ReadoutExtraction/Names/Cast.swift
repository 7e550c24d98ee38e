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

  /// An office that the document gives to somebody.
  struct Holding {
    var entity: Int
    var role: Role
    var country: CountryKey?
  }

  private(set) var full: [UInt64: Int] = [:]
  private(set) var families: [UInt64: [Int]] = [:]
  var entities: [Entity] = []
  var genders: [Gender] = []
  private var holdings: [Holding] = []
  private var indices: [String: Int] = [:]

  // MARK: Making

  /// A person of the gazetteer, with the office of a day.
  mutating func known(_ person: Int, knowledge: Knowledge, day: CalendarDay?) -> Int {
    let known = knowledge.people[person]
    if let index = indices[known.id] { return index }
    var party = Party(id: known.id, name: known.name, kind: .person, isKnown: true)
    var rank: Entity.Rank?
    var code: String?
    let term = day.map { knowledge.term(of: person, on: $0) } ?? knowledge.terms(of: person).last
    if let term {
      let country = knowledge.country(code: term.country)?.name
      rank = term.role.rank
      party.country = country
      let isWhole =
        term.role == .organisationHead || term.office.contains(" of ") && country == nil
        || [.aide, .spokesperson, .securityAdviser].contains(term.role)
      party.office =
        isWhole ? term.office : country.map { "\(term.office) of \($0)" } ?? term.office
    }
    code = term?.country ?? knowledge.terms(of: person).last?.country
    let index = add(
      Entity(party: party, kind: .person, countryCode: code, rank: rank), id: known.id,
      gender: known.gender)
    if let term, let country = knowledge.countryIndex(code: term.country) {
      holdings.append(Holding(entity: index, role: term.role, country: .known(Int32(country))))
      if knowledge.countries[country].leadingRole == term.role {
        holdings.append(Holding(entity: index, role: .leader, country: .known(Int32(country))))
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
      of: name.split(separator: " ").filter { $0.utf8.count > 2 || $0.utf8.last != 0x2E }
        .joined(separator: " "))
    if let index = indices[id] { return index }
    let index = add(
      Entity(
        party: Party(id: id.isEmpty ? nil : id, name: name, kind: .person), kind: .person,
        countryCode: nil, rank: nil), id: id, gender: gender)
    full[key] = index
    return index
  }

  mutating func country(_ index: Int, knowledge: Knowledge) -> Int {
    let country = knowledge.countries[index]
    let id = Cast.identifier(of: country.name)
    return indices["country:" + id]
      ?? add(
        Entity(
          party: Party(
            id: "country:" + id, name: country.name, kind: .country, country: country.name,
            isKnown: true), kind: .country, countryCode: country.code, rank: nil),
        id: "country:" + id)
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

  mutating func organisation(_ organisation: Organisation, knowledge: Knowledge) -> Int {
    let id = "organisation:" + Cast.identifier(of: organisation.name)
    let country = knowledge.country(code: organisation.country)
    return indices[id]
      ?? add(
        Entity(
          party: Party(
            id: id, name: organisation.name, kind: .organisation, country: country?.name,
            isKnown: true), kind: .organisation, countryCode: country?.code, rank: nil), id: id)
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
    indices[id] = entities.count - 1
    return entities.count - 1
  }

  // MARK: Names and offices

  mutating func addFamily(_ word: UInt64, _ entity: Int) {
    if families[word]?.contains(entity) != true { families[word, default: []].append(entity) }
  }

  mutating func addFull(_ key: UInt64, _ entity: Int) {
    if full[key] == nil { full[key] = entity }
  }

  mutating func addHolding(_ holding: Holding) {
    if !holds(holding.role, country: holding.country, holding.entity) { holdings.append(holding) }
  }

  func holds(_ role: Role, country: CountryKey?, _ entity: Int) -> Bool {
    holdings.contains { $0.entity == entity && $0.role == role && $0.country == country }
  }

  /// Those to whom the document gives an office; of any country where none is asked for.
  func holding(_ role: Role, country: CountryKey?) -> [Int]? {
    var found: [Int] = []
    for holding in holdings where holding.role == role {
      if country == nil || holding.country == country, !found.contains(holding.entity) {
        found.append(holding.entity)
      }
    }
    return found.isEmpty ? nil : found
  }

  /// The identifier of a name: its words in ASCII and lower case, joined by hyphens.
  static func identifier(of name: String) -> String {
    var result = ""
    var needsHyphen = false
    for scalar in name.decomposedScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A:
        if needsHyphen, !result.isEmpty { result += "-" }
        needsHyphen = false
        result.unicodeScalars.append(scalar)
      case 0x27, 0x2019, 0x300...0x36F: break
      default: needsHyphen = true
      }
    }
    return result
  }
}
