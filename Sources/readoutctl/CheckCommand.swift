// `readoutctl check`: who is reported to have said some words, before they are printed.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a quotation: who is reported to have said this, and in which wordings?",
    discussion: """
      Case, accents and punctuation do not count. Where no report has the words as they are, \
      statements are shown that have two thirds of them or more. The exit status is 0 where all \
      reports name the same speaker, 2 where they name several, 1 where nobody is reported to have \
      said it.
      """)

  @OptionGroup var options: IndexOptions

  @Option(help: ArgumentHelp("The most statements to show.", valueName: "n"))
  var limit = 10

  @Argument(help: "The words, best in quotation marks.")
  var words: [String]

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func run() throws {
    let words = words.joined(separator: " ")
    let found = try options.state.open().statements(reporting: words, limit: limit)
    let verdict = Verdict(of: found)
    var answer = Answer()
    if options.json {
      let matches = found.map {
        CheckWriter.Match(
          statement: $0.statement, likeness: $0.likeness, isVerbatim: $0.isVerbatim)
      }
      try answer.add(
        json: CheckWriter().json(of: words, verdict: verdict.rawValue, matches: matches))
    } else if found.isEmpty {
      try answer.add(text: "Unknown: nobody is reported to have said anything like this\n")
    } else {
      try answer.add(text: CheckPage.text(of: found))
    }
    try answer.finish()
    switch verdict {
    case .agreed: break
    case .disputed: throw ExitCode(2)
    case .unknown: throw ExitCode(1)
    }
  }
}
