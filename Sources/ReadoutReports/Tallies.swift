// What the overview counts, kept in step with what changes.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel

/// How much there is by month and by person: counted once, and again only where something changed,
/// since to count everything takes the longer the more there is.
struct Tallies {
  /// The summits of leaders by month.
  private(set) var summits: [String: [MonthTally]] = [:]
  /// The persons by identifier.
  private(set) var persons: [String: PersonTally] = [:]
  private var statements: [String: Int] = [:]
  private var meetings: [String: [String: Int]] = [:]
  private var parties: [String: Party] = [:]
  /// The pages that were drawn since; nil before the first count.
  private var changed: Set<Subject>?

  private struct Subject: Hashable {
    var kind: StalePage.Kind
    var name: String
  }

  /// How many summits of leaders each month has, in order.
  var summitMonths: [MonthCount] {
    summits.map { month, tallies in
      MonthCount(month: month, count: tallies.reduce(0) { $0 + $1.count })
    }.sorted { $0.month < $1.month }
  }

  /// How many statements each month has, in order.
  var statementMonths: [MonthCount] {
    statements.map { MonthCount(month: $0, count: $1) }.sorted { $0.month < $1.month }
  }

  /// Notes that something changed of what a page is about, which is counted when it is asked for.
  mutating func note(_ page: StalePage) {
    changed?.insert(Subject(kind: page.kind, name: page.month?.name ?? page.id))
  }

  /// Notes how often one met and spoke, which was counted anew; nil where one is no more.
  mutating func count(_ tally: PersonTally?, of id: String) {
    guard changed != nil else { return }
    (persons[id], meetings[id], parties[id]) = (tally, nil, nil)
    changed?.remove(Subject(kind: .person, name: id))
  }

  /// Counts what has changed, or everything for the first time.
  mutating func refresh(from index: IndexStore) throws {
    guard let changed else {
      summits = Dictionary(grouping: try index.summitTallies(), by: \.month)
      statements = Dictionary(
        uniqueKeysWithValues: try index.statementMonths().map { ($0.month, $0.count) })
      persons = try index.personTallies()
      changed = []
      return
    }
    for subject in changed {
      let name = subject.name
      switch subject.kind {
      case .summit: break
      case .person: count(try index.personTally(of: name), of: name)
      case .summitMonth:
        let tallies = try index.summitTallies(in: name)
        summits[name] = tallies.isEmpty ? nil : tallies
      case .statementMonth: statements[name] = try index.statementMonths(in: name).first?.count
      }
    }
    self.changed = []
  }

  /// How often one met others, by their identifiers.
  mutating func meetings(of id: String, in index: IndexStore) throws -> [String: Int] {
    if let known = meetings[id] { return known }
    let found = try index.meetings(of: id)
    meetings[id] = found
    return found
  }

  /// The party of an identifier, as its latest thing has it; nil where there is none any more.
  mutating func party(_ id: String, in index: IndexStore) throws -> Party? {
    if let known = parties[id] { return known }
    let party = try index.party(id)
    parties[id] = party
    return party
  }
}
