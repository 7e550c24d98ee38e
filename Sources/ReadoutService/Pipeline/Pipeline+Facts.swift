// What each fact of the watcher asks for.
// SPDX-License-Identifier: Apache-2.0

import Logging
import ReadoutIndex
import ReadoutModel
import ReadoutWatch

extension Pipeline {
  /// Until it is known whether the first scan is a large one, facts are only collected.
  func hold(_ change: FolderChange) async throws(IndexError) {
    guard building == .undecided else { return try await apply(change) }
    held.append(change)
    if case .scanEnded(let folders, _, _, _) = change, folders.contains([]) {
      building = .announced
    } else if held.count > settings.announce.firstScanLimit + 1 {
      building = .quiet
      try index.setNote(Building.note, Building.quiet.rawValue)
    } else if held.count > Pipeline.mostHeld {
      building = .announced
    } else {
      return
    }
    let facts = held
    held = []
    for fact in facts where !isStopped { try await apply(fact) }
  }

  func apply(_ change: FolderChange) async throws(IndexError) {
    switch change {
    case .present(let path, let signature):
      try await add(.read(path: path, signature: signature, isFromScan: false))
    case .seen(let path, let signature):
      try await add(.read(path: path, signature: signature, isFromScan: true))
    case .moved(let from, let to, let signature, let isRenameOnly):
      try await add(
        .move(from: from, to: to, signature: signature, isRenameOnly: isRenameOnly))
    case .gone(let path):
      try await add(.remove(path: path))
    case .goneTree(let path):
      try await flush()
      for path in try index.paths(under: path) { try await add(.remove(path: path)) }
    case .linked(let device, let inode):
      linked.insert(FileNumber(device: device, inode: inode))
    case .writing(let path):
      if scan != nil { try meet([ScannedFile(path: path, signature: .unknown)]) }
    case .scanBegan(let folders, _):
      try await flush()
      if folders.contains([]) { hasUnreadable = false }
      if building == .recovering, folders.contains([]) {
        try index.setNote(Building.note, Building.recovering.rawValue)
        unannounced = []
      }
      scan = FolderScan()
      onState(.scanning(documents: 0))
    case .scanEnded(let folders, _, let isComplete, let counts):
      var isAway = false
      if counts.documents == 0, folders.contains([]) { isAway = try isElsewhere() }
      if isAway { log.warning("\(Pipeline.awayMessage)") }
      try await endScan(of: folders, isComplete: isComplete && !isAway)
    case .rootOffline(let reason):
      log.warning("the watched folder cannot be reached (\(reason)), keeping what is known")
    case .rootOnline:
      log.notice("the watched folder is back")
    }
  }

  func add(_ task: Batch.Task) async throws(IndexError) {
    if !batch.hasRoom(for: task, among: mostTasks) { try await flush() }
    batch.append(task)
  }
}
