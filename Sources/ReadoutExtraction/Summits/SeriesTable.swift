// The named series of summits, ready to be looked up.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// The named series of summits, by the words that name them.
struct SeriesTable: Sendable {
  /// The series by the one word that names them, such as “BRICS”.
  let ids: WordTable<String>
  /// The series by the name of the organisation that holds them.
  let organisations: [String: String]

  init(knowledge: Knowledge) {
    let all = knowledge.series
    ids = WordTable(all.filter { !$0.id.contains(" ") }.map { (FoldedWord($0.id), $0.id) })
    var organisations: [String: String] = [:]
    for series in all {
      if !series.organisation.isEmpty {
        organisations[knowledge.organisationName(of: series.organisation)] = series.id
      }
      organisations[series.name] = series.id
    }
    self.organisations = organisations
  }
}
