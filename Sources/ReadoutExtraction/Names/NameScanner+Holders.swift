// Offices of several countries at once: “the presidents of Norland and Zembala”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension NameScanner {
  /// The most countries of one row.
  private static let mostCountries = 12

  /// The holder of an office in each of some countries, and their names if these follow in order.
  ///
  /// “The leaders of Norland, Zembala and Aldoria”; “the presidents of Norland and Zembala, Tomas
  /// Lindqvist and Amara Okoye,”. Not “the leaders of the council”.
  func holders(at index: Int) -> [NameSighting]? {
    if let counterparts = counterparts(at: index) { return counterparts }
    var next = index
    if wordClass(at: next).contains(.definite) { next += 1 }
    while !wordClass(at: next).isDisjoint(with: [.modifier, .two]), next < index + 3 { next += 1 }
    guard let (office, length) = pluralOffice(at: next) else { return nil }
    guard word(next + length) == NameWords.of else {
      return bearers(of: office, index..<next + length, titleWords: next..<next + length)
    }
    let titleWords = next..<next + length
    let countries = countryRow(from: next + length + 1)
    guard countries.count >= 2, let last = countries.last else { return nil }
    var title = NameSighting.Title()
    title.role = office.role
    title.office = titleWords
    title.isOneOfSeveral = true
    var row = countries.enumerated().map { number, country in
      var sighting = found(
        number == 0 ? index : country.tokens.lowerBound, country.tokens.upperBound, .office)
      sighting.title = title
      sighting.title?.country = country.known ?? -1
      sighting.title?.unknownCountry = country.known == nil ? country.tokens : nil
      return sighting
    }
    for (number, name) in names(behind: last.tokens.upperBound, count: row.count).enumerated() {
      var sighting = name
      sighting.title = row[number].title
      sighting.evidence.insert(.title)
      row.append(sighting)
    }
    return row
  }

  /// “The two presidents, Dario Venn of Kestria and Amara Okoye of Zembala,”: a name for each.
  private func bearers(
    of office: OfficeWord, _ words: Range<Int>, titleWords: Range<Int>
  ) -> [NameSighting]? {
    guard isMark(words.upperBound, 0x2C) || isMark(words.upperBound, 0x2014) else { return nil }
    var title = NameSighting.Title()
    title.role = office.role
    title.office = titleWords
    title.isOneOfSeveral = true
    var names: [NameSighting] = []
    var next = words.upperBound + 1
    while names.count < NameScanner.mostCountries,
      var name = personName(at: next, isTitled: false), word(name.tokens.upperBound) == NameWords.of
    {
      name.title = title
      name.evidence.insert(.title)
      name = withCountryBehind(name)
      names.append(name)
      next = name.tokens.upperBound
      guard let joint = joint(at: next) else { break }
      next = joint
    }
    return names.count >= 2 ? names : nil
  }

  /// “His Aldorian and Zembalan counterparts, Greta Vohl and Amara Okoye”.
  private func counterparts(at index: Int) -> [NameSighting]? {
    guard wordClass(at: index).contains(.possessive) else { return nil }
    let countries = countryRow(from: index + 1, allowsDemonym: true)
    guard countries.count >= 2, let last = countries.last,
      case let noun = last.tokens.upperBound, wordClass(at: noun).contains(.counterpart)
    else { return nil }
    var title = NameSighting.Title()
    title.role = .leader
    let names = names(behind: noun + 1, count: countries.count)
    guard !names.isEmpty || countries.allSatisfy({ $0.known != nil }) else { return nil }
    title.office = names.isEmpty ? noun..<noun + 1 : noun..<noun
    return countries.enumerated().map { number, country in
      title.country = country.known ?? -1
      title.unknownCountry = country.known == nil ? country.tokens : nil
      var sighting =
        names.isEmpty
        ? found(number == 0 ? index : country.tokens.lowerBound, country.tokens.upperBound, .office)
        : names[number]
      if number == 0 { sighting.tokens = index..<sighting.tokens.upperBound }
      sighting.title = title
      sighting.evidence.insert(.title)
      return sighting
    }
  }

  /// An office in the plural: “presidents”, “foreign ministers”.
  private func pluralOffice(at index: Int) -> (office: OfficeWord, length: Int)? {
    if let (office, length) = office(at: index) { return office.isPlural ? (office, length) : nil }
    return nil
  }

  private typealias Land = (known: Int32?, tokens: Range<Int>)

  /// “Norland, the Zembala Republic and Aldoria”, from a token on.
  private func countryRow(from start: Int, allowsDemonym: Bool = false) -> [Land] {
    var countries: [Land] = []
    var isLast = false
    var next = start
    while next < end, countries.count < NameScanner.mostCountries {
      if wordClass(at: next).contains(.definite) { next += 1 }
      if let (country, length) = country(at: next, allowsDemonym: allowsDemonym) {
        countries.append((country, next..<next + length))
      } else if let run = capitalRun(at: next), run.count <= 3, !isOrganisation(run),
        organisation(at: next) == nil
      {
        countries.append((nil, run))
      } else {
        // “the leaders of Norland and other states”
        return []
      }
      next = countries[countries.count - 1].tokens.upperBound
      // “and” comes before the last of them; names may follow.
      guard !isLast, let joint = joint(at: next) else { break }
      isLast = word(joint - 1) == NameWords.and
      next = joint
    }
    return isLast ? countries : []
  }

  /// As many names in a row as there are countries, behind a comma, a dash or a bracket.
  private func names(behind index: Int, count: Int) -> [NameSighting] {
    guard
      isMark(index, 0x2C) || isMark(index, 0x2014) || isMark(index, 0x2013)
        || isMark(index, 0x28) || isMark(index, 0x2D)
    else { return [] }
    var names: [NameSighting] = []
    var next = index + 1
    while names.count < count, let name = personName(at: next, isTitled: false) {
      names.append(name)
      next = name.tokens.upperBound
      if names.count < count {
        guard let joint = joint(at: next) else { return [] }
        next = joint
      }
    }
    return names.count == count ? names : []
  }

  /// What comes behind a comma, “and” or both.
  private func joint(at index: Int) -> Int? {
    var next = index
    if isMark(next, 0x2C) { next += 1 }
    if word(next) == NameWords.and { next += 1 }
    return next > index ? next : nil
  }
}
