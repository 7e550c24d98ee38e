// The way of a document: facts of the watcher in, commits of the index out.
// SPDX-License-Identifier: Apache-2.0

import Logging
import ReadoutIndex
import ReadoutModel
import ReadoutWatch

/// Owns the writing side of the index: takes what the watcher reports, has the files read on all
/// cores, and commits.
///
/// It pulls, so a flood waits in the folder and not in memory: at most one batch is in hand.
actor Pipeline {
  let executor: QueueExecutor
  let watcher: FolderWatcher
  let index: IndexStore
  let desk: DocumentDesk
  let settings: PipelineSettings
  let log: Logger
  let onState: @Sendable (PipelineState) -> Void
  let onCommit: @Sendable () -> Void
  let onTrouble: @Sendable (IndexError?) -> Void

  /// The most facts that are collected until the size of the first scan is known.
  static let mostHeld = 65_536

  var building: Building
  var batch = Batch()
  /// How much is taken at once where all is announced.
  var pace = CommitPace()
  /// The scan under way.
  var scan: FolderScan?
  var held: [FolderChange] = []
  var isRunning = false
  var isSignalled = false
  var isStopped = false
  /// What keeps the watcher from knowing all, as it was told last.
  var degradations: [Degradation]?
  var isParked = false
  /// How long the next rest is after the index failed.
  var parkingSeconds: Int
  /// Whether the index failed, and nothing was committed since.
  var isTroubled = false
  /// What the journal has told of, while a lost index is built again.
  var announced: Set<AnnouncedDocument>
  /// What it has not told of: read when the rest is in the index.
  var unannounced: [Batch.Task] = []
  /// Whether files could not be read since the last scan of all began.
  var hasUnreadable = false
  var isRetryScheduled = false
  var retrySeconds: Int
  var finishing: [CheckedContinuation<Void, Never>] = []
  var waiting: [CheckedContinuation<SyncOutcome, Never>] = []
  /// Files that have a name more than was known.
  var linked: Set<FileNumber> = []
  /// Counts every document read and every commit: what the watchdog looks at.
  var progress = 0
  /// Beats while the watcher walks through directories, which may be many without a document.
  let walking = Pulse()
  var fed = (progress: -1, walking: -1)

  /// - Parameters:
  ///   - announced: The documents that the journal has told of; for a new index only.
  ///   - onState: Called when what it is busy with changes, on the pipeline's queue; it must not wait.
  ///   - onTrouble: Called when the index fails, and with nil when it works again; likewise.
  ///   - onCommit: Called after each commit, likewise.
  init(
    watcher: FolderWatcher, index: IndexStore, desk: DocumentDesk, settings: PipelineSettings,
    building: Building, announced: Set<AnnouncedDocument> = [], log: Logger,
    executor: QueueExecutor, onState: @escaping @Sendable (PipelineState) -> Void = { _ in },
    onTrouble: @escaping @Sendable (IndexError?) -> Void = { _ in },
    onCommit: @escaping @Sendable () -> Void
  ) {
    self.watcher = watcher
    self.index = index
    self.desk = desk
    self.settings = settings
    self.building = building == .undecided && !announced.isEmpty ? .recovering : building
    self.announced = announced
    parkingSeconds = settings.parkingSeconds
    retrySeconds = settings.parkingSeconds
    self.onTrouble = onTrouble
    self.log = log
    self.executor = executor
    self.onState = onState
    self.onCommit = onCommit
  }

  /// Takes everything that the watcher has, until there is nothing more.
  ///
  /// A call while one runs makes that one go round again.
  func run() async {
    isSignalled = true
    guard !isRunning else { return }
    isRunning = true
    defer {
      isRunning = false
      for continuation in finishing { continuation.resume() }
      finishing = []
    }
    while isSignalled, !isStopped, !isParked {
      isSignalled = false
      await takeAll()
      if !waiting.isEmpty { await answerWaiting() }
    }
  }

  /// Ends after the commit in hand.
  func stop() {
    isStopped = true
    resumeWaiting(.stopped)
  }

  /// Whether documents were read or committed or directories walked through since the last call, or
  /// there was nothing to do: a sign of life.
  func isAlive() -> Bool {
    let current = (progress: progress, walking: walking.count)
    defer { fed = current }
    return !isRunning || current != fed
  }

  /// How many facts are taken and committed together.
  var mostTasks: Int {
    building.isQuiet || building == .undecided ? Batch.mostTasks : pace.count
  }

  private func takeAll() async {
    while !isStopped {
      // News come first in what is taken, so not much else is taken at once.
      let most = mostTasks
      let changes = await watcher.take(upTo: most)
      do throws(IndexError) {
        if changes.isEmpty {
          try await flush()
          return
        }
        for change in changes where !isStopped { try await hold(change) }
        // What has come so far is committed at once; a flood fills whole batches.
        if changes.count < most { try await flush() }
      } catch {
        park(error)
        return
      }
    }
  }

  /// What a scan of the folder has met so far, and how many files these are.
  struct FolderScan {
    var met = MetDocuments()
    var count = 0
  }

  /// What tells a file from all others, whatever its names are.
  struct FileNumber: Hashable {
    var device: UInt64
    var inode: UInt64
  }
}
