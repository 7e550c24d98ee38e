// The compact form of values gives back what it was given.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import ReadoutIndex

@Suite struct BlobTests {
  private static let party = Party(
    id: "tomas-lindqvist", name: "Tomas Lindqvist", kind: .person,
    office: "prime minister of Norland", country: "Norland", isKnown: true)
  private static let date = DateValue(
    start: CalendarDay(daysSinceEpoch: -1), end: CalendarDay(daysSinceEpoch: 19_000),
    precision: .range, weekday: .friday, basis: "test")
  private static let rule = RelativeDate(
    unit: .monthDay, offset: -1, anchor: .summit(3), weekday: .monday, month: 5, day: 31,
    excludesAnchor: true, toleranceDays: 2)
  private static let passage = Passage(start: 3, end: 9, text: "words”")
  private static let contradiction = Contradiction(
    kind: .where, severity: .soft,
    claims: [Contradiction.Claim(value: "phone", document: "a.txt", span: passage)])
  private static let member = Member(
    document: "a.txt", sha256: "00ff", key: "q1", spans: [passage])

  private static var mention: SummitMention {
    SummitMention(
      key: "s0", participants: [party], when: date, relative: rule,
      place: Place(name: "Haldvik", country: "Norland"), format: .inPerson, status: .postponed,
      level: .ministerial, ordinal: Ordinal(number: 37, since: "2013", of: "meetings"),
      series: "Strait summit", edition: "14", host: "a fair", durationMinutes: 120,
      evidence: [0..<5, 7..<7], support: [SummitMention.Support(fact: .where, range: 1..<2)],
      confidence: 0.87, keys: ["a+b"])
  }

  private static var quotation: Quotation {
    Quotation(
      key: "q0", kind: .mixed, content: [0..<3], cue: [4..<8], source: [9..<12], speaker: party,
      speakerReason: "by surname", addressee: Party(kind: .group), summit: 0, confidence: -0.5,
      keys: ["0123"])
  }

  private static var reading: Reading {
    Reading(
      head: ArticleHead(
        language: "en", title: ArticleHead.Title(text: "A title", range: 0..<7), publisher: "NPA",
        origin: "NPA", author: "Ann Lee", place: "Haldvik", published: date, modified: date,
        address: "https://post.example/a",
        dropped: [ArticleHead.Dropped(range: 8..<90_000, reason: "navigation")]),
      extraction: Extraction(
        dates: [DateMention(range: 1..<4, value: date, relative: rule)], quotations: [quotation],
        summits: [mention]))
  }

  private static var summit: Summit {
    var summit = Summit(id: "s-0", participants: [party], members: [member])
    summit.when = date
    summit.place = Place(country: "Norland")
    summit.format = .video
    summit.status = .denied
    summit.level = .envoys
    summit.ordinal = Ordinal(number: 2, of: "calls")
    summit.series = "Strait summit"
    summit.edition = "2"
    summit.host = "a fair"
    summit.durationMinutes = -1
    summit.facts = [
      ReportedFact(
        name: .duration, value: "2 h",
        sources: [ReportedFact.Source(document: "a.txt", span: passage)], origins: 1)
    ]
    summit.statusHistory = [StatusReport(status: .held, asOf: date, documents: ["a.txt"])]
    summit.contradictions = [contradiction]
    summit.origins = 2
    summit.statements = ["q-0"]
    return summit
  }

  private static var statement: Statement {
    Statement(
      id: "q-0", speaker: party, text: "words", kind: .direct,
      variants: [
        Statement.Variant(
          text: "words", document: "a.txt", spans: [passage], cue: "said", speaker: party)
      ], said: date, summit: "s-0", contradictions: [contradiction], members: [member], origins: 3)
  }

  private static var events: [Event] {
    let note = DocumentNote(
      path: [0xff, 0x0a], formerPath: [0x61], sha256: "00", reason: "empty", title: "A title",
      quotationCount: 3, summitCount: 4)
    let counts = IndexCounts(documents: 1, rejected: 2, summits: 3, statements: 4, disputed: 5)
    return [
      Event(kind: .summitUpdated, subject: .summit(summit), changed: ["when"], merged: ["s-1"]),
      Event(kind: .quoteNew, subject: .statement(statement)),
      Event(kind: .documentMoved, subject: .document(note)),
      Event(kind: .indexBuilt, subject: .index(counts)),
    ]
  }

