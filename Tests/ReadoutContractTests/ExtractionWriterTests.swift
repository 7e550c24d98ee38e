// The contract's extraction objects: well formed, sorted, true to the text.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutContract
import ReadoutModel
import Testing

@Suite("extraction writer")
struct ExtractionWriterTests {
  private let text = ArticleText(
    "“We agree,” said \u{A0}Tomas\tLindqvist.\r\nA \"line\" with \\ and \u{1} and a 🕊.")

  private var document: ExtractedDocument {
    let lindqvist = Party(
      id: "tomas-lindqvist", name: "Tomas Lindqvist", kind: .person,
      office: "prime minister of Norland", country: "Norland")
    let day = CalendarDay(year: 2024, month: 5, day: 3)
    let quotation = Quotation(
      key: "q3", kind: .direct, content: [3..<11], cue: [16..<20], source: [23..<38],
      speaker: lindqvist, speakerReason: "full name", confidence: 0.98, keys: ["a", "b"])
    let summit = SummitMention(
      key: "s0", participants: [lindqvist],
      when: day.map { DateValue(day: $0, basis: "dateline") },
      relative: RelativeDate(unit: .weekday, offset: -1, weekday: .friday),
      place: Place(name: "Haldvik", country: "Norland"), format: .inPerson,
      ordinal: Ordinal(number: 37, since: "2013", of: "meetings"), durationMinutes: 120,
      evidence: [0..<15], support: [.init(fact: .when, range: 0..<3)], confidence: 1,
      keys: ["pair:a+b"])
    return ExtractedDocument(
      identity: DocumentIdentity(
        path: Array("a/b\n.txt".utf8), sha256: String(repeating: "0", count: 64),
        byteCount: text.count, mediaType: "text/plain", characterSet: "utf-8"),
      outcome: .read(
        text: text,
        head: ArticleHead(
          language: "en", title: .init(text: "We agree", range: 3..<11), place: "Haldvik",
          dropped: [.init(range: 0..<3, reason: "navigation")]),
        extraction: Extraction(
          dates: [
            DateMention(
              range: 0..<3,
              value: DateValue(
                start: nil, end: nil, precision: .weekday, weekday: .friday,
                basis: "a weekday without a week"))
          ],
          quotations: [quotation], summits: [summit])))
  }

  @Test("an object is what Foundation writes for it with sorted keys")
  func equalsFoundation() throws {
    let bytes = ExtractionWriter().json(of: document)
    let value = try JSONSerialization.jsonObject(with: Data(bytes))
    let again = try JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
    #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: again, as: UTF8.self))
  }

  @Test("a span's words are its slice of the text")
  func spans() throws {
    let bytes = ExtractionWriter().json(of: document)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let quotations = try #require(object["quotations"] as? [[String: Any]])
    let source = try #require((quotations[0]["source"] as? [[String: Any]])?.first)
    #expect(source["text"] as? String == text[23..<38])
    let article = try #require(object["article"] as? [String: Any])
    #expect(article["text"] as? String == text.string)
  }

  @Test("a rejected document has a reason and no article")
  func rejected() throws {
    var rejected = document
    rejected.outcome = .rejected(reason: "the file is empty")
    let bytes = ExtractionWriter().json(of: rejected)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(object["rejected"] as? String == "the file is empty")
    #expect(object["article"] is NSNull)
  }

  @Test(
    "a path that is not UTF-8 is given in Base64",
    arguments: [
      ([0xFF], "/w=="), ([0x61, 0xFF], "Yf8="), ([0x61, 0x62, 0xFF], "YWL/"),
      ([0x61, 0x62, 0x63, 0xFF], "YWJj/w=="),
    ] as [([UInt8], String)])
  func pathBytes(path: [UInt8], expected: String) throws {
    var odd = document
    odd.identity.path = path
    let bytes = ExtractionWriter().json(of: odd)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let identity = try #require(object["document"] as? [String: Any])
    #expect(identity["path_bytes"] as? String == expected)
  }
}
