// The line that `systemctl status` shows of the service.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal
import Synchronization

/// Keeps the service's line of status, and tells the service manager when it changes.
///
/// Counts that run are told a few times a second, everything else at once.
final class StatusBoard: Sendable {
  private struct State {
    var folder: String
    var pipeline = PipelineState.watching
    var toldAt: ContinuousClock.Instant?
    var told = ""
  }

  private let state: Mutex<State>
  private let tell: @Sendable (String) -> Void

  private static let rest = Duration.milliseconds(250)

  /// A board of a service that watches a folder.
  init(folder: String, tell: @escaping @Sendable (String) -> Void) {
    state = Mutex(State(folder: folder))
    self.tell = tell
  }

  /// The line.
  var line: String { state.withLock { StatusBoard.line($0.pipeline, folder: $0.folder) } }

  /// What the service is busy with.
  var status: ServiceStatus {
    state.withLock { state in
      let doing: ServiceStatus.State =
        switch state.pipeline {
        case .watching: .watching
        case .scanning: .scanning
        case .parked: .waiting
        }
      return ServiceStatus(
        state: doing, folder: state.folder,
        sentence: StatusBoard.line(state.pipeline, folder: state.folder))
    }
  }

  /// Says what the pipeline is busy with; may be called from anywhere.
  func show(_ pipeline: PipelineState) {
    let line = state.withLock { state -> String? in
      state.pipeline = pipeline
      let now = ContinuousClock.now
      if case .scanning(let documents) = pipeline, documents > 0, let last = state.toldAt,
        now - last < StatusBoard.rest
      {
        return nil
      }
      let line = StatusBoard.line(pipeline, folder: state.folder)
      guard line != state.told else { return nil }
      state.told = line
      state.toldAt = now
      return line
    }
    if let line { tell(line) }
  }

  /// Says that another folder is watched from now on.
  func watch(_ folder: String) {
    state.withLock { $0.folder = folder }
  }

  /// The line for a state.
  static func line(_ pipeline: PipelineState, folder: String) -> String {
    switch pipeline {
    case .watching: "Watching '\(folder)'"
    case .scanning(documents: 0): "Comparing '\(folder)' with the index"
    case .scanning(let documents):
      "Comparing '\(folder)' with the index: \(Phrases.count(documents, "document")) so far"
    case .parked(let reason): "Waiting: \(reason)"
    }
  }
}
