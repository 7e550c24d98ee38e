// `readoutctl status`: what is in the index, and what needs a hand.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutIndex
import ReadoutModel
import ReadoutReports
import ReadoutService

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how much is indexed, and what needs a hand.")

  @OptionGroup var options: IndexOptions

  func run() throws {
    let index = try options.open()
    let counts = try index.counts()
    let owed = try index.owedCount()
    let age = KnowledgeAge(noted: try index.note(KnowledgeAge.note))
    let today = CalendarDay(daysSinceEpoch: Int(Date().timeIntervalSince1970 / 86_400))
    let isStale = age?.isStale(on: today) ?? false
    let degraded = try index.note(IndexStore.degradationNote)?.split(separator: "\n") ?? []
    var answer = Answer()
    if options.json {
      let object: [String: Any] = [
        "schema": "readout.status/1", "state": try options.stateFolder(),
        "index": index.identifier, "documents": counts.documents, "rejected": counts.rejected,
        "summits": counts.summits, "statements": counts.statements,
        "disputed": counts.disputed, "events_owed": owed,
        "knowledge_seen": age?.month ?? NSNull(), "knowledge_is_old": isStale,
        "degraded": degraded.map(String.init),
      ]
      let data = try JSONSerialization.data(
        withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
      try answer.add(json: Array(data))
    } else {
      var lines = [
        "State folder  \(TerminalText.safe(try options.stateFolder()))",
        "Documents     \(counts.documents) read, \(counts.rejected) rejected",
        "Summits       \(counts.summits)",
        "Statements    \(counts.statements)",
        "Disputed      \(counts.disputed)",
        "Events owed   \(owed)",
      ]
      if let age { lines.append("Leaders up to \(age.month)") }
      if isStale { lines.append("The lists of leaders are old: \(KnowledgeAge.advice)") }
      for sentence in degraded {
        lines.append("Degraded      \(TerminalText.safe(String(sentence)))")
      }
      if counts.rejected > 0 {
        lines.append("To see why documents were rejected: readoutctl documents --rejected")
      }
      if counts.disputed > 0 {
        lines.append("To see what the reports disagree on: readoutctl quotes --disputed")
      }
      try answer.add(text: lines.joined(separator: "\n") + "\n")
    }
    try answer.finish()
  }
}
