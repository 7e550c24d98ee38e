// The sentences and fields of every kind of event, read aloud.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal
import ReadoutModel
import Testing

@testable import ReadoutService

/// Own-words things to announce.
enum Sample {
  static let okoye = Party(
    id: "amara-okoye", name: "Amara Okoye", kind: .person, office: "president of Zembala")
  static let lindqvist = Party(
    id: "tomas-lindqvist", name: "Tomas Lindqvist", kind: .person,
    office: "prime minister of Norland")
  static let day = CalendarDay(iso: "2024-05-03").map { DateValue(day: $0, basis: "dateline") }

  static func member(_ path: String) -> Member {
    Member(document: path, sha256: path, key: "k", spans: [])
  }

  static func summit(
    _ participants: [Party] = [okoye, lindqvist], in documents: [String] = ["a.txt"],
    change: (inout Summit) -> Void = { _ in }
  ) -> Summit {
    var summit = Summit(
      id: "s-0123456789ab", participants: participants, members: documents.map(member))
    summit.when = day
    summit.format = .video
    summit.origins = documents.count
    change(&summit)
    return summit
  }

  static func statement(
    _ text: String = "We agreed on everything", by speaker: Party? = lindqvist,
    cue: String? = "said", kind: Quotation.Kind = .direct, in documents: [String] = ["a.txt"],
    contradictions: [Contradiction] = []
  ) -> Statement {
    Statement(
      id: "q-0123456789ab", speaker: speaker, text: text, kind: kind,
      variants: documents.map {
        .init(text: text, document: $0, spans: [], cue: cue, speaker: speaker)
      },
      contradictions: contradictions, members: documents.map(member), origins: documents.count)
  }

  static func contradiction(
    _ kind: Contradiction.Kind, _ claims: [(String, String)]
  ) -> Contradiction {
    Contradiction(
      kind: kind, severity: .hard,
      claims: claims.map { .init(value: $0.0, document: $0.1, span: nil) })
  }
}

@Suite("Sentences on summits")
struct SummitSentenceTests {
  static let both = "Amara Okoye and Tomas Lindqvist"

