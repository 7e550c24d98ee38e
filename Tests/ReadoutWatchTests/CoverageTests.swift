// Directories that the kernel does not tell about.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ReadoutWatch

@Suite struct CoverageTests {
  @Test("beyond the limit of watches directories are polled, and that is said")
  func limit() throws {
    let folder = TestFolder()
    for number in 0..<6 {
      folder.makeDirectory("in/\(number)")
      folder.write("in/\(number)/a.txt")
      folder.age("in/\(number)/a.txt", seconds: -60)
    }
    var bench = try Bench(folder) { $0.watchLimit = 3 }
    bench.start()
    #expect(bench.tracker.status.watches == 3)
    #expect(
      bench.tracker.status.degradations
        == [.watchLimit(polledDirectories: 4, neededWatches: 8)])
    _ = bench.facts()
    for number in 0..<6 {
      folder.write("in/\(number)/b.txt")
      folder.age("in/\(number)/b.txt", seconds: -60)
      folder.delete("in/\(number)/a.txt")
      folder.makeDirectory("in/\(number)/c")
    }
    bench.settle()
    #expect(bench.problems().count == 8)
    bench.pass(.seconds(31))
    _ = bench.facts()
    bench.settle()
    #expect(bench.problems() == [])
    #expect(bench.facts().map(told).count { $0.hasPrefix("scan") } == 1)
  }

  @Test("watches that become free are used again")
  func recovery() throws {
    let folder = TestFolder()
    for number in 0..<6 { folder.makeDirectory("in/\(number)") }
    var bench = try Bench(folder) { $0.watchLimit = 3 }
    bench.start()
    for number in 0..<6 where folder.entries(bytes("in")).count > 2 {
      folder.remove("in/\(number)")
    }
    bench.settle()
    bench.pass(.seconds(31))
    bench.settle()
    #expect(bench.tracker.status.degradations == [])
    #expect(bench.tracker.status.watches == 3)
  }

  @Test("a tree deeper than a path may be long does not stop the rest")
  func tooDeep() throws {
    let folder = TestFolder()
    let name = String(repeating: "d", count: 250)
    var path = "in"
    for _ in 0..<14 {
      path += "/" + name
      folder.makeDirectory(path)
    }
    folder.write(path + "/low.txt")
    folder.write("in/high.txt")
    // Moved below itself by halves, the tree becomes deeper than any path can say.
    folder.makeDirectories("in/e/" + name)
    folder.rename("in/" + name, "in/e/" + name + "/" + name)
    folder.makeDirectories("in/f/" + name + "/" + name)
    folder.rename("in/e", "in/f/" + name + "/" + name + "/e")
    var bench = try Bench(folder)
    bench.start()
    #expect(bench.believer.files.keys.contains(bytes("high.txt")))
    #expect(bench.believer.files.keys.allSatisfy { $0.count <= PathRules.pathLimit })
    #expect(bench.tracker.status.counts.unreadable > 0)
    folder.rename("in/f/" + name + "/" + name + "/e/" + name + "/" + name, "in/g")
    bench.settle()
    #expect(bench.tracker.status.isIdle && bench.believer.files.count == 2)
    folder.rename("in/g", "out/g")
  }
}
