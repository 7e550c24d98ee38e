// Sends entries to the journal on this machine.
// SPDX-License-Identifier: Apache-2.0

/// Sends entries to the local journal.
///
/// A call blocks while journald is stalled and its queue is full: send from a queue that nothing
/// else waits for, and never from the one that feeds the watchdog.
public struct JournalSender: Sendable {
  /// Where journald listens.
  public static let socket = "/run/systemd/journal/socket"

  /// A sender.
  public init() {}

  /// Whether a journal is there; libsystemd itself reports success where there is none.
  public var isListening: Bool { isSocket(JournalSender.socket) }

  /// Sends one entry.
  ///
  /// That it returns does not mean that the entry is stored: journald drops what exceeds the rate
  /// limit or finds no room on the disk without a word.
  ///
  /// - Throws: `nobodyListens` where there is no journal, `tooManyFields`, or `refused` with what
  ///   libsystemd reports, `ECONNREFUSED` above all while journald is stopped.
  public func send(_ entry: JournalEntry) throws(JournalError) {
    guard entry.fields.count <= JournalEntry.mostFields else {
      throw .tooManyFields(count: entry.fields.count, limit: JournalEntry.mostFields)
    }
    guard isListening else { throw .nobodyListens(socket: JournalSender.socket) }
    try sendToJournal(entry)
  }
}
