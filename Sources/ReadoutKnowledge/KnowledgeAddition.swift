// What a user adds to the gazetteers, or corrects in them.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutExtraction

/// Rows that come on top of what is compiled in.
///
/// A country, organisation or series takes the place of the one with its code, name or identifier. A
/// person of a known name keeps what is known, but for the terms that the new ones overlap.
public struct KnowledgeAddition: Hashable, Sendable {
  /// A country with the words that name it.
  public struct OwnCountry: Hashable, Sendable {
    /// The country.
    public var country: Country
    /// Other names.
    public var otherNames: [String]
    /// The names of its people, as adjectives.
    public var demonyms: [String]
    /// The capital; empty where none is given.
    public var capital: String
    /// What stands for its government: capitals and seats.
    public var seats: [String]

    /// A country and its words.
    public init(
      country: Country, otherNames: [String] = [], demonyms: [String] = [], capital: String = "",
      seats: [String] = []
    ) {
      self.country = country
      self.otherNames = otherNames
      self.demonyms = demonyms
      self.capital = capital
      self.seats = seats
    }
  }

  /// A person with names and offices.
  public struct OwnPerson: Hashable, Sendable {
    /// The person.
    public var person: Person
    /// The family names.
    public var families: [String]
    /// Other full names.
    public var aliases: [String]
    /// The offices; the index of the person in them is not read.
    public var terms: [Term]
    /// Whether nothing that is compiled in about the person is kept.
    public var replaces: Bool

    /// A person with names and offices.
    public init(
      person: Person, families: [String] = [], aliases: [String] = [], terms: [Term] = [],
      replaces: Bool = false
    ) {
      self.person = person
      self.families = families
      self.aliases = aliases
      self.terms = terms
      self.replaces = replaces
    }
  }

  /// An organisation with its other names.
  public struct OwnOrganisation: Hashable, Sendable {
    /// The organisation.
    public var organisation: Organisation
    /// Other names.
    public var aliases: [String]

    /// An organisation and its names.
    public init(organisation: Organisation, aliases: [String] = []) {
      self.organisation = organisation
      self.aliases = aliases
    }
  }

  /// The countries.
  public var countries: [OwnCountry] = []
  /// The people.
  public var people: [OwnPerson] = []
  /// The cities and venues.
  public var places: [KnownPlace] = []
  /// The organisations.
  public var organisations: [OwnOrganisation] = []
  /// The series of summits.
  public var series: [Series] = []

  /// Nothing.
  public init() {}

  /// Whether a term that is compiled in gives way to one of these.
  func replaces(_ term: Term, of id: String) -> Bool {
    people.contains { own in
      own.person.id == id
        && (own.replaces
          || own.terms.contains {
            $0.country == term.country && $0.role == term.role && $0.overlaps(term)
          })
    }
  }

  /// When somebody else of these takes over a term that has no end yet; nil where nobody does.
  func successionDay(of term: Term, held id: String) -> PartialDay? {
    guard term.role == .headOfState || term.role == .headOfGovernment,
      term.end == nil || term.end?.isOpen == true
    else { return nil }
    let starts = people.filter { $0.person.id != id }.flatMap(\.terms)
      .filter { $0.country == term.country && $0.role == term.role }
      .compactMap(\.start)
      .filter { start in term.start.map { $0.first < start.first } ?? true }
    return starts.min { $0.first < $1.first }
  }
}

extension Term {
  /// Whether two terms share a day, as far as is known.
  fileprivate func overlaps(_ other: Term) -> Bool {
    func isBefore(_ a: Term, _ b: Term) -> Bool {
      guard let end = a.end, !end.isOpen, let start = b.start else { return false }
      return end.last <= start.first
    }
    return !isBefore(self, other) && !isBefore(other, self)
  }
}
