// Documents that have more than one name.
// SPDX-License-Identifier: Apache-2.0

/// The watches on documents with several names, each with the names that are documents.
///
/// The kernel tells of a write in the directory of that name through which the file was opened; the
/// other names, and names outside of the folder, it tells only to who watches the file itself.
struct LinkedFiles: Sendable {
  private struct File: Sendable {
    var inode: UInt64
    var names: Set<Entry> = []
  }

  private var files: [Int32: File] = [:]
  private var watches: [Entry: Int32] = [:]

  /// How many watches there are.
  var count: Int { files.count }

  /// The names of the file that a watch is on; nil for the watch of a directory.
  func names(of watch: Int32) -> Set<Entry>? { files[watch]?.names }

  /// Whether a name is followed, and still is one of that file.
  func follows(_ entry: Entry, inode: UInt64) -> Bool {
    watches[entry].flatMap { files[$0]?.inode } == inode
  }

  /// Adds a name of the file that a watch is on, and says how many are known of it now.
  mutating func add(_ entry: Entry, inode: UInt64, watch: Int32) -> Int {
    watches[entry] = watch
    files[watch, default: File(inode: inode)].names.insert(entry)
    return files[watch]?.names.count ?? 0
  }

  /// Forgets a name, and gives the watch if it was the last one of its file.
  mutating func remove(_ entry: Entry) -> Int32? {
    guard let watch = watches.removeValue(forKey: entry) else { return nil }
    files[watch]?.names.remove(entry)
    guard files[watch]?.names.isEmpty == true else { return nil }
    files[watch] = nil
    return watch
  }

  /// The kernel has ended a watch.
  mutating func watchEnded(_ watch: Int32) {
    for entry in files.removeValue(forKey: watch)?.names ?? [] { watches[entry] = nil }
  }

  /// Forgets everything and gives all watches.
  mutating func reset() -> [Int32] {
    defer { self = LinkedFiles() }
    return Array(files.keys)
  }

  /// The names in directories that are not there any more.
  func names(where isGone: (DirectoryTree.ID) -> Bool) -> [Entry] {
    watches.keys.filter { isGone($0.directory) }
  }
}
