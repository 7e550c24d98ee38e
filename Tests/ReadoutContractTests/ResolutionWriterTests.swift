// The contract's resolution objects: well formed, sorted, with their members.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutContract
import ReadoutModel
import Testing

@Suite("resolution writer")
struct ResolutionWriterTests {
  private var resolution: Resolution {
    let words = Passage(start: 3, end: 11, text: "We agree")
    let lindqvist = Party(id: "tomas-lindqvist", name: "Tomas Lindqvist", kind: .person)
    let member = Member(document: "a \"b\".txt", sha256: "00", key: "s0", spans: [words])
    let day = CalendarDay(iso: "2031-05-16").map { DateValue(day: $0, basis: "dateline") }
    var summit = Summit(id: "s-1", participants: [lindqvist], members: [member])
    summit.when = day
    summit.place = Place(name: "Haldvik", country: nil)
    summit.format = .video
    summit.facts = [
      ReportedFact(
        name: .where, value: "Haldvik", sources: [.init(document: "a", span: nil)], origins: 1)
    ]
    summit.statusHistory = [StatusReport(status: .planned, asOf: day, documents: ["a"])]
    summit.contradictions = [
      Contradiction(
        kind: .format, severity: .hard,
        claims: [.init(value: "phone", document: "a", span: words)])
    ]
    summit.statements = ["q-2"]
    let statement = Statement(
      id: "q-2", speaker: nil, text: "We agree", kind: .direct,
      variants: [
        .init(text: "We agree", document: "a", spans: [words], cue: "said", speaker: lindqvist)
      ],
      said: day, summit: "s-1", members: [member], origins: 2)
    return Resolution(summits: [summit], statements: [statement])
  }

  @Test("objects are what Foundation writes for them with sorted keys, by identifier")
  func equalsFoundation() throws {
    let lines = ResolutionWriter().lines(of: resolution)
    #expect(lines.count == 2)
    for line in lines {
      let value = try JSONSerialization.jsonObject(with: Data(line))
      let again = try JSONSerialization.data(
        withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
      #expect(String(decoding: line, as: UTF8.self) == String(decoding: again, as: UTF8.self))
    }
    #expect(String(decoding: lines[0], as: UTF8.self).contains(#""statement":{"#))
  }

  @Test(
    "a summit has the members of the contract",
    arguments: [
      "contradictions", "documents", "edition", "facts", "format", "host", "id", "level", "ordinal",
      "origins", "participants", "series", "statements", "status", "status_history", "when",
      "where",
    ])
  func summitMembers(name: String) throws {
    let line = ResolutionWriter().json(of: try #require(resolution.summits.first))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    #expect(object["schema"] as? String == "readout.resolution/1")
    #expect((object["summit"] as? [String: Any])?.keys.contains(name) == true)
  }
}
