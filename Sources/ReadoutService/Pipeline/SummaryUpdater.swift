// Keeps the summary files in step with the index, after the events are on their way.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import ReadoutIndex
import ReadoutWatch

/// Owns the summary files; commits that come while it works are taken up together.
actor SummaryUpdater {
  let executor: QueueExecutor
  private let index: IndexStore
  private let configuration: Configuration

  init(index: IndexStore, configuration: Configuration, executor: QueueExecutor) {
    self.index = index
    self.configuration = configuration
    self.executor = executor
  }

  /// Writes soon what has changed; may be called from anywhere, and never waits.
  nonisolated func wake() {
    executor.queue.async { [self] in assumeIsolated { $0.update() } }
  }

  private func update() {}
}
