// One document's mention of one summit, made ready for comparison.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A mention with its place in the set and the date that it is compared by.
struct SummitReport {
  /// Where the mention stands.
  let spot: Spot
  let mention: SummitMention
  /// The date that the mention gives; in the second pass with what other articles tell.
  var when: DateValue?
  /// The days that it leaves open.
  var window: DateWindow
  /// The names under which the block's book keeps the participants.
  var parties: Set<String> = []

  /// A mention, read with the dates that are known of it and of its article.
  ///
  /// What is told as a fact but lies after the article is a plan: “her pleasure at hosting him next
  /// year”.
  init(spot: Spot, mention: SummitMention, published: DateValue?, when: DateValue?) {
    self.spot = spot
    self.when = when
    var mention = mention
    if mention.status == .held, let first = when?.interval?.lowerBound,
      let last = published?.interval?.upperBound, first > last + 1
    {
      mention.status = .planned
    }
    self.mention = mention
    window = DateWindow(when, status: mention.status, published: published)
  }

  /// Whether the same mention was read with the same dates.
  func isDated(as other: SummitReport) -> Bool {
    when == other.when && window == other.window && mention.status == other.mention.status
  }
}

/// What is known of a group of reports, as far as it decides which others belong to it.
///
/// It is made of reports in the order of their places, so that it is a value of their set.
struct SummitTraits: Hashable {
  var window = DateWindow()
  /// The single days that reports give.
  var days: Set<CalendarDay> = []
  var formats: Set<SummitFormat> = []
  var places: Set<PlaceName> = []
  var hosts: Set<FoldedName> = []
  var editions: Set<String> = []
  var ordinals: Set<Ordinal> = []
  /// Who took part, by any of the reports; empty for a gathering that only its series names.
  var parties: Set<String> = []
  /// The statuses that each source gives, by the source's index.
  var statuses: [Int: Set<SummitStatus>] = [:]

  init() {}

  init(_ report: SummitReport) {
    let mention = report.mention
    window = report.window
    if let day = report.window.day { days = [day] }
    if mention.format != .unknown { formats = [mention.format] }
    if let place = mention.place.flatMap(PlaceName.init) { places = [place] }
    if let host = mention.host.map(FoldedName.init(tellingWordsOf:)), !host.words.isEmpty {
      hosts = [host]
    }
    if let edition = mention.edition { editions = [edition] }
    if let ordinal = mention.ordinal, ordinal.isIdentifying { ordinals = [ordinal] }
    parties = report.parties
    statuses = [report.spot.source: [mention.status]]
  }

  /// What several reports say together.
  init(_ reports: [SummitTraits]) {
    // Most summits are told of once.
    guard reports.count != 1 else {
      self = reports[0]
      return
    }
    self.init()
    for report in reports { add(report) }
  }

  /// Takes in what other reports say.
  mutating func add(_ other: SummitTraits) {
    days.formUnion(other.days)
    if let first = days.min(), let last = days.max() {
      window = DateWindow()
      window.days = first...last
    } else {
      window = window.narrowed(by: other.window)
    }
    formats.formUnion(other.formats)
    places.formUnion(other.places)
    hosts.formUnion(other.hosts)
    editions.formUnion(other.editions)
    ordinals.formUnion(other.ordinals)
    parties.formUnion(other.parties)
    statuses.merge(other.statuses) { $0.union($1) }
  }
}

/// A place as it compares.
struct PlaceName: Hashable {
  let name: FoldedName?
  let country: FoldedName?

  /// A place of which something is known; nil otherwise.
  init?(_ place: Place) {
    name = place.name.map { FoldedName($0) }
    country = place.country.map { FoldedName($0) }
    if name == nil && country == nil { return nil }
  }

  /// How two places compare.
  enum Relation {
    /// The same city or venue.
    case same
    /// One may be part of the other.
    case possible
    /// Two names within one country; a venue and its city look the same.
    case doubtful
    /// They are different places.
    case different
  }

  func relation(to other: PlaceName) -> Relation {
    if let name, let otherName = other.name {
      if name.isPart(of: otherName) || otherName.isPart(of: name) { return .same }
      guard let country, let otherCountry = other.country else { return .different }
      return country == otherCountry ? .doubtful : .different
    }
    if let country, let otherCountry = other.country {
      return country == otherCountry ? .possible : .different
    }
    return .possible
  }
}

extension Ordinal {
  /// Whether the number tells one summit from all others: “37th since 2013”, but not “second”.
  var isIdentifying: Bool { since != nil || number >= 4 }

  /// Whether both number the same summit in one count.
  func isSame(as other: Ordinal) -> Bool {
    number == other.number && isSameCount(as: other)
  }

  /// Whether they count the same row of summits.
  func isSameCount(as other: Ordinal) -> Bool {
    let isSameBegin = since == nil || other.since == nil || since == other.since
    return isSameBegin && (of == other.of || since != nil && since == other.since)
  }
}
