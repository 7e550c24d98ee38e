// How a watcher is doing.
// SPDX-License-Identifier: Apache-2.0

/// The state of a watcher at one moment.
public struct WatchStatus: Hashable, Sendable {
  /// Directories known beneath the root, the root among them.
  public var directories = 0
  /// Directories that the kernel tells about.
  public var watches = 0
  /// Paths and directories that wait to be looked at or taken.
  public var pending = 0
  /// Disappearances within their grace period, and files that are waited for.
  public var held = 0
  /// How often the kernel's queue has overflowed.
  public var overflows = 0
  /// The number of the last scan that began.
  public var generation = 0
  /// Whether a scan is under way or asked for.
  public var isScanning = false
  /// Whether something may have changed that nobody was told of; a scan within half a minute will
  /// tell.
  public var hasDoubts = false
  /// What the last complete scan of the whole folder met.
  public var counts = ScanCounts()
  /// Everything that keeps the watcher from knowing each change at once; empty is healthy.
  public var degradations: [Degradation] = []

  /// Whether everything that the kernel has told was taken and nothing is waited for.
  public var isIdle: Bool { pending == 0 && held == 0 && !isScanning }

  /// A state of nothing.
  public init() {}
}

/// A reason why changes are seen late.
public enum Degradation: Hashable, Sendable {
  /// The kernel's limit on watches is reached; that many directories are polled.
  ///
  /// The limit is `fs.inotify.max_user_watches`; the need is the number of directories.
  case watchLimit(polledDirectories: Int, neededWatches: Int)
  /// Some directories are on file systems that do not tell of all changes, and are polled.
  case silentFileSystem(polledDirectories: Int)
  /// Some directories cannot be read; what is in them is not seen.
  case unreadable(directories: Int)
  /// Some directories failed otherwise (last error number given), and are polled.
  case failing(polledDirectories: Int, errno: Int32)
  /// The root is offline.
  case rootOffline(OfflineReason)
}
