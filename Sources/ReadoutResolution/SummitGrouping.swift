// Groups the reports of one pair of participants, or of one series, into summits.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Groups reports that share their participants, from the most exact date to the least.
///
/// Reports that name the day make the groups. Those that name a week, a month, a year, a weekday or
/// nothing follow in this order; each joins the group that most speaks for, and stays apart where
/// two are alike. All reports of one step are compared with the groups as they were before it, so
/// that their order does not matter.
struct SummitGrouping {
  let reports: [SummitReport]
  /// Whether it is a gathering of a series, which may last several days.
  let isGathering: Bool
  /// What is known of each report alone.
  private let traits: [SummitTraits]

  /// Reports in the order of their places.
  init(reports: [SummitReport], isGathering: Bool) {
    self.reports = reports
    self.isGathering = isGathering
    traits = reports.map { SummitTraits($0) }
  }

  private struct Group {
    var members: [Int]
    var traits: SummitTraits
  }

  /// The groups, each with the indices of its reports in ascending order.
  func groups() -> [[Int]] {
    // 1. Reports of one day are one summit, unless one article tells of two on that day.
    var groups: [Group] = []
    var open: [Int] = []
    sameDayGroups(into: &groups, leaving: &open)
    // 2. Days that one summit may have been given by different articles.
    groups = joined(groups)
    // 3. Less exact reports, step by step.
    var undecided: [Int] = []
    for exactness in DateWindow.Exactness.allCases where exactness != .day {
      let step = reports.indices.filter { reports[$0].window.exactness == exactness }
      place(exactness == .week ? open + step : step, in: &groups, leaving: &undecided)
    }
    // 4. What fits two groups alike stays apart from both.
    groups += clusters(of: undecided.sorted())
    return groups.map { $0.members.sorted() }
  }

  private func group(of members: [Int]) -> Group {
    let members = members.sorted()
    return Group(members: members, traits: SummitTraits(members.map { traits[$0] }))
  }

  // MARK: Days

