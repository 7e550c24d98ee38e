// Lists, search, aliases, scans, the event log and what changed.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import ReadoutIndex

@Suite struct QueryTests {
  let folder: TemporaryFolder
  let store: IndexStore

  init() throws {
    folder = try TemporaryFolder()
    store = try IndexStore(in: folder)
  }

  @Test("summits are found by who, when, where and how")
  func summits() throws {
    try store.commit(
      Sample(
        path: "npa/a.txt", publisher: "Norland Press Agency",
        mentions: [
          Sample.Mention(keys: ["a"], day: may(3)),
          Sample.Mention(
            keys: ["b"], day: may(10), format: .phone,
            participants: ["tomas-lindqvist", "recep-erdöğan"]),
        ]
      ).put())
    func count(_ filter: SummitFilter) throws -> Int { try store.summits(filter).count }
    #expect(try count(SummitFilter()) == 2)
    #expect(try count(SummitFilter(persons: ["amara-okoye"])) == 1)
    #expect(try count(SummitFilter(persons: ["erdogan"])) == 1)
    #expect(try count(SummitFilter(persons: ["LINDQ"])) == 2)
    #expect(try count(SummitFilter(persons: ["lindqvist", "okoye"])) == 1)
    #expect(try count(SummitFilter(persons: ["Lindqvist, Tomas"])) == 2)
    #expect(try count(SummitFilter(persons: ["tomas okoye"])) == 0)
    #expect(try count(SummitFilter(since: may(4))) == 1)
    #expect(try count(SummitFilter(until: may(3))) == 1)
    #expect(try count(SummitFilter(place: "norland")) == 2)
    #expect(try count(SummitFilter(place: "kestria")) == 0)
    #expect(try count(SummitFilter(format: .phone)) == 1)
    #expect(try count(SummitFilter(status: .planned)) == 0)
    #expect(try count(SummitFilter(source: "norland press")) == 2)
    #expect(try count(SummitFilter(source: "npa/")) == 2)
    #expect(try count(SummitFilter(source: "n_a/")) == 0)
    #expect(try count(SummitFilter(isDisputed: false)) == 2)
    #expect(try store.summits(limit: 1).map { $0.when?.start } == [may(3)])
  }

  @Test("statements are found by who, how and where they were made")
  func statements() throws {
    try store.commit(
      Sample(
        mentions: [Sample.Mention(keys: ["a"], day: may(3))],
        quotes: [
          Sample.Quote(keys: ["x"], summit: 0),
          Sample.Quote(keys: ["y"], speaker: "amara-okoye", kind: .indirect),
          Sample.Quote(keys: ["z"], speaker: nil),
        ]
      ).put())
    let summit = try #require(try store.summits().first)
    #expect(try store.statements().count == 3)
    #expect(try store.statements(StatementFilter(person: "okoye")).count == 1)
    #expect(try store.statements(StatementFilter(kind: .indirect)).count == 1)
    #expect(try store.statements(StatementFilter(summit: summit.id)).map(\.id) == summit.statements)
    #expect(try store.statements(StatementFilter(since: may(5))).isEmpty)
  }

  @Test("a name is found in other spellings, whole words before beginnings of words")
  func names() throws {
    func mention(_ key: String, _ day: Int, _ other: String) -> Sample.Mention {
      Sample.Mention(keys: [key], day: may(day), participants: ["amara-okoye", other])
    }
    try store.commit(
      Sample(mentions: [
        mention("a", 1, "li-marrow"), mention("b", 2, "lina-marsh"),
        mention("c", 3, "oleksij-bors"),
      ]).put())
    func days(_ name: String) throws -> [Int?] {
      try store.summits(SummitFilter(persons: [name])).map { $0.when?.start.map { $0 - may(0) } }
    }
    #expect(try days("li") == [1])
    #expect(try days("lin") == [2])
    #expect(try days("mar") == [1, 2])
    #expect(try days("oleksiy") == [])
    let spellings = [Spelling(name: "Oleksiy Bors", id: "oleksij-bors")]
    try store.setSpellings(spellings, version: "1")
    #expect(try days("Oleksíy") == [3])
    #expect(try store.knows(person: "OLEKSIY BORS"))
    #expect(try !store.knows(person: "oleksey"))
    #expect(try store.names(near: "oleksey") == ["Oleksij Bors"])
    #expect(try store.names(near: "okoey") == ["Amara Okoye"])
    #expect(try store.names(near: "zzz").isEmpty)
    try store.setSpellings([], version: "1")
    #expect(try days("oleksiy") == [3])
    try store.setSpellings([], version: "2")
    #expect(try days("oleksiy") == [])
  }