  private func comesBack<Value: BlobValue & Equatable>(_ value: Value) throws {
    let blob = Packing.shared.pack(value)
    #expect(try Packing.shared.unpack(Value.self, from: blob) == value)
    #expect(Packing.shared.pack(value) == blob)
  }

  @Test("every value comes back as it was")
  func roundTrips() throws {
    try comesBack(Self.reading)
    try comesBack(Reading(head: ArticleHead(), extraction: Extraction()))
    try comesBack(Self.summit)
    try comesBack(Self.statement)
    for event in Self.events { try comesBack(event) }
    for number in [0, 1, -1, 63, 64, -64, -65, Int.max, Int.min] { try comesBack(number) }
    for number in [0, 0.5, -1e300, .infinity, Double.leastNonzeroMagnitude] {
      try comesBack(number)
    }
    try comesBack(["", "a\u{0}b", "zażółć"])
  }

  @Test("a reading comes back without its quotations, too, but with the summits they were said at")
  func outline() throws {
    var reading = Self.reading
    var plain = Self.quotation
    (plain.speaker, plain.speakerReason, plain.addressee, plain.summit) = (nil, nil, nil, nil)
    (plain.content, plain.keys) = ([], [])
    reading.extraction.quotations += [plain, Self.quotation]
    let outline = try Packing.shared.outline(from: Packing.shared.pack(reading))
    #expect(outline.head == reading.head)
    #expect(outline.dates == reading.extraction.dates)
    #expect(outline.summits == reading.extraction.summits)
    #expect(outline.saidAt == reading.extraction.quotations.map(\.summit))
    var writer = BlobWriter()
    writer.write(reading)
    for position in writer.bytes.indices {
      var bytes = writer.bytes
      bytes[position] = 0xff
      // It may still be one; it must not trap.
      if var reader = try? BlobReader(bytes) { _ = try? ReadingOutline(from: &reader) }
      #expect(throws: PackingError.self) {
        var reader = try BlobReader(Array(writer.bytes.prefix(position)))
        _ = try ReadingOutline(from: &reader)
      }
    }
  }

  @Test("no field is forgotten: a type that grows must grow in its compact form, too")
  func fields() {
    func count(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    #expect(count(Self.reading.head) == 10)
    #expect(count(Self.reading.extraction) == 3)
    #expect(count(Self.reading.extraction.dates[0]) == 3)
    #expect(count(Self.date) == 5)
    #expect(count(Self.rule) == 8)
    #expect(count(Self.party) == 6)
    #expect(count(Self.quotation) == 11)
    #expect(count(Self.mention) == 17)
    #expect(count(Self.summit) == 18)
    #expect(count(Self.summit.facts[0]) == 4)
    #expect(count(Self.statement) == 10)
    #expect(count(Self.statement.variants[0]) == 5)
    #expect(count(Self.member) == 4)
    #expect(count(Self.contradiction) == 3)
    #expect(count(Self.contradiction.claims[0]) == 3)
    #expect(count(Self.events[0]) == 4)
    #expect(count(DocumentNote(path: [])) == 7)
    #expect(count(IndexCounts()) == 5)
  }

  @Test("a damaged blob is an error, wherever it is cut or changed")
  func damage() throws {
    var writer = BlobWriter()
    writer.write(Self.events[0])
    for count in 0..<writer.bytes.count {
      #expect(throws: PackingError.self) {
        var reader = try BlobReader(Array(writer.bytes.prefix(count)))
        _ = try reader.read(Event.self)
      }
    }
    for position in writer.bytes.indices {
      var bytes = writer.bytes
      bytes[position] = 0xff
      // It may still be a value; it must not trap.
      if var reader = try? BlobReader(bytes) { _ = try? reader.read(Event.self) }
    }
    let blob = Packing.shared.pack(Self.summit)
    #expect(throws: PackingError.self) {
      try Packing.shared.unpack(Summit.self, from: blob.dropLast())
    }
    #expect(throws: PackingError.self) {
      try Packing.shared.unpack(Statement.self, from: Packing.shared.pack(1))
    }
  }
}
