// What the pipeline is busy with, and what became of waiting for it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutWatch

/// What the pipeline is busy with.
enum PipelineState: Hashable, Sendable {
  /// It compares the folder with the index, and has met so many documents.
  case scanning(documents: Int)
  /// It waits for the next change.
  case watching
  /// It has put off all work until what failed works again.
  case parked(reason: String)
}

/// What became of waiting until folder and index are the same.
enum SyncOutcome: Hashable, Sendable {
  /// They are.
  case inSync
  /// The folder cannot be reached.
  case offline
  /// The pipeline ended before.
  case stopped
}

extension WatchStatus {
  /// Whether some directories are looked at from time to time only.
  var isPolling: Bool {
    degradations.contains { degradation in
      switch degradation {
      case .watchLimit, .silentFileSystem, .failing: true
      case .unreadable, .rootOffline: false
      }
    }
  }

  /// Whether the folder cannot be reached.
  var isOffline: Bool {
    degradations.contains { if case .rootOffline = $0 { true } else { false } }
  }
}