  @Test("a name under which nothing is left is not found")
  func forgottenNames() throws {
    try store.commit(Sample(mentions: [Sample.Mention(keys: ["a"], day: may(1))]).put())
    #expect(try store.knows(person: "lindqvist"))
    try store.commit(.removed(path: path("a.txt")))
    #expect(try !store.knows(person: "lindqvist"))
    #expect(try store.names(near: "lindqvist").isEmpty)
  }

  @Test("the newest come first, those without a day last, of one party and of all")
  func newestFirst() throws {
    let days: [CalendarDay?] = [may(2), nil, may(9), may(4)]
    try store.commit(
      Sample(
        mentions: days.enumerated().map { Sample.Mention(keys: ["k\($0)"], day: $1) }
      ).put())
    for persons in [[], ["okoye"], ["okoye", "lindqvist"]] {
      let filter = SummitFilter(persons: persons)
      let listed = try store.summits(filter, order: .newestFirst)
      #expect(listed.map { $0.when?.start } == [may(9), may(4), may(2), nil])
      #expect(try store.summits(filter, order: .newestFirst, limit: 2) == Array(listed.prefix(2)))
      #expect(try store.summits(filter).map { $0.when?.start } == [may(2), may(4), may(9), nil])
    }
  }

  @Test("the newest of all who share a name come in one order, each once")
  func newestOfSeveral() throws {
    let others = ["tomas-venn", "amara-venn", "ilse-venn"]
    let days: [CalendarDay?] = [may(2), nil, may(9), may(4), may(9), nil, may(1)]
    try store.commit(
      Sample(
        mentions: days.enumerated().map { number, day in
          // Two of them met, too.
          Sample.Mention(
            keys: ["k\(number)"], day: day,
            participants: number == 3
              ? Array(others.prefix(2)) : ["amara-okoye", others[number % 3]])
        }
      ).put())
    for filter in [
      SummitFilter(persons: ["venn"]), SummitFilter(persons: ["venn"], since: may(2)),
      SummitFilter(persons: ["venn", "okoye"]),
      SummitFilter(persons: ["okoye", "venn"], until: may(4)),
    ] {
      let all = try store.summits(filter, order: .newestFirst)
      #expect(!all.isEmpty && Set(all.map(\.id)).count == all.count)
      for limit in 0...all.count + 1 {
        let some = try store.summits(filter, order: .newestFirst, limit: limit)
        #expect(some == Array(all.prefix(limit)), "\(filter) \(limit)")
      }
    }
  }

  @Test("statements are found by their summit, and summits by what was said there")
  func occasions() throws {
    try store.commit(
      Sample(
        mentions: [
          Sample.Mention(keys: ["a"], day: may(3)),
          Sample.Mention(keys: ["b"], day: may(5), format: .phone),
        ],
        quotes: [
          Sample.Quote(keys: ["x"], summit: 1),
          Sample.Quote(keys: ["y"], kind: .indirect, summit: 0), Sample.Quote(keys: ["z"]),
        ]
      ).put())
    func kinds(_ occasion: SummitFilter) throws -> [Quotation.Kind] {
      try store.statements(StatementFilter(occasion: occasion)).map(\.kind)
    }
    #expect(try kinds(SummitFilter(format: .phone)) == [.direct])
    #expect(try kinds(SummitFilter(persons: ["okoye"], format: .inPerson)) == [.indirect])
    #expect(try kinds(SummitFilter(persons: ["venn"])).isEmpty)
    #expect(try store.summits(SummitFilter(statements: .indirect)).map(\.format) == [.inPerson])
    #expect(try store.summits(SummitFilter(statements: .mixed)).isEmpty)
  }

