// Does something the first time it is asked to.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// An action that runs at most once, whoever asks first.
final class Once: Sendable {
  private let isDone = Mutex(false)
  private let action: @Sendable () -> Void

  init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  /// Runs the action, unless it ran before.
  func run() {
    let isFirst = isDone.withLock { done in
      defer { done = true }
      return !done
    }
    if isFirst { action() }
  }
}
