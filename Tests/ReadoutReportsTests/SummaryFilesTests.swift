// The files of a whole index: what there is, what is rewritten, what is removed.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutIndex
import ReadoutModel
import Synchronization
import Testing

@testable import ReadoutReports

@Suite("summary files")
struct SummaryFilesTests {
  private let folder: TemporaryFolder
  private let index: IndexStore
  private let out: SummaryFolder

  init() throws {
    folder = try TemporaryFolder()
    index = try IndexStore(
      writingAt: folder.path + "/index.sqlite", identifier: String(repeating: "0", count: 32))
    out = SummaryFolder(path: folder.path + "/out")
  }

  /// A summit of two on a day of May 2024, reported by one document.
  private func summit(_ number: Int, day: Int = 3, words: String = "Haldvik") throws -> Summit {
    let digits = String(number, radix: 16)
    var summit = Summit(
      id: "s-" + String(repeating: "0", count: 12 - digits.count) + digits,
      participants: ["Amara Okoye", words].map {
        Party(id: SummaryName.slug($0), name: $0, kind: .person)
      },
      members: [
        Member(
          document: "a.txt", sha256: "", key: "s\(number)",
          spans: [Passage(start: 0, end: 3, text: words)])
      ])
    let date = try #require(CalendarDay(year: 2024, month: 5, day: day))
    summit.when = DateValue(day: date, basis: "dateline")
    summit.place = Place(name: words)
    summit.origins = 1
    return summit
  }

  /// A statement on a day of May 2024, reported by one document.
  private func statement(
    _ number: Int, speaker: String, day: Int = 3, words: String = "The \"id\":\"q-0\" is old, & so"
  ) throws -> Statement {
    let digits = String(number * 0x9E37 & 0xFFFF, radix: 16)
    let party = Party(id: SummaryName.slug(speaker), name: speaker, kind: .person)
    let date = try #require(CalendarDay(year: 2024, month: 5, day: day))
    return Statement(
      id: "q-" + digits + String(repeating: "0", count: 12 - digits.count), speaker: party,
      text: words, kind: .direct,
      variants: [
        Statement.Variant(text: words, document: "a.txt", spans: [], cue: "said", speaker: party)
      ],
      said: DateValue(day: date, basis: "dateline"),
      members: [Member(document: "a.txt", sha256: "", key: "q\(number)", spans: [])], origins: 1)
  }

