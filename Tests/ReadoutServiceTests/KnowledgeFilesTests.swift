// What a user adds to the gazetteers: read, refused with the place, and used.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import ReadoutExtraction
import ReadoutIndex
import ReadoutKnowledge
import ReadoutModel
import Testing

@testable import ReadoutService

@Suite("Knowledge of one's own")
struct KnowledgeFilesTests {
  private static let zembala = """
    seen = "2026-11"

    [[country]]
    code = "ZB"
    name = "Zembala"
    demonyms = ["Zembalan"]
    capital = "Orsana"
    leader = "head of state"

    [[person]]
    name = "Amara Okoye"
    gender = "f"
    [[person.office]]
    country = "ZB"
    role = "head of state"
    title = "president"
    start = 2024-05-03

    [[place]]
    name = "Tarvo"
    country = "ZB"

    [[series]]
    id = "LAKES"
    name = "Lakes Forum summit"
    """

  private func load(_ text: String) throws -> Knowledge {
    let bench = try Workbench()
    try FileManager.default.createDirectory(
      atPath: bench.root + "/knowledge.d", withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: bench.root + "/knowledge.d/own.toml"))
    return try KnowledgeFiles(required: bench.root + "/knowledge.d").load().knowledge
  }

  private func holders(_ knowledge: Knowledge, _ role: Role, _ code: String, _ day: String) throws
    -> [String]
  {
    knowledge.holders(of: role, in: code, on: try #require(CalendarDay(iso: day)))
      .map { knowledge.people[$0].name }
  }

  @Test("a country, its president, a place and a series are known from then on")
  func added() throws {
    let knowledge = try load(KnowledgeFilesTests.zembala)
    #expect(try holders(knowledge, .headOfState, "ZB", "2025-01-01") == ["Amara Okoye"])
    #expect(try holders(knowledge, .headOfState, "ZB", "2024-05-02") == [])
    let extractor = DocumentExtractor(knowledge: knowledge)
    let document = extractor.document(
      path: Array("a.txt".utf8),
      bytes: Array(
        """
        ORSANA, 3 June 2025 – The Zembalan president met French President Emmanuel Macron in Tarvo on \
        Monday, before the Lakes Forum summit on Friday.
        """.utf8))
    guard case .read(_, _, let extraction) = document.outcome else {
      Issue.record("not read")
      return
    }
    let summit = try #require(extraction.summits.first)
    #expect(summit.participants.map(\.id) == ["amara-okoye", "emmanuel-macron"])
    #expect(summit.place == Place(name: "Tarvo", country: "Zembala"))
    #expect(extraction.summits.last?.series == "LAKES summit")
  }

  @Test("who takes office ends the open term of the one before, and keeps the names that are known")
  func succession() throws {
    let knowledge = try load(
      """
      [[person]]
      name = "Ilse Varga"
      [[person.office]]
      country = "FR"
      role = "head of state"
      title = "president"
      start = "2027-05-14"

      [[person]]
      name = "Angela Merkel"
      aliases = ["A. Merkel"]
      [[person.office]]
      country = "DE"
      role = "head of government"
      title = "chancellor"
      start = "2005-11-22"
      end = "2021-12-07"
      """)
    #expect(try holders(knowledge, .headOfState, "FR", "2027-01-01") == ["Emmanuel Macron"])
    #expect(try holders(knowledge, .headOfState, "FR", "2027-06-01") == ["Ilse Varga"])
    #expect(try holders(knowledge, .headOfGovernment, "DE", "2010-01-01") == ["Angela Merkel"])
    #expect(knowledge.people.filter { $0.name == "Angela Merkel" }.count == 1)
  }

  @Test(
    "a mistake is told with its line and column",
    arguments: [
      ("[[person]]\nnane = \"Amara Okoye\"", 1, 1, "the key 'name' is missing"),
      ("[[person]]\nname = \"A B\"\nhight = 3", 3, 9, "there is no key 'hight' here"),
      ("\n[[place]]\nname = 3\ncountry = \"ZB\"", 3, 8, "'name' is no text"),
      ("[[place]]\nname = \"A\"\ncountry = \"zembala\"", 3, 11, "is no code of a country"),
      (
        "[[person]]\nname = \"A B\"\n[[person]]\nname = \"C D\"\n[[person.office]]\nrole = \"boss\"",
        6, 8, "'boss' is not known"
      ),
      (
        """
        [[person]]
        name = "A B"
        [[person.office]]
        country = "ZB"
        role = "aide"
        title = "aide"
        start = "2024"
        end = "2020"
        """, 8, 7, "ends before it begins"
      ),
      ("[[person]\nname = 1", 1, nil, "not valid TOML"),
      ("people = []", 1, 10, "there is no key 'people'"),
    ] as [(String, Int, Int?, String)])
  func mistakes(text: String, line: Int, column: Int?, problem: String) throws {
    do {
      _ = try load(text)
      Issue.record("read without a mistake")
    } catch let error as ConfigurationError {
      #expect(error.line == line)
      if let column { #expect(error.column == column) }
      #expect(error.problem.contains(problem), "\(error.problem)")
    }
  }

  @Test("a folder that nobody named may be absent, one that is named may not")
  func absent() throws {
    #expect(try KnowledgeFiles(folder: "/nonexistent/knowledge.d").load().digest == "")
    #expect(throws: ConfigurationError.self) {
      try KnowledgeFiles(required: "/nonexistent/knowledge.d").load()
    }
  }

  @Test("the shipped example has every key, and is right once its marks are removed")
  func example() throws {
    let text = try ShippedFilesTests.text("etc/readout/knowledge.d/example.toml")
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("#") })
    let active = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("#") && !line.hasPrefix("# ") ? line.dropFirst() : line
    }.joined(separator: "\n")
    let knowledge = try load(active)
    #expect(try holders(knowledge, .headOfState, "ZB", "2025-01-01") == ["Amara Okoye"])
    #expect(knowledge.series.contains { $0.id == "LAKES" && $0.editions.count == 2 })
  }

  @Test("new knowledge has all documents read again, told by one entry")
  func readAgain() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, _ in
      try bench.drop("a.txt", brief)
      #expect(await newsstand.wait(for: "document.indexed", "a.txt"))
      try bench.drop("b.txt", "A text.")
      #expect(await newsstand.wait(for: "document.indexed", "b.txt"))
    }
    let zembala = try load(KnowledgeFilesTests.zembala)
    let own = LoadedKnowledge(
      knowledge: zembala, digest: "one")
    try await bench.run(knowledge: own) { newsstand, index in
      #expect(await newsstand.wait(for: "index.rebuilt"))
      #expect(newsstand.events == ["index.rebuilt"])
      let okoye = try index.summits().flatMap(\.participants).first { $0.id == "amara-okoye" }
      #expect(okoye?.isKnown == true)
    }
  }

  @Test(
    "lists that end more than a year ago are old",
    arguments: [("2026-05", "2026-11-22", false), ("2026-05", "2027-06-02", true)])
  func age(noted: String, today: String, isStale: Bool) throws {
    let age = try #require(KnowledgeAge(noted: noted))
    #expect(age.isStale(on: try #require(CalendarDay(iso: today))) == isStale)
  }
}
