// Documents that would speak to the terminal.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel
import Testing

@Suite("Hostile text", .enabled(if: CommandBench.program != nil, "needs the program"))
struct HostileTextTests {
  private static let article = """
    Talks \u{1B}[31mred\u{9B}2J \u{202E}drow

    HALDVIK, May 3, 2024 (\u{1B}]0;NPA\u{7}) \u{2014} President Amara Okoye of Zembala and Prime Minister \
    Tomas Lindqvist of Norland met in Haldvik on Friday.

    \u{201C}We \u{1B}]0;owned\u{7}agree \u{9B}31m on \u{202E}all of it \u{6F22}\u{5B57}\u{6F22}\u{5B57} \
    \(String(repeating: "long", count: 60)) \u{2066}today\u{E0041},\u{201D} President Amara Okoye of \
    Zembala told reporters.
    """

  private static let commands = [
    ["summits"], ["quotes"], ["documents"], ["search", "agree"], ["search", "Haldvik"],
    ["check", "We agree on all of it"], ["quotes", "--json"], ["search", "agree", "--json"],
    ["documents", "--json"], ["check", "agree", "--json"], ["show"],
    ["quotes", "--person", "\u{1B}[2J"],
    ["\u{1B}[2J"],
  ]

  @Test("no control character of a document or of the command line reaches the terminal")
  func controls() throws {
    let bench = try CommandBench(files: [
      ("evil\u{1B}[2J\u{9B}\u{202E}.txt", Array(HostileTextTests.article.utf8))
    ])
    let index = try bench.openIndex()
    let ids = try index.statements().map(\.id) + index.summits().map(\.id)
    try index.close()
    #expect(!ids.isEmpty)
    for command in HostileTextTests.commands {
      for arguments in command == ["show"] ? ids.map({ ["show", $0] }) : [command] {
        for width in [nil, 40, 80] {
          let run = try bench.run(arguments, width: width, environment: [:])
          // JSON in a pipe is for programs; it escapes what JSON must.
          if width == nil, arguments.contains("--json") { continue }
          let text = (run.output + run.complaint)
            .replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
          for scalar in text.unicodeScalars where scalar != "\n" {
            let isHidden =
              scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
            #expect(!isHidden, "\(arguments) at \(width ?? 0): \(scalar.value)")
          }
        }
      }
    }
  }

  @Test("wide characters and long words stay within the terminal")
  func width() throws {
    let bench = try CommandBench(files: [("a.txt", Array(HostileTextTests.article.utf8))])
    for arguments in [["quotes"], ["search", "agree"], ["documents"]] {
      for width in [60, 80] {
        let run = try bench.run(arguments, width: width)
        for line in run.output.split(separator: "\n") {
          let cells = line.unicodeScalars.reduce(0) {
            $0 + ((0x4E00...0x9FFF).contains($1.value) ? 2 : 1)
          }
          #expect(cells <= width, "\(line)")
        }
      }
    }
  }
}