  @Test("words are found whatever their case and accents, with the words around them")
  func search() throws {
    try store.commit(
      Sample(words: "Präsident Okoye arrived in Haldvik.\u{0} She left again.").put(),
      Sample(path: "b.txt", words: "Nobody arrived anywhere.").put())
    let hits = try store.search("prasident OKOYE")
    #expect(hits.map(\.document.displayPath) == ["a.txt"])
    #expect(hits.first?.snippet.contains("\u{2}Präsident\u{3} \u{2}Okoye\u{3}") == true)
    #expect(try store.search("arrived").count == 2)
    #expect(try store.search("arrived", limit: 1).count == 1)
    #expect(try store.search("\"arrived anywhere\"").count == 1)
    #expect(try store.search("\"anywhere arrived\"").isEmpty)
    #expect(try store.search("hald*").count == 1)
    #expect(try store.search("left").count == 1)
    #expect(try store.search("leaders meet").count == 2)
    try store.commit(.removed(path: path("a.txt")))
    #expect(try store.search("left").isEmpty)
    #expect(try store.defects().isEmpty)
  }

  @Test("of many articles with the words the newest come first, the undated last")
  func newest() throws {
    try store.commit(
      Sample(path: "a.txt", words: "Grain, grain, grain.", published: may(3)).put(),
      Sample(path: "b.txt", words: "Nobody spoke of grain.", published: nil).put(),
      Sample(path: "c.txt", words: "They spoke of grain for two hours.", published: may(7)).put(),
      Sample(path: "d.txt", words: "There was more grain.", published: may(3)).put(),
      Sample(path: "e.txt", words: "Nobody spoke.", published: may(9)).put())
    func found(_ most: Int, limit: Int? = nil, since: CalendarDay? = nil) throws -> [String] {
      try store.search("grain", in: DocumentFilter(since: since), limit: limit, mostRanked: most)
        .map(\.document.displayPath)
    }
    #expect(try found(3) == ["c.txt", "a.txt", "d.txt", "b.txt"])
    #expect(try found(3, limit: 2) == ["c.txt", "a.txt"])
    #expect(try found(3, since: may(4)) == ["c.txt"])
    #expect(try found(4).first == "a.txt")
    #expect(try store.search("grain", mostRanked: 3).allSatisfy { $0.snippet.contains("\u{2}") })
  }

  @Test(
    "no words of a person are a query of their own",
    arguments: ["", "\"", "*", "a AND", "NEAR(", "title:x", "-", "^x", "a\u{0}b", "' OR 1", "{}"])
  func hostileSearch(words: String) throws {
    try store.commit(Sample().put())
    _ = try store.search(words)
  }

  @Test("a thing is found by the identifier that it had before")
  func aliases() throws {
    // The second document has the lesser hash, or the first has: one of the two orders makes the
    // identifier change.
    let mention = Sample.Mention(keys: ["k"], day: may(3))
    let samples = [
      Sample(words: "One way of saying it.", mentions: [mention]),
      Sample(path: "b.txt", words: "And quite another way.", mentions: [mention]),
    ]
    for order in [samples, samples.reversed()] {
      let own = try TemporaryFolder()
      let store = try IndexStore(in: own)
      try store.commit(order[0].put())
      let first = try #require(try store.summits().first?.id)
      try store.commit(order[1].put())
      let second = try #require(try store.summits().first?.id)
      guard case .summit(let summit)? = try store.thing(first) else {
        Issue.record("the former identifier leads nowhere")
        continue
      }
      #expect(summit.id == second)
      #expect(try store.formerIdentifiers(of: second) == (first == second ? [] : [first]))
      #expect(try store.thing("s-unknown") == nil)
    }
  }

