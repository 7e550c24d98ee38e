// `readoutctl summits`: who met whom.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct SummitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summits", abstract: "List the summits: who met whom, when, where and how.",
    discussion: """
      The newest come first, those without a day last. --person may be given several times, for \
      summits of all of them together; --kind is that of a statement made there.
      """)

  @OptionGroup var options: IndexOptions
  @OptionGroup var filters: ThingFilters

  @Option(help: "Only summits of this level.")
  var level: SummitLevel = .leaders

  func run() throws {
    let index = try options.state.open()
    try filters.checkNames(in: index)
    let filter = filters.summits(of: level)
    let summits = try filters.limits.newest(json: options.json) {
      try index.summits(filter, order: .newestFirst, limit: $0)
    }
    var answer = Answer()
    if options.json {
      for summit in summits { try answer.add(json: ResolutionWriter().json(of: summit)) }
    } else {
      let columns: [Table.Column] = [
        "ID", .words("WHEN", least: 10), .words("HOW", least: 10), .words("WHERE", least: 10),
        "REPORTS", .words("WHO", least: 16),
      ]
      try answer.add(summits, in: columns) { summit in
        [
          summit.id, summit.when?.description ?? "–",
          summit.status.rawValue + summit.format.phrase, summit.place?.description ?? "–",
          Reports.text(summit.origins, summit.contradictions), SummitWords(summit).subject,
        ]
      }
    }
    try answer.finish(
      lookingFor: filters.sought(
        "summits", "with", besides: level == .leaders ? nil : "of the level \(level.rawValue)"))
  }
}

/// How many reports there are, and whether they agree.
enum Reports {
  static func text(_ origins: Int, _ contradictions: [Contradiction]) -> String {
    contradictions.isEmpty ? String(origins) : "\(origins) disagree"
  }
}

extension SummitFormat {
  /// The format as it stands behind the status.
  fileprivate var phrase: String {
    switch self {
    case .inPerson: " in person"
    case .video: " by video"
    case .phone: " by phone"
    case .unknown: ""
    }
  }
}
