// Makes one summit of the reports that tell of it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The reports of one summit, and what is needed to write it down.
struct SummitAssembly {
  /// The reports, in the order of their places.
  let reports: [SummitReport]
  let book: PartyBook
  let sources: [Source]
  let anchors: Anchors
  /// A number for each source of the reports; those of one origin have the same.
  let originOf: [Int: Int]

  init(
    reports: [SummitReport], book: PartyBook, sources: [Source], anchors: Anchors, origins: Origins
  ) {
    self.reports = reports
    self.book = book
    self.sources = sources
    self.anchors = anchors
    originOf = origins.groups(of: reports.lazy.map(\.spot.source))
  }

  /// A value that some reports give.
  struct Backed<Value> {
    let value: Value
    let reports: [SummitReport]
  }

  /// The summit that the reports tell of, under its identifier.
  func summit(_ id: String) -> Summit {
    let members = members
    var summit = Summit(id: id, participants: participants, members: members)
    summit.when = when
    summit.place = place
    summit.format =
      chosen(decisive, by: known(\.format)) ?? chosen(reports, by: known(\.format)) ?? .unknown
    summit.level = reports.first?.mention.level ?? .leaders
    summit.ordinal = ordinal
    summit.series = chosen(reports) { $0.mention.series }
    summit.edition = chosen(reports) { $0.mention.edition }
    summit.host = chosen(reports) { $0.mention.host }
    summit.durationMinutes = chosen(reports) { $0.mention.durationMinutes }
    summit.statusHistory = statusHistory
    summit.status = summit.statusHistory.last?.status ?? .held
    summit.facts = SummitFact.allCases.flatMap(facts(of:))
    summit.contradictions = contradictions
    summit.origins = origins(of: reports)
    return summit
  }

  // MARK: Members

  /// How many independent documents some reports come from.
  func origins(of reports: [SummitReport]) -> Int {
    reports.count == 1 ? 1 : Set(reports.map { originOf[$0.spot.source] }).count
  }

  private var members: [Member] {
    reports.flatMap { report in
      let source = sources[report.spot.source]
      return source.paths.map { path in
        Member(
          document: path, sha256: source.sha256, key: report.mention.key,
          spans: report.mention.evidence.compactMap(source.passage))
      }
    }.sorted { ($0.sha256, $0.key, $0.document) < ($1.sha256, $1.key, $1.document) }
  }

  private var participants: [Party] {
    var found: [String: Party] = [:]
    for report in reports {
      for party in report.mention.participants {
        let name = book.name(of: party)
        let fullest = party.isFullyNamed ? party : book.party(named: name) ?? party
        found[name] = found[name].map { $0.richer(than: fullest) } ?? fullest
      }
    }
    return found.sorted { ($0.value.label ?? "", $0.key) < ($1.value.label ?? "", $1.key) }
      .map(\.value)
  }

  // MARK: Choosing values

  /// The reports that tell what took place, if any do; otherwise all.
  ///
  /// A plan that came out otherwise is history, not a contradiction.
  var decisive: [SummitReport] {
    let held = reports.filter { $0.mention.status == .held }
    return held.isEmpty ? reports : held
  }