  @Test("a scan tells what is new, changed and gone")
  func scan() throws {
    try store.commit(
      Sample(path: "a").put(1), Sample(path: "d/b").put(1), Sample(path: "d/c").put(1),
      Sample(path: "da").put(1))
    let files = [
      ScannedFile(path: path("a"), signature: signature(1)),
      ScannedFile(path: path("d/b"), signature: signature(2)),
      ScannedFile(path: path("new"), signature: signature(1)),
    ]
    let (unknown, met) = try store.sift(files)
    #expect(unknown == Array(files.dropFirst()))
    #expect(try store.unmetPaths(met) == [path("d/c"), path("da")])
    #expect(try store.unmetPaths(met, under: path("d")) == [path("d/c")])
    #expect(try store.paths(under: path("d")) == [path("d/b"), path("d/c")])
    #expect(try store.unmetPaths(MetDocuments()).count == 4)
    #expect(try store.stored(sha256: Sample().document.identity.sha256).count == 4)
    // One that was met and is gone says nothing of the others.
    try store.commit(.removed(path: path("a")))
    #expect(try store.unmetPaths(met) == [path("d/c"), path("da")])
  }

  @Test("rows that lie far apart, as in a damaged index, are met as others are")
  func farRows() {
    var met = MetDocuments()
    var other = MetDocuments()
    met.insert(1)
    other.insert(2)
    other.insert(.max)
    met.formUnion(other)
    #expect([1, 2, UInt64.max].allSatisfy { met.contains($0) })
    #expect(![0, 3, 64, UInt64.max - 1].contains { met.contains($0) })
  }

  @Test("events are owed in order until they are marked, and stay in the log")
  func outbox() throws {
    let events = try store.commit(
      Sample(mentions: [Sample.Mention(keys: ["k"])], quotes: [Sample.Quote(keys: ["q"])]).put())
    #expect(try store.owedEvents() == events)
    #expect(try store.owedEvents(limit: 1) == Array(events.prefix(1)))
    try store.markDelivered([events[1].sequence])
    #expect(try store.owedEvents() == [events[0], events[2]])
    try store.markDelivered(events.map(\.sequence))
    #expect(try store.owedCount() == 0)
    #expect(try store.events(on: may(20)) == events)
    #expect(try store.events(on: may(21)).isEmpty)
    #expect(try store.events(after: 2) == Array(events.suffix(1)))
    #expect(try store.eventDays() == [may(20)])
    try store.forgetEvents(before: may(21))
    #expect(try store.events(after: 0).isEmpty)
    #expect(try store.commit(.removed(path: path("a.txt"))).first?.sequence == 4)
  }

  @Test("the pages of what changed are stale until they are drawn")
  func stalePages() throws {
    try store.commit(
      Sample(mentions: [Sample.Mention(keys: ["a"])]).put(),
      Sample(path: "b.txt", words: "Else.", mentions: [Sample.Mention(keys: ["b"])]).put())
    let first = try store.stalePages(limit: 100)
    #expect(first.count { $0.kind == .summit } == 2)
    #expect(
      Set(first.filter { $0.kind == .summit }.map(\.id)) == Set(try store.summits().map(\.id)))
    // The list of the month in which they are, too.
    #expect(first.contains { $0.kind == .summitMonth && $0.month != nil })
    try store.commit(
      Sample(path: "c.txt", words: "More.", mentions: [Sample.Mention(keys: ["b"])]).put(),
      .removed(path: path("a.txt")))
    try store.markDrawn(first)
    // What changed after it was looked at stays; that of a.txt is to be removed.
    let second = try store.stalePages(limit: 100)
    #expect(!second.isEmpty && second.allSatisfy { $0.commit > first[0].commit })
    try store.markDrawn(second)
    #expect(try store.stalePages(limit: 100).isEmpty)
  }
}
