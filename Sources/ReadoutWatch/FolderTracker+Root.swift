// The root: here, gone, away, or another one.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import ReadoutModel

extension FolderTracker {
  /// Opens the root for this piece of work, and notices if it is not the same any more.
  mutating func checkRoot() {
    isRootSuspect = false
    switch rootState {
    case .online(let device, let inode):
      switch openRoot(expecting: device) {
      case .success(let (file, status)) where status.signature.inode == inode && !isRootReplaced:
        rootFile = file
      case .success(let (file, status)):
        goOffline(.missing, device: device)
        goOnline(file, status)
      case .failure(let failure): goOffline(failure.reason, device: device)
      }
    case .offline(let reason, let device, let since, let nextLook, let isGone):
      if !isGone, now.monotonic >= since + grace {
        tellIfDeleted(reason, device: device, since: since)
      }
      guard now.monotonic >= nextLook else { return }
      switch openRoot(expecting: device) {
      case .success(let (file, status)): goOnline(file, status)
      case .failure(let failure): stayOffline(failure.reason)
      }
    }
  }

  private struct RootFailure: Error {
    var reason: OfflineReason
  }

  private func openRoot(
    expecting device: UInt64
  ) -> Result<(OpenFile, EntryStatus), RootFailure> {
    do throws(SystemError) {
      let file = try OpenFile.folder(at: rootPath)
      let status = try file.status()
      guard status.signature.device == device else {
        return .failure(RootFailure(reason: .otherFileSystem))
      }
      return .success((file, status))
    } catch {
      let reason: OfflineReason =
        switch error.code {
        case ENOENT: .missing
        case ENOTDIR, ELOOP: .notFolder
        default: .failed(errno: error.code)
        }
      return .failure(RootFailure(reason: reason))
    }
  }

  private var nextLook: UInt64 { time(after: options.rootInterval) }

  private mutating func goOffline(_ reason: OfflineReason, device: UInt64) {
    for watch in tree.reset() + links.reset() { inotify.unwatch(watch) }
    isRootReplaced = false
    openDirectory = nil
    rootFile = nil
    pending.removeAll()
    companionChecks = []
    permissionChecks = []
    heldFiles.removeAll()
    heldTrees.removeAll()
    fileMoves.removeAll()
    treeMoves.removeAll()
    settling.removeAll()
    currentWalk = nil
    walks = []
    scanRequests = []
    unwatchedLinks = 0
    nextPoll = .max
    if let walk = scan, case .scan(let paths, let generation) = walk.purpose {
      output.append(
        .scanEnded(under: paths, generation: generation, isComplete: false, counts: walk.counts))
    }
    scan = nil
    output.append(.rootOffline(reason))
    rootState = .offline(
      reason, device: device, since: now.monotonic, nextLook: nextLook, isGone: false)
  }

  private mutating func stayOffline(_ reason: OfflineReason) {
    guard case .offline(let before, let device, let since, _, let isGone) = rootState else {
      return
    }
    if before != reason { output.append(.rootOffline(reason)) }
    rootState = .offline(
      reason, device: device, since: before == reason ? since : now.monotonic,
      nextLook: nextLook, isGone: isGone && before == reason)
  }

  private mutating func goOnline(_ file: OpenFile, _ status: EntryStatus) {
    rootState = .online(device: status.signature.device, inode: status.signature.inode)
    rootFile = file
    watchParentOfRoot()
    output.append(.rootOnline)
    requestScan(of: [])
  }

  /// Tells that a root which was deleted on its own file system is gone with all that lay in it.
  ///
  /// Where a file system may have been unmounted, nobody knows, and nothing is withdrawn.
  private mutating func tellIfDeleted(_ reason: OfflineReason, device: UInt64, since: UInt64) {
    rootState = .offline(reason, device: device, since: since, nextLook: nextLook, isGone: true)
    guard reason == .missing, deviceAboveRoot() == device else { return }
    output.append(.goneTree(path: []))
  }

  /// The file system of the nearest directory above the root that is there.
  private func deviceAboveRoot() -> UInt64? {
    var path = rootPath
    while let split = path.lastIndex(of: slash) {
      path = Array(path[..<split])
      let folder = path.isEmpty ? [slash] : path
      do throws(SystemError) {
        return try OpenFile.folder(at: folder).status().signature.device
      } catch {
        if error.code != ENOENT { return nil }
      }
    }
    return nil
  }

  /// Watches the directory that the root is in: the kernel does not tell that a folder is deleted
  /// while anybody has it open, but it tells the directory above.
  mutating func watchParentOfRoot() {
    guard let split = rootPath.lastIndex(of: slash), rootPath.count > 1 else { return }
    let parent = split == 0 ? [slash] : Array(rootPath[..<split])
    do throws(SystemError) {
      let watch = try inotify.watch(
        try OpenFile.folder(at: parent), at: parent, .parentOfRoot)
      if let old = parentWatch, old != watch { inotify.unwatch(old) }
      parentWatch = watch
    } catch {
      // The root's own events and the scan remain.
      parentWatch = nil
    }
  }

  /// Notes a change above the root, if it concerns the root.
  mutating func applyToParent(_ record: InotifyRecord) {
    if record.mask.contains(.ignored) {
      parentWatch = nil
      isRootSuspect = true
    } else if record.name.isEmpty || rootPath.suffix(record.name.count + 1) == [slash] + record.name
    {
      isRootSuspect = true
    }
  }
}
