// `readoutctl summits`: who met whom.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct SummitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summits", abstract: "List the summits: who met whom, when, where and how.")

  @OptionGroup var options: IndexOptions
  @OptionGroup var days: DayOptions

  @Option(help: "Only summits of this person; repeat it for those of several together.")
  var person: [String] = []

  @Option(help: "Only summits of the person with this one.")
  var with: [String] = []

  @Option(help: "Only summits at this place.")
  var place: String?

  @Option(help: "Only summits of this format: in-person, video, phone, unknown.")
  var format: SummitFormat?

  @Option(help: "Only summits of this status: held, planned, postponed, cancelled, denied.")
  var status: SummitStatus?

  @Option(help: "Only summits of this level: leaders, ministerial, envoys (default: leaders).")
  var level: SummitLevel = .leaders

  @Option(help: "Only summits that a document reports whose path or publisher has these words.")
  var source: String?

  @Flag(help: "Only summits on which the reports disagree.")
  var disputed = false

  func run() throws {
    let filter = SummitFilter(
      persons: person + with, since: days.since, until: days.until, place: place, format: format,
      status: status, level: level, source: source, isDisputed: disputed ? true : nil)
    let summits = try options.open().summits(filter)
    var answer = Answer()
    if options.json {
      for summit in summits { try answer.add(json: ResolutionWriter().json(of: summit)) }
    } else {
      var table = Table(columns: ["ID", "WHEN", "STATUS", "FORMAT", "WHERE", "REPORTS", "WHO"])
      for summit in summits {
        table.rows.append([
          summit.id, summit.when?.description ?? "–",
          summit.status.rawValue + (summit.contradictions.isEmpty ? "" : ", disputed"),
          summit.format.rawValue, summit.place?.description ?? "–", String(summit.origins),
          SummitWords(summit).subject,
        ])
      }
      try answer.add(table)
    }
    try answer.finish()
  }
}
