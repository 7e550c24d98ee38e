// The queue that a watcher runs on.
// SPDX-License-Identifier: Apache-2.0

extension FolderWatcher {
  /// The watcher's own queue.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    // SAFETY: the watcher keeps its executor for as long as it lives.
    unsafe executor.asUnownedSerialExecutor()
  }
}
