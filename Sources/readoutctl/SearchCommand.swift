// `readoutctl search`: the articles that have some words.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search the articles for words.",
    discussion: """
      All words must be there; the articles that fit best come first, or the newest, where more \
      than 2,000 have the words. Words in double quotation marks are a phrase; a word that ends in \
      '*' is the beginning of one. At a terminal what was found is bold.
      """)

  @OptionGroup var options: IndexOptions
  @OptionGroup var days: DayOptions

  @Option(
    help: ArgumentHelp(
      "Only documents whose path or publisher has these words.", valueName: "words"))
  var source: String?

  @Option(help: ArgumentHelp("The most articles to list; 0 for all.", valueName: "n"))
  var limit = 20

  @Argument(help: "The words.")
  var words: [String]

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit must be 0 or more") }
  }

  func run() throws {
    let hits = try options.state.open().search(
      words.joined(separator: " "),
      in: DocumentFilter(source: source, since: days.since, until: days.until),
      limit: limit == 0 ? nil : limit)
    var answer = Answer()
    for hit in hits {
      if options.json {
        try answer.add(json: ListedHit(hit))
      } else {
        try answer.add(text: text(of: hit))
      }
    }
    var sought = Sought("articles")
    sought.add("with", [words.joined(separator: " ")])
    sought.add(days)
    sought.add("from", source.map { [$0] } ?? [])
    try answer.finish(lookingFor: sought)
  }

  /// A line on the document, and the words around the best place below it.
  private func text(of hit: SearchHit) -> String {
    let head = EvidencePage.head(of: hit.document, path: hit.document.displayPath)
    let snippet = EvidencePage.indented(hit.snippet, marks: "")
    return TerminalText.bold(TerminalText.cut(head, to: Terminal.width)) + "\n\(snippet)\n"
  }
}

/// A document that was found, `readout.hit/1`.
private struct ListedHit: Encodable {
  var schema = "readout.hit/1"
  var path: String
  var published: String?
  var publisher: String?
  var sha256: String?
  var title: String?
  var snippet = ""
  /// What matches in the snippet, by UTF-8 byte offsets.
  var matches: [Match] = []

  struct Match: Encodable {
    var start: Int
    var end: Int
    var text: String
  }

  init(_ hit: SearchHit) {
    path = hit.document.displayPath
    published = hit.document.published?.description
    publisher = hit.document.publisher
    sha256 = hit.document.sha256
    title = hit.document.title
    var match: (start: Int, text: String)?
    for scalar in hit.snippet.unicodeScalars {
      switch scalar {
      case IndexStore.matchStart: match = (snippet.utf8.count, "")
      case IndexStore.matchEnd:
        if let (start, text) = match {
          matches.append(Match(start: start, end: snippet.utf8.count, text: text))
        }
        match = nil
      default:
        snippet.unicodeScalars.append(scalar)
        match?.text.unicodeScalars.append(scalar)
      }
    }
  }
}
