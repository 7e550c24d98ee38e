// Some facts of the folder that can be applied together.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutWatch

/// Facts that do not depend on each other, up to a number and a size.
///
/// No path stands in it twice, so the files can be read in any order and on all cores.
struct Batch: Sendable {
  /// What is to be done about one path.
  enum Task: Sendable {
    /// Read it, unless a scan found it as the index knows it.
    case read(path: [UInt8], signature: FileSignature, isFromScan: Bool)
    /// It was renamed.
    case move(from: [UInt8], to: [UInt8], signature: FileSignature, isRenameOnly: Bool)
    /// It is gone.
    case remove(path: [UInt8])
  }

  /// The most tasks: of a scan that nobody is told of singly, of news, and of a scan beside which
  /// news may come, which wait for no more than the batch in hand.
  static func mostTasks(isQuiet: Bool, isFromScan: Bool) -> Int {
    isQuiet ? 256 : isFromScan ? 16 : 64
  }
  /// The most bytes of files; one that is larger stands alone.
  static let mostBytes: Int64 = 2 << 20

  private(set) var tasks: [Task] = []
  private var paths: Set<[UInt8]> = []
  private var bytes: Int64 = 0

  var isEmpty: Bool { tasks.isEmpty }

  /// Whether a task has room and speaks of no path that is there already; news and what a scan
  /// finds are parted, unless it is quiet.
  func hasRoom(for task: Task, isQuiet: Bool) -> Bool {
    guard let first = tasks.first else { return true }
    let most = Batch.mostTasks(isQuiet: isQuiet, isFromScan: first.isFromScan)
    return tasks.count < most && (isQuiet || first.isFromScan == task.isFromScan)
      && Batch.size(of: task) <= Batch.mostBytes - bytes
      && Batch.paths(of: task).allSatisfy { !paths.contains($0) }
  }

  /// Adds a task for which there is room.
  mutating func append(_ task: Task) {
    tasks.append(task)
    paths.formUnion(Batch.paths(of: task))
    bytes = min(Batch.mostBytes, bytes + min(Batch.size(of: task), Batch.mostBytes))
  }

  private static func paths(of task: Task) -> [[UInt8]] {
    switch task {
    case .read(let path, _, _), .remove(let path): [path]
    case .move(let from, let to, _, _): [from, to]
    }
  }

  private static func size(of task: Task) -> Int64 {
    switch task {
    case .read(_, let signature, _), .move(_, _, let signature, _): max(0, signature.size)
    case .remove: 0
    }
  }
}

extension Batch.Task {
  /// Whether a scan found the file, so that it may wait for news.
  fileprivate var isFromScan: Bool {
    if case .read(_, _, isFromScan: true) = self { true } else { false }
  }
}