  private func sameDayGroups(into groups: inout [Group], leaving open: inout [Int]) {
    var byDay: [CalendarDay: [Int]] = [:]
    for index in reports.indices {
      if let day = reports[index].window.day { byDay[day, default: []].append(index) }
    }
    for day in byDay.keys.sorted() {
      let members = byDay[day] ?? []
      guard hasTwoSummitsOfOneArticle(members) else {
        groups.append(group(of: members))
        continue
      }
      var byFormat: [SummitFormat: [Int]] = [:]
      for index in members { byFormat[reports[index].mention.format, default: []].append(index) }
      open += byFormat.removeValue(forKey: .unknown) ?? []
      for format in byFormat.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
        groups.append(group(of: byFormat[format] ?? []))
      }
    }
  }

  private func hasTwoSummitsOfOneArticle(_ members: [Int]) -> Bool {
    var formats: [Int: SummitFormat] = [:]
    for index in members {
      let format = reports[index].mention.format
      guard format != .unknown else { continue }
      if let other = formats.updateValue(format, forKey: reports[index].spot.source),
        other != format
      {
        return true
      }
    }
    return false
  }

  /// Joins groups of different days where the articles mean one summit.
  private func joined(_ groups: [Group]) -> [Group] {
    var sets = DisjointSets(count: groups.count)
    for (first, second) in pairsOfOneNumber(groups) + neighbours(groups) {
      sets.join(first, second)
    }
    return sets.sets().map { set in
      set.count == 1 ? groups[set[0]] : group(of: set.flatMap { groups[$0].members })
    }
  }

  /// Groups that are given the same number in a row, and no other.
  private func pairsOfOneNumber(_ groups: [Group]) -> [(Int, Int)] {
    let numbered = groups.indices.filter { groups[$0].traits.ordinals.count == 1 }
    var pairs: [(Int, Int)] = []
    for (position, first) in numbered.enumerated() {
      for second in numbered[(position + 1)...]
      where groups[first].traits.agreement(with: groups[second].traits).map({ $0 >= 8 }) ?? false {
        pairs.append((first, second))
      }
    }
    return pairs
  }

  /// Two groups a day or two apart that are alike in all else, with no third beside them.
  private func neighbours(_ groups: [Group]) -> [(Int, Int)] {
    let order = groups.indices.sorted {
      (groups[$0].traits.days.min() ?? .distantPast, $0)
        < (groups[$1].traits.days.min() ?? .distantPast, $1)
    }
    var runs: [[Int]] = []
    for index in order {
      if let last = runs.last?.last, areNeighbours(groups[last].traits, groups[index].traits) {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
      }
    }
    return runs.flatMap { run in
      let isOne = isGathering ? run.count <= 5 : run.count == 2
      return isOne ? zip(run, run.dropFirst()).map { ($0, $1) } : []
    }
  }

  private func areNeighbours(_ a: SummitTraits, _ b: SummitTraits) -> Bool {
    guard let first = a.days.max(), let second = b.days.min(),
      a.editions.isEmpty || b.editions.isEmpty || !a.editions.isDisjoint(with: b.editions)
    else { return false }
    let gap = second - first
    if isGathering { return gap <= 2 }
    guard Set(a.statuses.keys).isDisjoint(with: b.statuses.keys), !a.differsInNumber(from: b),
      a.parties == b.parties
    else { return false }
    let formats = a.formats.union(b.formats)
    if formats.isSubset(of: [.inPerson]) { return gap <= 2 && a.placeRelation(to: b) == .same }
    return gap <= 1 && formats.count == 1 && a.formats == b.formats
  }

  // MARK: Less exact reports

  private func place(
    _ step: [Int], in groups: inout [Group], leaving undecided: inout [Int]
  ) {
    var chosen: [Int: [Int]] = [:]
    var homeless: [Int] = []
    for index in step.sorted() {
      let scores = groups.map { traits[index].agreement(with: $0.traits) }
      guard let best = scores.compactMap({ $0 }).max() else {
        homeless.append(index)
        continue
      }
      let candidates = groups.indices.filter { scores[$0] == best }
      if candidates.count == 1 {
        chosen[candidates[0], default: []].append(index)
      } else {
        undecided.append(index)
      }
    }
    for (target, members) in chosen {
      let (alike, clashing) = withoutClashes(members)
      undecided += clashing
      groups[target] = group(of: groups[target].members + alike)
    }
    groups += clusters(of: homeless)
  }

  /// Parts off the reports of one article that want to join one group but exclude each other.
  private func withoutClashes(_ members: [Int]) -> (alike: [Int], clashing: [Int]) {
    let bySource = Dictionary(grouping: members) { reports[$0].spot.source }
    var clashing = Set<Int>()
    for same in bySource.values where same.count > 1 {
      for (position, first) in same.enumerated() {
        for second in same[(position + 1)...]
        where traits[first].agreement(with: traits[second]) == nil {
          clashing.formUnion([first, second])
        }
      }
    }
    return (members.filter { !clashing.contains($0) }, clashing.sorted())
  }

  /// Groups reports among themselves: all of a group can tell of one summit.
  ///
  /// What fits two that exclude each other belongs to neither.
  private func clusters(of members: [Int]) -> [Group] {
    // Reports that say the same are one node; so a thousand reprints cost no more than one.
    var nodes: [SummitTraits: [Int]] = [:]
    for index in members {
      var node = traits[index]
      node.statuses = [:]
      nodes[node, default: []].append(index)
    }
    let alike = nodes.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    let limit = 200
    guard alike.count > 1, alike.count <= limit else { return alike.map(group(of:)) }
    let traits = alike.map { group(of: $0).traits }
    var fits = traits.indices.map { _ in Set<Int>() }
    for first in traits.indices {
      for second in traits.indices where first < second {
        guard traits[first].agreement(with: traits[second]) != nil else { continue }
        fits[first].insert(second)
        fits[second].insert(first)
      }
    }
    return cliques(Set(traits.indices), fits).map { clique in
      group(of: clique.flatMap { alike[$0] })
    }
  }

  /// Splits nodes into sets in which all fit together.
  private func cliques(_ nodes: Set<Int>, _ fits: [Set<Int>]) -> [[Int]] {
    var sets = DisjointSets(count: fits.count)
    for node in nodes {
      for other in fits[node] where nodes.contains(other) { sets.join(node, other) }
    }
    return sets.sets().map { $0.filter(nodes.contains) }.filter { !$0.isEmpty }.flatMap {
      component -> [[Int]] in
      let inside = Set(component)
      let torn = component.filter { fits[$0].intersection(inside).count < component.count - 1 }
      if torn.isEmpty { return [component] }
      let between = component.filter { !torn.contains($0) }
      if between.isEmpty { return component.map { [$0] } }
      return cliques(Set(torn), fits) + between.map { [$0] }
    }
  }
}

extension CalendarDay {
  /// A day before all others.
  fileprivate static var distantPast: CalendarDay { CalendarDay(daysSinceEpoch: -1_000_000) }
}
