// What a tracker says of itself.
// SPDX-License-Identifier: Apache-2.0

extension FolderTracker {
  /// The state at this moment.
  var status: WatchStatus {
    var status = WatchStatus()
    status.directories = tree.nodes.count
    status.watches = tree.watchCount
    status.pending = pendingCount + output.count
    status.held =
      heldFiles.count + heldTrees.count + fileMoves.count + treeMoves.count + settling.count
    status.overflows = overflows
    status.generation = generation
    status.isScanning = scan != nil || !scanRequests.isEmpty
    status.hasDoubts = hasDoubts
    status.counts = lastCounts
    status.degradations = degradations
    return status
  }

  private var degradations: [Degradation] {
    if case .offline(let reason, _, _, _, _) = rootState { return [.rootOffline(reason)] }
    var limited = 0
    var silent = 0
    var denied = 0
    var failing = 0
    var lastError: Int32 = 0
    for node in tree.nodes.values {
      switch node.coverage {
      case .limited: limited += 1
      case .silent: silent += 1
      case .denied: denied += 1
      case .failed(let code):
        failing += 1
        lastError = max(lastError, code)
      case .watched, .unplaced: break
      }
    }
    var result: [Degradation] = []
    if unwatchedLinks > 0 { limited = tree.nodes.count }
    if limited > 0 {
      result.append(
        .watchLimit(
          polledDirectories: limited,
          neededWatches: tree.nodes.count + links.count + unwatchedLinks + 1))
    }
    if silent > 0 { result.append(.silentFileSystem(polledDirectories: silent)) }
    if denied > 0 { result.append(.unreadable(directories: denied)) }
    if failing > 0 { result.append(.failing(polledDirectories: failing, errno: lastError)) }
    return result
  }
}
