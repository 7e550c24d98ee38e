// The rows of the gazetteers: persons, terms, countries, places, organisations, series.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// What a word tells of the gender of the one it names.
public enum Gender: UInt8, Hashable, Sendable {
  case unknown, male, female

  /// The gender of `m` or `f`; unknown for anything else.
  public init(_ code: String) {
    switch code {
    case "m": self = .male
    case "f": self = .female
    default: self = .unknown
    }
  }

  /// Whether both may speak of one person.
  func agrees(with other: Gender) -> Bool {
    self == .unknown || other == .unknown || self == other
  }
}

/// What kind of office somebody holds; the order is that of precedence.
public enum Role: UInt8, Hashable, Sendable {
  case headOfState, headOfGovernment, leader, organisationHead, deputy, foreignMinister
  case defenceMinister, minister, securityAdviser, aide, spokesperson, other, courtesy

  /// The role of a code of the tables, such as `HOS`.
  public init?(code: String) {
    switch code {
    case "HOS": self = .headOfState
    case "HOG": self = .headOfGovernment
    case "VP": self = .deputy
    case "FM": self = .foreignMinister
    case "DM": self = .defenceMinister
    case "NSA": self = .securityAdviser
    case "AIDE": self = .aide
    case "SPOKES": self = .spokesperson
    case "ORG": self = .organisationHead
    default: return nil
    }
  }

  /// How high it stands; nil for what is no office of state.
  var rank: Entity.Rank? {
    switch self {
    case .headOfState, .headOfGovernment, .leader, .organisationHead: .leader
    case .deputy, .foreignMinister, .defenceMinister, .minister: .minister
    case .securityAdviser, .aide, .spokesperson: .envoy
    case .other, .courtesy: nil
    }
  }
}

/// A person of the gazetteer.
public struct Person: Hashable, Sendable {
  /// The stable identifier, such as `fumio-kishida`.
  public var id: String
  /// The canonical name.
  public var name: String
  /// The gender, where it is known.
  public var gender: Gender

  /// A person.
  public init(id: String, name: String, gender: Gender) {
    self.id = id
    self.name = name
    self.gender = gender
  }

  /// The identifier that a name makes: `Tomas Lindqvist` is `tomas-lindqvist`.
  public static func identifier(of name: String) -> String { Cast.identifier(of: name) }
}

/// A day of which perhaps only the year or the month is known, as `2007` or `2007-09`.
public struct PartialDay: Hashable, Sendable {
  /// The first day that it may be.
  public var first: CalendarDay
  /// The last day that it may be.
  public var last: CalendarDay
  /// Whether nothing is known after it: `~2023-01` is still in office then.
  public var isOpen: Bool

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with `~` before it where it is open.
  public init?(_ text: String) {
    isOpen = text.utf8.first == 0x7E
    var parts: (year: Int?, month: Int?, day: Int?) = (nil, nil, nil)
    var number: Int?
    var count = 0
    func take() {
      switch count {
      case 0: parts.year = number ?? 0
      case 1: parts.month = number ?? 0
      case 2: parts.day = number ?? 0
      default: break
      }
      count += 1
      number = nil
    }
    for byte in text.utf8.dropFirst(isOpen ? 1 : 0) {
      switch byte {
      case 0x30...0x39 where (number ?? 0) < 10_000:
        number = (number ?? 0) * 10 + Int(byte - 0x30)
      case 0x2D: take()
      default: return nil
      }
    }
    take()
    guard count <= 3, let year = parts.year else { return nil }
    let (month, day) = (parts.month, parts.day)
    guard let first = CalendarDay(year: year, month: month ?? 1, day: day ?? 1),
      let last = CalendarDay(
        year: year, month: month ?? 12,
        day: day ?? CalendarDay.length(ofMonth: month ?? 12, year: year))
    else { return nil }
    self.first = first
    self.last = last
  }
}

