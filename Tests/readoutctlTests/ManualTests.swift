// The manual page and the page on JSON fit the program.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("The manual", .enabled(if: CommandBench.program != nil, "needs the program"))
struct ManualTests {
  /// What the program tells of its commands and options.
  private struct Help: Decodable {
    var command: Command

    struct Command: Decodable {
      var commandName: String
      var subcommands: [Command]?
      var arguments: [Argument]?
    }

    struct Argument: Decodable {
      var names: [Name]?
    }

    struct Name: Decodable {
      var kind: String
      var name: String
    }
  }

  private static func text(_ path: String) throws -> String {
    String(
      decoding: try Data(contentsOf: CommandBench.top.appendingPathComponent(path)), as: UTF8.self)
  }

  @Test("every command and every option is in the manual page")
  func commands() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandBench.program ?? "")
    process.arguments = ["--experimental-dump-help"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let help = try JSONDecoder().decode(
      Help.self, from: output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    let manual = try ManualTests.text("man/readoutctl.1").replacing("\\-", with: "-")
    let commands = (help.command.subcommands ?? []).filter { $0.commandName != "help" }
    #expect(commands.count > 15)
    for command in commands {
      let name = command.commandName
      #expect(manual.contains("\n.B \(name)") || manual.contains("\n.BI \(name)\\~"), "\(name)")
      for part in [command] + (command.subcommands ?? []) {
        for option in (part.arguments ?? []).flatMap({ $0.names ?? [] }) where option.kind == "long"
        {
          #expect(manual.contains("--\(option.name)"), "\(name) --\(option.name)")
        }
      }
    }
  }

  @Test("every form of JSON that is written is documented")
  func schemas() throws {
    let documented = try ManualTests.text("docs/JSON.md")
    let bench = try CommandBench.samples.get()
    for words in [
      "status", "summits", "quotes", "documents", "search corridor", "check bridge",
    ] {
      let output = try bench.run(words.split(separator: " ").map(String.init) + ["--json"]).output
      let schema = output.components(separatedBy: "\"schema\":\"").dropFirst().first?
        .prefix { $0 != "\"" }
      #expect(documented.contains("`\(schema ?? "?")`"), "\(words)")
    }
  }
}
