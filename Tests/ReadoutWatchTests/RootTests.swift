// A root that is deleted, made again, moved or replaced.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import ReadoutWatch

@Suite struct RootTests {
  private func bench() throws -> Bench {
    let folder = TestFolder()
    folder.makeDirectory("in/d")
    for name in ["in/a.txt", "in/d/b.txt"] {
      folder.write(name)
      folder.age(name, seconds: -60)
    }
    var bench = try Bench(folder)
    bench.start()
    _ = bench.facts()
    return bench
  }

  @Test("a deleted root is offline at once and empty after the grace period")
  func deleted() throws {
    var bench = try bench()
    bench.folder.remove("in")
    bench.take()
    #expect(bench.facts().map(told) == ["offline missing"])
    #expect(bench.believer.files.count == 2)
    #expect(bench.tracker.status.degradations == [.rootOffline(.missing)])
    bench.pass(.milliseconds(1100))
    bench.take()
    #expect(bench.facts().map(told) == ["goneTree "])
    bench.folder.makeDirectory("in")
    bench.folder.write("in/c.txt")
    bench.pass(.milliseconds(1100))
    bench.settle()
    #expect(bench.facts().map(told).first == "online")
    #expect(bench.problems() == [] && bench.believer.files.count == 1)
  }

  @Test("the kernel tells of a deleted root even while somebody has it open")
  func deletedWhileOpen() throws {
    var bench = try bench()
    let holder = try OpenFile.folder(at: bench.folder.root)
    bench.folder.remove("in/a.txt")
    bench.folder.remove("in/d")
    bench.settle()
    bench.folder.remove("in")
    bench.tracker.drain(at: bench.moment)
    let hasWork = bench.tracker.hasWork(at: bench.moment)
    #expect(hasWork)
    withExtendedLifetime(holder) {}
  }

  @Test("a root that is deleted and made again is compared in full")
  func recreated() throws {
    var bench = try bench()
    bench.folder.remove("in")
    bench.folder.makeDirectories("in/d")
    bench.folder.write("in/d/b.txt", "another")
    bench.settle()
    #expect(bench.facts().map(told).prefix(3) == ["offline missing", "online", "scan "])
    #expect(bench.problems() == [] && bench.believer.files.count == 1)
    bench.folder.write("in/d/later.txt")
    bench.take()
    #expect(bench.facts().map(told) == ["present d/later.txt"])
  }

  @Test("a root that is moved away is gone, and back when it is moved back")
  func movedAway() throws {
    var bench = try bench()
    bench.folder.rename("in", "away")
    bench.folder.write("away/unseen.txt")
    bench.take()
    bench.pass(.milliseconds(1100))
    bench.take()
    #expect(bench.facts().map(told) == ["offline missing", "goneTree "])
    bench.folder.rename("away", "in")
    bench.pass(.seconds(2))
    bench.settle()
    #expect(bench.problems() == [] && bench.believer.files.count == 3)
  }

  @Test("a root that is replaced by a link is offline, and nothing is withdrawn")
  func replacedByLink() throws {
    var bench = try bench()
    bench.folder.rename("in", "away")
    bench.folder.symbolicLink(to: "away", at: "in")
    bench.take()
    bench.pass(.seconds(5))
    bench.take()
    #expect(bench.facts().map(told) == ["offline notFolder"])
    #expect(bench.believer.files.count == 2)
  }

  @Test("a scan that the root's end cuts short withdraws nothing")
  func cutShort() throws {
    var bench = try bench()
    bench.tracker.requestScan(of: [])
    bench.takeOnce(1)
    bench.folder.rename("in", "away")
    bench.take()
    #expect(bench.facts().map(told) == ["scan ", "end  false", "offline missing"])
    #expect(bench.believer.files.count == 2)
  }

  @Test("a root that is not there, or on another file system, is refused")
  func refused() {
    #expect(throws: WatchError.self) {
      let options = WatchOptions(root: bytes("/nowhere/at/all"))
      _ = try FolderTracker.open(options, at: .now).status
    }
    #expect(throws: WatchError.self) {
      let folder = TestFolder()
      let options = WatchOptions(root: folder.root, expectedDevice: 1)
      _ = try FolderTracker.open(options, at: .now).status
    }
  }

  @Test("the whole folder is scanned at the interval, as a net")
  func net() throws {
    var bench = try bench()
    bench.pass(.seconds(3599))
    bench.take()
    #expect(bench.facts() == [])
    bench.pass(.seconds(2))
    bench.take()
    #expect(bench.facts().map(told).contains("scan "))
  }
}
