// Whatever is done to a folder: afterwards, and quiet, what is believed is what is there.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ReadoutWatch

@Suite struct StormTests {
  @Test("after a storm the folder is known", arguments: UInt64(1)...stormCount(40))
  func storm(seed: UInt64) throws {
    var bench = try Bench()
    bench.start()
    var storm = Storm(bench.folder, seed: seed)
    for _ in 0..<4 {
      for _ in 0..<150 {
        storm.step()
        switch storm.below(30) {
        case 0: bench.take(1 + storm.below(20))
        case 1: bench.takeOnce(1 + storm.below(3))
        case 2: bench.pass(.milliseconds(storm.below(1500)))
        case 3: bench.tracker.drain(at: bench.moment)
        case 4 where storm.below(4) == 0: bench.tracker.requestScan(of: [])
        default: break
        }
      }
      storm.finish()
      bench.settle()
      #expect(bench.problems() == [], "seed \(seed)")
    }
    #expect(bench.tracker.status.watches == bench.tracker.status.directories, "seed \(seed)")
    #expect(bench.tracker.status.overflows == 0)
  }

  @Test("a storm that overflows the kernel's queue loses nothing", arguments: [1, 2] as [UInt64])
  func overflow(seed: UInt64) throws {
    var bench = try Bench()
    for number in 0..<200 {
      bench.folder.write("in/old\(number).txt")
      bench.folder.age("in/old\(number).txt", seconds: -60)
    }
    bench.start()
    var storm = Storm(bench.folder, seed: seed)
    bench.folder.makeDirectory("in/many")
    bench.take()
    for number in 0..<17_000 { bench.folder.write("in/many/\(number % 9_000).txt") }
    for number in 0..<200 { bench.folder.delete("in/old\(number).txt") }
    for _ in 0..<300 { storm.step() }
    storm.finish()
    bench.settle(count: 512)
    #expect(bench.tracker.status.overflows == 1)
    #expect(bench.problems() == [], "seed \(seed)")
    #expect(bench.believer.files.count >= 9_000)
  }

  @Test("more paths than may be remembered become a scan")
  func folding() throws {
    let folder = TestFolder()
    var bench = try Bench(folder) { $0.pendingLimit = 50 }
    bench.start()
    _ = bench.facts()
    for number in 0..<200 { folder.write("in/\(number).txt") }
    bench.tracker.drain(at: bench.moment)
    #expect(bench.tracker.pending.count <= 50)
    for number in 0..<100 { folder.delete("in/\(number).txt") }
    bench.settle()
    #expect(bench.facts().map(told).contains("scan "))
    #expect(bench.problems() == [])
  }

  @Test("while nobody takes, what is remembered stays small")
  func backPressure() throws {
    let folder = TestFolder()
    for number in 0..<3000 {
      folder.write("in/\(number).txt")
      folder.age("in/\(number).txt", seconds: -60)
    }
    var bench = try Bench(folder)
    bench.tracker.start(at: bench.moment)
    bench.takeOnce(10)
    #expect(bench.believer.changes.count == 10)
    #expect(bench.tracker.output.count < 4)
    bench.settle()
    #expect(bench.problems() == [])
  }
}
