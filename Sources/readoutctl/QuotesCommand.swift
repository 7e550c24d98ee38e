// `readoutctl quotes`: who said what.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes", abstract: "List the statements: who is reported to have said what.",
    discussion: """
      The newest come first, those without a day last. --with, --place, --format and --status are \
      those of the summit at which something was said. Words in quotation marks are the speaker's; \
      others are the reporter's.
      """)

  @OptionGroup var options: IndexOptions
  @OptionGroup var filters: ThingFilters

  @Option(
    help: ArgumentHelp("Only statements made at the summit with this identifier.", valueName: "id"))
  var summit: String?

  @Option(
    help: ArgumentHelp(
      "Show why the quotations of this statement were read as they were.", valueName: "id"))
  var explain: String?

  func run() throws {
    if let explain { return try QuotationExplaining(options).run(explain) }
    let index = try options.state.open()
    try filters.checkNames(in: index)
    let filter = try filters.statements(at: summit)
    let statements = try filters.limits.newest(json: options.json) {
      try index.statements(filter, order: .newestFirst, limit: $0)
    }
    var answer = Answer()
    if options.json {
      for statement in statements { try answer.add(json: ResolutionWriter().json(of: statement)) }
    } else {
      let columns: [Table.Column] = [
        "ID", .words("SAID", least: 10), "REPORTS", .words("WHO", least: 14),
        .words("WHAT", least: 20),
      ]
      try answer.add(statements, in: columns) { statement in
        [
          statement.id, statement.said?.description ?? "–",
          Reports.text(statement.origins, statement.contradictions),
          statement.speaker?.description ?? "–",
          StatementWords.quoted(statement.text, kind: statement.kind),
        ]
      }
    }
    try answer.finish(
      lookingFor: filters.sought(
        "statements", "by", besides: summit.map { "made at the summit '\($0)'" }))
  }
}
