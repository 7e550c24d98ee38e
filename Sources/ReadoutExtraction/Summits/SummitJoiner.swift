// Joins what a document says of one meeting in several places.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Candidates that speak of one meeting.
struct SummitCluster: Sendable {
  /// The facts of all of them.
  var facts: SummitCandidate
  /// The candidates, in order.
  var members: [SummitCandidate]
}

/// Joins candidates in the order of the text.
struct SummitJoiner {
  let context: SummitContext

  /// The most meetings of the same persons, or before a word that points back, that are looked at.
  private static let reach = 24

  func clusters(of candidates: [SummitCandidate]) -> [SummitCluster] {
    var clusters: [SummitCluster] = []
    var clustersOf: [Set<Int>: [Int]] = [:]
    for candidate in candidates {
      let key = Set(candidate.participants)
      let looksBack = candidate.isAnaphoric || candidate.series != nil
      let near =
        looksBack
        ? Array(clusters.indices.suffix(SummitJoiner.reach))
        : Array((clustersOf[key] ?? []).suffix(SummitJoiner.reach))
      if let index = home(of: candidate, among: near, clusters) {
        merge(candidate, into: &clusters[index])
      } else if !candidate.isAnaphoric {
        clustersOf[key, default: []].append(clusters.count)
        clusters.append(SummitCluster(facts: candidate, members: [candidate]))
      }
    }
    return clusters
  }

  // MARK: Which one it is

  private func home(
    of candidate: SummitCandidate, among near: [Int], _ clusters: [SummitCluster]
  ) -> Int? {
    var best: (index: Int, score: Int)?
    for index in near {
      guard isSame(candidate, clusters[index]) else { continue }
      var score = clusters[index].members.last.map(\.trigger) ?? 0
      // Words that point back mean a meeting that took place rather than a plan.
      if candidate.isAnaphoric, !candidate.isStatusSaid, clusters[index].facts.status == .held {
        score += 2_000
      }
      if candidate.formatGround == .said, clusters[index].facts.formatGround == .said {
        score += 4_000
      }
      if best.map({ score > $0.score }) ?? true { best = (index, score) }
    }
    return best?.index
  }

  private func isSame(_ candidate: SummitCandidate, _ cluster: SummitCluster) -> Bool {
    let facts = cluster.facts
    if candidate.isOther,
      cluster.members.suffix(8).contains(where: { $0.sentence == candidate.sentence })
    {
      return false
    }
    if candidate.series != nil || facts.series != nil {
      guard candidate.series == facts.series else {
        return candidate.isAnaphoric && candidate.participants.isEmpty && isSummitWord(candidate)
          && candidate.series == nil && fits(candidate, facts)
          && cluster.members.suffix(8).contains { $0.sentence >= candidate.sentence - 1 }
      }
      return candidate.edition == nil || facts.edition == nil || candidate.edition == facts.edition
    }
    if candidate.isAnaphoric {
      guard candidate.shift == nil,
        candidate.participants.allSatisfy({ facts.participants.contains($0) })
      else { return false }
    } else if Set(candidate.participants) != Set(facts.participants) {
      return false
    }
    return fits(candidate, facts)
  }

  private func isSummitWord(_ candidate: SummitCandidate) -> Bool {
    context.word(candidate.trigger) == .summit
  }

  private func fits(_ a: SummitCandidate, _ b: SummitCandidate) -> Bool {
    statusFits(a, b) && formatFits(a, b) && datesFit(a, b) && placesFit(a, b) && ordinalsFit(a, b)
      && (a.shift == nil) == (b.shift == nil)
  }

  private func statusFits(_ a: SummitCandidate, _ b: SummitCandidate) -> Bool {
    if a.status == b.status { return true }
    if a.isAnaphoric, !a.isStatusSaid { return true }
    let isUnsaid = !a.isStatusSaid || !b.isStatusSaid
    // What was planned may be called off further on.
    let isCalledOff =
      b.status == .planned && [.cancelled, .postponed].contains(a.status)
      || a.status == .planned && [.cancelled, .postponed].contains(b.status)
    return isUnsaid && a.sentence != b.sentence || isCalledOff
  }

  private func formatFits(_ a: SummitCandidate, _ b: SummitCandidate) -> Bool {
    guard a.formatGround == .said, b.formatGround == .said else {
      // A place speaks against a call.
      if a.place != nil, b.formatGround == .said, b.format != .inPerson { return false }
      if b.place != nil, a.formatGround == .said, a.format != .inPerson { return false }
      return true
    }
    return a.format == b.format
  }