  private func files() -> [String: Date] {
    var files: [String: Date] = [:]
    let every = FileManager.default.enumerator(atPath: out.path)
    while let name = every?.nextObject() as? String {
      guard every?.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      files[name] = every?.fileAttributes?[.modificationDate] as? Date
    }
    return files
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: out.path + "/" + name, encoding: .utf8)
  }

  private func draw(_ writer: inout SummaryWriter) throws {
    var mayBeMore = true
    while mayBeMore {
      mayBeMore = try writer.drawPages()
      try writer.finish()
    }
    try writer.drawWholes()
  }

  @Test("a set of one summit has its pages, its month and what is of everything")
  func names() throws {
    try index.adopt(Resolution(summits: [try summit(1)]))
    var writer = SummaryWriter(index: index, folder: out)
    try writer.drawAll()
    #expect(
      files().keys.sorted() == [
        "data/summits-2024-05.csv", "data/summits-2024-05.ics", "data/summits-2024-05.js",
        "feed.xml", "index.html", "quotes.csv", "readout.css", "speakers/amara-okoye.html",
        "speakers/amara-okoye.json", "speakers/amara-okoye.md", "speakers/haldvik.html",
        "speakers/haldvik.json", "speakers/haldvik.md", "summits.csv", "summits.ics",
        "summits/2024-05-03_amara-okoye_haldvik_00000000.html",
        "summits/2024-05-03_amara-okoye_haldvik_00000000.json",
        "summits/2024-05-03_amara-okoye_haldvik_00000000.md",
      ])
    #expect(
      try text("summits.ics")
        == """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Readout//Summits//EN
        CALSCALE:GREGORIAN
        X-WR-CALNAME:Summits
        BEGIN:VEVENT
        UID:s-000000000001@readout
        DTSTAMP:20240503T000000Z
        LAST-MODIFIED:20240503T000000Z
        SEQUENCE:1
        DTSTART;VALUE=DATE:20240503
        DTEND;VALUE=DATE:20240504
        SUMMARY:Amara Okoye and Haldvik held talks
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        CATEGORIES:unknown
        LOCATION:Haldvik
        DESCRIPTION:Amara Okoye and Haldvik held talks in Haldvik on 2024-05-03.\\nR
         eported by: a.txt
        END:VEVENT
        END:VCALENDAR

        """.replacing("\n", with: "\r\n"))
    #expect(
      try text("summits.csv")
        == """
        id,start,end,precision,participants,place,country,format,status,series,edition,host,number,minutes,disputed,documents,origins,page
        s-000000000001,2024-05-03,2024-05-03,day,Amara Okoye; Haldvik,Haldvik,,unknown,held,,,,,,,a.txt,1,summits/2024-05-03_amara-okoye_haldvik_00000000.html

        """.replacing("\n", with: "\r\n"))
  }

  @Test(
    "only the files that tell of a changed summit are written, and those of its old day removed")
  func changes() throws {
    try index.adopt(Resolution(summits: [try summit(1), try summit(2, words: "Brenn")]))
    var writer = SummaryWriter(index: index, folder: out)
    try draw(&writer)
    let before = files()
    var moved = try summit(1, day: 4)
    moved.status = .cancelled
    try index.adopt(Resolution(summits: [moved]))
    try draw(&writer)
    let after = files()
    #expect(after["summits/2024-05-03_amara-okoye_haldvik_00000000.html"] == nil)
    #expect(after["summits/2024-05-04_amara-okoye_haldvik_00000000.html"] != nil)
    let untouched = [
      "summits/2024-05-03_amara-okoye_brenn_00000000.html", "speakers/brenn.html", "readout.css",
    ]
    for name in untouched { #expect(before[name] == after[name] && after[name] != nil, "\(name)") }
    for name in ["speakers/haldvik.html", "data/summits-2024-05.js", "index.html", "feed.xml"] {
      #expect(before[name] != after[name], "\(name)")
    }
    let calendar = try text("summits.ics")
    #expect(calendar.contains("SEQUENCE:2\r\n") && calendar.contains("STATUS:CANCELLED\r\n"))
    // Nothing is to do, and nothing is done.
    #expect(try !writer.drawPages())
    #expect(files() == after)
  }

  @Test("what is drawn change by change is what is drawn at once")
  func steps() throws {
    let speaker: (Int) -> String = { $0 % 3 == 0 ? "Brenn" : "Okoye" }
    let summits = try (0..<12).map {
      try summit($0 << 32, words: $0 % 2 == 0 ? "Brenn" : "Haldvik")
    }
    var statements = try (0..<80).map { try statement($0, speaker: speaker($0)) }
    // What was said at a summit names its page, which has another name when the day changes.
    statements[5].summit = summits[3].id
    try index.adopt(Resolution(summits: summits, statements: statements))
    var writer = SummaryWriter(index: index, folder: out)
    try draw(&writer)
    // One says something else, one moves to another day, one is said by another, one is new.
    let moved = [try summit(3 << 32, day: 9), try summit(12 << 32, words: "Venn")]
    let changed = [
      try statement(1, speaker: "Okoye", words: "No, </script> \u{2028}never"),
      try statement(2, speaker: "Okoye", day: 20), try statement(3, speaker: "Venn"),
      try statement(80, speaker: "Okoye", day: 1),
    ]
    try index.adopt(Resolution(summits: moved, statements: changed))
    try draw(&writer)
    let (stepwise, names) = (out, files().keys.sorted())
    let whole = SummaryFolder(path: folder.path + "/whole")
    var other = SummaryWriter(index: index, folder: whole)
    try other.drawAll()
    #expect(names.filter { stepwise.read($0) != whole.read($0) } == [])
    #expect(names.contains("data/quotes-2024-05.js") && names.contains("speakers/venn.html"))
  }

  @Test("two persons whose identifiers differ in marks alone have one page, always the same")
  func alikePersons() throws {
    var statements = try (0..<40).map { try statement($0, speaker: "Okoye") }
    for number in statements.indices {
      let id = number % 2 == 0 ? "a b" : "a-b"
      statements[number].speaker?.id = id
      statements[number].variants[0].speaker?.id = id
    }
    try index.adopt(Resolution(statements: statements))
    var writer = SummaryWriter(index: index, folder: out)
    try draw(&writer)
    let page = try text("speakers/a-b.html")
    try index.markAllStale()
    try draw(&writer)
    #expect(try text("speakers/a-b.html") == page)
  }

  @Test("a piece of work that fails is told of when all others are done")
  func failingPiece() throws {
    struct Failure: Error, Equatable { var number: Int }
    #expect(
      try concurrently((0..<9).map { number in { number * 2 } }) == [0, 2, 4, 6, 8, 10, 12, 14, 16])
    let done = Mutex(0)
    #expect(throws: Failure(number: 3)) {
      try concurrently(
        (0..<9).map { number in
          {
            done.withLock { $0 += 1 }
            if number % 3 == 0, number > 0 { throw Failure(number: number) }
          }
        })
    }
    #expect(done.withLock { $0 } == 9)
  }

  @Test("who said only what another is reported to have said, too, has a page under the own name")
  func disputedSpeakers() throws {
    var said = try statement(1, speaker: "Amara Okoye")
    said.variants += try statement(2, speaker: "Tomas Lindqvist").variants
    said.contradictions = [Contradiction(kind: .speaker, severity: .hard, claims: [])]
    try index.adopt(Resolution(statements: [said]))
    var writer = SummaryWriter(index: index, folder: out)
    try draw(&writer)
    #expect(try text("speakers/tomas-lindqvist.html").contains("<title>Tomas Lindqvist</title>"))
    #expect(try text("index.html").contains("\"name\":\"Tomas Lindqvist\""))
  }

  @Test("a part of which a file is damaged or gone is drawn anew")
  func damagedPart() throws {
    try index.adopt(
      Resolution(statements: try (0..<9).map { try statement($0, speaker: "Okoye") }))
    var writer = SummaryWriter(index: index, folder: out)
    try draw(&writer)
    let (script, table) = ("data/quotes-2024-05.js", "data/quotes-2024-05.csv")
    try out.write(Array("readoutPart(\"quotes-2024-05\", [\n{\"id\":\"q-".utf8), to: script)
    try out.remove(table)
    try index.adopt(Resolution(statements: [try statement(9, speaker: "Okoye")]))
    try draw(&writer)
    #expect(try text(script).split(separator: "\n").count == 11)
    #expect(try text(table).split(separator: "\r\n").count == 11)
    #expect(try text("quotes.csv") == text(table))
  }

  @Test("words that are markup stand in no page as markup")
  func hostile() throws {
    let words = "</script><script>alert(1)</script>\"'>\u{7}\u{202E}{{nonce}}"
    try index.adopt(Resolution(summits: [try summit(1, words: words)]))
    var writer = SummaryWriter(index: index, folder: out)
    try writer.drawAll()
    for name in files().keys where name.hasSuffix(".html") || name.hasSuffix(".js") {
      let page = try text(name)
      #expect(!page.contains("<script>alert"), "\(name)")
      #expect(!page.contains("\u{7}"), "\(name)")
    }
    #expect(try text("index.html").contains("{{nonce}}"))
  }

  @Test("a month with many things is cut into parts, and put together again when they are gone")
  func parts() throws {
    let summits = try (0...MonthPart.most).map { try summit($0 << 32 | $0, day: $0 % 28 + 1) }
    try index.adopt(Resolution(summits: summits))
    var writer = SummaryWriter(
      index: index, folder: out, selection: .init(summits: false, speakers: false))
    try draw(&writer)
    #expect(out.names(in: "data").count { $0.hasSuffix(".js") } == 16)
    #expect(!out.has("data/summits-2024-05.js") && out.has("data/summits-2024-05-0.js"))
    let rows = try text("summits.csv").split(separator: "\r\n").count
    #expect(rows == summits.count + 1)
  }

  @Test("the page of everything does not grow with it")
  func size() throws {
    try index.adopt(Resolution(summits: try (0..<1_000).map { try summit($0, day: $0 % 28 + 1) }))
    var writer = SummaryWriter(index: index, folder: out)
    try writer.drawWholes()
    let small = try text("index.html").utf8.count
    try index.adopt(
      Resolution(summits: try (1_000..<3_000).map { try summit($0, day: $0 % 28 + 1) }))
    try writer.drawWholes()
    let large = try text("index.html").utf8.count
    #expect(large < small + 4_096)
  }
}

/// A folder that goes away with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("readout-reports-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
