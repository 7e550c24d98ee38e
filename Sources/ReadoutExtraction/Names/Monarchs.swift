// Monarchs by their first names: King Abdullah of Jordan is Abdullah II.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Tells which monarch a title and a first name mean, by country, day, and who else is named.
///
/// “King Abdullah of Jordan” and, on a day in 2024, “Emir Tamim”; not “President Abdullah”, and not
/// “King Harald of Norland”, whom only the text knows.
struct Monarchs {
  let knowledge: Knowledge
  let tokens: [Token]
  let day: CalendarDay?

  private static let offices = Set(
    ["king", "queen", "emperor", "empress", "sultan", "emir", "pope"].map { FoldedWord($0) })

  /// The sightings, with each monarch as the person meant.
  func named(in sightings: [NameSighting]) -> [NameSighting] {
    guard sightings.contains(where: isMonarch) else { return sightings }
    var named: Set<Int32> = []
    for case .person(let person) in sightings.map(\.subject) { named.insert(person) }
    return sightings.map { sighting in
      guard isMonarch(sighting) else { return sighting }
      var sighting = sighting
      if let person = person(sighting, named) {
        sighting.subject = .person(person)
      } else if case .person(let person) = sighting.subject, !reigns(person, sighting) {
        sighting.subject = .words
      }
      return sighting
    }
  }

  /// Whether a monarch’s title stands before a single name.
  private func isMonarch(_ sighting: NameSighting) -> Bool {
    sighting.head.count == 1 && sighting.title.map { Monarchs.isMonarch($0, tokens) } ?? false
  }

  /// Whether a title is that of a monarch.
  static func isMonarch(_ title: NameSighting.Title, _ tokens: [Token]) -> Bool {
    title.role == .headOfState && title.office.contains { offices.contains(tokens[$0].word) }
  }

  private func person(_ sighting: NameSighting, _ named: Set<Int32>) -> Int32? {
    guard let word = sighting.head.first.map({ tokens[$0].word }) else { return nil }
    let reigning = (knowledge.monarchs[word.hash] ?? []).filter { reigns($0, sighting) }
    if reigning.count == 1 { return reigning[0] }
    let known = reigning.filter(named.contains)
    return known.count == 1 ? known[0] : nil
  }

  /// Whether somebody reigned then in the country that the title names, if it names one.
  private func reigns(_ person: Int32, _ sighting: NameSighting) -> Bool {
    guard let title = sighting.title, title.unknownCountry == nil else { return false }
    let code = title.country >= 0 ? knowledge.countries[Int(title.country)].code : nil
    return knowledge.terms(of: Int(person)).contains { term in
      (code == nil || term.country == code)
        && (day.map { term.isNear($0, within: 366) } ?? (term.end == nil))
    }
  }
}

extension Term {
  private static let monarchies = Set(["king", "queen", "emperor", "sultan", "emir", "pope"])

  /// Whether the holder is called by title and first name.
  var isMonarchy: Bool { Term.monarchies.contains(office) }
}
