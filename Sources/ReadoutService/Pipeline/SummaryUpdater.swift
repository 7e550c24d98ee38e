// Keeps the summary files in step with the index, after the events are on their way.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Logging
import ReadoutIndex
import ReadoutReports
import ReadoutWatch

/// Owns the summary files; commits that come while it rests or works are taken up together.
///
/// It rests a little after a commit, so that the announcement of the next document does not wait
/// for the pages of the last.
actor SummaryUpdater {
  private static let rest = DispatchTimeInterval.milliseconds(50)
  /// How long it rests at least after what is of everything was drawn, and how many times as long as
  /// that took: it grows with the index.
  private static let wholeRest = DispatchTimeInterval.seconds(2)
  private static let wholeShare = 20

  let executor: QueueExecutor
  private let log: Logger
  private var writer: SummaryWriter
  /// How long it rests after a failure; nil where the last drawing succeeded.
  private var retrySeconds: Int?
  private var isStopped = false
  private var scheduled: DispatchTime?
  private var nextWhole = DispatchTime.now()

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
    guard !isStopped, scheduled.map({ time < $0 }) ?? true else { return }
    scheduled = time
    executor.queue.asyncAfter(deadline: time) { [weak self] in
      self?.assumeIsolated { $0.update() }
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
      if try writer.drawPages() {
        // A flood of documents is read meanwhile.
        schedule(at: rested(since: start, times: 1))
      } else if start < nextWhole {
        schedule(at: nextWhole)
      } else {
        try writer.drawWholes()
        try writer.drawDigest()
        nextWhole = max(
          .now() + SummaryUpdater.wholeRest, rested(since: start, times: SummaryUpdater.wholeShare))
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

  /// The end of a rest that is some times as long as the work since a time was.
  private func rested(since start: DispatchTime, times: Int) -> DispatchTime {
    let now = DispatchTime.now()
    let work = Int(clamping: now.uptimeNanoseconds &- start.uptimeNanoseconds)
    return now + .nanoseconds(min(work, 1 << 40) * times)
  }
}
