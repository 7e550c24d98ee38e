// `readoutctl status`: what the service does, what is in the index, and what needs a hand.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutIndex
import ReadoutModel
import ReadoutReports
import ReadoutService

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what the service does, how much is indexed, and what needs a hand.")

  @OptionGroup var options: IndexOptions

  func run() throws {
    let index = try options.state.open()
    let status = try IndexStatus(
      of: index, state: options.state.folder(), on: CalendarDay.todayInUTC)
    var answer = Answer()
    if options.json { try answer.add(json: status) } else { try answer.add(text: status.text) }
    try answer.finish()
  }
}

/// The state of service and index, `readout.status/1`.
private struct IndexStatus: Encodable {
  var schema = "readout.status/1"
  /// What the service does: watching, scanning, waiting, stopped, or unknown where it may not be asked.
  var service: String
  /// The same for people.
  var doing: String
  var folder: String?
  var state: String
  var index: String
  var documents: Int
  var rejected: Int
  var summits: Int
  var statements: Int
  var disputed: Int
  /// Documents that are read and not joined with the others yet.
  var unresolved: Int
  var eventsOwed: Int
  var lastEvent: String?
  var knowledgeSeen: String?
  var knowledgeIsOld: Bool
  var degraded: [String]

  enum CodingKeys: String, CodingKey {
    case schema, service, doing, folder, state, index, documents, rejected, summits, statements
    case disputed, unresolved, degraded
    case eventsOwed = "events_owed"
    case lastEvent = "last_event"
    case knowledgeSeen = "knowledge_seen"
    case knowledgeIsOld = "knowledge_is_old"
  }

  init(of store: IndexStore, state: String, on today: CalendarDay) throws {
    switch ControlClient(state: state).ask(.status, timeoutMilliseconds: 2_000) {
    case .status(let status):
      (service, doing, folder) = (status.state.rawValue, status.sentence, status.folder)
    case .failed(69, _): (service, doing, folder) = ("stopped", "readoutd is not running", nil)
    case .failed(_, let reason): (service, doing, folder) = ("unknown", reason, nil)
    case .done: (service, doing, folder) = ("unknown", "another version of readoutd runs", nil)
    }
    self.state = state
    index = store.identifier
    let counts = try store.counts()
    documents = counts.documents
    rejected = counts.rejected
    summits = counts.summits
    statements = counts.statements
    disputed = counts.disputed
    unresolved = try store.pendingDocuments()
    eventsOwed = try store.owedCount()
    lastEvent = try store.eventDays().last?.description
    let age = KnowledgeAge(noted: try store.note(KnowledgeAge.note))
    knowledgeSeen = age?.month
    knowledgeIsOld = age?.isStale(on: today) ?? false
    degraded =
      try store.note(IndexStore.degradationNote)?.split(separator: "\n").map(String.init) ?? []
  }

  /// The status in lines for people, and what to do below them.
  var text: String {
    var lines = [("Service", doing), ("State", state)]
    lines.append(
      ("Documents", Grouped.text(documents) + " read, \(Grouped.text(rejected)) rejected"))
    lines.append(("Summits", Grouped.text(summits)))
    lines.append(("Statements", Grouped.text(statements)))
    lines.append(("Disputed", Grouped.text(disputed)))
    lines.append(("Backlog", backlog))
    if let lastEvent { lines.append(("Last event", lastEvent)) }
    if let knowledgeSeen { lines.append(("Leaders", "known up to \(knowledgeSeen)")) }
    var text = lines.map { name, value in
      let space = String(repeating: " ", count: 12 - name.utf8.count)
      return TerminalText.bold(name) + space + TerminalText.safe(value) + "\n"
    }.joined()
    if !advice.isEmpty {
      text += "\n" + advice.map { "- \(TerminalText.safe($0))\n" }.joined()
    }
    return text
  }

  private var backlog: String {
    var parts: [String] = []
    if unresolved > 0 { parts.append(Grouped.count(unresolved, "document") + " to be joined") }
    if eventsOwed > 0 { parts.append(Grouped.count(eventsOwed, "event") + " owed to the journal") }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  /// What needs a hand, and which hand.
  private var advice: [String] {
    var advice = degraded
    if service == "stopped" {
      advice.append("nothing new is read; start it with 'systemctl start readoutd'")
    }
    if service == "waiting" {
      advice.append("'readoutctl doctor' tells what keeps it from working")
    }
    if eventsOwed > 0, service == "watching" {
      advice.append("the journal takes no entries; 'systemctl status systemd-journald' tells more")
    }
    if knowledgeIsOld { advice.append("the lists of leaders are old: \(KnowledgeAge.advice)") }
    if rejected > 0 {
      advice.append("why documents were rejected: 'readoutctl documents --rejected'")
    }
    if disputed > 0 {
      advice.append(
        "what the reports disagree on: 'readoutctl quotes --disputed' and 'summits --disputed'")
    }
    return advice
  }
}
