// What extraction is given to know: people with offices and terms, countries, places, series.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel
import ReadoutText

/// The gazetteers, as values.
public struct Knowledge: Sendable {
  /// The people, each once.
  public private(set) var people: [Person] = []
  /// The other names of each person: family names, transliterations, in the order of the people.
  public private(set) var otherNames: [[String]] = []
  /// Who held which office when.
  public private(set) var terms: [Term] = []
  /// The countries.
  public private(set) var countries: [Country] = []
  /// Cities and venues.
  public private(set) var places: [KnownPlace] = []
  /// International organisations, news organisations, ministries, seats of government.
  public private(set) var organisations: [Organisation] = []
  /// The named series of summits.
  public private(set) var series: [Series] = []
  /// The weights by which quotations are found; without them, rules alone find them.
  public var tagger: TagModel?

  var phrases = PhraseTable<Sense>()
  var givenNames = HashTable<Gender>()
  /// Kings and the like by the first words of their names.
  private(set) var monarchs: [UInt64: [Int32]] = [:]
  private var termsOfPerson: [[Int32]] = []
  private var termsOfCountry: [String: [Int32]] = [:]
  private var countryOfCode: [String: Int] = [:]

  /// Nothing known.
  public init() {}

  /// What a phrase of the gazetteer means.
  enum Sense: Hashable, Sendable {
    /// The full name of a person.
    case person(Int32)
    /// The family name of a person.
    case family(Int32)
    case country(Int32)
    case demonym(Int32)
    /// A capital or seat that stands for its government.
    case seat(Int32)
    case place(Int32)
    case organisation(Int32)
  }

  // MARK: Filling

  /// Adds a country with the words that name it.
  public mutating func add(
    _ country: Country, otherNames: [String] = [], demonyms: [String] = [], capital: String = "",
    seats: [String] = []
  ) {
    let index = Int32(countries.count)
    countries.append(country)
    countryOfCode[country.code] = Int(index)
    for name in [country.name] + otherNames { phrases.add(name, .country(index)) }
    for demonym in demonyms where !otherNames.contains(demonym) {
      phrases.add(demonym, .demonym(index))
      phrases.add(demonym + "s", .demonym(index))
    }
    for seat in seats { phrases.add(seat, .seat(index)) }
    if !capital.isEmpty { add(KnownPlace(name: capital, country: country.code, isVenue: false)) }
  }

  /// Adds a person, and answers with the index to give to terms.
  public mutating func add(
    _ person: Person, families: [String] = [], aliases: [String] = []
  ) -> Int {
    let index = Int32(people.count)
    people.append(person)
    otherNames.append(families + aliases)
    termsOfPerson.append([])
    phrases.add(person.name, .person(index))
    for alias in aliases { phrases.add(alias, .person(index)) }
    for family in families { phrases.add(family, .family(index)) }
    return Int(index)
  }

  /// Adds an office that a person held.
  public mutating func add(_ term: Term) {
    guard people.indices.contains(term.person) else { return }
    let index = Int32(terms.count)
    terms.append(term)
    termsOfPerson[term.person].append(index)
    termsOfCountry[term.country, default: []].append(index)
    if term.isMonarchy, let name = people[term.person].name.split(separator: " ").first {
      monarchs[FoldedWord(String(name)).hash, default: []].append(Int32(term.person))
    }
  }

  /// Adds a city or venue; the first of a name is kept.
  public mutating func add(_ place: KnownPlace) {
    phrases.add(place.name, .place(Int32(places.count)))
    places.append(place)
  }

  /// Adds an organisation with its other names.
  public mutating func add(_ organisation: Organisation, aliases: [String] = []) {
    let index = Int32(organisations.count)
    organisations.append(organisation)
    for name in [organisation.name] + aliases { phrases.add(name, .organisation(index)) }
  }

  /// Adds a series of summits.
  public mutating func add(_ series: Series) { self.series.append(series) }

  /// Adds a given name and what it tells of its bearer.
  public mutating func add(givenName: String, gender: Gender) {
    givenNames[FoldedWord(givenName).hash] = gender
  }

  // MARK: Asking

  /// The country of an ISO 3166 code.
  public func country(code: String) -> Country? { countryOfCode[code].map { countries[$0] } }

  /// The canonical name of an organisation; an unknown name stands for itself.
  func organisationName(of name: String) -> String {
    guard let entry = phrases.firstEntry(FoldedWord(name).hash) else { return name }
    for case .organisation(let index) in phrases.meanings(entry) {
      return organisations[Int(index)].name
    }
    return name
  }

  func countryIndex(code: String) -> Int? { countryOfCode[code] }

  /// The terms of a person, in the order of the table.
  public func terms(of person: Int) -> [Term] {
    guard termsOfPerson.indices.contains(person) else { return [] }
    return termsOfPerson[person].map { terms[Int($0)] }
  }

  /// The people who held an office of a country on a day; those whose days are known exactly win.
  public func holders(of role: Role, in country: String, on day: CalendarDay) -> [Int] {
    var exact: [Int] = []
    var loose: [Int] = []
    for index in termsOfCountry[country] ?? [] {
      let term = terms[Int(index)]
      guard term.role == role, term.covers(day) else { continue }
      if term.isExact { exact.append(term.person) } else { loose.append(term.person) }
    }
    let found = exact.isEmpty ? loose : exact
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The office that a person held on a day; the highest where there are several.
  public func term(of person: Int, on day: CalendarDay) -> Term? {
    guard termsOfPerson.indices.contains(person) else { return nil }
    var highest: Term?
    for index in termsOfPerson[person] where terms[Int(index)].covers(day) {
      let term = terms[Int(index)]
      if highest.map({ term.role.rawValue < $0.role.rawValue }) ?? true { highest = term }
    }
    return highest
  }
}
