// What is compiled in is complete, consistent and right.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import ReadoutModel
import Testing

@testable import ReadoutKnowledge

@Suite struct BuiltInKnowledgeTests {
  static let knowledge = Knowledge.builtIn()

  @Test("the tables are loaded whole")
  func sizes() {
    let knowledge = BuiltInKnowledgeTests.knowledge
    #expect(knowledge.countries.count > 190)
    #expect(knowledge.people.count > 1_800)
    #expect(knowledge.places.count > 1_000)
    #expect(knowledge.organisations.count > 70)
    #expect(knowledge.series.count > 40)
  }

  @Test(
    "who held an office on a day",
    arguments: [
      (Role.headOfGovernment, "JP", "2021-12-16", "Fumio Kishida"),
      (.headOfGovernment, "JP", "2012-12-27", "Shinzo Abe"),
      (.headOfState, "RU", "2009-01-01", "Dmitry Medvedev"),
      (.headOfState, "RU", "2000-03-01", "Vladimir Putin"),
      (.headOfState, "US", "2016-11-08", "Barack Obama"),
      (.headOfState, "US", "2021-01-21", "Joe Biden"),
      (.headOfGovernment, "GB", "2022-09-20", "Liz Truss"),
      (.headOfGovernment, "DE", "2021-12-07", "Angela Merkel"),
      (.headOfState, "KR", "2017-06-01", "Moon Jae-in"),
      (.headOfState, "KP", "2019-06-30", "Kim Jong-un"),
      (.headOfState, "FR", "2017-06-01", "Emmanuel Macron"),
      (.foreignMinister, "US", "2012-06-01", "Hillary Clinton"),
      (.foreignMinister, "CN", "2023-03-01", "Qin Gang"),
      (.headOfGovernment, "NL", "2020-03-01", "Mark Rutte"),
    ])
  func holder(_ role: Role, _ country: String, _ day: String, _ name: String) throws {
    let knowledge = BuiltInKnowledgeTests.knowledge
    let holders = knowledge.holders(of: role, in: country, on: try #require(CalendarDay(iso: day)))
    #expect(holders.map { knowledge.people[$0].name } == [name])
  }

  @Test("every table has a command on its first line, and every row a source and a date")
  func rows() {
    for table in BuiltInTable.allCases where table != .weights {
      let text = String(decoding: table.bytes, as: UTF8.self)
      #expect(text.hasPrefix("# made by: scripts/make-knowledge"))
      let reader = TableReader(table.bytes)
      let source = reader.column("source")
      let seen = reader.column("seen")
      #expect(!reader.rows.isEmpty)
      #expect(reader.rows.allSatisfy { !$0.text(source).isEmpty && !$0.text(seen).isEmpty })
    }
  }

  @Test("every term lies in a known country or body, and does not end before it begins")
  func terms() {
    let knowledge = BuiltInKnowledgeTests.knowledge
    let bodies: Set<String> = ["EU", "NATO", "UN", "WTO"]
    for term in knowledge.terms {
      #expect(knowledge.country(code: term.country) != nil || bodies.contains(term.country))
      if let start = term.start, let end = term.end { #expect(start.first <= end.last) }
    }
  }

  @Test("identifiers of people are unique")
  func identifiers() {
    let people = BuiltInKnowledgeTests.knowledge.people
    #expect(Set(people.map(\.id)).count == people.count)
  }

  @Test("a table without columns or with short rows is read as far as it goes")
  func odd() {
    #expect(TableReader([]).rows.isEmpty)
    let reader = TableReader(Array("# note\nname\tkind\n\nHaldvik\n\tcity\n".utf8))
    let rows = Array(reader.rows)
    #expect(rows.count == 2)
    #expect(rows.first?.text(reader.column("kind")) == "")
    #expect(rows.last?.text(reader.column("kind")) == "city")
    #expect(rows.last?.list(reader.column("no such column")) == [])
  }

  @Test(
    "days that are partly known",
    arguments: [
      ("2007", "2007-01-01", "2007-12-31", false), ("2007-02", "2007-02-01", "2007-02-28", false),
      ("2007-09-26", "2007-09-26", "2007-09-26", false),
      ("~2023-01", "2023-01-01", "2023-01-31", true),
    ])
  func partial(_ text: String, _ first: String, _ last: String, _ isOpen: Bool) throws {
    let day = try #require(PartialDay(text))
    #expect(day.first.description == first)
    #expect(day.last.description == last)
    #expect(day.isOpen == isOpen)
  }

  @Test("what is no day is none", arguments: ["", "~", "soon", "2007-13", "2007-02-30", "-"])
  func noDay(_ text: String) { #expect(PartialDay(text) == nil) }
}
