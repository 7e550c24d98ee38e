// Keeps the summary files in step with the index, after the events are on their way.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Logging
import ReadoutIndex
import ReadoutReports
import ReadoutWatch

/// Owns the summary files; commits that come while it works are taken up together.
actor SummaryUpdater {
  /// The name of the note in the index that says which commit the files stand at.
  private static let note = "summaries"

  let executor: QueueExecutor
  private let index: IndexStore
  private let log: Logger
  private var writer: SummaryWriter
  private var isFailing = false
  private var isStopped = false

  init(
    index: IndexStore, configuration: Configuration, log: Logger, executor: QueueExecutor
  ) {
    self.index = index
    self.log = log
    self.executor = executor
    writer = SummaryWriter(
      index: index, folder: SummaryFolder(path: configuration.state),
      selection: SummaryWriter.Selection(
        summits: configuration.reports.summits, speakers: configuration.reports.speakers,
        digest: configuration.digest))
  }

  /// Writes soon what has changed; may be called from anywhere, and never waits.
  nonisolated func wake() {
    executor.queue.async { [self] in assumeIsolated { $0.update() } }
  }

  /// Ends after the portion in hand; nothing is read of the index from then on.
  func stop() { isStopped = true }

  /// Draws a portion, and the next one when others had their turn on the queue.
  ///
  /// What could not be written is drawn again with the next commit.
  private func update() {
    guard !isStopped else { return }
    do {
      let noted = try index.note(SummaryUpdater.note).flatMap { Int64($0) } ?? 0
      let reached = try writer.step(after: noted)
      if reached != noted {
        try index.setNote(SummaryUpdater.note, String(reached))
        try index.forgetDeparted(through: reached)
        wake()
      }
      isFailing = false
    } catch {
      if !isFailing { log.error("\(error), trying again after the next change") }
      isFailing = true
    }
  }
}
