// What the service says of itself, on the queue of the journal, so that nobody waits for it.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Logging
import ReadoutJournal
import ReadoutWatch

/// Sends entries from anywhere without waiting, in the order in which they are given.
struct MessageQueue: Sendable {
  private let outlet: JournalOutlet
  private let executor: QueueExecutor

  init(outlet: JournalOutlet, executor: QueueExecutor) {
    self.outlet = outlet
    self.executor = executor
  }

  /// Sends a message of the service under its identifier.
  func say(_ message: ServiceMessage, _ text: String, _ priority: JournalPriority = .notice) {
    var entry = JournalEntry(message: text, priority: priority, id: message.rawValue)
    entry.append(.syslogIdentifier, JournalAnnouncement.identifier)
    send(entry)
  }

  /// Sends an entry; one that the journal refuses is lost.
  func send(_ entry: JournalEntry) {
    executor.queue.async { [outlet] in try? outlet.send(entry) }
  }

  /// A logger whose messages take the same way.
  func logger(_ label: String, level: Configuration.LogLevel) -> Logger {
    Logger(label: label) { label in
      JournalLogHandler(
        label: label, identifier: JournalAnnouncement.identifier, logLevel: level.level
      ) { send($0) }
    }
  }

  /// Waits until everything given so far was sent.
  func drain() async {
    await withCheckedContinuation { continuation in
      executor.queue.async { continuation.resume() }
    }
  }
}

extension Configuration.LogLevel {
  /// The level of swift-log.
  var level: Logger.Level {
    switch self {
    case .error: .error
    case .warning: .warning
    case .notice: .notice
    case .info: .info
    case .debug: .debug
    }
  }
}
