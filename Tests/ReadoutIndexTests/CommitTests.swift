// What a commit stores and announces.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel
import TestSupport
import Testing

@Suite struct CommitTests {
  let folder: TemporaryFolder
  let store: IndexStore

  init() throws {
    folder = try TemporaryFolder()
    store = try IndexStore(in: folder)
  }

  private let meeting = Sample.Mention(keys: ["lindqvist+okoye"], day: may(3))
  private let quote = Sample.Quote(keys: ["we-agreed-on-grain"])

  @Test("a new document is indexed, and what it says is new")
  func new() throws {
    let events = try store.commit(Sample(mentions: [meeting], quotes: [quote]).put())
    #expect(kinds(events) == [.documentIndexed, .summitNew, .quoteNew])
    #expect(try store.summits().map(\.members.count) == [1])
    #expect(try store.statements().map(\.text) == ["The two l"])
    guard case .document(let note) = events[0].event.subject else { return }
    #expect(note.quotationCount == 1 && note.summitCount == 1 && note.title == "Leaders meet")
  }

  @Test("a second document corroborates what the first says")
  func corroborated() throws {
    try store.commit(Sample(mentions: [meeting], quotes: [quote]).put())
    let events = try store.commit(
      Sample(path: "b.txt", words: "Both met at Haldvik.", mentions: [meeting], quotes: [quote])
        .put())
    #expect(
      Set(kinds(events)).isSubset(of: [
        .documentIndexed, .summitCorroborated, .quoteCorroborated, .summitNew, .quoteNew,
        .summitWithdrawn, .quoteWithdrawn,
      ]))
    #expect(try store.summits().map(\.origins) == [2])
    #expect(try store.statements().map(\.documents) == [["a.txt", "b.txt"]])
  }

  @Test("what a removed document said alone is withdrawn, and nothing of it stays")
  func withdrawn() throws {
    try store.commit(Sample(mentions: [meeting], quotes: [quote]).put())
    let events = try store.commit(.removed(path: path("a.txt")))
    #expect(kinds(events) == [.documentRemoved, .summitWithdrawn, .quoteWithdrawn])
    #expect(try store.contents().isEmpty)
    #expect(try store.search("leaders").isEmpty)
    #expect(try store.defects().isEmpty)
  }

  @Test("a path that the index does not know is removed without a word")
  func removedTwice() throws {
    #expect(try store.commit(.removed(path: path("ghost.txt"))).isEmpty)
    #expect(
      try store.commit(.moved(from: path("x"), to: path("y"), signature: signature())).isEmpty)
  }

  @Test("a rename is moved and nothing else, and things name the new path")
  func moved() throws {
    try store.commit(Sample(mentions: [meeting], quotes: [quote]).put())
    let events = try store.commit(
      .moved(from: path("a.txt"), to: path("in/b.txt"), signature: signature(2)))
    #expect(kinds(events).filter { $0.rawValue.hasPrefix("document") } == [.documentMoved])
    #expect(events.count == 1)
    #expect(try store.summits().map(\.documents) == [["in/b.txt"]])
    #expect(try store.stored(atPath: path("a.txt")) == nil)
    #expect(try store.stored(atPath: path("in/b.txt"))?.signature == signature(2))
    #expect(try store.search("leaders").map(\.document.displayPath) == ["in/b.txt"])
  }

  @Test("a rename over another document replaces it")
  func movedOver() throws {
    try store.commit(
      Sample(mentions: [meeting]).put(),
      Sample(path: "b.txt", words: "The envoys met in Kestria.", quotes: [quote]).put())
    let events = try store.commit(
      .moved(from: path("a.txt"), to: path("b.txt"), signature: signature(2)))
    #expect(kinds(events) == [.documentMoved, .quoteWithdrawn])
    #expect(try store.paths() == [path("b.txt")])
    #expect(try store.search("kestria").isEmpty)
  }

  @Test("an edited document takes the place of the one before")
  func edited() throws {
    try store.commit(Sample(words: "The envoys met in Kestria.", quotes: [quote]).put())
    try store.commit(Sample(words: "The leaders met in Haldvik.", mentions: [meeting]).put(2))
    #expect(try store.statements().isEmpty)
    #expect(try store.summits().count == 1)
    #expect(try store.search("kestria").isEmpty)
    #expect(try store.search("haldvik").count == 1)
    #expect(try store.documents().count == 1)
    #expect(try store.defects().isEmpty)
  }

  @Test("a document with the same bytes is touched without an event")
  func touched() throws {
    try store.commit(Sample(mentions: [meeting]).put())
    let before = try store.contents()
    #expect(try store.commit(.touched(path: path("a.txt"), signature: signature(9))).isEmpty)
    #expect(try store.stored(atPath: path("a.txt"))?.signature == signature(9))
    #expect(try store.contents() == before)
  }

  @Test("a rejected document is kept with its reason, and takes what it said before with it")
  func rejected() throws {
    try store.commit(Sample(mentions: [meeting], quotes: [quote]).put())
    let rejected = ExtractedDocument(
      identity: DocumentIdentity(
        path: path("a.txt"), sha256: "", byteCount: 0, mediaType: "text/plain", characterSet: nil),
      outcome: .rejected(reason: "empty"))
    let events = try store.commit(.put(rejected, signature: signature(2)))
    #expect(kinds(events) == [.documentRejected, .summitWithdrawn, .quoteWithdrawn])
    #expect(try store.stored(atPath: path("a.txt"))?.state == .rejected(reason: "empty"))
    #expect(try store.stored(atPath: path("a.txt"))?.sha256 == nil)
    #expect(try store.text(atPath: path("a.txt")) == nil)
    #expect(try store.counts() == IndexCounts(documents: 0, rejected: 1))
  }

  @Test("two formats of one summit are disputed until one of them goes")
  func disputed() throws {
    try store.commit(Sample(mentions: [meeting]).put())
    var phone = meeting
    phone.format = .phone
    try store.commit(Sample(path: "b.txt", words: "They spoke.", mentions: [phone]).put())
    #expect(try store.summits(SummitFilter(isDisputed: true)).count == 1)
    #expect(try store.counts().disputed == 1)
    try store.commit(.removed(path: path("b.txt")))
    #expect(try store.summits(SummitFilter(isDisputed: true)).isEmpty)
  }

  @Test("copies of one file are one origin with two paths")
  func copies() throws {
    try store.commit(Sample(quotes: [Sample.Quote(keys: ["k"])]).put())
    try store.commit(Sample(path: "copy.txt", quotes: [Sample.Quote(keys: ["k"])]).put())
    #expect(try store.statements().map(\.documents) == [["a.txt", "copy.txt"]])
    #expect(try store.statements().map(\.origins) == [1])
    try store.commit(.removed(path: path("a.txt")))
    #expect(try store.statements().map(\.documents) == [["copy.txt"]])
    #expect(try store.defects().isEmpty)
  }

  @Test("paths that are not UTF-8 stay exact, and apart")
  func exactPaths() throws {
    for byte in [UInt8(0xff), 0xfe] {
      var document = Sample(mentions: [meeting]).document
      document.identity.path = [0x61, byte, 0x0a]
      try store.commit(.put(document, signature: signature()))
    }
    #expect(try store.paths() == [[0x61, 0xfe, 0x0a], [0x61, 0xff, 0x0a]])
    try store.commit(.removed(path: [0x61, 0xff, 0x0a]))
    #expect(try store.paths() == [[0x61, 0xfe, 0x0a]])
    #expect(try store.summits().count == 1)
  }

  @Test("a document that comes and goes in one commit leaves no trace")
  func comesAndGoes() throws {
    let sample = Sample(mentions: [meeting], quotes: [quote])
    #expect(try store.commit(sample.put(), .removed(path: path("a.txt"))).isEmpty)
    #expect(try store.contents().isEmpty)
    let events = try store.commit(
      sample.put(), .moved(from: path("a.txt"), to: path("b.txt"), signature: signature()))
    #expect(kinds(events) == [.documentIndexed, .summitNew, .quoteNew])
    #expect(try store.summits().map(\.documents) == [["b.txt"]])
  }

  @Test("of indirect quotations nothing is announced unless it is asked for")
  func indirect() throws {
    let said = Sample(quotes: [Sample.Quote(keys: ["k"], kind: .indirect)])
    #expect(kinds(try store.commit(said.put())) == [.documentIndexed])
    #expect(try store.statements().count == 1)
    let events = try store.commit(
      [.removed(path: path("a.txt"))], announcing: .each(indirect: true), on: may(20))
    #expect(kinds(events) == [.documentRemoved, .quoteWithdrawn])
  }

  @Test("nothing is announced singly when a whole folder is taken in, but one entry says so")
  func built() throws {
    let events = try store.commit(
      [Sample(mentions: [meeting], quotes: [quote]).put()], announcing: .nothing, on: may(20))
    #expect(events.isEmpty)
    #expect(try store.summits().count == 1)
    let built = try store.announceBuilt(again: false, on: may(20))
    #expect(
      built.event
        == Event(
          kind: .indexBuilt, subject: .index(IndexCounts(documents: 1, summits: 1, statements: 1))))
  }
}
