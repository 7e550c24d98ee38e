// Keeps the summary files in step with the index, after the events are on their way.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Logging
import ReadoutIndex
import ReadoutReports
import ReadoutWatch

/// Owns the summary files; commits that come while it rests or works are taken up together.
///
/// After a commit all is drawn at once, on all cores. A flood of documents is read meanwhile: it rests
/// longer than it worked on pages, and longer still before it draws again what is of everything.
actor SummaryUpdater {
  /// The events of a commit go first.
  private static let rest = DispatchTimeInterval.milliseconds(10)
  /// How many times as long as the last drawing took pages, and what is of everything, are left as
  /// they are.
  private static let (pageShare, wholeShare) = (2, 5)

  let executor: QueueExecutor
  private let log: Logger
  private var writer: SummaryWriter
  /// How long it rests after a failure; nil where the last drawing succeeded.
  private var retrySeconds: Int?
  private var isStopped = false
  private var scheduled: DispatchTime?
  /// When it has rested from pages, and from what is of everything.
  private var (nextPages, nextWhole) = (DispatchTime.now(), DispatchTime.now())

  init(
    index: IndexStore, configuration: Configuration, log: Logger, executor: QueueExecutor
  ) {
    self.log = log
    self.executor = executor
    writer = SummaryWriter(
      index: index, folder: SummaryFolder(path: configuration.state),
      selection: SummaryWriter.Selection(
        summits: configuration.reports.summits, speakers: configuration.reports.speakers,
        digest: configuration.digest, overview: configuration.reports.overview,
        exports: configuration.reports.exports))
  }

  /// Writes soon what has changed; may be called from anywhere, and never waits.
  nonisolated func wake() {
    executor.queue.async { [self] in
      assumeIsolated { $0.schedule(at: .now() + SummaryUpdater.rest) }
    }
  }

  /// Ends after the portion in hand; nothing is read of the index from then on.
  func stop() { isStopped = true }

  private func schedule(at time: DispatchTime) {
    let time = max(time, nextPages)
    guard !isStopped, scheduled.map({ time < $0 }) ?? true else { return }
    scheduled = time
    executor.queue.asyncAfter(deadline: time) { [weak self] in
      self?.assumeIsolated { if $0.scheduled == time { $0.update() } }
    }
  }

  /// Draws a portion, and the next one when others had their turn on the queue.
  ///
  /// What could not be written is drawn again after a while, a longer one each time.
  private func update() {
    scheduled = nil
    guard !isStopped else { return }
    let start = DispatchTime.now()
    do {
      let mayBeMore = try writer.drawPages()
      let isTimeForWholes = !mayBeMore && start >= nextWhole
      if isTimeForWholes { try drawWholes() }
      // To wait for the disk is no work.
      nextPages = rested(since: start, times: SummaryUpdater.pageShare)
      try writer.finish()
      if mayBeMore {
        schedule(at: nextPages)
      } else if !isTimeForWholes {
        schedule(at: nextWhole)
      }
      if retrySeconds != nil { log.notice("the summary files can be written again") }
      retrySeconds = nil
    } catch {
      if retrySeconds == nil { log.error("\(error), trying again until it succeeds") }
      let seconds = min((retrySeconds ?? 1) * 2, 60)
      retrySeconds = seconds
      schedule(at: .now() + .seconds(seconds))
    }
  }

  private func drawWholes() throws {
    let start = DispatchTime.now()
    try writer.drawWholes()
    try writer.drawDigest()
    nextWhole = rested(since: start, times: SummaryUpdater.wholeShare)
  }

  /// The end of a rest that is some times as long as the work since a time was.
  private func rested(since start: DispatchTime, times: Int) -> DispatchTime {
    let now = DispatchTime.now()
    let work = Int(clamping: now.uptimeNanoseconds &- start.uptimeNanoseconds)
    return now + .nanoseconds(min(work, 1 << 40) * times)
  }
}
