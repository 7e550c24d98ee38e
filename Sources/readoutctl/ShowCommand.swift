// `readoutctl show`: everything that is reported of one summit or statement.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a summit or statement with its sources and their words in context.",
    discussion: "The words that count are bold at a terminal, else between '**'.")

  @OptionGroup var options: IndexOptions

  @Argument(help: "An identifier such as s-0123456789ab or q-0123456789ab; former ones work too.")
  var id: String

  func run() throws {
    let index = try options.state.open()
    var answer = Answer()
    switch try index.thing(id) {
    case .summit(let summit)?:
      if options.json {
        try answer.add(json: ResolutionWriter().json(of: summit))
      } else {
        let statements = try index.statements(StatementFilter(summit: summit.id), limit: 1_000)
        try answer.add(text: ThingPage.text(of: summit, statements: statements))
        try answer.add(text: evidence(of: summit.members, in: index))
      }
    case .statement(let statement)?:
      if options.json {
        try answer.add(json: ResolutionWriter().json(of: statement))
      } else {
        try answer.add(text: ThingPage.text(of: statement))
        try answer.add(text: evidence(of: statement.members, in: index))
      }
    case nil:
      complain(
        "there is no '\(id)' in the index; 'readoutctl summits' and 'quotes' list what there is")
    }
    try answer.finish()
  }

  /// The words of each document where they stand in it.
  private func evidence(of members: [Member], in index: IndexStore) throws -> String {
    var text = "\n" + TerminalText.bold("In the reports") + "\n"
    for member in members {
      let stored = try index.stored(sha256: member.sha256).first {
        $0.displayPath == member.document
      }
      text += "\n" + EvidencePage.head(of: stored, path: member.document) + "\n"
      if let path = stored?.path, let article = try index.text(atPath: path) {
        text += EvidencePage.text(of: member.spans, in: article)
      }
    }
    return text
  }
}
