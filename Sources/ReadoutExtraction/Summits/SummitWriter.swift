// Turns joined candidates into the mentions that the contract knows.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Completes joined candidates and writes them down.
struct SummitWriter {
  let context: SummitContext
  let series: SeriesReader

  func mentions(of clusters: [SummitCluster]) -> [SummitMention] {
    var clusters = completed(clusters)
    clusters.sort { evidenceStart($0) < evidenceStart($1) }
    var indexOfTrigger: [Int: Int] = [:]
    for (index, cluster) in clusters.enumerated() {
      for member in cluster.members { indexOfTrigger[member.trigger] = index }
    }
    return clusters.enumerated().map { index, cluster in
      mention(of: cluster, number: index, clusters: clusters, indexOfTrigger: indexOfTrigger)
    }
  }

  // MARK: Completing

  private func completed(_ clusters: [SummitCluster]) -> [SummitCluster] {
    var clusters = clusters
    var places: [FoldedWord: Place]?
    for index in clusters.indices {
      let facts = clusters[index].facts
      if facts.formatGround != .said, facts.place != nil {
        clusters[index].facts.setFormat(
          .inPerson, .implied, facts.placeTokens ?? facts.tokens)
      }
      if facts.format == .video || facts.format == .phone {
        clusters[index].facts.place = nil
        clusters[index].facts.placeTokens = nil
      } else if facts.place == nil, let tokens = facts.hostTokens,
        let head = tokens.last(where: {
          SeriesReader.properEvents.contains(context.tokens[$0].word)
        })
      {
        if places == nil { places = series.placesOfEvents() }
        let key = SeriesReader.key(of: context.tokens[head].word)
        clusters[index].facts.place = places?[key]
      }
    }
    fillGatherings(&clusters)
    return clusters.filter { isTelling($0.facts) }
  }

  /// A gathering on whose sidelines leaders met was there and then.
  private func fillGatherings(_ clusters: inout [SummitCluster]) {
    var guests: [String: SummitCluster] = [:]
    for cluster in clusters where cluster.facts.series == nil {
      if let host = cluster.facts.host, guests[host] == nil { guests[host] = cluster }
    }
    for index in clusters.indices {
      let gathering = clusters[index].facts
      guard let series = gathering.series, let guest = guests[series] else { continue }
      if gathering.place == nil {
        clusters[index].facts.place = guest.facts.place
        clusters[index].facts.placeTokens = guest.facts.placeTokens
      }
      if gathering.when == nil, let day = guest.facts.when?.start,
        guest.facts.when?.precision == .day
      {
        clusters[index].facts.when = DateValue(
          year: day.year, month: day.month, basis: "month of a meeting on its sidelines")
      }
      if gathering.status == .planned, guest.facts.status == .held {
        clusters[index].facts.status = .held
      }
    }
  }

  /// A gathering that is only named tells nothing.
  private func isTelling(_ facts: SummitCandidate) -> Bool {
    guard facts.series != nil else { return true }
    return facts.when != nil || facts.place != nil || facts.edition != nil
  }

  // MARK: Writing

  private func evidenceStart(_ cluster: SummitCluster) -> Int {
    cluster.members.map(\.clause.lowerBound).min() ?? 0
  }

  private func mention(
    of cluster: SummitCluster, number: Int, clusters: [SummitCluster], indexOfTrigger: [Int: Int]
  ) -> SummitMention {
    let facts = cluster.facts
    let evidence = evidence(of: cluster)
    var mention = SummitMention(
      key: "s\(evidence.first?.lowerBound ?? 0).\(number)",
      participants: facts.participants.map { context.entity($0).party },
      when: facts.when, relative: facts.relative, place: facts.place, format: facts.format,
      status: facts.status, level: facts.level, ordinal: facts.ordinal, series: facts.series,
      edition: facts.edition, host: facts.host, durationMinutes: facts.durationMinutes,
      evidence: evidence, support: support(of: facts, cluster), confidence: confidence(of: facts),
      keys: keys(of: facts))
    if let shift = facts.shift, let other = shift.other, let index = indexOfTrigger[other],
      index != number
    {
      let rule = RelativeDate(
        unit: .day, offset: shift.days, anchor: .summit(index),
        toleranceDays: shift.toleranceDays)
      mention.relative = rule
      mention.when = clusters[index].facts.when?.interval.flatMap {
        rule.value(from: $0, basis: "counted from another summit of the text")
      }
    }
    return mention
  }