  static let cases: [(Event, String)] = [
    (
      Event(kind: .summitNew, subject: .summit(Sample.summit())),
      "\(both) met by video on 2024-05-03 (1 report)"
    ),
    (
      Event(
        kind: .summitNew,
        subject: .summit(
          Sample.summit(in: ["a.txt", "b.txt"]) {
            $0.format = .inPerson
            $0.place = Place(name: "Haldvik", country: "Norland")
          })),
      "\(both) met in Haldvik, Norland on 2024-05-03 (2 reports)"
    ),
    (
      Event(
        kind: .summitNew,
        subject: .summit(
          Sample.summit {
            $0.status = .planned
            $0.format = .phone
            $0.when = DateValue(year: 2024, month: 6, basis: "text")
          })),
      "\(both) are to speak by phone in June 2024 (1 report)"
    ),
    (
      Event(
        kind: .summitNew,
        subject: .summit(
          Sample.summit {
            $0.status = .cancelled
            $0.format = .inPerson
          })),
      "The meeting of \(both) planned on 2024-05-03 was called off (1 report)"
    ),
    (
      Event(
        kind: .summitNew,
        subject: .summit(
          Sample.summit([]) {
            $0.series = "Lakes Forum summit"
            $0.edition = "2024"
            $0.format = .inPerson
            $0.place = Place(name: "Haldvik")
          })),
      "The Lakes Forum summit (2024) was held in Haldvik on 2024-05-03 (1 report)"
    ),
    (
      Event(
        kind: .summitNew,
        subject: .summit(
          Sample.summit((1...6).map { Party(name: "Leader \($0)", kind: .person) }) {
            $0.format = .unknown
            $0.when = nil
          })),
      "Leader 1, Leader 2, Leader 3 and 3 others held talks (1 report)"
    ),
    (
      Event(
        kind: .summitNew,
        subject: .summit(
          Sample.summit([
            Party(id: "office:norland/president", kind: .office, office: "president of Norland"),
            Sample.okoye,
          ]))),
      "The president of Norland and Amara Okoye met by video on 2024-05-03 (1 report)"
    ),
    (
      Event(
        kind: .summitUpdated, subject: .summit(Sample.summit()), changed: ["status", "when"],
        merged: ["s-1"]),
      "Reports now say that \(both) met by video on 2024-05-03"
        + " (status and date changed; 1 other entry turned out to be the same summit)"
    ),
    (
      // One that goes on under another identifier names its former one, too.
      Event(
        kind: .summitUpdated, subject: .summit(Sample.summit()), changed: ["id", "status"],
        merged: ["s-1"]),
      "Reports now say that \(both) met by video on 2024-05-03 (status changed)"
    ),
    (
      Event(
        kind: .summitUpdated, subject: .summit(Sample.summit()), changed: ["id"],
        merged: ["s-1", "s-2", "s-3"]),
      "Reports now say that \(both) met by video on 2024-05-03"
        + " (2 other entries turned out to be the same summit)"
    ),
    (
      Event(
        kind: .summitUpdated, subject: .summit(Sample.summit(in: ["a", "b"])), changed: ["id"],
        merged: ["s-1"]),
      "2 reports now say that \(both) met by video on 2024-05-03 (listed under another identifier)"
    ),
    (
      Event(kind: .summitCorroborated, subject: .summit(Sample.summit(in: ["a", "b", "c"]))),
      "3 reports now say that \(both) met by video on 2024-05-03"
    ),
    (
      Event(
        kind: .summitDisputed,
        subject: .summit(
          Sample.summit(in: ["a.txt", "b.txt", "c.txt"]) {
            $0.contradictions = [
              Sample.contradiction(
                .when,
                [("2024-05-03", "a.txt"), ("2024-05-04", "b.txt"), ("2024-05-04", "c.txt")])
            ]
          })),
      "Reports disagree on when \(both) met by video:"
        + " 2024-05-03 (a.txt) or 2024-05-04 (b.txt and c.txt)"
    ),
    (
      Event(
        kind: .summitDisputed,
        subject: .summit(
          Sample.summit {
            $0.contradictions = [
              Sample.contradiction(.format, [("phone", "a.txt"), ("video", "b.txt")])
            ]
          })),
      "Reports disagree on how \(both) met: phone (a.txt) or video (b.txt)"
    ),
    (
      Event(kind: .summitSettled, subject: .summit(Sample.summit())),
      "Reports now agree that \(both) met by video on 2024-05-03 (1 report)"
    ),
    (
      Event(kind: .summitWithdrawn, subject: .summit(Sample.summit())),
      "No report is left which says that \(both) met by video on 2024-05-03"
    ),
  ]

  @Test("each kind of event has its sentence", arguments: cases)
  func sentence(event: Event, sentence: String) {
    let entry = JournalAnnouncement().entry(for: event, id: "i-1")
    #expect(entry.message == sentence)
    #expect(!sentence.hasSuffix("."))
  }

  @Test(
    "days are said as exactly as they are known",
    arguments: [
      (.month, "2024-05-01", "2024-05-31", " in May 2024"),
      (.year, "2024-01-01", "2024-12-31", " in 2024"),
      (.week, "2024-04-29", "2024-05-05", " in the week of 2024-04-29"),
      (.range, "2024-05-01", "2024-05-03", " between 2024-05-01 and 2024-05-03"),
      (.range, "2024-05-03", "2024-05-03", " on 2024-05-03"),
    ] as [(DateValue.Precision, String, String, String)])
  func days(precision: DateValue.Precision, start: String, end: String, words: String) {
    let date = DateValue(
      start: CalendarDay(iso: start), end: CalendarDay(iso: end), precision: precision, basis: "")
    var summit = Summit(id: "s-0", participants: [], members: [])
    summit.when = date
    #expect(SummitWords(summit).clause == "leaders held talks" + words)
  }

