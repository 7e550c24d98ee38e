// Loads what is compiled in, and what the user adds, into values for extraction.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutExtraction
public import ReadoutModel

extension Knowledge {
  /// What is compiled into the program, with what a user adds or corrects.
  public static func builtIn(adding own: KnowledgeAddition = KnowledgeAddition()) -> Knowledge {
    var knowledge = Knowledge()
    knowledge.add(own)
    knowledge.addCountries(
      BuiltInTable.countries.reader, but: Set(own.countries.map(\.country.code)))
    knowledge.addOrganisations(
      BuiltInTable.organisations.reader, but: Set(own.organisations.map(\.organisation.name)))
    knowledge.addPlaces(BuiltInTable.places.reader, but: Set(own.places.map(\.name)))
    knowledge.addPeople(BuiltInTable.people.reader, own)
    knowledge.addSeries(BuiltInTable.series.reader, but: Set(own.series.map(\.id)))
    knowledge.addGivenNames(BuiltInTable.givenNames.reader)
    knowledge.tagger = builtInTagger
    return knowledge
  }

  /// The weights that `readout-train` made; a test sees to it that they can be read.
  private static let builtInTagger = try? TagModel(bytes: BuiltInTable.weights.bytes)

  /// Adds all but the people, who are joined with those of the tables.
  private mutating func add(_ own: KnowledgeAddition) {
    for row in own.countries {
      add(
        row.country, otherNames: row.otherNames, demonyms: row.demonyms, capital: row.capital,
        seats: row.seats)
    }
    for row in own.organisations { add(row.organisation, aliases: row.aliases) }
    for place in own.places { add(place) }
    for series in own.series { add(series) }
  }

  private mutating func addCountries(_ table: TableReader, but own: Set<String>) {
    let code = table.column("code")
    let name = table.column("name")
    let other = table.column("other")
    let demonyms = table.column("demonyms")
    let capital = table.column("capital")
    let seats = table.column("seats")
    let leader = table.column("leader")
    for row in table.rows where !own.contains(row.text(code)) {
      add(
        Country(
          code: row.text(code), name: row.text(name),
          leadingRole: row.text(leader) == "HOS" ? .headOfState : .headOfGovernment),
        otherNames: row.list(other), demonyms: row.list(demonyms), capital: row.text(capital),
        seats: row.list(seats))
    }
  }

  private mutating func addPeople(_ table: TableReader, _ own: KnowledgeAddition) {
    var rest = Dictionary(
      own.people.map { ($0.person.id, $0) }, uniquingKeysWith: { first, _ in first })
    var indices: [String: Int] = [:]
    let id = table.column("id")
    let name = table.column("name")
    let gender = table.column("gender")
    let country = table.column("country")
    let role = table.column("role")
    let office = table.column("office")
    let start = table.column("start")
    let end = table.column("end")
    let families = table.column("families")
    let aliases = table.column("aliases")
    let seen = table.column("seen")
    var previous = ""
    var person = 0
    for row in table.rows {
      if row.text(id) != previous {
        previous = row.text(id)
        let ownPerson = rest.removeValue(forKey: previous)
        person = add(
          Person(id: previous, name: row.text(name), gender: Gender(row.text(gender))), ownPerson,
          families: row.list(families), aliases: row.list(aliases))
        if ownPerson != nil { indices[previous] = person }
      }
      guard let role = Role(code: row.text(role)) else { continue }
      var term = Term(
        person: person, country: row.text(country), role: role, office: row.text(office),
        start: PartialDay(row.text(start)), end: PartialDay(row.text(end)),
        seen: PartialDay(row.text(seen)))
      guard !own.replaces(term, of: previous) else { continue }
      if let day = own.successionDay(of: term, held: previous) { term.end = day }
      add(term)
    }
    for row in own.people where rest[row.person.id] != nil {
      rest[row.person.id] = nil
      indices[row.person.id] = add(row.person, row, families: [], aliases: [])
    }
    // The last term of a person is what undated texts go by.
    for row in own.people {
      for var term in row.terms {
        term.person = indices[row.person.id] ?? person
        add(term)
      }
    }
  }

  /// Adds a person of the tables or of the user's, with the names that the user gives.
  private mutating func add(
    _ person: Person, _ own: KnowledgeAddition.OwnPerson?, families: [String], aliases: [String]
  ) -> Int {
    guard let own else { return add(person, families: families, aliases: aliases) }
    let known = own.replaces ? [] : families
    let names = own.replaces ? [] : aliases
    var joined = own.person
    if joined.gender == .unknown { joined.gender = person.gender }
    let index = add(
      joined, families: known + own.families.filter { !known.contains($0) },
      aliases: names + own.aliases.filter { !names.contains($0) })
    return index
  }

  /// The newest day on which a source of the terms of office was seen.
  public var lastSeen: CalendarDay? { terms.compactMap { $0.seen?.last }.max() }

  private mutating func addPlaces(_ table: TableReader, but own: Set<String>) {
    let name = table.column("name")
    let country = table.column("country")
    let kind = table.column("kind")
    for row in table.rows where !own.contains(row.text(name)) {
      add(
        KnownPlace(
          name: row.text(name), country: row.text(country), isVenue: row.text(kind) == "venue"))
    }
  }

  private mutating func addOrganisations(_ table: TableReader, but own: Set<String>) {
    let name = table.column("name")
    let aliases = table.column("aliases")
    let kind = table.column("kind")
    let country = table.column("country")
    for row in table.rows where !own.contains(row.text(name)) {
      add(
        Organisation(
          name: row.text(name), country: row.text(country),
          kind: Organisation.Kind(rawValue: row.text(kind)) ?? .other),
        aliases: row.list(aliases))
    }
  }

  private mutating func addSeries(_ table: TableReader, but own: Set<String>) {
    let id = table.column("id")
    let name = table.column("name")
    let aliases = table.column("aliases")
    let organisation = table.column("organisation")
    let editions = table.column("editions")
    for row in table.rows where !own.contains(row.text(id)) {
      add(
        Series(
          id: row.text(id), name: row.text(name), aliases: row.list(aliases),
          organisation: row.text(organisation),
          editions: row.list(editions).compactMap { Series.Edition($0) }))
    }
  }

  private mutating func addGivenNames(_ table: TableReader) {
    let name = table.column("name")
    let gender = table.column("gender")
    for row in table.rows {
      add(givenName: row.text(name), gender: Gender(row.text(gender)))
    }
  }
}

extension BuiltInTable {
  /// The table, parted into rows.
  fileprivate var reader: TableReader { TableReader(bytes) }
}
