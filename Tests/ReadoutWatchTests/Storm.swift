// Random operations on a folder, repeatable by their seed.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

@testable import ReadoutWatch

/// What people and programs do to a folder, one operation after the other.
struct Storm {
  let folder: TestFolder
  private var random: SplitMix64
  private var openFiles: [OpenFile] = []
  private var counter = 0

  init(_ folder: TestFolder, seed: UInt64) {
    self.folder = folder
    random = SplitMix64(seed: seed)
    folder.write("out/linked")
  }

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  private mutating func pick(_ choices: [String]) -> String {
    choices[below(choices.count)]
  }

  /// A directory of the watched part, which need not be there.
  private mutating func directory() -> String {
    var path = "in"
    for _ in 0..<below(4) { path += "/" + pick(["a", "b", "c", "p_files", ".hidden"]) }
    return path
  }

  private mutating func file() -> String {
    directory() + "/" + pick(["f.txt", "g.md", "p.html", "h.TXT", "i.bak", "j.txt~", ".k.txt"])
  }

  private mutating func text() -> String {
    counter += 1
    return String(repeating: "\(counter) ", count: 1 + below(5))
  }

  /// Ends everything that is still being written.
  mutating func finish() { openFiles = [] }

  mutating func step() {
    switch below(25) {
    case 0, 1:
      let path = directory()
      folder.makeDirectories(path)
      folder.write(path + "/new.txt", text())
    case 2: folder.makeDirectories(directory())
    case 3, 4, 5: folder.write(file(), text())
    case 6: folder.write(file(), text(), append: true)
    case 7: atomicSave(file())
    case 8: backupSave(file())
    case 9, 10: folder.delete(file())
    case 11: folder.remove(safe(directory()))
    case 12, 13: folder.rename(file(), file())
    case 14, 15: folder.rename(safe(directory()), safe(directory()))
    case 16: folder.rename(safe(directory()), "out/" + pick(["a", "b"]))
    case 17: folder.rename("out/" + pick(["a", "b"]), safe(directory()))
    case 18: folder.rename(file(), "out/" + pick(["f.txt", "g.md"]))
    case 19: folder.rename("out/" + pick(["f.txt", "g.md"]), file())
    case 20: link()
    case 21: odd()
    case 22: folder.exchange(safe(directory()), safe(directory()))
    case 23: folder.setMode(file(), below(2) == 0 ? 0o600 : 0o644)
    default: keepOpen(file())
    }
  }

  /// One more name of a file, at a place that is watched, or a write through any of its names.
  private mutating func link() {
    let place = "in/" + pick(["", "a/", "b/", "a/b/", "c/"])
    switch below(4) {
    case 0: folder.hardLink("out/linked", place + "link.txt")
    case 1:
      folder.hardLink(
        place + pick(["f.txt", "g.md"]), place + pick(["l.md", "l.bak", "link.txt"]))
    case 2: folder.write("out/linked", text(), append: true)
    default: folder.write(place + pick(["l.md", "l.bak", "link.txt"]), text(), append: true)
    }
  }

  /// Never the root itself.
  private mutating func safe(_ path: String) -> String { path == "in" ? "in/a" : path }

  private mutating func atomicSave(_ path: String) {
    let temporary = path + ".tmp"
    folder.write(temporary, text())
    folder.rename(temporary, path)
  }

  private mutating func backupSave(_ path: String) {
    folder.rename(path, path + "~")
    folder.write(path, text())
  }

  private mutating func keepOpen(_ path: String) {
    if below(2) == 0, !openFiles.isEmpty { openFiles.remove(at: below(openFiles.count)) }
    guard let file = folder.openForWriting(bytes(path), append: true) else { return }
    folder.put(text(), into: file)
    openFiles.append(file)
  }

  private mutating func odd() {
    let path = file()
    switch below(4) {
    case 0: folder.symbolicLink(to: "../out", at: path)
    case 1: folder.makeFIFO(path)
    case 2: folder.symbolicLink(to: "../../out", at: safe(directory()))
    default: folder.age(path, seconds: -3600)
    }
  }
}
