// Opening, closing, sharing and failing.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutIndex
import ReadoutModel
import TestSupport
import Testing

@Suite struct StoreTests {
  let folder: TemporaryFolder
  private let sample = Sample(
    mentions: [Sample.Mention(keys: ["k"], day: may(3))], quotes: [Sample.Quote(keys: ["q"])])

  init() throws { folder = try TemporaryFolder() }

  @Test("what was committed is there when the index is opened again, events and all")
  func reopen() throws {
    let store = try IndexStore(in: folder)
    let events = try store.commit(sample.put())
    let dump = try store.contents()
    try store.markDelivered([1])
    try store.close()
    let again = try IndexStore(in: folder)
    #expect(again.identifier == store.identifier)
    #expect(try again.contents() == dump)
    #expect(try again.owedEvents() == Array(events.dropFirst()))
    #expect(try again.commit(.removed(path: path("a.txt"))).first?.sequence == 4)
  }

  @Test("an index has a random identifier, or the one that it is given")
  func identifiers() throws {
    let random = try IndexStore(in: folder)
    #expect(random.identifier.utf8.count == 32)
    let other = try TemporaryFolder()
    let given = try IndexStore(writingAt: other.index, identifier: "0123", rules: SimpleRules.rules)
    #expect(try given.commit(sample.put()).map(\.id) == ["0123-1", "0123-2", "0123-3"])
  }

  @Test("a reader sees the last commit while the writer goes on")
  func readerBesideWriter() throws {
    let store = try IndexStore(in: folder)
    try store.commit(sample.put())
    let reader = try IndexStore(readingAt: folder.index)
    #expect(try reader.summits().count == 1)
    try store.commit(.removed(path: path("a.txt")))
    #expect(try reader.summits().isEmpty)
    let error = #expect(throws: IndexError.self) { try reader.commit(sample.put()) }
    #expect(error?.kind == .readOnly)
  }

  @Test("the log is kept on close, so that a reader who may not write can open the index")
  func readerAfterClose() throws {
    let store = try IndexStore(in: folder)
    try store.commit(sample.put())
    try store.close()
    #expect(FileManager.default.fileExists(atPath: folder.index + "-wal"))
    #expect(FileManager.default.fileExists(atPath: folder.index + "-shm"))
    let reader = try IndexStore(readingAt: folder.index)
    #expect(try reader.summits().count == 1)
    try reader.close()
    #expect(FileManager.default.fileExists(atPath: folder.index + "-wal"))
  }

  @Test("an index that is not there cannot be read")
  func missing() {
    let error = #expect(throws: IndexError.self) { try IndexStore(readingAt: folder.index) }
    #expect(error?.kind == .cannotOpen)
    #expect(error?.path == folder.index)
  }

  @Test("a file that is no database is damaged, to writers and readers")
  func noDatabase() throws {
    try Data("This is not a database, only a few words. ".utf8).write(
      to: URL(fileURLWithPath: folder.index))
    let error = #expect(throws: IndexError.self) { try IndexStore(writingAt: folder.index) }
    #expect(error?.kind == .corrupt)
    #expect(error?.code == 26)
    let other = #expect(throws: IndexError.self) { try IndexStore(readingAt: folder.index) }
    #expect(other?.kind == .corrupt)
  }

  @Test("a file whose pages were overwritten is damaged")
  func overwritten() throws {
    let store = try IndexStore(in: folder)
    try store.commit(sample.put())
    try store.close()
    for name in ["", "-wal", "-shm"] {
      let file = FileHandle(forUpdatingAtPath: folder.index + name)
      let size = try file?.seekToEnd() ?? 0
      guard size > 40 else { continue }
      try file?.seek(toOffset: 40)
      try file?.write(contentsOf: Data(repeating: 0xa5, count: Int(size) - 40))
      try file?.close()
    }
    let error = #expect(throws: IndexError.self) {
      let damaged = try IndexStore(in: folder)
      _ = try damaged.contents()
      _ = try damaged.defects()
    }
    #expect(error?.kind == .corrupt, "\(String(describing: error))")
  }

  @Test("a database of another program is not an index")
  func otherDatabase() throws {
    _ = try IndexStore(in: folder)
    let other = try TemporaryFolder()
    try Data().write(to: URL(fileURLWithPath: other.index))
    let error = #expect(throws: IndexError.self) { try IndexStore(readingAt: other.index) }
    #expect(error != nil)
  }

  @Test("notes are kept under their names")
  func notes() throws {
    let store = try IndexStore(in: folder)
    #expect(try store.note("program") == nil)
    try store.setNote("program", "1.0 abc")
    #expect(try store.note("program") == "1.0 abc")
    try store.setNote("program", nil)
    #expect(try store.note("program") == nil)
  }

  @Test("one daemon owns a state folder; a second one is told what to do")
  func stateFolder() throws {
    let path = folder.path + "/var/state"
    do {
      let state = try StateFolder(path: path)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect((mode ?? 0) & 0o027 == 0)
      let error = #expect(throws: IndexError.self) { try StateFolder(path: path) }
      #expect(error?.kind == .owned)
      #expect(error?.description.contains("another readoutd is using it") == true)
      #expect(state.indexPath == path + "/index.sqlite")
    }
    _ = try StateFolder(path: path)
  }

  @Test("a state folder that is a file is refused")
  func stateFile() throws {
    try Data().write(to: URL(fileURLWithPath: folder.path + "/state"))
    let error = #expect(throws: IndexError.self) { try StateFolder(path: folder.path + "/state") }
    #expect(error?.kind == .cannotOpen)
  }
}
