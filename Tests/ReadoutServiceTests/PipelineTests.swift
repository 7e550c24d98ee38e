// The whole way: a file in, entries out.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import ReadoutIndex
import ReadoutJournal
import ReadoutModel
import Testing

@testable import ReadoutService

@Suite("From a file to the journal")
struct PipelineTests {
  @Test("a dropped article is read, and what it says is announced")
  func drop() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, index in
      try bench.drop("a.txt", brief)
      #expect(await newsstand.wait(for: "document.indexed", "a.txt"))
      #expect(try index.stored(atPath: Array("a.txt".utf8))?.state == .read)
      let text = try index.text(atPath: Array("a.txt".utf8))
      #expect(text?.string == brief)
    }
  }

  @Test("a document whose suffix tells no format is read as plain text")
  func otherSuffix() async throws {
    let bench = try Workbench()
    try await bench.run(change: { $0.suffixes = [".text"] }) { newsstand, index in
      try bench.drop("a.text", brief)
      #expect(await newsstand.wait(for: "document.indexed", "a.text"))
      #expect(try index.stored(atPath: Array("a.text".utf8))?.mediaType == "text/plain")
    }
  }

  @Test("a mail and a PDF that cannot be converted are rejected, and the next document goes on")
  func converted() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, index in
      try bench.drop("a.pdf", "No PDF at all.")
      try bench.drop("b.txt", brief)
      #expect(await newsstand.wait(for: "document.rejected", "a.pdf"))
      #expect(await newsstand.wait(for: "document.indexed", "b.txt"))
    }
  }

  @Test("starting again reports nothing twice, and a change meanwhile once")
  func restart() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, _ in
      try bench.drop("a.txt", brief)
      #expect(await newsstand.wait(for: "document.indexed", "a.txt"))
    }
    try bench.drop("b.txt", brief + "\n\nMore is to follow.")
    try await bench.run { newsstand, _ in
      #expect(await newsstand.wait(for: "document.indexed", "b.txt"))
      #expect(newsstand.events.filter { $0 == "document.indexed" }.count == 1)
    }
  }

  @Test("an edit, a rename and a deletion are what they are")
  func changes() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, index in
      try bench.drop("a.txt", brief)
      #expect(await newsstand.wait(for: "document.indexed", "a.txt"))
      try bench.drop("a.txt", brief + "\n\nMore is to follow.")
      #expect(await newsstand.wait(for: "document.indexed", "a.txt", count: 2))
      try bench.move("a.txt", to: "b.txt")
      #expect(await newsstand.wait(for: "document.moved", "b.txt"))
      let documents = newsstand.events.filter { $0.hasPrefix("document.") }
      #expect(documents == ["document.indexed", "document.indexed", "document.moved"])
      try bench.remove("b.txt")
      #expect(await newsstand.wait(for: "document.removed", "b.txt"))
      #expect(try index.documents().isEmpty)
    }
  }

  @Test("what is rewritten with the same size and time and renamed at once is read")
  func rewrittenAndMoved() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, index, running in
      try FileManager.default.createDirectory(
        atPath: bench.watch + "/d", withIntermediateDirectories: true)
      try bench.drop("a.txt", brief)
      try bench.drop("d/b.txt", brief)
      try bench.drop("d/c.txt", brief)
      #expect(await newsstand.wait(for: "document.indexed", count: 3))
      try bench.rewriteInPlace("a.txt", brief.uppercasedASCII)
      try bench.move("a.txt", to: "e.txt")
      try bench.rewriteInPlace("d/b.txt", brief.uppercasedASCII)
      try bench.move("d", to: "f")
      #expect(await running.pipeline.waitUntilInSync() == .inSync)
      for path in ["e.txt", "f/b.txt"] {
        #expect(try index.text(atPath: Array(path.utf8))?.string == brief.uppercasedASCII)
      }
      #expect(try index.text(atPath: Array("f/c.txt".utf8))?.string == brief)
      #expect(await newsstand.wait(for: "document.moved", "f/c.txt"))
    }
  }

  @Test("a document that is written through another name is read under both")
  func otherNames() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, index, running in
      try bench.drop("a.txt", brief)
      #expect(await newsstand.wait(for: "document.indexed", "a.txt"))
      try FileManager.default.linkItem(
        atPath: bench.watch + "/a.txt", toPath: bench.watch + "/b.txt")
      #expect(await newsstand.wait(for: "document.indexed", "b.txt"))
      try bench.rewriteInPlace("b.txt", brief.uppercasedASCII)
      #expect(await running.pipeline.waitUntilInSync() == .inSync)
      for path in ["a.txt", "b.txt"] {
        #expect(try index.text(atPath: Array(path.utf8))?.string == brief.uppercasedASCII)
      }
    }
  }

  @Test("who waits for the folder sees all that was in it; deletions and renames too")
  func inSync() async throws {
    let bench = try Workbench()
    try bench.drop("old.txt", brief)
    try await bench.run { newsstand, index, running in
      for number in 0..<70 { try bench.drop("\(number).txt", brief + "\n\nReport \(number).") }
      #expect(await running.pipeline.waitUntilInSync() == .inSync)
      #expect(try index.documents().count == 71)
      try bench.remove("old.txt")
      try bench.move("1.txt", to: "one.txt")
      async let first = running.pipeline.waitUntilInSync()
      async let second = running.pipeline.waitUntilInSync()
      #expect(await [first, second] == [.inSync, .inSync])
      let paths = try index.documents().map(\.path)
      #expect(paths.count == 70)
      #expect(paths.contains(Array("one.txt".utf8)))
      try FileManager.default.removeItem(atPath: bench.watch)
      #expect(await running.pipeline.waitUntilInSync() == .offline)
      await running.stop()
      #expect(await running.pipeline.waitUntilInSync() == .stopped)
    }
  }

  @Test("the same bytes written again change nothing")
  func touched() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, _ in
      try bench.drop("a.txt", brief)
      #expect(await newsstand.wait(for: "document.indexed", "a.txt"))
      try bench.drop("a.txt", brief)
      try bench.drop("b.txt", "Another text.")
      #expect(await newsstand.wait(for: "document.indexed", "b.txt"))
      #expect(newsstand.events.filter { $0 == "document.indexed" }.count == 2)
    }
  }

  @Test("what editors do to save, a new file put over the old one, is an edit or nothing")
  func savedOver() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, _ in
      try bench.drop("a.txt", brief)
      #expect(await newsstand.wait(for: "document.indexed", "a.txt"))
      for text in [brief, brief + "\n\nMore is to follow."] {
        let file = URL(filePath: bench.watch + "/a.txt")
        try Data(text.utf8).write(to: file, options: .atomic)
      }
      #expect(await newsstand.wait(for: "document.indexed", "a.txt", count: 2))
      try bench.drop("last.txt", "Last.")
      #expect(await newsstand.wait(for: "document.indexed", "last.txt"))
      #expect(
        newsstand.entries.flatMap { $0.all("READOUT_DOCUMENT") }.allSatisfy {
          $0 == "a.txt" || $0 == "last.txt"
        })
      let documents = newsstand.events.filter { $0.hasPrefix("document.") }
      #expect(documents == Array(repeating: "document.indexed", count: 3))
    }
  }

  @Test(
    "a file that cannot be read is rejected with the reason, once, and the next one goes on",
    arguments: [
      ("empty.txt", [], "the file is empty"),
      (
        "large.txt", [UInt8](repeating: 0x61, count: 501),
        "the file is larger than the limit of 500 bytes"
      ),
      ("binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 0, 2, 0, 0], nil),
    ] as [(String, [UInt8], String?)])
  func rejected(name: String, bytes: [UInt8], reason: String?) async throws {
    let bench = try Workbench()
    try await bench.run(change: { $0.limits.fileBytes = 500 }) { newsstand, index in
      try bench.drop(name, bytes: bytes)
      #expect(await newsstand.wait(for: "document.rejected", name))
      if let reason {
        #expect(newsstand.entries.first?.first("READOUT_REASON") == reason)
        #expect(newsstand.entries.first?.message == "Cannot read '\(name)': \(reason); skipped")
      }
      #expect(newsstand.entries.first?.first("PRIORITY") == "4")
      try bench.drop(name, bytes: bytes)
      try bench.drop("good.txt", brief)
      #expect(await newsstand.wait(for: "document.indexed", "good.txt"))
      #expect(newsstand.events.filter { $0 == "document.rejected" }.count == 1)
      #expect(try index.counts().rejected == 1)
    }
  }

  @Test("what cannot be opened as a document is none: links, FIFOs, hidden and backup files")
  func noDocuments() async throws {
    let bench = try Workbench()
    try bench.drop("real.md", "A text.")
    try FileManager.default.createSymbolicLink(
      atPath: bench.watch + "/link.txt", withDestinationPath: bench.watch + "/real.md")
    try bench.drop(".hidden.txt", "x")
    try bench.drop("old.txt~", "x")
    try bench.drop("table.csv", "x")
    try await bench.run { newsstand, index in
      #expect(await newsstand.wait(for: "document.indexed", "real.md"))
      try bench.drop("last.txt", "Last.")
      #expect(await newsstand.wait(for: "document.indexed", "last.txt"))
      #expect(try index.documents().map(\.displayPath) == ["last.txt", "real.md"])
    }
  }

  @Test("a first scan of more documents than the limit is told by one entry with counts")
  func largeFirstScan() async throws {
    let bench = try Workbench()
    for number in 0..<12 { try bench.drop("\(number).txt", brief + "\n\nNumber \(number).") }
    try bench.drop("empty.txt", "")
    try await bench.run(change: { $0.announce.firstScanLimit = 10 }) { newsstand, _ in
      #expect(await newsstand.wait(for: "index.built"))
      #expect(newsstand.events == ["index.built"])
      let entry = newsstand.entries.first
      #expect(entry?.first("READOUT_DOCUMENTS") == "12")
      #expect(entry?.first("READOUT_REJECTED") == "1")
      try bench.drop("new.txt", "A new text.")
      #expect(await newsstand.wait(for: "document.indexed", "new.txt"))
    }
    try await bench.run(change: { $0.announce.firstScanLimit = 10 }) { newsstand, _ in
      try bench.drop("newer.txt", "A newer text.")
      #expect(await newsstand.wait(for: "document.indexed", "newer.txt"))
      #expect(newsstand.events.first == "document.indexed")
    }
  }

  @Test("a first scan of up to the limit is announced one by one")
  func smallFirstScan() async throws {
    let bench = try Workbench()
    for number in 0..<5 { try bench.drop("\(number).txt", "Number \(number).") }
    try await bench.run(change: { $0.announce.firstScanLimit = 5 }) { newsstand, _ in
      #expect(await newsstand.wait(for: "document.indexed", count: 5))
      #expect(!newsstand.events.contains("index.built"))
    }
  }

  @Test("with new settings of reading everything is read again, told by one entry")
  func rebuilt() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, _ in
      try bench.drop("a.txt", brief)
      try bench.drop("b.txt", String(repeating: "A long text. ", count: 1000))
      #expect(await newsstand.wait(for: "document.indexed", count: 2))
      // The note that the first scan is over is what a later start goes by.
      try bench.drop("c.txt", "A text.")
      #expect(await newsstand.wait(for: "document.indexed", count: 3))
    }
    try await bench.run(change: { $0.limits.fileBytes = 5_000 }) { newsstand, index in
      #expect(await newsstand.wait(for: "index.rebuilt"))
      #expect(newsstand.events == ["index.rebuilt"])
      let counts = try index.counts()
      #expect(counts.rejected == 1)
    }
    try await bench.run(change: { $0.limits.fileBytes = 5_000 }) { newsstand, _ in
      try bench.drop("d.txt", "A text.")
      #expect(await newsstand.wait(for: "document.indexed", "d.txt"))
      #expect(newsstand.events.first == "document.indexed")
    }
  }

  @Test("what the journal refuses is owed, and sent in order later")
  func owed() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, index in
      newsstand.refuse(next: 1)
      try bench.drop("a.txt", "A text.")
      try bench.drop("b.txt", "B text.")
      #expect(await newsstand.wait(for: "document.indexed", count: 2))
      let ids = newsstand.entries.compactMap { $0.first("READOUT_EVENT_ID") }
      let sequences = ids.compactMap { $0.split(separator: "-").last.flatMap { Int($0) } }
      #expect(sequences == sequences.sorted())
      #expect(Set(sequences).count == sequences.count)
    }
  }

  @Test("many files at once all arrive, each once")
  func flood() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, index in
      for number in 0..<600 { try bench.drop("\(number).txt", "Text number \(number).") }
      #expect(await newsstand.wait(for: "document.indexed", count: 600))
      #expect(newsstand.events.filter { $0 == "document.indexed" }.count == 600)
      #expect(try index.counts().documents == 600)
    }
  }

  @Test("files that disappear while the service is stopped are withdrawn when it starts")
  func goneMeanwhile() async throws {
    let bench = try Workbench()
    try await bench.run { newsstand, _ in
      try bench.drop("a.txt", "A text.")
      try bench.drop("b.txt", "B text.")
      #expect(await newsstand.wait(for: "document.indexed", count: 2))
    }
    try bench.remove("a.txt")
    try await bench.run { newsstand, index in
      #expect(await newsstand.wait(for: "document.removed", "a.txt"))
      #expect(newsstand.events == ["document.removed"])
      let documents = try index.documents()
      #expect(documents.map(\.displayPath) == ["b.txt"])
    }
  }
}

