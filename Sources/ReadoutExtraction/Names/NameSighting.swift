// What the scanner sees before it is known whom it means.
// SPDX-License-Identifier: Apache-2.0

/// Some tokens that name somebody or something, not yet resolved.
struct NameSighting: Sendable {
  /// What the tokens are.
  enum Subject: Hashable, Sendable {
    /// The full name of a person of the gazetteer.
    case person(Int32)
    /// Capitalised words that may name a person.
    case words
    /// An office without a name.
    case office
    case country(Int32)
    case seat(Int32)
    case place(Int32)
    case organisation(Int32)
    /// Capitalised words that name an organisation, such as a ministry.
    case namedOrganisation
    case pronoun(Pronoun)
    case group
  }

  /// The title or apposition that goes with a name.
  struct Title: Sendable {
    var role: Role?
    var gender = Gender.unknown
    /// The index of the country, or −1.
    var country: Int32 = -1
    /// The words of a country that the gazetteer does not know.
    var unknownCountry: Range<Int>?
    var isFormer = false
    var isIndefinite = false
    var isPlural = false
    /// Whether the office stands in the plural for several countries, one of which this one is of.
    var isOneOfSeveral = false
    var possessor: Pronoun?
    /// The words of the office itself.
    var office: Range<Int> = 0..<0
    /// The index of the organisation, or −1: “Kremlin spokesman”.
    var organisation: Int32 = -1
  }

  /// What tells that capitalised words name a person.
  struct Evidence: OptionSet, Sendable {
    let rawValue: UInt8
    static let title = Evidence(rawValue: 1)
    static let givenName = Evidence(rawValue: 2)
    static let cue = Evidence(rawValue: 4)
    static let apposition = Evidence(rawValue: 8)
    static let headline = Evidence(rawValue: 16)
    static let sentenceStart = Evidence(rawValue: 32)
    /// It is the name of a country or city too.
    static let place = Evidence(rawValue: 64)
  }

  var tokens: Range<Int>
  var head: Range<Int>
  var subject: Subject
  var title: Title?
  var evidence: Evidence = []
}