  @Test("a weekday whose week is unknown is said as such, and no field claims a day")
  func weekday() {
    let date = DateValue(start: nil, end: nil, precision: .weekday, weekday: .friday, basis: "")
    var summit = Summit(id: "s-0", participants: [], members: [])
    summit.when = date
    #expect(SummitWords(summit).clause == "leaders held talks on a Friday")
    #expect(Phrases.interval(of: date) == nil)
  }
}

@Suite("Sentences on statements")
struct QuoteSentenceTests {
  static let cases: [(Event, String)] = [
    (
      Event(kind: .quoteNew, subject: .statement(Sample.statement())),
      "Tomas Lindqvist said: “We agreed on everything” (a.txt)"
    ),
    (
      Event(
        kind: .quoteNew,
        subject: .statement(
          Sample.statement("We agreed,", cue: "told reporters", in: ["b.txt", "a.txt"]))),
      "Tomas Lindqvist told reporters: “We agreed” (a.txt and b.txt)"
    ),
    (
      Event(
        kind: .quoteNew,
        subject: .statement(
          Sample.statement(by: nil, cue: "was quoted as saying", in: ["a", "b", "c"]))),
      "Somebody unnamed said: “We agreed on everything” (a and 2 others)"
    ),
    (
      Event(
        kind: .quoteNew,
        subject: .statement(Sample.statement("they had “agreed on\n everything”", kind: .mixed))),
      "Tomas Lindqvist said: … “agreed on everything” (a.txt)"
    ),
    (
      Event(
        kind: .quoteUpdated, subject: .statement(Sample.statement()), changed: ["wording"]),
      "Tomas Lindqvist said: “We agreed on everything” (wording changed)"
    ),
    (
      Event(
        kind: .quoteCorroborated, subject: .statement(Sample.statement(in: ["a.txt", "b.txt"]))),
      "2 reports now quote Tomas Lindqvist: “We agreed on everything”"
    ),
    (
      Event(
        kind: .quoteDisputed,
        subject: .statement(
          Sample.statement(
            in: ["a.txt", "b.txt"],
            contradictions: [
              Sample.contradiction(
                .speaker, [("Tomas Lindqvist", "a.txt"), ("Amara Okoye", "b.txt")])
            ]))),
      "Reports disagree on who said “We agreed on everything”:"
        + " Tomas Lindqvist (a.txt) or Amara Okoye (b.txt)"
    ),
    (
      Event(kind: .quoteSettled, subject: .statement(Sample.statement())),
      "Reports now agree that Tomas Lindqvist said: “We agreed on everything” (a.txt)"
    ),
    (
      Event(kind: .quoteWithdrawn, subject: .statement(Sample.statement())),
      "No report is left in which Tomas Lindqvist said: “We agreed on everything”"
    ),
  ]

  @Test("each kind of event has its sentence", arguments: cases)
  func sentence(event: Event, sentence: String) {
    #expect(JournalAnnouncement().entry(for: event, id: "i-1").message == sentence)
  }

  @Test("long words are cut at a word, whatever they are made of")
  func cut() {
    let long = Phrases.shortened(String(repeating: "word ", count: 100))
    #expect(long.hasSuffix("word …"))
    #expect(long.count <= Phrases.longestQuote + 2)
    let unbroken = Phrases.shortened(String(repeating: "a", count: 1000))
    #expect(unbroken == String(repeating: "a", count: Phrases.longestQuote) + " …")
    #expect(Phrases.shortened("") == "")
    #expect(Phrases.shortened(" ,– ") == "")
  }

