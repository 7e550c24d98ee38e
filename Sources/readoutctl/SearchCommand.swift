// `readoutctl search`: the articles that have some words.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search the articles for words.",
    discussion: """
      All words must be there. Words in double quotation marks are a phrase; a word that ends in \
      '*' is the beginning of one.
      """)

  @OptionGroup var options: IndexOptions

  @Option(help: "The most articles to list.")
  var limit = 20

  @Argument(help: "The words.")
  var words: [String]

  func run() throws {
    let hits = try options.open().search(words.joined(separator: " "), limit: limit)
    var answer = Answer()
    if options.json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for hit in hits {
        let snippet = hit.snippet.filter {
          $0 != IndexStore.matchStart && $0 != IndexStore.matchEnd
        }
        let object = [
          "schema": "readout.hit/1", "path": hit.document.displayPath,
          "sha256": hit.document.sha256 ?? "", "title": hit.document.title ?? "",
          "snippet": snippet,
        ]
        try answer.add(json: Array(try encoder.encode(object)))
      }
    } else {
      for hit in hits {
        let snippet = TerminalText.safe(
          hit.snippet.replacingOccurrences(of: "\n", with: " "),
          marking: (IndexStore.matchStart, IndexStore.matchEnd))
        try answer.add(text: "\(TerminalText.safe(hit.document.displayPath))\n  \(snippet)\n")
      }
    }
    try answer.finish()
  }
}
