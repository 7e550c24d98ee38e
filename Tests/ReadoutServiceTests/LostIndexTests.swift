// An index that is lost or damaged is built again, and what was announced stays so.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import ReadoutIndex
import ReadoutJournal
import ReadoutModel
import Testing

@testable import ReadoutService

@Suite("A lost index")
struct LostIndexTests {
  /// The documents that a newsstand has told of.
  private func announced(_ newsstand: Newsstand) -> Set<AnnouncedDocument> {
    Set(
      newsstand.entries.compactMap { entry in
        guard let path = entry.first("READOUT_DOCUMENT"), let hash = entry.first("READOUT_SHA256")
        else { return nil }
        return AnnouncedDocument(path: Array(path.utf8), sha256: Array(hash.utf8))
      })
  }

  @Test("what the journal has told of is read in silence, and the rest is announced after it")
  func rebuilt() async throws {
    let bench = try Workbench()
    var known: Set<AnnouncedDocument> = []
    try await bench.run { newsstand, _ in
      try bench.drop("b.txt", brief)
      #expect(await newsstand.wait(for: "summit.new"))
      known = announced(newsstand)
    }
    try FileManager.default.removeItem(atPath: bench.state)
    // It comes first in the folder, and speaks of what was announced already.
    try bench.drop("a.txt", brief + "\n\nMore is to follow.")
    try await bench.run(announced: known) { newsstand, index in
      #expect(await newsstand.wait(for: "document.indexed", "a.txt"))
      #expect(newsstand.events.filter { $0 == "document.indexed" }.count == 1)
      #expect(!newsstand.events.contains("summit.new") && !newsstand.events.contains("quote.new"))
      #expect(try index.counts().documents == 2)
      try bench.drop("c.txt", "Another text.")
      #expect(await newsstand.wait(for: "document.indexed", "c.txt"))
    }
    try await bench.run(announced: known) { newsstand, _ in
      try bench.drop("d.txt", "One more text.")
      #expect(await newsstand.wait(for: "document.indexed", "d.txt"))
      #expect(newsstand.events.filter { $0 == "document.indexed" }.count == 1)
    }
  }

  @Test("one that was edited meanwhile is announced")
  func edited() async throws {
    let bench = try Workbench()
    let old = AnnouncedDocument(path: Array("a.txt".utf8), sha256: Array("00".utf8))
    try bench.drop("a.txt", brief)
    try await bench.run(announced: [old]) { newsstand, _ in
      #expect(await newsstand.wait(for: "summit.new"))
      #expect(newsstand.events.first == "document.indexed")
    }
  }

  @Test("a file that is no index is set aside, and a new one made", arguments: [true, false])
  func damaged(isNoted: Bool) throws {
    let bench = try Workbench()
    let folder = try StateFolder(path: bench.state)
    if isNoted {
      try folder.openIndex().index.close()
      folder.noteDamage("it was seen to be damaged")
    } else {
      try Data(repeating: 7, count: 40_000).write(to: URL(filePath: folder.indexPath))
    }
    let (index, damage) = try folder.openIndex()
    #expect(try index.counts().documents == 0)
    #expect(damage?.path == folder.indexPath + ".damaged-1")
    #expect(FileManager.default.fileExists(atPath: folder.indexPath + ".damaged-1"))
    try index.close()
    let again = try folder.openIndex()
    #expect(again.damage == nil)
    try again.index.close()
  }
}
