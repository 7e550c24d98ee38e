// Whether reports can tell of one summit, and how much speaks for it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension SummitTraits {
  /// How much speaks for it that both tell of one summit; nil where they cannot.
  ///
  /// A number in a row that both give, or the same day,
  /// outweighs a difference in anything else: that is a contradiction, and both claims are kept.
  func agreement(with other: SummitTraits) -> Int? {
    // Most pairs are parted here, at the price of comparing two intervals.
    let areNumbered = !ordinals.isEmpty && !other.ordinals.isEmpty
    guard areNumbered || window.isCompatible(with: other.window) else { return nil }
    let isSameOrdinal = ordinals.contains { one in other.ordinals.contains { one.isSame(as: $0) } }
    let isSameDay = window.day != nil && window.day == other.window.day
    guard allowsSharedSources(with: other, isCertain: isSameOrdinal || isSameDay),
      sharesMostParties(with: other)
    else { return nil }
    var score = isSameOrdinal ? 8 : 0
    score += isSameDay ? 4 : 0
    if !isSameOrdinal && !isSameDay {
      guard window.isCompatible(with: other.window), !differsInNumber(from: other),
        formats.isEmpty || other.formats.isEmpty || !formats.isDisjoint(with: other.formats),
        editions.isEmpty || other.editions.isEmpty || !editions.isDisjoint(with: other.editions),
        hosts.isEmpty || other.hosts.isEmpty || sharesHost(with: other)
      else { return nil }
    }
    switch placeRelation(to: other) {
    case .same: score += 2
    case .different where !isSameOrdinal && !isSameDay: return nil
    case .doubtful where !isSameOrdinal && !isSameDay && !sharesHost(with: other): return nil
    case .possible, .doubtful, .different: break
    }
    if !formats.isDisjoint(with: other.formats) { score += 1 }
    if !editions.isDisjoint(with: other.editions) { score += 4 }
    if sharesHost(with: other) { score += 2 }
    if window.days != nil, other.window.days != nil { score += 1 }
    return score
  }

  /// Whether the reports of one article may be joined: an article that tells of two summits means
  /// two, unless it gives both the same day or number.
  private func allowsSharedSources(with other: SummitTraits, isCertain: Bool) -> Bool {
    let shared = statuses.keys.filter { other.statuses[$0] != nil }
    guard !shared.isEmpty else { return true }
    if isCertain {
      return formats.isEmpty || other.formats.isEmpty || !formats.isDisjoint(with: other.formats)
    }
    let isOneStatus = shared.allSatisfy { statuses[$0] == other.statuses[$0] }
    let speaksForIt =
      sharesHost(with: other) || placeRelation(to: other) == .same
      || !formats.isDisjoint(with: other.formats) && window.days != nil
    return isOneStatus && speaksForIt
  }

  /// Whether most who took part by one took part by the other; always so for meetings of two, which
  /// were told apart before.
  private func sharesMostParties(with other: SummitTraits) -> Bool {
    SummitTraits.areMostlyEqual(parties, other.parties)
  }

  /// Whether two lists of participants can be of one meeting: open lists of three or more that have
  /// half of their names in common, and at least two.
  static func areMostlyEqual(_ a: Set<String>, _ b: Set<String>) -> Bool {
    if a == b || a.isEmpty || b.isEmpty { return true }
    let shared = a.intersection(b).count
    return min(a.count, b.count) > 2 && shared >= 2 && 2 * shared >= a.union(b).count
  }

  /// Whether each is given a number in the same row, and never the same.
  func differsInNumber(from other: SummitTraits) -> Bool {
    guard !ordinals.isEmpty, !other.ordinals.isEmpty else { return false }
    return ordinals.allSatisfy { one in
      other.ordinals.allSatisfy { one.isSameCount(as: $0) && one.number != $0.number }
    }
  }

  func sharesHost(with other: SummitTraits) -> Bool {
    hosts.contains { one in other.hosts.contains { one.sharesWord(with: $0) } }
  }

  /// The best relation between any place of one and any of the other.
  func placeRelation(to other: SummitTraits) -> PlaceName.Relation {
    var best: PlaceName.Relation?
    for one in places {
      for place in other.places {
        let relation = one.relation(to: place)
        if best.map({ relation.rank < $0.rank }) ?? true { best = relation }
      }
    }
    return best ?? .possible
  }
}

extension PlaceName.Relation {
  fileprivate var rank: Int {
    switch self {
    case .same: 0
    case .possible: 1
    case .doubtful: 2
    case .different: 3
    }
  }
}
