// Documents that have more than one name.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ReadoutWatch

@Suite struct LinkTests {
  /// A started bench on two old documents, and nothing told yet.
  private func bench(_ change: (inout WatchOptions) -> Void = { _ in }) throws -> Bench {
    let folder = TestFolder()
    folder.makeDirectory("in/d")
    for name in ["in/a.txt", "in/d/b.txt"] {
      folder.write(name)
      folder.age(name, seconds: -60)
    }
    var bench = try Bench(folder, change)
    bench.start()
    _ = bench.facts()
    return bench
  }

  @Test(
    "a document that is written through another name of its file is told under both",
    arguments: ["in/d/c.txt", "in/c.csv", "in/.c"])
  func otherName(other: String) throws {
    var bench = try bench()
    bench.folder.hardLink("in/a.txt", other)
    bench.settle()
    _ = bench.facts()
    bench.folder.write(other, " more", append: true)
    bench.settle()
    #expect(bench.facts().map(told).contains("present a.txt"))
    #expect(bench.problems() == [])
    bench.folder.write("in/a.txt", " and more", append: true)
    bench.settle()
    #expect(bench.problems() == [])
  }

  @Test("another name is found in a directory that was made with it", arguments: ["c.csv", ".c"])
  func otherNameInNewDirectory(other: String) throws {
    var bench = try bench()
    // The watch of a directory comes after what was put there at once.
    bench.folder.makeDirectories("in/new/e")
    bench.folder.hardLink("in/a.txt", "in/new/e/" + other)
    bench.settle()
    _ = bench.facts()
    bench.folder.write("in/new/e/" + other, " more", append: true)
    bench.settle()
    #expect(bench.facts().map(told).contains("present a.txt"))
    #expect(bench.problems() == [])
  }

  @Test(
    "a name that has gone where nobody looks before anybody did has all looked at in a while",
    arguments: ["e.txt", "e.csv"], ["in/page_files/d", "out/d"])
  func unseenName(other: String, aside: String) throws {
    var bench = try bench()
    bench.folder.makeDirectories("in/page_files")
    bench.folder.write("in/page.html")
    bench.settle()
    bench.folder.hardLink("in/a.txt", "in/d/" + other)
    bench.folder.rename("in/d", aside)
    bench.settle()
    _ = bench.facts()
    bench.folder.write(aside + "/" + other, " more", append: true)
    bench.pass(bench.tracker.options.pollInterval)
    bench.settle()
    #expect(bench.facts().map(told).contains("seen a.txt"))
    #expect(bench.problems() == [])
  }

  /// What becomes of a name that nobody has looked at.
  enum Fate: CaseIterable {
    case removed, replaced, movedOut, removedWithItsFolder
  }

  @Test(
    "where documents have several names, one that came and went may have been one more of them",
    arguments: ["e.txt", "e.csv"], Fate.allCases)
  func briefName(other: String, fate: Fate) throws {
    var bench = try bench()
    bench.folder.hardLink("in/d/b.txt", "in/c.txt")
    bench.settle()
    _ = bench.facts()
    let name = fate == .removedWithItsFolder ? "in/e/" + other : "in/" + other
    if fate == .removedWithItsFolder { bench.folder.makeDirectory("in/e") }
    bench.folder.hardLink("in/a.txt", name)
    bench.folder.write(name, " more", append: true)
    switch fate {
    case .removed: bench.folder.delete(name)
    case .replaced:
      bench.folder.write("out/new", "new")
      bench.folder.rename("out/new", name)
    case .movedOut: bench.folder.rename(name, "out/e")
    case .removedWithItsFolder: bench.folder.remove("in/e")
    }
    bench.settle()
    _ = bench.facts()
    #expect(bench.tracker.status.hasDoubts)
    bench.pass(bench.tracker.options.pollInterval)
    bench.settle()
    #expect(bench.facts().map(told).contains("seen a.txt"))
    #expect(bench.problems() == [])
    #expect(!bench.tracker.status.hasDoubts)
  }

  @Test("a save by another name is nothing to look for, even where documents have several names")
  func savedByRename() throws {
    var bench = try bench()
    bench.folder.hardLink("in/a.txt", "in/c.txt")
    bench.settle()
    bench.folder.write("in/d/b.txt.part")
    bench.folder.rename("in/d/b.txt.part", "in/d/b.txt")
    bench.folder.write("in/e.txt")
    bench.folder.rename("in/e.txt", "in/f.csv")
    bench.settle()
    bench.pass(.seconds(3))
    bench.settle()
    #expect(!bench.tracker.status.hasDoubts)
    #expect(bench.problems() == [])
  }

  @Test("a file that was written and has gone is nothing to look for")
  func temporary() throws {
    var bench = try bench()
    let before = bench.tracker.nextRescan
    for name in ["in/e.txt", "in/e.csv"] {
      bench.folder.write(name)
      bench.folder.rename(name, "out/" + name.dropFirst(3))
    }
    bench.settle()
    #expect(bench.tracker.nextRescan == before)
    bench.folder.hardLink("in/a.txt", "in/e.csv")
    bench.folder.remove("in/e.csv")
    bench.settle()
    #expect(bench.tracker.nextRescan == before)
  }

  @Test("names that a scan finds are followed from then on, also from outside of the folder")
  func outside() throws {
    let folder = TestFolder()
    folder.write("out/a.txt")
    folder.hardLink("out/a.txt", "in/b.txt")
    folder.hardLink("out/a.txt", "in/c.txt")
    var bench = try Bench(folder)
    bench.start()
    _ = bench.facts()
    bench.folder.write("out/a.txt", " more", append: true)
    bench.settle()
    #expect(Set(bench.facts().map(told)) == ["present b.txt", "present c.txt"])
    #expect(bench.problems() == [])
  }

  @Test("a renamed name is followed under the new one, and a file with one name no more")
  func renamed() throws {
    var bench = try bench()
    bench.folder.hardLink("in/a.txt", "in/c.txt")
    bench.settle()
    #expect(bench.tracker.links.count == 1)
    bench.folder.rename("in/c.txt", "in/d/e.txt")
    bench.folder.rename("in/d", "in/f")
    bench.settle()
    bench.folder.write("in/a.txt", " more", append: true)
    bench.settle()
    #expect(bench.problems() == [])
    bench.folder.delete("in/f/e.txt")
    bench.settle()
    #expect(bench.tracker.links.count == 0)
    #expect(bench.problems() == [])
  }

  @Test("watches on files end with the directory that they lie in, at the next scan")
  func swept() throws {
    var bench = try bench()
    bench.folder.hardLink("in/d/b.txt", "in/d/c.txt")
    bench.settle()
    bench.folder.rename("in/d", "out/d")
    bench.settle()
    bench.tracker.requestScan(of: [])
    bench.settle()
    #expect(bench.tracker.links.count == 0)
    #expect(bench.problems() == [])
  }

  @Test("where the kernel gives no watch, the directories of such documents are polled")
  func limited() throws {
    var bench = try bench { $0.watchLimit = 2 }
    bench.folder.hardLink("in/a.txt", "in/d/c.txt")
    bench.settle()
    #expect(
      bench.tracker.status.degradations
        == [.watchLimit(polledDirectories: 2, neededWatches: 4)])
    bench.folder.write("in/a.txt", " more", append: true)
    bench.settle()
    bench.pass(.seconds(31))
    bench.settle()
    #expect(bench.problems() == [])
    bench.folder.delete("in/d/c.txt")
    bench.pass(.seconds(31))
    bench.settle()
    #expect(bench.tracker.status.degradations == [])
  }
}