  private func datesFit(_ a: SummitCandidate, _ b: SummitCandidate) -> Bool {
    guard let first = a.when, let second = b.when else { return true }
    if a.isDatelineDay || b.isDatelineDay {
      guard let x = first.start, let y = second.start, let end = second.end, let start = first.end
      else { return true }
      // The dateline's day gives way to a date of the days before it.
      return x - end <= 8 && y - start <= 8
    }
    if let x = first.interval, let y = second.interval {
      return x.overlaps(y)
    }
    if let x = first.weekday, let y = second.weekday { return x == y }
    if let weekday = first.weekday ?? second.weekday,
      let day = first.start ?? second.start,
      (first.start == nil ? second : first).precision == .day
    {
      return day.weekday == weekday
    }
    if let x = a.relative, let y = b.relative, first.interval == nil, second.interval == nil,
      x.unit == y.unit
    {
      return x.month == y.month && (x.offset >= 0) == (y.offset >= 0)
    }
    return true
  }

  private func placesFit(_ a: SummitCandidate, _ b: SummitCandidate) -> Bool {
    guard let x = a.place, let y = b.place, a.isInBuilding == b.isInBuilding else { return true }
    // “their meeting in the Oval Office” at the White House
    if a.isInBuilding, a.isDefinite || b.isDefinite { return true }
    if let m = x.name, let n = y.name { return m == n || a.format == .video }
    if let m = x.country, let n = y.country { return m == n }
    return true
  }

  private func ordinalsFit(_ a: SummitCandidate, _ b: SummitCandidate) -> Bool {
    guard let x = a.ordinal, let y = b.ordinal else { return true }
    return x.number == y.number || x.since != y.since || x.of != y.of
  }

  // MARK: Taking in

  private func merge(_ candidate: SummitCandidate, into cluster: inout SummitCluster) {
    cluster.members.append(candidate)
    var facts = cluster.facts
    if let when = candidate.when, isBetter(when, candidate, than: facts.when, facts) {
      facts.when = when
      facts.relative = candidate.relative
      facts.date = candidate.date
      facts.isDatelineDay = candidate.isDatelineDay
    }
    if let place = candidate.place {
      if facts.place == nil {
        facts.place = place
        facts.placeTokens = candidate.placeTokens
        facts.isInBuilding = candidate.isInBuilding
      } else if facts.place?.name == nil && place.name != nil
        || facts.isInBuilding && !candidate.isInBuilding
      {
        facts.place = place
        facts.placeTokens = candidate.placeTokens
        facts.isInBuilding = candidate.isInBuilding
      }
    }
    if candidate.formatGround > facts.formatGround, let tokens = candidate.formatTokens {
      facts.setFormat(candidate.format, candidate.formatGround, tokens)
    }
    if candidate.isStatusSaid, !facts.isStatusSaid || facts.status == .planned {
      facts.status = candidate.status
      facts.isStatusSaid = true
      facts.statusTokens = candidate.statusTokens
    }
    takeOrdinal(candidate, into: &facts)
    facts.edition = facts.edition ?? candidate.edition
    if facts.host == nil {
      facts.host = candidate.host
      facts.hostTokens = candidate.hostTokens
    }
    if facts.durationMinutes == nil {
      facts.durationMinutes = candidate.durationMinutes
      facts.durationTokens = candidate.durationTokens
    }
    facts.confidence = max(facts.confidence, candidate.confidence)
    cluster.facts = facts
  }

  /// The number that counts over the longest time says most.
  private func takeOrdinal(_ candidate: SummitCandidate, into facts: inout SummitCandidate) {
    guard let ordinal = candidate.ordinal else { return }
    if let old = facts.ordinal, old.number >= ordinal.number { return }
    facts.ordinal = ordinal
    facts.ordinalTokens = candidate.ordinalTokens
  }

  private func isBetter(
    _ when: DateValue, _ candidate: SummitCandidate, than old: DateValue?, _ facts: SummitCandidate
  ) -> Bool {
    guard let old else { return true }
    if facts.isDatelineDay != candidate.isDatelineDay { return facts.isDatelineDay }
    if (old.interval == nil) != (when.interval == nil) { return old.interval == nil }
    return exactness(when.precision) > exactness(old.precision)
  }

  private func exactness(_ precision: DateValue.Precision) -> Int {
    switch precision {
    case .day: 7
    case .weekday: 6
    case .range: 5
    case .week: 4
    case .month: 3
    case .season: 2
    case .year: 1
    }
  }
}