  /// The values that reports give, the one with most origins first, then the one of the least
  /// report.
  func backed<Value: Hashable>(
    _ reports: [SummitReport], by value: (SummitReport) -> Value?
  ) -> [Backed<Value>] {
    // Most summits are told of once.
    if reports.count == 1 {
      return value(reports[0]).map { [Backed(value: $0, reports: reports)] } ?? []
    }
    var order: [Value] = []
    var backers: [Value: [SummitReport]] = [:]
    for report in reports {
      guard let value = value(report) else { continue }
      if backers[value] == nil { order.append(value) }
      backers[value, default: []].append(report)
    }
    let ranked = order.enumerated().map { ($0.offset, origins(of: backers[$0.element] ?? [])) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    return ranked.map { Backed(value: order[$0.0], reports: backers[order[$0.0]] ?? []) }
  }

  private func chosen<Value: Hashable>(
    _ reports: [SummitReport], by value: (SummitReport) -> Value?
  ) -> Value? {
    backed(reports, by: value).first?.value
  }

  /// Reads a format, but not the unknown one.
  func known(
    _ path: KeyPath<SummitMention, SummitFormat>
  ) -> (SummitReport) -> SummitFormat? {
    { $0.mention[keyPath: path] == .unknown ? nil : $0.mention[keyPath: path] }
  }

  /// When it was, by the most exact reports.
  var when: DateValue? {
    let isGathering = reports.contains { $0.mention.series != nil }
    let days = Set(reports.compactMap(\.window.day))
    if isGathering, days.count > 1, let first = days.min(), let last = days.max() {
      return DateValue(start: first, end: last, precision: .range, basis: "days of the reports")
    }
    let dated = reports.filter { $0.when?.interval != nil }
    guard let exactness = dated.map(\.window.exactness).min() else {
      return chosen(reports) { $0.when }
    }
    let asExact = { (report: SummitReport) in
      report.when?.interval != nil && report.window.exactness == exactness
    }
    let told = decisive.filter(asExact)
    let exact = told.isEmpty ? dated.filter(asExact) : told
    let best = backed(exact) { $0.window.days }.first?.reports ?? []
    // A date of the article itself tells more of its ground than one that was inferred.
    return (best.first { $0.mention.when?.interval != nil } ?? best.first)?.when
  }

  private var place: Place? {
    let told = decisive.filter { $0.mention.place?.name != nil }
    let named = told.isEmpty ? reports.filter { $0.mention.place?.name != nil } : told
    guard var place = chosen(named.isEmpty ? reports : named, by: { $0.mention.place }) else {
      return nil
    }
    if place.country == nil {
      place.country = chosen(named) { report in
        report.mention.place?.name == place.name ? report.mention.place?.country : nil
      }
    }
    return place
  }

  private var ordinal: Ordinal? {
    let identifying = reports.filter { $0.mention.ordinal?.isIdentifying ?? false }
    let claims = backed(identifying.isEmpty ? reports : identifying) { $0.mention.ordinal }
    // Of counts with as many origins the longest row tells most: the 37th since 2013, not the second
    // of the year.
    let most = claims.first.map { origins(of: $0.reports) }
    return claims.filter { origins(of: $0.reports) == most }.map(\.value).max {
      ($0.number, $1.of, $1.since ?? "") < ($1.number, $0.of, $0.since ?? "")
    }
  }

  // MARK: Facts

  /// The words behind a fact: those that the mention names for it, else all that tell of the summit.
  func passage(for fact: SummitFact, in report: SummitReport) -> Passage? {
    let support = report.mention.support.first { $0.fact == fact }?.range
    return (support ?? report.mention.evidence.first).flatMap(
      sources[report.spot.source].passage)
  }

  private func facts(of fact: SummitFact) -> [ReportedFact] {
    backed(reports) { text(of: fact, in: $0) }.map { backed in
      let found = backed.reports.flatMap { report in
        sources[report.spot.source].paths.map {
          ReportedFact.Source(document: $0, span: passage(for: fact, in: report))
        }
      }
      let ordered = found.sorted {
        ($0.document, $0.span?.start ?? 0, $0.span?.end ?? 0)
          < ($1.document, $1.span?.start ?? 0, $1.span?.end ?? 0)
      }
      return ReportedFact(
        name: fact, value: backed.value, sources: ordered,
        origins: origins(of: backed.reports))
    }
  }

  private func text(of fact: SummitFact, in report: SummitReport) -> String? {
    let mention = report.mention
    switch fact {
    case .participants:
      let names = Set(mention.participants.map(book.name(of:))).sorted()
      let labels = names.compactMap { book.party(named: $0)?.label }
      return labels.isEmpty ? nil : labels.sorted().joined(separator: ", ")
    case .when:
      return report.when.flatMap { $0.interval == nil && $0.weekday == nil ? nil : $0.description }
    case .where: return mention.place?.description
    case .format: return mention.format == .unknown ? nil : mention.format.rawValue
    case .status: return mention.status.rawValue
    case .ordinal: return mention.ordinal?.description
    case .series: return mention.series
    case .edition: return mention.edition
    case .host: return mention.host
    case .duration: return mention.durationMinutes.map { "\($0) minutes" }
    }
  }

  // MARK: Status

  private var statusHistory: [StatusReport] {
    let day = reports.compactMap(\.window.day).min()
    var entries: [StatusKey: [SummitReport]] = [:]
    for report in reports {
      let asOf = anchors.published(report.spot.source, in: sources)?.interval
      let key = StatusKey(status: report.mention.status, asOf: asOf, day: day)
      entries[key, default: []].append(report)
    }
    let history = entries.sorted { $0.key < $1.key }.map { key, reports in
      let dates = reports.compactMap { anchors.published($0.spot.source, in: sources) }
      return StatusReport(
        status: key.status, asOf: key.asOf == nil ? nil : dates.first,
        documents: Set(reports.flatMap { sources[$0.spot.source].paths }).sorted())
    }
    // Only a change makes history: what was reported again joins the first report of it.
    return history.reduce(into: []) { steps, step in
      guard let last = steps.indices.last, steps[last].status == step.status else {
        return steps.append(step)
      }
      steps[last].asOf = steps[last].asOf ?? step.asOf
      steps[last].documents = Set(steps[last].documents + step.documents).sorted()
    }
  }
}

/// The place of a status in a summit's history.
private struct StatusKey: Hashable, Comparable {
  let status: SummitStatus
  let asOf: ClosedRange<CalendarDay>?
  /// Where it stands; a report without a date stands before the day of the summit if it is of a
  /// plan, and on it otherwise.
  let order: Int

  init(status: SummitStatus, asOf: ClosedRange<CalendarDay>?, day: CalendarDay?) {
    self.status = status
    self.asOf = asOf
    let isPlan = status == .planned
    order =
      asOf?.lowerBound.daysSinceEpoch
      ?? day.map { $0.daysSinceEpoch - (isPlan ? 1 : 0) } ?? (isPlan ? Int.min : Int.max)
  }

  private var rank: (Int, Int, Int) {
    let step =
      switch status {
      case .planned: 0
      case .denied: 1
      case .postponed: 2
      case .cancelled: 3
      case .held: 4
      }
    return (order, step, asOf?.upperBound.daysSinceEpoch ?? Int.max)
  }

  static func < (a: StatusKey, b: StatusKey) -> Bool { a.rank < b.rank }
}