@Suite("What is refused at the start")
struct RefusalTests {
  private func refusal(_ options: ServiceOptions) -> ServiceError? {
    do throws(ServiceError) {
      _ = try options.configuration()
      return nil
    } catch {
      return error
    }
  }

  private func options(_ bench: Workbench, watch: String, state: String) throws -> ServiceOptions {
    let file = bench.root + "/readoutd.toml"
    try Data().write(to: URL(filePath: file))
    return ServiceOptions(watch: watch, state: state, configurationFile: file)
  }

  @Test("a state folder within the watched one, through links and missing folders too")
  func stateInside() throws {
    let bench = try Workbench()
    try FileManager.default.createSymbolicLink(
      atPath: bench.root + "/link", withDestinationPath: bench.watch)
    for state in ["/watch", "/watch/state", "/watch/a/b", "/link/state", "/watch/../watch/x"] {
      let refused = refusal(
        try options(bench, watch: bench.watch, state: bench.root + state))
      #expect(refused?.exitStatus == 78, "\(state)")
      #expect(refused?.description.contains("name one outside of it with --state") == true)
    }
    for state in ["/state", "/watch2", "/state/../other"] {
      let options = try options(bench, watch: bench.watch, state: bench.root + state)
      #expect(refusal(options) == nil)
    }
  }

