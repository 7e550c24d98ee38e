// Reading documents: nothing but regular files, beneath the root, within the limit.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import ReadoutModel
import Testing

@testable import ReadoutWatch

@Suite struct FileReaderTests {
  let folder = TestFolder()

  private func outcome(_ path: String, limit: Int = 100) throws -> Result<String, ReadError> {
    let reader = try FileReader(root: folder.root, limit: limit)
    do throws(ReadError) {
      return .success(String(decoding: try reader.read(bytes(path)).bytes, as: UTF8.self))
    } catch {
      return .failure(error)
    }
  }

  @Test("a file is read with the signature that it has")
  func reads() throws {
    folder.makeDirectory("in/d")
    folder.write("in/d/a.txt", "words")
    let file = try FileReader(root: folder.root, limit: 100).read(bytes("d/a.txt"))
    #expect(file.bytes == bytes("words"))
    #expect(file.signature == folder.status(bytes("in/d/a.txt"))?.signature)
  }

  @Test("a file of the limit is read, one byte more is too large", arguments: [0, 1, 40_000])
  func limits(limit: Int) throws {
    folder.write("in/a.txt", String(repeating: "x", count: limit))
    folder.write("in/b.txt", String(repeating: "x", count: limit + 1))
    #expect(try outcome("a.txt", limit: limit).get().utf8.count == limit)
    #expect(
      try outcome("b.txt", limit: limit) == .failure(.tooLarge(size: Int64(limit + 1))))
  }

  @Test("links, FIFOs, directories and what is outside are not opened")
  func refuses() throws {
    folder.write("out/a.txt")
    folder.symbolicLink(to: "../out/a.txt", at: "in/link.txt")
    folder.symbolicLink(to: "../out", at: "in/d")
    folder.makeFIFO("in/pipe.txt")
    folder.makeDirectory("in/e.txt")
    #expect(try outcome("link.txt") == .failure(.notRegular))
    #expect(try outcome("d/a.txt") == .failure(.notRegular))
    #expect(try outcome("pipe.txt") == .failure(.notRegular))
    #expect(try outcome("e.txt") == .failure(.notRegular))
    #expect(try outcome("../out/a.txt") == .failure(.notRegular))
    #expect(try outcome("/etc/hostname") == .failure(.notRegular))
    #expect(try outcome("none.txt") == .failure(.gone))
    #expect(try outcome("") == .failure(.notRegular))
    #expect(try outcome("a\0b") == .failure(.gone))
  }

  @Test("without openat2 the same is refused, component by component")
  func stepwise() throws {
    folder.makeDirectory("in/d")
    folder.write("in/d/a.txt")
    folder.symbolicLink(to: "d", at: "in/l")
    let root = try OpenFile.folder(at: folder.root)
    #expect(try root.openStepwise(bytes("d/a.txt"), flags: 0).status().kind == .regular)
    for path in ["l/a.txt", "../out", "d//a.txt", "d/../d/a.txt", "/d"] {
      #expect(throws: SystemError.self) { _ = try root.openStepwise(bytes(path), flags: 0) }
    }
  }

  @Test("a file that changes while it is read is never taken for whole")
  func changing() throws {
    let size = 300_000
    let reader = try FileReader(root: folder.root, limit: 1 << 20)
    folder.write("in/a.txt", String(repeating: "0", count: size))
    let writer = QueueExecutor(label: "test.writer")
    let folder = self.folder
    writer.queue.async {
      for digit in 1...60 {
        folder.write(bytes("in/a.txt"), String(repeating: "\(digit % 10)", count: size))
      }
    }
    for _ in 0..<200 {
      guard let file = try? reader.read(bytes("a.txt")) else { continue }
      // Emptied and not yet written again is a state of its own; mixed contents are none.
      #expect(file.bytes == [UInt8](repeating: file.bytes.first ?? 0, count: file.bytes.count))
    }
    writer.queue.sync {}
  }
}
