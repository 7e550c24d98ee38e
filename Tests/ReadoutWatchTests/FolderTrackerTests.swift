// Everyday operations on a folder, and what is reported of them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import ReadoutWatch

/// A fact without its signature.
func told(_ change: FolderChange) -> String {
  switch change {
  case .present(let path, _): "present \(printable(path))"
  case .seen(let path, _): "seen \(printable(path))"
  case .writing(let path): "writing \(printable(path))"
  case .moved(let from, let to, _, _): "moved \(printable(from)) \(printable(to))"
  case .gone(let path): "gone \(printable(path))"
  case .goneTree(let path): "goneTree \(printable(path))"
  case .linked: "linked"
  case .scanBegan(let paths, _): "scan \(paths.map(printable).joined(separator: " "))"
  case .scanEnded(let paths, _, let isComplete, _):
    "end \(paths.map(printable).joined(separator: " ")) \(isComplete)"
  case .rootOffline(let reason): "offline \(reason)"
  case .rootOnline: "online"
  }
}

@Suite struct FolderTrackerTests {
  /// A started bench on a folder with some files, and nothing told yet.
  func bench(_ files: [String] = []) throws -> Bench {
    let folder = TestFolder()
    for file in files {
      let parts = file.split(separator: "/").dropLast()
      if !parts.isEmpty { folder.makeDirectories("in/" + parts.joined(separator: "/")) }
      folder.write("in/" + file)
      folder.age("in/" + file, seconds: -60)
    }
    var bench = try Bench(folder)
    bench.start()
    return bench
  }

  @Test("the first scan reports what is there, between its beginning and its end")
  func firstScan() throws {
    var bench = try bench(["a.txt", "d/b.md", "d/e/c.HTML"])
    let facts = bench.facts().map(told)
    #expect(facts.first == "scan " && facts.last == "end  true")
    #expect(Set(facts) == ["scan ", "end  true", "seen a.txt", "seen d/b.md", "seen d/e/c.HTML"])
    #expect(bench.problems() == [])
    #expect(bench.tracker.status.counts.documents == 3)
    #expect(bench.tracker.status.directories == 3 && bench.tracker.status.watches == 3)
  }

  @Test("a file is reported when it is closed, not before, and without waiting")
  func closing() throws {
    var bench = try bench()
    _ = bench.facts()
    var file = bench.folder.openForWriting(bytes("in/a.txt"))
    bench.take()
    #expect(bench.facts() == [])
    bench.folder.put("words", into: try #require(file))
    bench.take()
    #expect(bench.facts() == [])
    file = nil
    bench.take()
    #expect(bench.facts().map(told) == ["present a.txt"])
  }

  @Test("a save by writing beside and renaming is one present, with nothing gone")
  func atomicSave() throws {
    var bench = try bench(["a.txt"])
    _ = bench.facts()
    bench.folder.write("in/.a.txt.swp", "new words")
    bench.folder.rename("in/.a.txt.swp", "in/a.txt")
    bench.settle()
    #expect(bench.facts().map(told) == ["present a.txt"])
    #expect(bench.problems() == [])
  }

  @Test("a save by renaming away and writing anew is one present, with nothing gone")
  func backupSave() throws {
    var bench = try bench(["a.txt"])
    _ = bench.facts()
    bench.folder.rename("in/a.txt", "in/a.txt~")
    bench.take()
    bench.folder.write("in/a.txt", "new words")
    bench.settle()
    #expect(bench.facts().map(told) == ["present a.txt"])
    #expect(bench.problems() == [])
  }

  @Test("a deleted file is gone after the grace period, and no sooner")
  func deletion() throws {
    var bench = try bench(["a.txt"])
    _ = bench.facts()
    bench.folder.delete("in/a.txt")
    bench.take()
    bench.pass(.milliseconds(900))
    bench.take()
    #expect(bench.facts() == [])
    bench.pass(.milliseconds(101))
    bench.take()
    #expect(bench.facts().map(told) == ["gone a.txt"])
  }

  @Test("a rename is told at once as one fact, and over several steps too")
  func rename() throws {
    var bench = try bench(["a.txt", "d/x.txt"])
    _ = bench.facts()
    bench.folder.rename("in/a.txt", "in/d/b.txt")
    bench.take()
    #expect(bench.facts().map(told) == ["moved a.txt d/b.txt"])
    bench.folder.rename("in/d/b.txt", "in/c.txt")
    bench.folder.rename("in/c.txt", "in/d/e.txt")
    bench.take()
    #expect(bench.facts().map(told) == ["moved d/b.txt d/e.txt"])
    bench.settle()
    #expect(bench.problems() == [])
  }

  @Test("a rename whose old path is taken again is told so that nothing is lost")
  func renameAndReplace() throws {
    var bench = try bench(["a.txt"])
    bench.folder.write("in/a.txt", "first")
    bench.folder.rename("in/a.txt", "in/b.txt")
    bench.folder.write("in/a.txt", "second")
    bench.settle()
    #expect(bench.problems() == [])
  }

  @Test("two files that change places are both told")
  func swapped() throws {
    var bench = try bench(["a.txt", "b.txt"])
    bench.folder.rename("in/a.txt", "in/c.txt")
    bench.folder.rename("in/b.txt", "in/a.txt")
    bench.folder.rename("in/c.txt", "in/b.txt")
    bench.settle()
    #expect(bench.problems() == [])
  }

  @Test("a directory that is renamed keeps its documents as renamed ones")
  func renamedTree() throws {
    var bench = try bench(["d/a.txt", "d/e/b.txt"])
    _ = bench.facts()
    bench.folder.rename("in/d", "in/f")
    bench.take()
    #expect(
      Set(bench.facts().map(told)) == [
        "moved d/a.txt f/a.txt", "moved d/e/b.txt f/e/b.txt", "goneTree d",
      ])
    bench.folder.write("in/f/e/new.txt")
    bench.settle()
    #expect(bench.facts().map(told) == ["present f/e/new.txt"])
    #expect(bench.problems() == [])
  }

