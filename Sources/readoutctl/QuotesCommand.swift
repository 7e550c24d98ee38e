// `readoutctl quotes`: who said what.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes", abstract: "List the statements: who is reported to have said what.")

  @OptionGroup var options: IndexOptions
  @OptionGroup var days: DayOptions

  @Option(help: "Only statements of this person.")
  var person: String?

  @Option(help: "Only statements of this kind: direct, mixed, indirect (default: all).")
  var kind: Quotation.Kind?

  @Option(help: "Only statements made at the summit with this identifier.")
  var summit: String?

  @Option(help: "Only statements that a document reports whose path or publisher has these words.")
  var source: String?

  @Flag(help: "Only statements on which the reports disagree.")
  var disputed = false

  @Option(
    help: ArgumentHelp(
      "Show why the quotations of this statement were read as they were.", valueName: "id"))
  var explain: String?

  func run() throws {
    if let explain { return try QuotationExplaining(options).run(explain) }
    let filter = StatementFilter(
      person: person, since: days.since, until: days.until, kind: kind, summit: summit,
      source: source, isDisputed: disputed ? true : nil)
    let statements = try options.open().statements(filter)
    var answer = Answer()
    if options.json {
      for statement in statements { try answer.add(json: ResolutionWriter().json(of: statement)) }
    } else {
      var table = Table(columns: ["ID", "SAID", "KIND", "REPORTS", "WHO", "WHAT"])
      for statement in statements {
        table.rows.append([
          statement.id, statement.said?.description ?? "–",
          statement.kind.rawValue + (statement.contradictions.isEmpty ? "" : ", disputed"),
          String(statement.origins), statement.speaker?.description ?? "–",
          StatementWords.trimmed(statement.text),
        ])
      }
      try answer.add(table)
    }
    try answer.finish()
  }
}
