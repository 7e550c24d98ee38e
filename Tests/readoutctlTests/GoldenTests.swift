// What the commands print, as a person accepted it.
// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("What the commands print", .enabled(if: CommandBench.program != nil, "needs the program"))
struct GoldenTests {
  /// Where the program writes to.
  enum Place: String, CaseIterable {
    case narrow = "80"
    case wide = "120"
    case pipe

    var width: Int? { Int(rawValue) }
  }

  static let commands: [(name: String, arguments: [String], status: Int32)] = [
    ("summits", ["summits"], 0),
    ("quotes", ["quotes", "--since", "2024-05-01", "--kind", "direct"], 0),
    ("documents", ["documents"], 0),
    ("show-summit", ["show", "s-858fd42b9077"], 0),
    ("show-statement", ["show", "q-0a44759157b5"], 0),
    ("search", ["search", "corridor"], 0),
    ("check-disputed", ["check", "the corridor is a BRIDGE that neither side"], 2),
    ("check-agreed", ["check", "I don’t count loaves"], 0),
    ("check-alike", ["check", "A treaty must be signed on a wall that was measured"], 0),
    ("check-unknown", ["check", "the sea is made of cheese and salt"], 1),
  ]

  @Test(
    "at 80 and 120 columns and in a pipe", arguments: commands.indices, Place.allCases)
  func golden(command: Int, place: Place) throws {
    let (name, arguments, status) = GoldenTests.commands[command]
    let bench = try CommandBench.samples.get()
    let run = try bench.run(arguments, width: place.width)
    #expect(run.status == status)
    #expect(run.complaint == "")
    let file = "\(name).\(place.rawValue).txt"
    #expect(try CommandBench.accepted(file, given: run.output) == run.output, "\(file)")
    if let width = place.width {
      for line in run.output.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }
    if arguments[0] != "show" && arguments[0] != "check" {
      let colours = try bench.run(arguments, width: place.width, environment: [:]).output
      #expect(colours.contains("\u{1B}[1m") == (place != .pipe))
      #expect(plain(colours) == run.output)
    }
  }

  /// The text without bold.
  private func plain(_ text: String) -> String {
    text.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
  }

  @Test("JSON is the same at a terminal and in a pipe, one object a line, named by its schema")
  func json() throws {
    let bench = try CommandBench.samples.get()
    for (_, arguments, status) in GoldenTests.commands {
      let run = try bench.run(arguments + ["--json"])
      #expect(run.status == status)
      for line in run.output.split(separator: "\n") {
        #expect(line.hasPrefix("{") && line.hasSuffix("}"))
        #expect(line.contains("\"schema\":\"readout."))
      }
      #expect(try bench.run(arguments + ["--json"], width: 80).output == run.output)
    }
  }
}
