// Loads what is compiled in, and what the user adds, into values for extraction.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutExtraction

extension Knowledge {
  /// What is compiled into the program.
  ///
  /// What a user adds in `knowledge.d` comes on top of it, through the same `add` functions.
  public static func builtIn() -> Knowledge {
    var knowledge = Knowledge()
    knowledge.addCountries(BuiltInTable.countries.reader)
    knowledge.addOrganisations(BuiltInTable.organisations.reader)
    knowledge.addPlaces(BuiltInTable.places.reader)
    knowledge.addPeople(BuiltInTable.people.reader)
    knowledge.addSeries(BuiltInTable.series.reader)
    knowledge.addGivenNames(BuiltInTable.givenNames.reader)
    knowledge.tagger = builtInTagger
    return knowledge
  }

  /// The weights that `readout-train` made; a test sees to it that they can be read.
  private static let builtInTagger = try? TagModel(bytes: BuiltInTable.weights.bytes)

  private mutating func addCountries(_ table: TableReader) {
    let code = table.column("code")
    let name = table.column("name")
    let other = table.column("other")
    let demonyms = table.column("demonyms")
    let capital = table.column("capital")
    let seats = table.column("seats")
    let leader = table.column("leader")
    for row in table.rows {
      add(
        Country(
          code: row.text(code), name: row.text(name),
          leadingRole: row.text(leader) == "HOS" ? .headOfState : .headOfGovernment),
        otherNames: row.list(other), demonyms: row.list(demonyms), capital: row.text(capital),
        seats: row.list(seats))
    }
  }

  private mutating func addPeople(_ table: TableReader) {
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
        person = add(
          Person(id: previous, name: row.text(name), gender: Gender(row.text(gender))),
          families: row.list(families), aliases: row.list(aliases))
      }
      guard let role = Role(code: row.text(role)) else { continue }
      add(
        Term(
          person: person, country: row.text(country), role: role, office: row.text(office),
          start: PartialDay(row.text(start)), end: PartialDay(row.text(end)),
          seen: PartialDay(row.text(seen))))
    }
  }

  private mutating func addPlaces(_ table: TableReader) {
    let name = table.column("name")
    let country = table.column("country")
    let kind = table.column("kind")
    for row in table.rows {
      add(
        KnownPlace(
          name: row.text(name), country: row.text(country), isVenue: row.text(kind) == "venue"))
    }
  }

  private mutating func addOrganisations(_ table: TableReader) {
    let name = table.column("name")
    let aliases = table.column("aliases")
    let kind = table.column("kind")
    let country = table.column("country")
    for row in table.rows {
      add(
        Organisation(
          name: row.text(name), country: row.text(country),
          kind: Organisation.Kind(rawValue: row.text(kind)) ?? .other),
        aliases: row.list(aliases))
    }
  }

  private mutating func addSeries(_ table: TableReader) {
    let id = table.column("id")
    let name = table.column("name")
    let aliases = table.column("aliases")
    let organisation = table.column("organisation")
    let editions = table.column("editions")
    for row in table.rows {
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