  @Test("a directory renamed twice before anybody looks is one rename")
  func renamedTreeTwice() throws {
    var bench = try bench(["d/a.txt"])
    _ = bench.facts()
    bench.folder.rename("in/d", "in/e")
    bench.folder.rename("in/e", "in/f")
    bench.take()
    #expect(bench.facts().map(told).contains("moved d/a.txt f/a.txt"))
    bench.settle()
    #expect(bench.problems() == [])
  }

  @Test("a renamed directory whose old path is made again is compared in full")
  func renamedTreeReplaced() throws {
    var bench = try bench(["d/a.txt", "d/b.txt"])
    bench.folder.delete("in/d/b.txt")
    bench.folder.rename("in/d", "in/e")
    bench.folder.makeDirectory("in/d")
    bench.folder.write("in/d/a.txt", "another")
    bench.settle()
    #expect(!bench.facts().map(told).contains("moved d/a.txt e/a.txt"))
    #expect(bench.problems() == [])
  }

  @Test("two directories that change places in one step are both told")
  func exchangedTrees() throws {
    var bench = try bench(["d/a.txt", "e/b.txt", "e/a.txt"])
    bench.folder.exchange("in/d", "in/e")
    bench.settle()
    bench.folder.write("in/d/new.txt")
    bench.folder.write("in/e/new.txt")
    bench.settle()
    #expect(bench.problems() == [])
    #expect(bench.tracker.status.watches == 3)
  }

  @Test("trees that are moved out are gone, trees that are moved in are there")
  func movedOutAndIn() throws {
    var bench = try bench(["d/a.txt", "d/e/b.txt", "c.txt"])
    _ = bench.facts()
    bench.folder.rename("in/d", "out/d")
    bench.folder.rename("in/c.txt", "out/c.txt")
    bench.settle()
    #expect(Set(bench.facts().map(told)) == ["gone c.txt", "goneTree d"])
    #expect(bench.tracker.status.watches == 1)
    bench.folder.write("out/d/e/late.txt")
    bench.settle()
    #expect(bench.facts() == [])
    bench.folder.rename("out/d", "in/back")
    bench.settle()
    #expect(bench.believer.files.count == 3)
    #expect(bench.problems() == [])
  }

  @Test("a tree that is moved out and back within the grace period is not gone")
  func outAndBack() throws {
    var bench = try bench(["d/a.txt"])
    _ = bench.facts()
    bench.folder.rename("in/d", "out/d")
    bench.take()
    bench.folder.rename("out/d", "in/d")
    bench.settle()
    #expect(!bench.facts().map(told).contains("goneTree d"))
    #expect(bench.problems() == [])
  }

  @Test("a tree that is deleted is gone")
  func deletedTree() throws {
    var bench = try bench(["d/a.txt", "d/e/b.txt", "c.txt"])
    bench.folder.remove("in/d")
    bench.settle()
    #expect(Array(bench.believer.files.keys) == [bytes("c.txt")])
    bench.folder.makeDirectories("in/d/e")
    bench.folder.write("in/d/e/b.txt")
    bench.settle()
    #expect(bench.problems() == [])
    #expect(bench.tracker.status.watches == 3)
  }

  @Test("directories made one in the other with a file at once are all seen", arguments: [1, 7])
  func deepDirectories(takeEvery: Int) throws {
    var bench = try bench()
    for number in 0..<2000 {
      bench.folder.makeDirectories("in/\(number)/a/b/c")
      bench.folder.write("in/\(number)/a/b/c/x.txt")
      if number % takeEvery == 0 { bench.take() }
    }
    bench.settle()
    #expect(bench.believer.files.count == 2000)
    #expect(bench.problems() == [])
  }

  @Test("a directory that is renamed to where it is left out takes all with it, pending writes too")
  func renamedToCompanion() throws {
    var bench = try bench(["p.html", "d/a.txt", "d/e/b.txt"])
    bench.folder.write("in/d/a.txt", "more")
    bench.folder.write("in/d/e/b.txt", "more")
    bench.folder.rename("in/d", "in/p_files")
    bench.settle()
    #expect(bench.problems() == [])
    #expect(bench.believer.files.keys.map(printable) == ["p.html"])
  }