  @Test("what a document says cannot add a line, a field or a colour")
  func hostile() {
    let event = Event(
      kind: .quoteNew,
      subject: .statement(
        Sample.statement(
          "agreed\nREADOUT_EVENT=summit.new\u{1B}[31m",
          by: Party(name: "Tomas\nPRIORITY=0", kind: .person), in: ["a\nb.txt"])))
    let entry = JournalAnnouncement().entry(for: event, id: "i-1")
    #expect(
      entry.message
        == "Tomas\\nPRIORITY=0 said: “agreed READOUT_EVENT=summit.new\\x1b[31m” (a\\nb.txt)")
    #expect(entry.all("READOUT_EVENT") == ["quote.new"])
    #expect(entry.all("READOUT_DOCUMENT") == ["a\nb.txt"])
  }
}

@Suite("Sentences on documents and the index")
struct DocumentSentenceTests {
  static let cases: [(Event, String)] = [
    (
      Event(
        kind: .documentIndexed,
        subject: .document(
          DocumentNote(path: Array("a.txt".utf8), quotationCount: 3, summitCount: 1))),
      "Document 'a.txt' was read: 3 quotations and 1 summit"
    ),
    (
      Event(
        kind: .documentMoved,
        subject: .document(
          DocumentNote(path: Array("b.txt".utf8), formerPath: Array("a.txt".utf8)))),
      "Document 'a.txt' is now 'b.txt'"
    ),
    (
      Event(
        kind: .documentRemoved, subject: .document(DocumentNote(path: [0x61, 0xFF, 0x0A]))),
      "Document 'a\\xff\\n' is gone"
    ),
    (
      Event(
        kind: .documentRejected,
        subject: .document(DocumentNote(path: Array("a.txt".utf8), reason: "the file is empty"))),
      "Cannot read 'a.txt': the file is empty; skipped"
    ),
    (
      Event(
        kind: .indexBuilt,
        subject: .index(
          IndexCounts(documents: 1200, rejected: 1, summits: 40, statements: 1, disputed: 2))),
      "The index was built from 1200 documents: 40 summits and 1 statement, 2 of them disputed;"
        + " 1 could not be read"
    ),
    (
      Event(kind: .indexRebuilt, subject: .index(IndexCounts(documents: 1))),
      "The index was rebuilt from 1 document: 0 summits and 0 statements"
    ),
  ]

  @Test("each kind of event has its sentence", arguments: cases)
  func sentence(event: Event, sentence: String) {
    #expect(JournalAnnouncement().entry(for: event, id: "i-1").message == sentence)
  }
}

@Suite("Fields of events")
struct AnnouncementFieldTests {
  static func lines(_ event: Event) -> [String] {
    JournalAnnouncement().entry(for: event, id: "abc-7").fields.dropFirst().map {
      "\($0.name)=\($0.text)"
    }
  }

