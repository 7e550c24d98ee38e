// What is written can be read back, and what is broken is said.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutContract
import ReadoutModel
import Testing

@Suite("extraction parser")
struct ExtractionParserTests {
  private let parser = ExtractionParser()

  private var document: ExtractedDocument {
    let text = ArticleText("“We agree,” said Tomas Lindqvist in Haldvik on Friday. \u{A0}🕊")
    let lindqvist = Party(
      id: "tomas-lindqvist", name: "Tomas Lindqvist", kind: .person,
      office: "prime minister of Norland", country: "Norland", isKnown: true)
    let friday = DateValue(
      start: nil, end: nil, precision: .weekday, weekday: .friday, basis: "no publication date")
    let rule = RelativeDate(
      unit: .weekday, offset: -1, anchor: .summit(2), weekday: .friday, excludesAnchor: true,
      toleranceDays: 2)
    let quotation = Quotation(
      key: "q3", kind: .mixed, content: [3..<11], cue: [15..<19], source: [20..<35],
      speaker: lindqvist, speakerReason: "full name", addressee: Party(kind: .group), summit: 0,
      confidence: 0.985, keys: ["a", "b"])
    let summit = SummitMention(
      key: "s0", participants: [lindqvist], when: friday, relative: rule,
      place: Place(name: "Haldvik", country: "Norland"), format: .video, status: .postponed,
      level: .ministerial, ordinal: Ordinal(number: 37, since: "2013", of: "meetings"),
      series: "River League summit", edition: "9", host: "Highland Games", durationMinutes: 120,
      evidence: [0..<15], support: [.init(fact: .where, range: 39..<46)], confidence: 0.5,
      keys: ["pair:a+b"])
    return ExtractedDocument(
      identity: DocumentIdentity(
        path: [0x61, 0xFF, 0x2F, 0x62], sha256: String(repeating: "0a", count: 32),
        byteCount: text.count, mediaType: "text/html", characterSet: "windows-1252"),
      outcome: .read(
        text: text,
        head: ArticleHead(
          language: "en", title: .init(text: "From metadata", range: nil), publisher: "Norpress",
          origin: "NP", author: "Ann Lee", place: "Haldvik",
          published: CalendarDay(iso: "2031-05-16").map { DateValue(day: $0, basis: "dateline") },
          dropped: [.init(range: 0..<3, reason: "navigation")]),
        extraction: Extraction(
          dates: [DateMention(range: 50..<56, value: friday, relative: rule)],
          quotations: [quotation], summits: [summit])))
  }

  private func line(_ document: ExtractedDocument) -> Data {
    Data(ExtractionWriter().json(of: document))
  }

  @Test("what was written is read back as it was")
  func roundTrip() throws {
    #expect(try parser.document(from: line(document)) == document)
    var rejected = document
    rejected.outcome = .rejected(reason: "the file is empty")
    #expect(try parser.document(from: line(rejected)) == rejected)
  }

  @Test("what is absent is not known")
  func absent() throws {
    let least = #"{"schema":"readout.extraction/1","document":{"path":"a","sha256":"00"},"#
    let read = try parser.document(from: Data((least + #""article":{"text":"x"}}"#).utf8))
    #expect(
      read.outcome == .read(text: ArticleText("x"), head: ArticleHead(), extraction: Extraction()))
    let none = try parser.document(from: Data((least + #""rejected":null}"#).utf8))
    #expect(none.outcome == .rejected(reason: "no article"))
  }

  @Test(
    "a line that is broken or untrue is an error",
    arguments: [
      ("", ""), ("{", "{{"), (#""start":3"#, #""start":-3"#), (#""end":11"#, #""end":1100"#),
      (#""end":11"#, #""end":2"#), (#""start":3"#, #""start":1"#),
      (#""text":"We agree""#, #""text":"We agreed""#), ("extraction/1", "extraction/9"),
      (#""offset":-1"#, #""offset":-9223372036854775808"#),
      (#""tolerance_days":2"#, #""tolerance_days":9223372036854775807"#),
      (#""weekday":"friday""#, #""weekday":"freitag""#),
      (#""anchor":"summit:2""#, #""anchor":"?""#),
      (#""start":"2031-05-16""#, #""start":"2031-05-17""#),
      (#""kind":"mixed""#, #""kind":"spoken""#),
    ])
  func broken(part: String, replacement: String) throws {
    let good = String(decoding: line(document), as: UTF8.self)
    let bad = part.isEmpty ? "null" : good.replacingOccurrences(of: part, with: replacement)
    #expect(bad != good)
    #expect(throws: ExtractionLineError.self) {
      try parser.document(from: Data(bad.utf8))
    }
  }

  @Test("a broken line stands in its place among the others")
  func places() {
    var lines = line(document)
    lines += Data("\n\nnot json\n".utf8)
    lines += line(document)
    let found = parser.documents(fromLines: lines)
    #expect(found.count == 3)
    #expect(found.map { (try? $0.get()) != nil } == [true, false, true])
    if case .failure(let error) = found[1] { #expect(error.line == 3) }
  }

  @Test("bytes at random are errors, whatever they are", arguments: 0..<8)
  func noise(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var bytes = Array(line(document))
    for _ in 0..<40 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
    }
    #expect(parser.documents(fromLines: Data(bytes)).count >= 1, "seed \(seed)")
  }
}
