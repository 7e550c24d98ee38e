// The overview: one page that shows who met whom and who said what.
// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import ReadoutContract
import ReadoutIndex
import ReadoutModel

/// Draws `index.html`, whose size does not grow with the index: the latest things, counts, and the
/// names of the files that have the rest.
struct Overview {
  private static let mostSummits = 60
  private static let mostStatements = 120
  private static let mostDisputes = 48
  private static let mostPersons = 160
  private static let mostLeaders = 14
  private static let mostPublishers = 40

  private static let template = PageTemplate(.overview, .html)
  private static let style = BuiltInPage.commonStyle.text + BuiltInPage.overviewStyle.text
  private static let script = [
    BuiltInPage.elementsScript, .archiveScript, .timelineScript, .itemsScript, .overviewScript,
  ].map(\.text).joined(separator: "\n")

  private let index: IndexStore

  init(index: IndexStore) { self.index = index }

  /// The page.
  ///
  /// - Parameters:
  ///   - tallies: What was counted already; the rest is counted and added.
  ///   - items: What was written already; the rest is written and added.
  func html(_ tallies: inout Tallies, _ items: inout KnownItems) throws -> String {
    let counts = try index.counts()
    let months = (summits: tallies.summitMonths, quotes: tallies.statementMonths)
    let publishers = try index.publisherTallies(limit: Overview.mostPublishers)
    let data = try data(counts, months, publishers, &tallies, &items)
    return Overview.template.page(of: [
      "nonce": WebPage.nonce(for: data), "style": Overview.style, "script": Overview.script,
      "lead": Overview.lead(counts, months.summits + months.quotes), "data": data,
    ])
  }

  /// What there is, in a sentence.
  static func lead(_ counts: IndexCounts, _ months: [MonthCount]) -> String {
    func counted(_ number: Int, _ one: String) -> String {
      "\(grouped(number)) \(one)\(number == 1 ? "" : "s")"
    }
    let dated = months.map(\.month).filter { $0 != MonthPart.undated }
    var words =
      counted(counts.documents, "document") + (counts.documents == 1 ? " tells" : " tell")
      + " of " + counted(counts.summits, "summit") + " and "
      + counted(counts.statements, "quotation")
    if counts.documents == 0 {
      words = counted(counts.summits, "summit") + " and " + counted(counts.statements, "quotation")
    }
    if let first = dated.min(), let last = dated.max() {
      words += first == last ? ", in \(name(first))" : ", from \(name(first)) to \(name(last))"
    }
    return words
      + (counts.disputed == 0
        ? "." : ". On \(grouped(counts.disputed)) of them the reports disagree.")
  }

