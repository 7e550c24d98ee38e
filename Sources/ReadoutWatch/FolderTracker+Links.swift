// Following documents that have more than one name.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import ReadoutModel

extension FolderTracker {
  /// Watches a document itself for as long as it has other names, and gives what is there then.
  ///
  /// Other names of it that are known already have to be found by those who keep the numbers of
  /// files: they are asked for once, when this one is found.
  mutating func follow(_ entry: Entry, _ status: EntryStatus) -> EntryStatus {
    let inode = status.signature.inode
    if links.follows(entry, inode: inode), status.linkCount > 1 { return status }
    unfollow(entry)
    guard status.linkCount > 1, let path = tree.path(of: entry.directory) else { return status }
    hasMetLinks = true
    do throws(SystemError) {
      if let limit = options.watchLimit, tree.watchCount + links.count >= limit {
        throw SystemError(code: ENOSPC)
      }
      let directory = try handle(of: entry.directory, path: path)
      let watch = try inotify.watch(entry.name, in: directory)
      // What was written before the watch was placed shows only now.
      let now = try directory.status(of: entry.name)
      let known = links.add(entry, inode: now.signature.inode, watch: watch)
      if UInt64(known) < now.linkCount { tellLinked(now) }
      return now.kind == .regular ? now : status
    } catch {
      if error.code == ENOSPC || error.code == ENOMEM {
        unwatchedLinks += 1
        armPoll()
      }
      return status
    }
  }

  /// Forgets a name of a document, and its watch if there is no other name.
  mutating func unfollow(_ entry: Entry) {
    if let watch = links.remove(entry) { inotify.unwatch(watch) }
  }

  /// Forgets the names in directories that have gone.
  mutating func sweepLinks() {
    for entry in links.names(where: { tree.nodes[$0] == nil }) { unfollow(entry) }
  }

  /// Something has happened to a file with several names, through any of them.
  mutating func applyToLinked(_ record: InotifyRecord, _ names: Set<Entry>) {
    if record.mask.contains(.ignored) {
      links.watchEnded(record.watch)
      return
    }
    for entry in names {
      if record.mask.contains(.closeWrite) { settling.remove(entry) }
      pending.note(entry) {
        guard record.mask.contains(.closeWrite) else { return }
        $0.isWhole = true
        $0.isNew = false
        $0.isWritten = true
      }
    }
  }

  /// Looks at what is no document: it may be one more name of one.
  ///
  /// False where nothing is there.
  @discardableResult
  mutating func lookAtOther(_ entry: Entry) -> Bool {
    guard let path = tree.path(of: entry.directory) else { return false }
    do {
      let status = try handle(of: entry.directory, path: path).status(of: entry.name)
      if status.kind == .regular, status.linkCount > 1 { tellLinked(status) }
      return true
    } catch {
      noteFailure(error)
      return false
    }
  }

  /// Has all documents looked at in a while, since a name could not be looked at.
  ///
  /// It was made, neither closed nor deleted, and is where nobody looks by now. If it is one more name
  /// of a document, what is written through it is not told.
  mutating func suspectUnseenName() { rescanInAWhile() }

  /// What an event named is not there any more.
  mutating func suspectGoneName(_ hint: Hint) {
    if hint.isNew {
      suspectUnseenName()
    } else if hint.isUnseen {
      suspectBriefName()
    }
  }

  /// Has all documents looked at in a while, since a name came and went before anybody looked.
  ///
  /// It was a temporary file, unless it was one more name of a document, which was written through it.
  /// So where no file ever had several names, nothing is to be looked for.
  mutating func suspectBriefName() {
    if hasMetLinks { rescanInAWhile() }
  }

  private mutating func tellLinked(_ status: EntryStatus) {
    hasMetLinks = true
    output.append(.linked(device: status.signature.device, inode: status.signature.inode))
  }

  /// Has paths looked at, as if the kernel had named them.
  mutating func look(atPaths paths: [[UInt8]]) {
    for path in paths {
      let split = path.lastIndex(of: slash)
      guard let directory = tree.node(at: split.map { Array(path[..<$0]) } ?? []) else { continue }
      let name = split.map { Array(path[($0 + 1)...]) } ?? path
      pending.note(Entry(directory: directory, name: name)) { $0.isWritten = true }
    }
  }
}