  /// The clauses, in order and without overlap.
  private func evidence(of cluster: SummitCluster) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let clauses = cluster.members.map(\.clause).filter { !$0.isEmpty }
    for clause in clauses.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let range = context.page.tokens.bytes(of: trimmed(clause))
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else if !range.isEmpty {
        ranges.append(range)
      }
    }
    return ranges
  }

  private func trimmed(_ clause: Range<Int>) -> Range<Int> {
    var clause = clause
    while clause.count > 1, isTrimmable(clause.upperBound - 1) {
      clause = clause.lowerBound..<clause.upperBound - 1
    }
    while clause.count > 1, isTrimmable(clause.lowerBound) {
      clause = clause.lowerBound + 1..<clause.upperBound
    }
    return clause
  }

  private func isTrimmable(_ index: Int) -> Bool {
    let token = context.tokens[index]
    return token.kind == .mark && [0x2C, 0x2E, 0x3B, 0x3A].contains(token.scalar)
      || context.word(index) == .and
  }

  private func support(
    of facts: SummitCandidate, _ cluster: SummitCluster
  ) -> [SummitMention.Support] {
    let tokens: [(SummitFact, Range<Int>?)] = [
      (.participants, cluster.members.first { !$0.participants.isEmpty }?.tokens),
      (.when, facts.date.map(\.tokens)),
      (.where, facts.placeTokens),
      (.format, facts.formatGround == .said ? facts.formatTokens : nil),
      (.status, facts.statusTokens),
      (.ordinal, facts.ordinalTokens),
      (.series, facts.series == nil ? nil : facts.tokens),
      (.host, facts.hostTokens),
      (.duration, facts.durationTokens),
    ]
    return tokens.compactMap { fact, tokens in
      guard let tokens, !tokens.isEmpty else { return nil }
      return SummitMention.Support(fact: fact, range: context.page.tokens.bytes(of: tokens))
    }
  }

  private func confidence(of facts: SummitCandidate) -> Double {
    let isNamed = facts.participants.allSatisfy { context.entity($0).party.name != nil }
    return isNamed ? facts.confidence : min(facts.confidence, 0.7)
  }

  // MARK: Keys

  private func keys(of facts: SummitCandidate) -> [String] {
    var keys: Set<String> = []
    if let series = facts.series { keys.insert("series:\(series)") }
    let entities = facts.participants.map { context.entity($0) }
    for (index, a) in entities.enumerated() {
      for b in entities[(index + 1)...] {
        if let x = a.party.id, let y = b.party.id, x != y {
          keys.insert("pair:\(min(x, y))+\(max(x, y))")
        }
        if let x = land(of: a), let y = land(of: b), x != y {
          keys.insert("lands:\(min(x, y))+\(max(x, y))")
        }
      }
    }
    return keys.sorted()
  }

  /// The code of a country, or its name as a slug where it has none.
  private func land(of entity: Entity) -> String? {
    if let code = entity.countryCode { return code }
    guard let country = entity.party.country else { return nil }
    var slug = ""
    for byte in country.utf8 {
      switch byte {
      case 0x41...0x5A: slug.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      case 0x61...0x7A, 0x30...0x39: slug.unicodeScalars.append(Unicode.Scalar(byte))
      default: if slug.utf8.last != 0x2D { slug += "-" }
      }
    }
    return slug
  }
}