  @Test("a summit has its facts, participants repeated")
  func summit() {
    let summit = Sample.summit(in: ["b.txt", "a.txt"]) {
      $0.place = Place(name: "Haldvik", country: "Norland")
      $0.series = "Lakes Forum"
    }
    #expect(
      AnnouncementFieldTests.lines(Event(kind: .summitNew, subject: .summit(summit))) == [
        "PRIORITY=5", "MESSAGE_ID=b0ca5fd0759c45378fc602e101baf0fb", "SYSLOG_IDENTIFIER=readoutd",
        "READOUT_EVENT=summit.new", "READOUT_EVENT_ID=abc-7", "READOUT_SUMMIT=s-0123456789ab",
        "READOUT_PARTICIPANT=Amara Okoye", "READOUT_PARTICIPANT=Tomas Lindqvist",
        "READOUT_SERIES=Lakes Forum", "READOUT_DATE=2024-05-03", "READOUT_FORMAT=video",
        "READOUT_STATUS=held", "READOUT_PLACE=Haldvik, Norland", "READOUT_ORIGINS=2",
        "READOUT_DOCUMENT=a.txt", "READOUT_DOCUMENT=b.txt",
      ])
  }

  @Test("of a dispute each claim stands with its document, in the same order")
  func dispute() {
    let statement = Sample.statement(
      in: ["a.txt", "b.txt"],
      contradictions: [
        Sample.contradiction(.speaker, [("Okoye", "b.txt"), ("Lindqvist", "a.txt")])
      ])
    let lines = AnnouncementFieldTests.lines(
      Event(kind: .quoteDisputed, subject: .statement(statement)))
    #expect(
      lines.suffix(4) == [
        "READOUT_CLAIM=Okoye", "READOUT_DOCUMENT=b.txt", "READOUT_CLAIM=Lindqvist",
        "READOUT_DOCUMENT=a.txt",
      ])
    #expect(lines.first == "PRIORITY=4")
  }

  @Test("a quotation has its exact words, kind, cues and what changed")
  func quotation() {
    let statement = Sample.statement("We  agreed,\n", cue: "told", kind: .mixed)
    let lines = AnnouncementFieldTests.lines(
      Event(
        kind: .quoteUpdated, subject: .statement(statement), changed: ["speaker"], merged: ["q-1"]))
    #expect(
      lines.dropFirst(4) == [
        "READOUT_EVENT_ID=abc-7", "READOUT_STATEMENT=q-0123456789ab",
        "READOUT_SPEAKER=Tomas Lindqvist", "READOUT_QUOTE=We  agreed,\n", "READOUT_KIND=mixed",
        "READOUT_CUE=told", "READOUT_ORIGINS=1", "READOUT_DOCUMENT=a.txt",
        "READOUT_CHANGED=speaker", "READOUT_MERGED=q-1",
      ])
  }

  @Test("a path is exact, byte for byte")
  func path() {
    let event = Event(
      kind: .documentMoved,
      subject: .document(
        DocumentNote(path: [0x61, 0xFF], formerPath: [0x0A], sha256: "00", title: "T")))
    let entry = JournalAnnouncement().entry(for: event, id: "i")
    #expect(entry.fields.first { $0.name == "READOUT_DOCUMENT" }?.value == [0x61, 0xFF])
    #expect(entry.fields.first { $0.name == "READOUT_FORMER_DOCUMENT" }?.value == [0x0A])
  }

  @Test("an event with more of everything than the journal takes still fits")
  func mostFields() {
    let parties = (0..<500).map { Party(name: "P\($0)", kind: .person) }
    let documents = (0..<500).map { "\($0).txt" }
    let claims = Sample.contradiction(.when, documents.map { ($0, $0) })
    let event = Event(
      kind: .summitDisputed,
      subject: .summit(Sample.summit(parties, in: documents) { $0.contradictions = [claims] }),
      changed: SummitFact.allCases.map(\.rawValue), merged: documents)
    let entry = JournalAnnouncement().entry(for: event, id: "i")
    #expect(entry.all("READOUT_PARTICIPANT").count == JournalAnnouncement.mostRepeats)
    #expect(entry.all("READOUT_CLAIM").count == JournalAnnouncement.mostRepeats)
    #expect(entry.fields.count <= JournalEntry.mostFields)
  }

  @Test("priorities are those of the design")
  func priorities() {
    let expected: [EventKind: Int] = [
      .summitNew: 5, .summitUpdated: 5, .summitCorroborated: 6, .summitDisputed: 4,
      .summitSettled: 5, .summitWithdrawn: 5, .quoteNew: 6, .quoteUpdated: 6,
      .quoteCorroborated: 7, .quoteDisputed: 4, .quoteSettled: 6, .quoteWithdrawn: 6,
      .documentIndexed: 7, .documentMoved: 7, .documentRemoved: 7, .documentRejected: 4,
      .indexBuilt: 5, .indexRebuilt: 5,
    ]
    for kind in EventKind.allCases { #expect(kind.priority.rawValue == expected[kind]) }
  }
}
