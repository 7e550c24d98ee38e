// Facts about single documents: looked at when they are reported.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import ReadoutModel

extension FolderTracker {
  /// What is found where a document may be.
  enum Finding {
    /// A regular file that the rules take.
    case document(EntryStatus, path: [UInt8])
    /// None, or something else.
    case nothing(path: [UInt8])
    /// The directory is not beneath the root any more; its own events tell the rest.
    case unreachable
  }

  /// Reports what an event has hinted at.
  mutating func look(at entry: Entry, _ hint: Hint) {
    guard rules.isDocumentName(entry.name) else {
      if !lookAtOther(entry) { suspectGoneName(hint) }
      return
    }
    guard case .document(var status, let path) = find(entry) else {
      unfollow(entry)
      suspectGoneName(hint)
      heldFiles.set(entry, (), deadline: deadline)
      return
    }
    status = follow(entry, status)
    // A new hard link is whole from the beginning, and nobody closes it. Any other new file is
    // closed by its writer; should that not happen, quiet tells that it is done.
    let isWhole = hint.isNew ? status.linkCount > 1 : hint.isWhole || !isRecent(status)
    guard isWhole else {
      settle(entry, status)
      return
    }
    settling.remove(entry)
    heldFiles.remove(entry)
    if let origin = hint.origin, origin != path, !hasDocument(at: origin) {
      // While events are missing, nobody knows what was written.
      let isSure = !hint.isWritten && scan == nil && scanRequests.isEmpty
      output.append(
        .moved(from: origin, to: path, signature: status.signature, isRenameOnly: isSure))
    } else {
      output.append(.present(path: path, signature: status.signature))
    }
  }

  /// Does one thing whose time has come; false where there is none.
  mutating func expire() -> Bool {
    let time = now.monotonic
    while let (_, move) = fileMoves.popDue(at: time) {
      if move.isUnseen { suspectBriefName() }
    }
    if let (entry, _) = heldFiles.popDue(at: time) {
      switch find(entry) {
      case .document(let status, _): if !settling.contains(entry) { settle(entry, status) }
      case .nothing(let path): output.append(.gone(path: path))
      case .unreachable: break
      }
    } else if let (entry, before) = settling.popDue(at: time) {
      checkSettled(entry, before)
    } else if let (_, move) = treeMoves.popDue(at: time) {
      drop(move.node)
      compareTree(at: move.origin)
    } else if let (path, _) = heldTrees.popDue(at: time) {
      compareTree(at: path)
    } else {
      return false
    }
    return true
  }

  /// Waits until a document is quiet.
  mutating func settle(_ entry: Entry, _ status: EntryStatus) {
    settling.set(entry, Settling(signature: status.signature), deadline: deadline)
  }

  /// Whether a file was written so lately that its writer may not be done.
  ///
  /// A time in the future counts as late: then only quiet can tell.
  func isRecent(_ status: EntryStatus) -> Bool {
    let age = now.wall.subtractingReportingOverflow(status.signature.modifiedNanoseconds)
    return !age.overflow && age.partialValue < Int64(clamping: grace)
      && settling.count < settlingLimit
  }

  /// More files than this are not waited for: they are read as they are, and again when closed.
  private var settlingLimit: Int { 4_096 }

  private mutating func checkSettled(_ entry: Entry, _ before: Settling) {
    guard case .document(let status, let path) = find(entry) else {
      heldFiles.set(entry, (), deadline: deadline)
      return
    }
    var next = Settling(signature: status.signature)
    if status.signature == before.signature { next.quietRounds = before.quietRounds + 1 }
    // Whoever makes a file and leaves it empty has mostly not begun to write.
    let needed = status.signature.size == 0 ? 10 : 1
    if next.quietRounds >= needed {
      heldFiles.remove(entry)
      output.append(.present(path: path, signature: status.signature))
    } else {
      settling.set(entry, next, deadline: deadline)
    }
  }

  /// Looks at a name, opening nothing but its directory.
  mutating func find(_ entry: Entry) -> Finding {
    guard let directory = tree.path(of: entry.directory) else { return .unreachable }
    let path = joined(directory, entry.name)
    guard path.count <= PathRules.pathLimit, !rules.isIgnored(path, isDirectory: false) else {
      return .nothing(path: path)
    }
    do {
      let status = try handle(of: entry.directory, path: directory).status(of: entry.name)
      return status.kind == .regular ? .document(status, path: path) : .nothing(path: path)
    } catch {
      noteFailure(error)
      return .nothing(path: path)
    }
  }

  /// Whether a document is at a path now.
  mutating func hasDocument(at path: [UInt8]) -> Bool {
    status(at: path)?.kind == .regular
  }

  /// What is at a path now, without following links.
  mutating func status(at path: [UInt8]) -> EntryStatus? {
    guard let rootFile else { return nil }
    do {
      guard let split = path.lastIndex(of: slash) else { return try rootFile.status(of: path) }
      let directory = try rootFile.open(
        Array(path[..<split]), flags: OpenFile.pathOnly | O_DIRECTORY)
      return try directory.status(of: Array(path[(split + 1)...]))
    } catch {
      noteFailure(error)
      return nil
    }
  }

  /// The directory, open until the end of this piece of work.
  mutating func handle(
    of id: DirectoryTree.ID, path: [UInt8]
  ) throws(SystemError) -> OpenFile {
    if let openDirectory, openDirectory.id == id { return openDirectory.file }
    guard let rootFile else { throw SystemError(code: ENOENT) }
    let file = try rootFile.open(path, flags: OpenFile.pathOnly | O_DIRECTORY)
    openDirectory = (id, file)
    return file
  }

  /// A failure that does not mean that nothing is there: looks again in a while.
  mutating func noteFailure(_ error: SystemError) {
    if [ENOENT, ENOTDIR, ELOOP, EXDEV, EACCES, EPERM, ENAMETOOLONG].contains(error.code) { return }
    rescanInAWhile()
  }
}
