// Those who speak and meet: persons, offices, countries, organisations, groups.
// SPDX-License-Identifier: Apache-2.0

/// One who speaks, is spoken to, or takes part.
public struct Party: Hashable, Codable, Sendable {
  /// What sort of party it is.
  public enum Kind: String, Hashable, Codable, Sendable {
    case person, office, country, organisation, group, unknown
  }

  /// A stable identifier, such as `tomas-lindqvist` or `office:norland/president`; nil for groups
  /// and the unknown.
  public var id: String?
  /// The gazetteer's canonical name, or the longest form in the document; nil for one who is known
  /// by office only.
  public var name: String?
  /// What sort of party it is.
  public var kind: Kind
  /// The office held on that day, such as `prime minister of Norland`.
  public var office: String?
  /// The country for which a person or office acts, by its English name.
  public var country: String?
  /// Whether the gazetteer knows the party.
  public var isKnown: Bool

  /// A party; what is not given is not known.
  public init(
    id: String? = nil, name: String? = nil, kind: Kind, office: String? = nil,
    country: String? = nil, isKnown: Bool = false
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.office = office
    self.country = country
    self.isKnown = isKnown
  }
}

/// Where something happened.
public struct Place: Hashable, Codable, Sendable {
  /// The city or venue.
  public var name: String?
  /// The country, by its English name.
  public var country: String?

  /// A place of which at least one part is known.
  public init(name: String? = nil, country: String? = nil) {
    self.name = name
    self.country = country
  }
}
