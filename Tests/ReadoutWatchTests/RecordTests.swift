// What the kernel writes, whole, cut off and garbled.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import ReadoutWatch

@Suite struct RecordTests {
  private func record(_ watch: Int32, _ mask: UInt32, _ cookie: UInt32, _ name: [UInt8]) -> [UInt8]
  {
    var result: [UInt8] = []
    let length = name.isEmpty ? 0 : (name.count / 16 + 1) * 16
    for word in [UInt32(bitPattern: watch), mask, cookie, UInt32(length)] {
      for shift in [0, 8, 16, 24] {
        result.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
      }
    }
    return result + name + [UInt8](repeating: 0, count: length - name.count)
  }

  private func parse(_ input: [UInt8]) -> [InotifyRecord] {
    var offset = 0
    var result: [InotifyRecord] = []
    while let record = nextInotifyRecord(in: input.span, at: &offset) { result.append(record) }
    return result
  }

  @Test("records are read with their names, or without")
  func whole() {
    let records = parse(
      record(1, 0x100, 0, bytes("a.txt")) + record(-1, 0x4000, 0, []) + record(2, 0x80, 7, [0xFF]))
    #expect(records.map(\.watch) == [1, -1, 2])
    #expect(records.map(\.name) == [bytes("a.txt"), [], [0xFF]])
    #expect(records.map(\.cookie) == [0, 0, 7])
    #expect(records[1].mask == .queueOverflow)
  }

  @Test("a record that is cut off anywhere is not read, those before it are")
  func cutOff() {
    let first = record(1, 0x100, 0, bytes("a.txt"))
    let both = first + record(2, 0x80, 7, bytes("b.txt"))
    for end in 0..<both.count {
      #expect(parse(Array(both[..<end])).count == (end < first.count ? 0 : 1))
    }
  }

  @Test("random bytes never trap", arguments: UInt64(1)...fuzzCount(200))
  func garbled(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var input = (0..<Int.random(in: 0...200, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random) & UInt8.random(in: 0...255, using: &random)
    }
    for index in input.indices where Int.random(in: 0..<3, using: &random) == 0 { input[index] = 0 }
    #expect(parse(input).count <= input.count / 16)
    var offset = 0
    var entries = 0
    while nextDirectoryEntry(in: input.span, at: &offset) != nil { entries += 1 }
    #expect(entries <= input.count / 19)
  }

  @Test(
    "patterns",
    arguments: [
      ("drafts/", "drafts", true, true), ("drafts/", "a/drafts", true, true),
      ("drafts/", "drafts", false, false), ("*.tmp.txt", "a/b.tmp.txt", false, true),
      ("*.txt", "a.txt/b", false, false), ("a/*.txt", "a/b.txt", false, true),
      ("a/*.txt", "a/b/c.txt", false, false), ("a/**/c.txt", "a/c.txt", false, true),
      ("a/**/c.txt", "a/x/y/c.txt", false, true), ("**/c.txt", "c.txt", false, true),
      ("a/**", "a/b/c", false, true), ("/a", "a", true, true), ("/a", "b/a", true, false),
      ("[a-c]?.md", "bz.md", false, true), ("[!a-c]?.md", "bz.md", false, false),
      ("[", "[", false, true), ("\\*", "*", false, true), ("\\*", "x", false, false),
      ("a*b*c", "aXbXbXc", false, true), ("a*b*c", "aXbXb", false, false), ("", "a", false, false),
    ])
  func patterns(pattern: String, path: String, isDirectory: Bool, matches: Bool) {
    #expect(Glob(pattern).matches(bytes(path)[...], isDirectory: isDirectory) == matches)
  }

  @Test("a hostile pattern takes no more than its square")
  func hostilePattern() {
    let glob = Glob(String(repeating: "*a", count: 100) + "/**b")
    let path = bytes(String(repeating: "a", count: 1000))
    #expect(!glob.matches(path[...], isDirectory: false))
  }

  @Test("paths are printable whatever they hold")
  func printablePaths() {
    #expect(printable(bytes("d/é.txt")) == "d/é.txt")
    #expect(printable(bytes("a\nb")) == "a\\x0ab")
    #expect(printable([0xFF, 0x61]) == "\\xffa")
  }
}
