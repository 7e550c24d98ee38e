// Makes one statement of the quotations that report it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The quotations of one utterance, and what is needed to write it down.
struct StatementAssembly {
  /// The quotations, in the order of their places.
  let reports: [StatementReport]
  let sources: [Source]
  /// A number for each source of the reports; those of one origin have the same.
  let originOf: [Int: Int]

  init(reports: [StatementReport], sources: [Source], origins: Origins) {
    self.reports = reports
    self.sources = sources
    originOf = origins.groups(of: reports.lazy.map(\.spot.source))
  }

  /// The statement that the quotations report.
  ///
  /// - Parameter summitOf: The identifiers of the summits, by the places of their mentions.
  func statement(summitOf: [Spot: String]) -> Statement {
    let speakers = speakers
    let fullest = fullest
    let keys = reports.map { (sources[$0.spot.source].sha256, $0.quotation.key) }
    let least = keys.min { $0 < $1 } ?? ("", "")
    return Statement(
      id: Identifier.make("q-", sha256: least.0, key: least.1), speaker: speakers.first?.party,
      text: fullest.map(text) ?? "", kind: fullest?.quotation.kind ?? .indirect,
      variants: variants, said: firstReport, summit: summit(summitOf),
      contradictions: dispute(between: speakers).map { [$0] } ?? [], members: members,
      origins: origins(of: reports))
  }

  // MARK: Members

  private func origins(of reports: [StatementReport]) -> Int {
    Set(reports.map { originOf[$0.spot.source] }).count
  }

  private func passages(_ ranges: [Range<Int>], in report: StatementReport) -> [Passage] {
    ranges.compactMap(sources[report.spot.source].passage)
  }

  private func text(of report: StatementReport) -> String {
    passages(report.quotation.content, in: report).map(\.text).joined(separator: " … ")
  }

  private var members: [Member] {
    copies { report, path in
      let source = sources[report.spot.source]
      return Member(
        document: path, sha256: source.sha256, key: report.quotation.key,
        spans: passages(report.quotation.content, in: report))
    }
  }

  private var variants: [Statement.Variant] {
    copies { report, path in
      let cue = passages(report.quotation.cue, in: report).map(\.text)
      return Statement.Variant(
        text: text(of: report), document: path,
        spans: passages(report.quotation.content, in: report),
        cue: cue.isEmpty ? nil : cue.joined(separator: " … "), speaker: report.quotation.speaker)
    }
  }

  /// One value for each report and each path of its document, by document hash, key and path.
  private func copies<Value>(_ make: (StatementReport, String) -> Value) -> [Value] {
    reports.sorted { a, b in
      (a.spot.source, a.quotation.key, a.spot.index)
        < (b.spot.source, b.quotation.key, b.spot.index)
    }.flatMap { report in
      sources[report.spot.source].paths.map { make(report, $0) }
    }
  }

  /// The report with the most content words; one with words in marks before one without.
  private var fullest: StatementReport? {
    let marked = reports.filter { $0.quotation.kind != .indirect }
    return (marked.isEmpty ? reports : marked).max { a, b in
      (a.words.count, b.spot) < (b.words.count, a.spot)
    }
  }

  private var firstReport: DateValue? {
    let dates = reports.compactMap { sources[$0.spot.source].head.published }
    let first = dates.filter { $0.interval != nil }.min { a, b in
      (a.interval?.lowerBound.daysSinceEpoch ?? 0, a.interval?.upperBound.daysSinceEpoch ?? 0)
        < (b.interval?.lowerBound.daysSinceEpoch ?? 0, b.interval?.upperBound.daysSinceEpoch ?? 0)
    }
    return first.map { date in
      var date = date
      date.basis = "publication of the first report"
      return date
    }
  }

  private func summit(_ summitOf: [Spot: String]) -> String? {
    var backers: [String: [StatementReport]] = [:]
    for report in reports {
      guard let index = report.quotation.summit,
        let id = summitOf[Spot(source: report.spot.source, index: index)]
      else { continue }
      backers[id, default: []].append(report)
    }
    return backers.map { (origins(of: $0.value), $0.key) }.min { a, b in
      (b.0, a.1) < (a.0, b.1)
    }?.1
  }

  // MARK: Speakers

  private struct Speaker {
    var party: Party
    var reports: [StatementReport]
  }

  /// Who is named, each with the reports; the one with most origins first.
  private var speakers: [Speaker] {
    // 1. One entry for each party that is named, in the order of the reports.
    var indexOf: [Party: Int] = [:]
    var named: [Speaker] = []
    for report in reports {
      guard let party = report.quotation.speaker, SpeakerRelation(party, party) != .open else {
        continue
      }
      if let index = indexOf[party] {
        named[index].reports.append(report)
      } else {
        indexOf[party] = named.count
        named.append(Speaker(party: party, reports: [report]))
      }
    }
    // 2. Those that are one person, under the fullest name.
    var sets = DisjointSets(count: named.count)
    for first in named.indices {
      for second in named.indices where first < second {
        let relation = SpeakerRelation(named[first].party, named[second].party)
        if relation == .same { sets.join(first, second) }
      }
    }
    let found = sets.sets().compactMap { set -> Speaker? in
      guard var speaker = set.first.map({ named[$0] }) else { return nil }
      for other in set.dropFirst() {
        speaker.party = speaker.party.richer(than: named[other].party)
        speaker.reports += named[other].reports
      }
      return speaker
    }
    // 3. The one with most origins first, of equals the one that is named first.
    let ranked = found.indices.sorted { a, b in
      (origins(of: found[b].reports), a) < (origins(of: found[a].reports), b)
    }
    return ranked.map { found[$0] }
  }

  /// Whether different documents name different speakers.
  private func dispute(between speakers: [Speaker]) -> Contradiction? {
    var severity: Contradiction.Severity?
    for (position, one) in speakers.enumerated() {
      for other in speakers[(position + 1)...] {
        guard Set((one.reports + other.reports).map(\.spot.source)).count > 1 else { continue }
        switch SpeakerRelation(one.party, other.party) {
        case .hard: severity = .hard
        case .soft: severity = severity ?? .soft
        case .same, .open: break
        }
      }
    }
    guard let severity else { return nil }
    let claims = speakers.flatMap { speaker in
      speaker.reports.flatMap { report in
        let ranges = report.quotation.source + report.quotation.content
        let span = ranges.first.flatMap(sources[report.spot.source].passage)
        return sources[report.spot.source].paths.map {
          Contradiction.Claim(value: speaker.party.label ?? "", document: $0, span: span)
        }
      }
    }
    return Contradiction(kind: .speaker, severity: severity, claims: claims.inOrder())
  }
}