  private static func grouped(_ number: Int) -> String {
    var digits = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0 { digits.append(",") }
      digits.append(digit)
    }
    return String(digits.reversed())
  }

  private static func name(_ month: String) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    guard let number = Int(month.suffix(2)), (1...12).contains(number) else { return month }
    return "\(names[number - 1]) \(month.prefix(4))"
  }

  // MARK: - Data

  private func data(
    _ counts: IndexCounts, _ months: (summits: [MonthCount], quotes: [MonthCount]),
    _ publishers: [PublisherTally], _ tallies: inout Tallies, _ known: inout KnownItems
  ) throws -> String {
    var items = ItemWriter(index: index)
    let latest = (
      try Overview.array(
        index.latestSummits(limit: Overview.mostSummits).map { summit in
          try known.item(of: summit.id) { try items.item(of: summit) }
        }),
      try Overview.array(
        index.latestStatements(limit: Overview.mostStatements).map { statement in
          try known.item(of: statement.id) { try items.item(of: statement) }
        })
    )
    let disputes = try disputes(&items, &known)
    known.forgetUnused()
    let meetings = try meetings(&tallies)
    let leaders = Overview.leaders(meetings)
    let people = try people(&tallies)
    let summits = tallies.summits.sorted { $0.key < $1.key }.flatMap(\.value)

    var json = JSONText()
    json.object { json in
      json.member("counts") { json in
        json.object { json in
          json.member("disputed", counts.disputed)
          json.member("documents", counts.documents)
          json.member("rejected", counts.rejected)
        }
      }
      json.member("disputes") { $0.verbatim(disputes) }
      json.member("matrix", leaders.map(Overview.page))
      json.member("meetings") { json in
        json.object { json in
          for (pair, number) in meetings.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            json.member(pair.map(Overview.page).joined(separator: " "), number)
          }
        }
      }
      json.member("people", each: people) { $1.write(to: &$0) }
      json.member("quoteMonths", each: months.quotes) { $1.write(to: &$0) }
      json.member("quotes") { $0.verbatim(latest.1) }
      json.member("sources", each: publishers) { $1.write(to: &$0) }
      json.member("summitMonths", each: months.summits) { $1.write(to: &$0) }
      json.member("summits") { $0.verbatim(latest.0) }
      json.member("tallies", each: summits) { $1.write(to: &$0) }
    }
    return String(decoding: Escaping.script(json.bytes), as: UTF8.self)
  }

  /// The latest disputes of both kinds, as a JSON array.
  private func disputes(
    _ items: inout ItemWriter, _ known: inout KnownItems
  ) throws -> [UInt8] {
    var found: [(day: CalendarDay?, json: [UInt8])] = []
    for summit in try index.disputedSummits(limit: Overview.mostDisputes) {
      let item = try known.item(of: summit.id) { try items.item(of: summit) }
      found.append((summit.when?.start, item))
    }
    for statement in try index.disputedStatements(limit: Overview.mostDisputes) {
      let item = try known.item(of: statement.id) { try items.item(of: statement) }
      found.append((statement.said?.start, item))
    }
    let undated = CalendarDay(daysSinceEpoch: .min)
    let sorted = found.enumerated().sorted { a, b in
      let days = (a.element.day ?? undated, b.element.day ?? undated)
      return days.0 == days.1 ? a.offset < b.offset : days.0 > days.1
    }
    return Overview.array(sorted.prefix(Overview.mostDisputes).map(\.element.json))
  }

  /// Items as a JSON array, each on a line of its own.
  private static func array(_ items: [[UInt8]]) -> [UInt8] {
    Array("[".utf8) + Array(items.joined(separator: [0x2C, 0x0A])) + Array("]".utf8)
  }

  /// How often those who met most met each other: by identifiers, the smaller one first.
  private func meetings(_ tallies: inout Tallies) throws -> [[String]: Int] {
    let most = tallies.persons.values.filter { $0.held > 0 }
      .sorted { ($1.held, $0.id) < ($0.held, $1.id) }.prefix(Overview.mostLeaders).map(\.id)
    var pairs: [[String]: Int] = [:]
    for id in most {
      let others = try tallies.meetings(of: id, in: index)
      for other in most where id < other { pairs[[id, other]] = others[other] }
    }
    return pairs
  }

  /// Those who met most, the most active first.
  private static func leaders(_ meetings: [[String]: Int]) -> [String] {
    var sums: [String: Int] = [:]
    for (pair, number) in meetings {
      for id in pair { sums[id, default: 0] += number }
    }
    return sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// Those who met or spoke most.
  private func people(_ tallies: inout Tallies) throws -> [Person] {
    let weight: (PersonTally) -> Int = { $0.summits * 4 + $0.statements }
    let most = tallies.persons.values.sorted { (weight($1), $0.id) < (weight($0), $1.id) }
    return try most.prefix(Overview.mostPersons).compactMap { tally in
      try tallies.party(tally.id, in: index).map { Person(party: $0, tally: tally) }
    }
  }

  private static func page(_ id: String) -> String {
    SummaryName.of(Party(id: id, kind: .unknown))
  }

  private struct Person {
    let party: Party
    let tally: PersonTally

    func write(to json: inout JSONText) {
      json.object { json in
        json.member("name", Escaping.shown(party.description))
        json.member("office", party.name == nil ? nil : party.office.map(Escaping.shown))
        json.member("page", Overview.page(tally.id))
        json.member("statements", tally.statements)
        json.member("summits", tally.summits)
      }
    }
  }
}

extension MonthCount {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.member("count", count)
      json.member("digits", parts.first?.digits.utf8.count)
      json.member("month", month)
    }
  }
}

extension MonthTally {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.member("count", count)
      json.member("disputed", disputed)
      json.member("month", month)
      json.member("status", status.rawValue)
    }
  }
}

extension PublisherTally {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.member("documents", documents)
      json.member("first", days?.lowerBound.description)
      json.member("last", days?.upperBound.description)
      json.member("name", name.map(Escaping.shown))
      json.member("quotations", quotations)
      json.member("summits", summits)
    }
  }
}