  @Test("a hard link, which nobody closes, is seen at once")
  func hardLink() throws {
    var bench = try bench()
    _ = bench.facts()
    bench.folder.write("out/a.txt")
    bench.folder.hardLink("out/a.txt", "in/b.txt")
    bench.take()
    #expect(bench.facts().map(told) == ["linked", "present b.txt"])
  }

  @Test("a file whose permissions change is reported again")
  func permissions() throws {
    var bench = try bench(["a.txt"])
    bench.folder.setMode("in/a.txt", 0)
    bench.take()
    _ = bench.facts()
    bench.folder.setMode("in/a.txt", 0o644)
    bench.take()
    #expect(bench.facts().map(told) == ["present a.txt"])
  }

  @Test("links, FIFOs and other files are counted and not reported")
  func othersCounted() throws {
    var bench = try bench(["a.txt", "b.pdf", ".hidden.txt", "old.txt~", ".git/x.txt"])
    bench.folder.symbolicLink(to: "a.txt", at: "in/link.txt")
    bench.folder.symbolicLink(to: "../out", at: "in/linked")
    bench.folder.makeFIFO("in/pipe.txt")
    bench.folder.write("out/secret.txt")
    bench.tracker.requestScan(of: [])
    bench.settle()
    let counts = bench.tracker.status.counts
    #expect(counts.documents == 1 && counts.links == 2 && counts.specials == 1)
    #expect(counts.others == 1 && counts.ignored == 3)
    #expect(bench.problems() == [])
  }

  @Test("a document that is replaced by a link or a FIFO is gone")
  func replacedByLink() throws {
    var bench = try bench(["a.txt", "b.txt", "d/c.txt"])
    bench.folder.write("out/c.txt")
    bench.folder.delete("in/a.txt")
    bench.folder.symbolicLink(to: "../out/c.txt", at: "in/a.txt")
    bench.folder.delete("in/b.txt")
    bench.folder.makeFIFO("in/b.txt")
    bench.folder.rename("in/d", "out/d")
    bench.folder.symbolicLink(to: "../out/d", at: "in/d")
    bench.settle()
    #expect(bench.believer.files.isEmpty)
    #expect(bench.problems() == [])
  }

  @Test("what lies beside a saved page is skipped, as long as the page is there")
  func companions() throws {
    var bench = try bench(["p.html", "p_files/x.html", "q_files/y.html"])
    #expect(Set(bench.believer.files.keys) == [bytes("p.html"), bytes("q_files/y.html")])
    bench.folder.write("in/q.htm")
    bench.settle()
    #expect(Set(bench.believer.files.keys) == [bytes("p.html"), bytes("q.htm")])
    bench.folder.delete("in/p.html")
    bench.settle()
    #expect(Set(bench.believer.files.keys) == [bytes("p_files/x.html"), bytes("q.htm")])
    #expect(bench.problems() == [])
  }

  @Test("names are bytes: newlines and invalid UTF-8 are kept")
  func oddNames() throws {
    var bench = try bench()
    let names: [[UInt8]] = [
      bytes("a\nb.txt"), [0xFF, 0xFE] + bytes(".txt"), bytes("é \u{202E}.md"),
    ]
    for name in names { bench.folder.write(bytes("in/") + name) }
    let directory: [UInt8] = [0x80, 0x0A]
    bench.folder.makeDirectory(bytes("in/") + directory)
    bench.folder.write(bytes("in/") + directory + bytes("/z.txt"))
    bench.settle()
    #expect(Set(bench.believer.files.keys) == Set(names + [directory + bytes("/z.txt")]))
  }

  @Test("what patterns ignore is not reported, and is when it leaves their reach")
  func ignored() throws {
    let folder = TestFolder()
    folder.makeDirectories("in/drafts/x")
    folder.write("in/drafts/x/a.txt")
    folder.write("in/note.tmp.txt")
    folder.write("in/keep.txt")
    var bench = try Bench(folder) { $0.ignore = ["drafts/", "*.tmp.txt"] }
    bench.start()
    folder.write("in/drafts/x/b.txt")
    folder.write("in/new.tmp.txt")
    bench.settle()
    #expect(Array(bench.believer.files.keys) == [bytes("keep.txt")])
    folder.rename("in/drafts", "in/final")
    bench.settle()
    #expect(bench.believer.files.count == 3)
    folder.rename("in/final", "in/drafts")
    bench.settle()
    #expect(Array(bench.believer.files.keys) == [bytes("keep.txt")])
  }

  @Test("a file that a scan finds while it is written is waited for, and not withdrawn")
  func writtenDuringScan() throws {
    var bench = try bench(["a.txt"])
    var file = bench.folder.openForWriting(bytes("in/a.txt"), append: true)
    bench.folder.put("more", into: try #require(file))
    bench.take()
    _ = bench.facts()
    bench.tracker.requestScan(of: [])
    bench.take()
    #expect(bench.facts().map(told) == ["scan ", "writing a.txt"])
    bench.settle()
    file = nil
    bench.settle()
    #expect(bench.problems() == [])
  }
}
