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
  private static let wholeShare: UInt64 = 20

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
    do {
      if try writer.drawPages() {
        schedule(at: .now())
      } else if .now() < nextWhole {
        schedule(at: nextWhole)
      } else {
        let start = DispatchTime.now()
        try writer.drawWholes()
        try writer.drawDigest()
        let end = DispatchTime.now()
        let nanoseconds =
          (end.uptimeNanoseconds - start.uptimeNanoseconds) * SummaryUpdater.wholeShare
        nextWhole = max(
          end + SummaryUpdater.wholeRest,
          DispatchTime(uptimeNanoseconds: end.uptimeNanoseconds + nanoseconds))
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
}
