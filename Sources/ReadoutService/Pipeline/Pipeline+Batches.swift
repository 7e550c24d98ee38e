// Reading the files of a batch, and committing what became of them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel
import ReadoutWatch

extension Pipeline {
  /// Reads and commits the batch in hand.
  func flush() async throws(IndexError) {
    try await commitBatch()
    try await lookAtLinked()
  }

  /// Has the other names of files looked at, where the index knows documents by them.
  func lookAtLinked() async throws(IndexError) {
    guard !linked.isEmpty, !isStopped else { return }
    var paths: [[UInt8]] = []
    for file in linked { paths += try index.paths(device: file.device, inode: file.inode) }
    linked = []
    if !paths.isEmpty { await watcher.look(at: paths) }
  }

  func commitBatch() async throws(IndexError) {
    guard !batch.isEmpty, !isStopped else { return }
    let start = ContinuousClock.now
    let count = batch.tasks.count
    let tasks = try changed(batch.tasks)
    batch = Batch()
    var work: [Work] = []
    var met: [ScannedFile] = []
    try plan(tasks, &work, &met)
    let outcomes = await outcomes(of: work)
    guard !isStopped else { return }
    var changes: [DocumentChange] = []
    for (item, outcome) in zip(work, outcomes) {
      changes += changesFor(item, outcome)
    }
    if !changes.isEmpty {
      try index.commit(
        changes, announcing: announcement, on: .today,
        resolving: building.isQuiet ? .later : .now)
      noteCommit()
    }
    if scan != nil { try meet(met) }
    if !building.isQuiet { pace.note(count, took: start.duration(to: .now)) }
    if hasUnreadable { retryLater() }
  }

  /// One file to look at, and what the index knows of it.
  struct Work: Sendable {
    var path: [UInt8]
    var signature: FileSignature
    var known: StoredDocument?
    /// The path before a rename that the index has to be told of.
    var movedFrom: [UInt8]?
    var isRemoval = false
    /// Whether the bytes need not be read.
    var isSettled = false
  }

  func plan(
    _ tasks: [Batch.Task], _ work: inout [Work], _ met: inout [ScannedFile]
  ) throws(IndexError) {
    for task in tasks {
      switch task {
      case .remove(let path):
        guard try index.stored(atPath: path) != nil else { continue }
        work.append(Work(path: path, signature: .unknown, isRemoval: true, isSettled: true))
      case .read(let path, let signature, _):
        met.append(ScannedFile(path: path, signature: signature))
        let known = try index.stored(atPath: path)
        work.append(Work(path: path, signature: signature, known: known))
      case .move(let from, let to, let signature, let isRenameOnly):
        met.append(ScannedFile(path: to, signature: signature))
        guard let source = try index.stored(atPath: from) else {
          // A file that was written under another name and put in place, as editors do.
          let known = try index.stored(atPath: to)
          work.append(Work(path: to, signature: signature, known: known))
          continue
        }
        // The kind is told by the name, and a file that could not be read has no hash to keep.
        let isSame =
          building != .again && source.sha256 != nil
          && Pipeline.suffix(of: from) == Pipeline.suffix(of: to)
          && (signature == source.signature
            || isRenameOnly && signature.isRenamed(from: source.signature))
        work.append(
          Work(
            path: to, signature: signature, known: source, movedFrom: from,
            isSettled: isSame))
      }
    }
  }

  func changesFor(_ item: Work, _ outcome: DocumentDesk.Outcome?) -> [DocumentChange] {
    var changes: [DocumentChange] = []
    if item.isRemoval { return [.removed(path: item.path)] }
    if building == .recovering, case .document(let packed, let signature) = outcome {
      let identity = packed.document.identity
      let asAnnounced = AnnouncedDocument(
        path: identity.path, sha256: Array(identity.sha256.utf8))
      guard announced.contains(asAnnounced) else {
        unannounced.append(.read(path: item.path, signature: signature, isFromScan: false))
        return []
      }
    }
    if let from = item.movedFrom {
      changes.append(.moved(from: from, to: item.path, signature: item.signature))
    }
    switch outcome {
    case nil: break
    case .document(let document, let signature):
      changes.append(.put(document, signature: signature))
    case .unchanged(let signature):
      if item.known?.signature != signature || item.movedFrom != nil {
        changes.append(.touched(path: item.path, signature: signature))
      }
    case .gone:
      if item.known != nil { changes.append(.removed(path: item.path)) }
    case .unfinished: forget(item, in: &changes)
    case .later:
      hasUnreadable = true
      forget(item, in: &changes)
    case .failing(let document, let signature):
      hasUnreadable = true
      if let document {
        changes.append(.put(document, signature: signature))
      } else if item.movedFrom != nil {
        changes.append(.touched(path: item.path, signature: signature))
      }
    }
    return changes
  }

  /// What is known of a file that was written and not read must not be taken for what it is, whatever
  /// its times say later.
  func forget(_ item: Work, in changes: inout [DocumentChange]) {
    guard let known = item.known?.signature, known != known.inconclusive else { return }
    changes.append(.touched(path: item.path, signature: known.inconclusive))
  }

  /// What became of each file, in their order; nil for those that need no reading.
  ///
  /// As many files as there are cores are in hand at a time.
  func outcomes(of work: [Work]) async -> [DocumentDesk.Outcome?] {
    let desk = desk
    let isForced = building == .again
    var outcomes = [DocumentDesk.Outcome?](repeating: nil, count: work.count)
    let unread = work.indices.filter { !work[$0].isSettled }
    await withTaskGroup(of: (Int, DocumentDesk.Outcome).self) { group in
      var rest = unread.makeIterator()
      func addNext() {
        guard !isStopped, let index = rest.next() else { return }
        let item = work[index]
        group.addTask {
          (
            index,
            desk.outcome(
              at: item.path, signature: item.signature, known: item.known, isForced: isForced)
          )
        }
      }
      for _ in 0..<settings.width { addNext() }
      while let (index, outcome) = await group.next() {
        outcomes[index] = outcome
        progress += 1
        addNext()
      }
    }
    return outcomes
  }

  static func suffix(of path: [UInt8]) -> ArraySlice<UInt8> {
    path.lastIndex(of: UInt8(ascii: ".")).map { path[$0...] } ?? []
  }
}
