// The named series of summits, ready to be looked up.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// The named series of summits, by the words that name them.
struct SeriesTable: Sendable {
  /// The series by the one word that names them, such as “BRICS”.
  let ids: WordTable<String>
  /// The series by the words of their names, without “summit” behind them.
  let names: [UInt64: String]
  /// The series by the name of the organisation that holds them.
  let organisations: [String: String]

  init(knowledge: Knowledge) {
    let all = knowledge.series
    ids = WordTable(
      all.filter { !$0.id.contains(" ") }.map { (FoldedWord($0.id), SeriesTable.label(of: $0)) })
    var organisations: [String: String] = [:]
    var names: [UInt64: String] = [:]
    for series in all {
      let label = SeriesTable.label(of: series)
      if !series.organisation.isEmpty {
        organisations[knowledge.organisationName(of: series.organisation)] = label
      }
      organisations[series.name] = label
      for name in [series.name] + series.aliases {
        var words = name.split(separator: " ").map { FoldedWord(String($0)) }
        // “climate summit” is a word of the language, not a name.
        guard name.utf8.first.map({ (0x41...0x5A).contains($0) }) ?? false else { continue }
        let isNamedSummit = words.last == SeriesTable.summit
        if isNamedSummit { words.removeLast() }
        guard words.count > 1 || isNamedSummit && !words.isEmpty else { continue }
        names[SeriesTable.key(of: words)] = label
      }
    }
    self.organisations = organisations
    self.names = names
  }

  private static let summit = FoldedWord("summit")

  /// “SCO summit”; “UN General Assembly” for a series that is called neither summit nor by its letters.
  private static func label(of series: Series) -> String {
    let isSummit = series.name.lowercased().contains("summit") || series.name.contains(series.id)
    return isSummit ? "\(series.id) summit" : series.name
  }

  /// The key of some words in a row.
  static func key(of words: some Sequence<FoldedWord>) -> UInt64 {
    var key: UInt64?
    for word in words { key = key.map { PhraseTable<Bool>.extend($0, by: word) } ?? word.hash }
    return key ?? 0
  }
}
