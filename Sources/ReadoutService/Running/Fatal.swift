// The last words of a program that cannot start.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal

/// Tells on standard error why the program ends; the service manager takes it to the journal.
public func reportFatal(_ problem: String) {
  let outlet = JournalOutlet.forThisProcess()
  let entry = JournalEntry(message: "error: \(problem)", priority: .error)
  let isPerson = outlet.isTerminal
  try? JournalOutlet.standardError(isPerson ? .terminal(.init(isColoured: false)) : .prefixed)
    .send(entry)
}
