// Reads TOML texts into rows for the gazetteers, and says what is wrong and where.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import ReadoutKnowledge
import TOMLKit

extension KnowledgeAddition {
  /// The most rows of one kind in all files.
  static let mostRows = 100_000

  /// Adds the rows of one text.
  ///
  /// - Throws: `ConfigurationError` for the first thing that is wrong.
  mutating func read(_ text: Configuration.Text) throws(ConfigurationError) {
    let (top, locator) = try text.table()
    var row = KnowledgeRow(table: top, path: "", file: text.file, locator: locator)
    let seen = try row.day("seen")
    for country in try row.rows("country") { try read(country: country) }
    for organisation in try row.rows("organisation") { try read(organisation: organisation) }
    for place in try row.rows("place") { try read(place: place) }
    for series in try row.rows("series") { try read(series: series) }
    for person in try row.rows("person") { try read(person: person, seen: seen) }
    try row.finish()
  }

  private mutating func read(country row: KnowledgeRow) throws(ConfigurationError) {
    var row = row
    let country = Country(
      code: try row.code("code"), name: try row.text("name"),
      leadingRole: try row.choice("leader", KnowledgeRow.leaders) ?? .headOfGovernment)
    let capital = try row.optionalText("capital") ?? ""
    let seats = try row.texts("seats")
    countries.append(
      OwnCountry(
        country: country, otherNames: try row.texts("other_names"),
        demonyms: try row.texts("demonyms"), capital: capital,
        seats: seats.isEmpty && !capital.isEmpty ? [capital] : seats))
    try row.finish()
  }

  private mutating func read(organisation row: KnowledgeRow) throws(ConfigurationError) {
    var row = row
    let kind = try row.choice("kind", KnowledgeRow.kinds) ?? .international
    organisations.append(
      OwnOrganisation(
        organisation: Organisation(
          name: try row.text("name"), country: try row.optionalCode("country") ?? "", kind: kind),
        aliases: try row.texts("aliases")))
    try row.finish()
  }

  private mutating func read(place row: KnowledgeRow) throws(ConfigurationError) {
    var row = row
    places.append(
      KnownPlace(
        name: try row.text("name"), country: try row.code("country"),
        isVenue: try row.flag("venue")))
    try row.finish()
  }

  private mutating func read(series row: KnowledgeRow) throws(ConfigurationError) {
    var row = row
    var editions: [Series.Edition] = []
    for text in try row.texts("editions") {
      guard let edition = Series.Edition(text) else {
        throw row.error(at: "editions", "'\(text)' is no edition; write it as \"2024:14:Haldvik\"")
      }
      editions.append(edition)
    }
    series.append(
      Series(
        id: try row.text("id"), name: try row.text("name"), aliases: try row.texts("aliases"),
        organisation: try row.optionalText("organisation") ?? "", editions: editions))
    try row.finish()
  }

  private mutating func read(
    person row: KnowledgeRow, seen: PartialDay?
  ) throws(ConfigurationError) {
    var row = row
    let name = try row.text("name")
    let id = try row.optionalText("id") ?? Person.identifier(of: name)
    guard !id.isEmpty else {
      throw row.error(at: "name", "the name has no letters; write the name")
    }
    let gender = try row.choice("gender", ["m": Gender.male, "f": .female]) ?? .unknown
    let last = name.split(separator: " ").last.map { [String($0)] } ?? []
    var own = OwnPerson(
      person: Person(id: id, name: name, gender: gender),
      families: try row.optionalTexts("families") ?? last, aliases: try row.texts("aliases"),
      replaces: try row.flag("replace"))
    for office in try row.rows("office") { own.terms.append(try term(office, seen: seen)) }
    people.append(own)
    try row.finish()
  }

  private func term(_ row: KnowledgeRow, seen: PartialDay?) throws(ConfigurationError) -> Term {
    var row = row
    guard let role = try row.choice("role", KnowledgeRow.roles) else { throw row.missing("role") }
    let term = Term(
      person: 0, country: try row.code("country"), role: role, office: try row.text("title"),
      start: try row.day("start"), end: try row.day("end"), seen: seen)
    if let start = term.start, let end = term.end, end.last < start.first {
      throw row.error(at: "end", "the office ends before it begins; correct one of the days")
    }
    try row.finish()
    return term
  }
}