  @Test("a watched folder that is not there, or no folder")
  func noFolder() throws {
    let bench = try Workbench()
    try bench.drop("a.txt", "x")
    for (name, reason) in [
      ("/none", "no such file or directory"), ("/watch/a.txt", "it is not a folder"),
    ] {
      let refused = refusal(
        try options(bench, watch: bench.root + name, state: bench.state))
      #expect(refused == .noFolder(path: bench.root + name, reason: reason))
      #expect(refused?.exitStatus == 66)
    }
  }

  @Test("a bad configuration")
  func badConfiguration() throws {
    let bench = try Workbench()
    let file = bench.root + "/bad.toml"
    try Data("digest = 3".utf8).write(to: URL(filePath: file))
    let refused = refusal(
      ServiceOptions(watch: bench.watch, state: bench.state, configurationFile: file))
    #expect(refused?.exitStatus == 78)
    #expect(refused?.description.hasPrefix("\(file):1:10: ") == true)
  }

  @Test("a second daemon on one state folder")
  func second() throws {
    let bench = try Workbench()
    let options = try options(bench, watch: bench.watch, state: bench.state)
    let first = try Service(options: options)
    do throws(ServiceError) {
      _ = try Service(options: options)
      Issue.record("two services on one state folder")
    } catch {
      #expect(error.exitStatus == 75)
      #expect(error.description.contains("another readoutd is using it"))
    }
    _ = first
  }
}
