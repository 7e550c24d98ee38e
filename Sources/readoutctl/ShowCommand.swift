// `readoutctl show`: everything that is reported of one summit or statement.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a summit or statement with its sources and their words.")

  @OptionGroup var options: IndexOptions

  @Argument(help: "An identifier such as s-0123456789ab or q-0123456789ab; former ones work too.")
  var id: String

  func run() throws {
    let index = try options.open()
    var answer = Answer()
    switch try index.thing(id) {
    case .summit(let summit)?:
      let statements = try index.statements(StatementFilter(summit: summit.id), limit: 1_000)
      if options.json {
        try answer.add(json: ResolutionWriter().json(of: summit))
      } else {
        try answer.add(text: SummitPage(summit, statements: statements).markdown)
      }
    case .statement(let statement)?:
      let speaker = statement.speaker ?? Party(kind: .unknown)
      if options.json {
        try answer.add(json: ResolutionWriter().json(of: statement))
      } else {
        try answer.add(text: SpeakerPage(speaker: speaker, statements: [statement]).markdown)
      }
    case nil: break
    }
    try answer.finish()
  }
}