/// One office that one person held, from when to when.
public struct Term: Hashable, Sendable {
  /// The index of the person.
  public var person: Int
  /// The country's ISO 3166 code, or `EU`, `NATO`, `UN`, `WTO`.
  public var country: String
  /// What kind of office it is.
  public var role: Role
  /// The office by its usual English name, such as `prime minister`.
  public var office: String
  /// When it began.
  public var start: PartialDay?
  /// When it ended; nil for a person in office.
  public var end: PartialDay?
  /// When the source was last seen: later the table may be stale.
  public var seen: PartialDay?

  /// A term.
  public init(
    person: Int, country: String, role: Role, office: String, start: PartialDay?,
    end: PartialDay?, seen: PartialDay?
  ) {
    self.person = person
    self.country = country
    self.role = role
    self.office = office
    self.start = start
    self.end = end
    self.seen = seen
  }

  /// Whether the office was held on a day, as far as is known.
  public func covers(_ day: CalendarDay) -> Bool { isNear(day, within: 0) }

  /// Whether the office was held on a day or at most so many days before or after it.
  func isNear(_ day: CalendarDay, within days: Int) -> Bool {
    if let start, day < start.first - days { return false }
    if let end, !end.isOpen, day > end.last + days { return false }
    if let end, end.isOpen, day > end.last + 730 { return false }
    return true
  }

  /// Whether both ends are known to the day.
  var isExact: Bool {
    guard let start, start.first == start.last else { return false }
    guard let end else { return true }
    return end.first == end.last
  }
}

/// A country of the gazetteer.
public struct Country: Hashable, Sendable {
  /// The ISO 3166 code.
  public var code: String
  /// The English name.
  public var name: String
  /// Who leads it: the head of state or of government.
  public var leadingRole: Role

  /// A country.
  public init(code: String, name: String, leadingRole: Role) {
    self.code = code
    self.name = name
    self.leadingRole = leadingRole
  }
}

/// A city or venue of the gazetteer.
public struct KnownPlace: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The ISO 3166 code of its country.
  public var country: String
  /// Whether it is a building or resort, not a city.
  public var isVenue: Bool

  /// A place.
  public init(name: String, country: String, isVenue: Bool) {
    self.name = name
    self.country = country
    self.isVenue = isVenue
  }
}

/// An organisation of the gazetteer.
public struct Organisation: Hashable, Sendable {
  /// What it is.
  public enum Kind: String, Hashable, Sendable {
    case international, news, ministry, parliament, court, agency, group
    /// A seat of government that speaks for it, as the Kremlin.
    case seat
    case other
  }

  /// The canonical name.
  public var name: String
  /// The ISO 3166 code of its country; empty for none.
  public var country: String
  /// What it is.
  public var kind: Kind

  /// An organisation.
  public init(name: String, country: String, kind: Kind) {
    self.name = name
    self.country = country
    self.kind = kind
  }
}

/// A named series of summits, such as those of the SCO.
public struct Series: Hashable, Sendable {
  /// One edition, as far as it is known.
  public struct Edition: Hashable, Sendable {
    /// When it was.
    public var when: PartialDay
    /// Its number.
    public var number: Int?
    /// Its place, as the table has it: a city, or `video`.
    public var place: String?

    /// Reads `2022:14:video (China)` or `2022:Samarkand`; nil for what has no year.
    public init?(_ text: String) {
      let parts = text.split(separator: ":").map(String.init)
      guard let first = parts.first, let when = PartialDay(first) else { return nil }
      self.when = when
      number = parts.count > 2 ? Int(parts[1]) : nil
      place = parts.count > 1 ? parts[parts.count - 1] : nil
    }
  }

  /// The identifier, such as `SCO`.
  public var id: String
  /// The name, such as `Shanghai Cooperation Organization summit`.
  public var name: String
  /// Other names.
  public var aliases: [String]
  /// The organisation that holds it; empty for none.
  public var organisation: String
  /// The editions that are known.
  public var editions: [Edition]

  /// A series.
  public init(
    id: String, name: String, aliases: [String], organisation: String, editions: [Edition]
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.organisation = organisation
    self.editions = editions
  }
}
