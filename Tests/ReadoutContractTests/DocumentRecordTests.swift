// Lines of JSON that hold documents: read as Foundation reads them, only faster.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutContract
import ReadoutModel
import Testing

@Suite("document record")
struct DocumentRecordTests {
  private static let lines = [
    #"{"path": "a.txt", "text": "Lindqvist said: \"We agree.\"", "published": "2024-05-03"}"#,
    #" { "text" : "a\n\tb\\\/\b\f\r" , "path":"" } "#,
    #"{"path":"a","text":"\u00e9 \u2014 \ud83d\udd4a \uD83D\uDD4A"}"#,
    #"{"path":"a","text":"“Wir stimmen zu” 🕊","published":null}"#,
    #"{"path":"a","text":"x","more":[1,{"y":null}],"published":"2024-05-03"}"#,
    #"{"path":"a","text":"x","text":"y"}"#,
    #"{"path":"a","text":"lone \ud83d"}"#,
    #"{"path":"a","text":"bad \x"}"#,
    #"{"path":"a","text":"\u12G4"}"#,
    #"{"path":"a.html","base64":"PHA+4DwvcD4="}"#, #"{"path":"a","base64":"?"}"#,
    #"{"path":"a","base64":"","text":""}"#, #"{"path":"a","base64":"YQ==","more":0}"#,
    #"{"path":"a"}"#, #"{"path":"a","text":1}"#, #"{"path":"a","text":"x"} y"#,
    #"{"path":"a","text":"x""#, #"{"path":"a","text":"x",}"#, "{}", "", "[]", "null",
    "{\"path\":\"a\",\"text\":\"a\u{1}b\"}", "{\"path\":\"a\",\"text\":\"a\u{0}b\"}",
  ]

  private func decoded(_ line: [UInt8]) -> DocumentRecord? {
    try? JSONDecoder().decode(DocumentRecord.self, from: Data(line))
  }

  @Test("a line is read as Foundation reads it", arguments: lines)
  func readsLine(line: String) {
    let bytes = Array(line.utf8)
    #expect(DocumentRecord(line: bytes) == decoded(bytes))
  }

  @Test("escapes become what they stand for")
  func escapes() throws {
    let line = #"{"path":"a.txt","text":"\"\\\/\b\f\n\r\t\u00E9\ud83d\udd4a","published":"2024"}"#
    let record = try #require(DocumentRecord(line: Array(line.utf8)))
    #expect(record.path == "a.txt")
    #expect(String(decoding: record.bytes, as: UTF8.self) == "\"\\/\u{8}\u{C}\n\r\té🕊")
    #expect(record.published == "2024")
  }

  @Test("bytes may stand in place of a text")
  func bytes() throws {
    let line = #"{"path":"a.html","base64":"PHA+4DwvcD4="}"#
    let record = try #require(DocumentRecord(line: Array(line.utf8)))
    #expect(record.bytes == Array("<p>".utf8) + [0xE0] + Array("</p>".utf8))
  }

  @Test("damaged lines are read as Foundation reads them")
  func damagedLines() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix64(seed: seed)
    for _ in 0..<4_000 {
      var bytes = Array((Self.lines.randomElement(using: &random) ?? "{}").utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] =
          Bool.random(using: &random)
          ? UInt8.random(in: 1...255, using: &random)
          : Array(#"{}"\u,: d8"#.utf8).randomElement(using: &random) ?? 0x20
      }
      #expect(DocumentRecord(line: bytes) == decoded(bytes), "seed \(seed): \(bytes)")
    }
  }
}
