// Some facts of the folder that can be applied together.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
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

    /// The file, where a scan found it.
    var scanned: ScannedFile? {
      guard case .read(let path, let signature, true) = self else { return nil }
      return ScannedFile(path: path, signature: signature)
    }
  }

  /// The most tasks where nobody is told of them one by one.
  static let mostTasks = 256
  /// The most bytes of files; one that is larger stands alone.
  static let mostBytes: Int64 = 2 << 20

  private(set) var tasks: [Task] = []
  private var paths: Set<[UInt8]> = []
  private var bytes: Int64 = 0

  var isEmpty: Bool { tasks.isEmpty }

  /// Whether a task has room among at most so many, and speaks of no path that is there already.
  func hasRoom(for task: Task, among most: Int) -> Bool {
    tasks.isEmpty
      || tasks.count < most
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
