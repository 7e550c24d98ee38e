// Does something the first time it is asked to.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
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

/// Waits for something, but no longer than a while; it goes on by itself then.
func withTimeLimit(milliseconds: Int, _ body: @escaping @Sendable () async -> Void) async {
  await withCheckedContinuation { continuation in
    let done = Once { continuation.resume() }
    Task {
      await body()
      done.run()
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { done.run() }
  }
}
