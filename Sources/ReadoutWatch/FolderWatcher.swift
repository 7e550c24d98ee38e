// Watching a folder: the kernel's events and a timer on one queue, facts for whoever pulls.
// SPDX-License-Identifier: Apache-2.0

/// Watches a folder with everything below it, and tells what is in it.
///
/// Whoever uses it pulls: `start` is given a signal that something can be taken, and `take` gives
/// it. The watcher itself never waits for its user; while nobody takes, it remembers which paths
/// to look at, and beyond a limit only that it has to scan. Symbolic links are not followed, and
/// only directories are opened.
public actor FolderWatcher {
  let executor: QueueExecutor
  private var tracker: FolderTracker
  private var sources: WatchSources?
  private var armedDeadline: UInt64?
  private var onAvailable: (@Sendable () -> Void)?
  private var isAnnounced = false

  /// Opens the root and the kernel's queue.
  ///
  /// - Throws: where there is no folder at the root, or no inotify instance is left.
  public init(
    options: WatchOptions, executor: QueueExecutor = QueueExecutor(label: "readout.watch")
  ) throws(WatchError) {
    self.executor = executor
    tracker = try FolderTracker.open(options, at: .now)
  }

  /// Places all watches and asks for the first scan; on return they are placed.
  ///
  /// The signal is sent on the watcher's queue when `take` has something to give, and again only
  /// after `take` has given nothing. Neither it nor the sign of work may wait for anything.
  ///
  /// - Parameter onWork: Called on the watcher's queue now and then while many directories are
  ///   watched or scanned.
  public func start(
    onWork: @escaping @Sendable () -> Void = {}, onAvailable: @escaping @Sendable () -> Void
  ) {
    guard sources == nil else { return }
    self.onAvailable = onAvailable
    tracker.onWork = onWork
    tracker.start(at: .now)

    sources = WatchSources(
      tracker.inotify.file, on: executor.queue,
      onRead: { [weak self] in self?.assumeIsolated { $0.read() } },
      onTimer: { [weak self] in self?.assumeIsolated { $0.timerFired() } })
    announce()
  }

  /// Gives up to so many facts, in the order in which they are to be applied.
  ///
  /// Nothing means that there is nothing until the next signal; so take until nothing is given.
  public func take(upTo count: Int) -> [FolderChange] {
    guard sources != nil else { return [] }
    let changes = tracker.take(upTo: max(1, count), at: .now)
    if changes.isEmpty {
      isAnnounced = false
      armTimer()
    }
    return changes
  }

  /// Has documents looked at that may be other names of a file, see `FolderChange.linked`.
  public func look(at paths: [[UInt8]]) {
    tracker.look(atPaths: paths)
    announce()
  }

  /// Asks for a scan of the whole folder.
  public func rescan() {
    tracker.requestScan(of: [])
    announce()
  }

  /// Ends watching; nothing is given any more.
  public func stop() {
    sources = nil
    onAvailable = nil
  }

  /// How the watcher is doing; what the kernel has told until now is taken into account.
  public var status: WatchStatus {
    guard sources != nil else { return tracker.status }
    read()
    return tracker.status
  }

  private func read() {
    let moment = Moment.now
    tracker.drain(at: moment)
    if tracker.hasWork(at: moment) {
      announce()
    } else {
      armTimer()
    }
  }

  private func timerFired() {
    armedDeadline = nil
    announce()
  }

  private func announce() {
    guard !isAnnounced else { return }
    isAnnounced = true
    onAvailable?()
  }

  /// Sets the one timer to the next deadline, while nobody is asked to take.
  private func armTimer() {
    guard let sources, !isAnnounced else { return }
    let deadline = tracker.nextDeadline()
    guard deadline != armedDeadline else { return }
    armedDeadline = deadline
    let now = Moment.now.monotonic
    sources.schedule(afterNanoseconds: deadline.map { $0 > now ? $0 - now : 0 })
  }
}
