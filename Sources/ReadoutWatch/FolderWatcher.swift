// Watching a folder: the kernel's events and a timer on one queue, facts for whoever pulls.
// SPDX-License-Identifier: Apache-2.0

import Dispatch

/// Watches a folder with everything below it, and tells what is in it.
///
/// Whoever uses it pulls: `start` is given a signal that something can be taken, and `take` gives
/// it. The watcher itself never waits for its user; while nobody takes, it remembers which paths
/// to look at, and beyond a limit only that it has to scan. Symbolic links are not followed, and
/// only directories are opened.
public actor FolderWatcher {
  let executor: QueueExecutor
  private var tracker: FolderTracker
  private var readSource: (any DispatchSourceRead)?
  private var timer: (any DispatchSourceTimer)?
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

  isolated deinit {
    readSource?.cancel()
    timer?.cancel()
  }

  /// Places all watches and asks for the first scan; on return they are placed.
  ///
  /// The signal is sent on the watcher's queue when `take` has something to give, and again only
  /// after `take` has given nothing. It must not wait for anything.
  public func start(onAvailable: @escaping @Sendable () -> Void) {
    guard readSource == nil else { return }
    self.onAvailable = onAvailable
    tracker.start(at: .now)

    let file = tracker.inotify.file
    let source = DispatchSource.makeReadSource(
      fileDescriptor: file.descriptor, queue: executor.queue)
    source.setEventHandler { [weak self] in self?.assumeIsolated { $0.read() } }
    // The descriptor must stay open until the source is done with it.
    source.setCancelHandler { _ = file }
    readSource = source
    source.activate()

    let timer = DispatchSource.makeTimerSource(queue: executor.queue)
    timer.setEventHandler { [weak self] in self?.assumeIsolated { $0.timerFired() } }
    self.timer = timer
    timer.activate()
    announce()
  }

  /// Gives up to so many facts, in the order in which they are to be applied.
  ///
  /// Nothing means that there is nothing until the next signal; so take until nothing is given.
  public func take(upTo count: Int) -> [FolderChange] {
    guard readSource != nil else { return [] }
    let changes = tracker.take(upTo: max(1, count), at: .now)
    if changes.isEmpty {
      isAnnounced = false
      armTimer()
    }
    return changes
  }

  /// Asks for a scan of the whole folder.
  public func rescan() {
    tracker.requestScan(of: [])
    announce()
  }

  /// Ends watching; nothing is given any more.
  public func stop() {
    readSource?.cancel()
    readSource = nil
    timer?.cancel()
    timer = nil
    onAvailable = nil
  }

  /// How the watcher is doing; what the kernel has told until now is taken into account.
  public var status: WatchStatus {
    guard readSource != nil else { return tracker.status }
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
    guard let timer, !isAnnounced else { return }
    let deadline = tracker.nextDeadline()
    guard deadline != armedDeadline else { return }
    armedDeadline = deadline
    guard let deadline, deadline != .max else {
      timer.schedule(deadline: .distantFuture)
      return
    }
    let now = Moment.now.monotonic
    let delay = deadline > now ? Int(clamping: deadline - now) : 0
    timer.schedule(
      deadline: .now() + .nanoseconds(delay),
      leeway: .nanoseconds(min(max(delay / 20, 1_000_000), 10_000_000_000)))
  }
}
