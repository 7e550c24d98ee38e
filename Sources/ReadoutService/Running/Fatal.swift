// The last words of a program that cannot start.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal

/// Tells on the way that fits the process why it ends.
public func reportFatal(_ problem: String) {
  var entry = JournalEntry(
    message: "Cannot start: \(problem)", priority: .error, id: ServiceMessage.troubled.rawValue)
  entry.append(.syslogIdentifier, JournalAnnouncement.identifier)
  let outlet = JournalOutlet.forThisProcess()
  try? outlet.send(entry)
}
