// Who is who across documents: surnames, offices and countries joined to full names.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The parties of a block of mentions, each under one name.
///
/// A surname, an office or a country joins a full name only if country or office agree and it is
/// the only candidate; otherwise it stays a party of its own.
struct PartyBook {
  private var canonical: [String: String] = [:]
  private var best: [String: Party] = [:]

  init(_ parties: [Party]) {
    var byIdentifier: [String: Party] = [:]
    for party in parties {
      let identifier = PartyBook.identifier(of: party)
      byIdentifier[identifier] = byIdentifier[identifier].map { $0.richer(than: party) } ?? party
    }
    let identifiers = byIdentifier.keys.sorted()
    let full = identifiers.filter { byIdentifier[$0]?.isFullyNamed ?? false }
    for identifier in identifiers {
      guard let party = byIdentifier[identifier] else { continue }
      canonical[identifier] = identifier
      guard !party.isFullyNamed else { continue }
      let candidates = full.filter { byIdentifier[$0].map(party.canStandFor) ?? false }
      if candidates.count == 1 { canonical[identifier] = candidates[0] }
    }
    for identifier in identifiers {
      guard let party = byIdentifier[identifier], let target = canonical[identifier] else {
        continue
      }
      if target == identifier { best[target] = party }
    }
  }

  /// The name under which a party is kept.
  func name(of party: Party) -> String {
    let identifier = PartyBook.identifier(of: party)
    return canonical[identifier] ?? identifier
  }

  /// All that is known of a party.
  func party(named name: String) -> Party? { best[name] }

  /// What tells a party from others: its identifier, or its folded name.
  static func identifier(of party: Party) -> String {
    if let identifier = party.id { return identifier }
    let name = party.name ?? party.office ?? party.country ?? ""
    let words = ContentWords.words(ofName: name).map { String($0, radix: 36) }
    return "\(party.kind.rawValue):\(words.joined(separator: "-"))"
  }
}

extension Party {
  /// Whether it is a person with more than a surname, or one that the gazetteer knows.
  var isFullyNamed: Bool {
    kind == .person && (isKnown || ContentWords.words(ofName: name ?? "").count > 1)
  }

  /// Whether a party that is named in part can be a person who is named in full.
  func canStandFor(_ person: Party) -> Bool {
    let isSameOffice = office != nil && office == person.office
    let isSameCountry = country != nil && country == person.country
    switch kind {
    case .person:
      let words = ContentWords.words(ofName: name ?? "")
      let full = ContentWords.words(ofName: person.name ?? "")
      guard words.count == 1, let word = words.first, full.first == word || full.last == word
      else { return false }
      return isSameOffice || isSameCountry
    case .office: return isSameOffice && (country == nil || person.country == nil || isSameCountry)
    case .country: return person.country != nil && (person.country == name || isSameCountry)
    case .organisation, .group, .unknown: return false
    }
  }

  /// Of two descriptions of one party the one that tells more; an arbitrary one of equals, but
  /// always the same.
  func richer(than other: Party) -> Party {
    func rank(_ party: Party) -> (Int, Int, Int, Int, String) {
      (
        party.isKnown ? 1 : 0, party.office == nil ? 0 : 1, party.country == nil ? 0 : 1,
        party.name?.utf8.count ?? 0, "\(party.name ?? "")/\(party.office ?? "")"
      )
    }
    return rank(self) >= rank(other) ? self : other
  }

  /// What the party is called by people.
  var label: String? { name ?? office ?? country }
}
