// Waiting until the index is what the folder is.
// SPDX-License-Identifier: Apache-2.0

import ReadoutWatch

extension Pipeline {
  /// Waits until everything that is in the folder now is indexed.
  func waitUntilInSync() async -> SyncOutcome {
    if isStopped { return .stopped }
    // What the kernel does not tell of is in the index only after a scan.
    let status = await watcher.status
    if status.isPolling || status.hasDoubts { await watcher.rescan() }
    return await withCheckedContinuation { continuation in
      waiting.append(continuation)
      // It looks at the folder's state at its end, even if nothing has come.
      Task { await run() }
      if isStopped { resumeWaiting(.stopped) }
    }
  }

  /// Lets those go who wait for the folder and the index to be the same, if they are.
  func answerWaiting() async {
    let status = await watcher.status
    guard status.isIdle, !isSignalled, !isParked else { return }
    resumeWaiting(status.isOffline ? .offline : .inSync)
  }

  func resumeWaiting(_ outcome: SyncOutcome) {
    for continuation in waiting { continuation.resume(returning: outcome) }
    waiting = []
  }

  /// Waits for the commit in hand.
  func finish() async {
    guard isRunning else { return }
    await withCheckedContinuation { finishing.append($0) }
  }
}
