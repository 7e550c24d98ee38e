// `readoutctl config`: the files of the configuration, and whether they are right.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutReports
import ReadoutService

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show and check the configuration.",
    subcommands: [Cat.self, Check.self])

  struct Options: ParsableArguments {
    @Option(help: "The configuration file (default: /etc/readout/readoutd.toml and drop-ins).")
    var config: String?

    var files: ConfigurationFiles { ConfigurationFiles(main: config) }
  }

  struct Cat: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cat",
      abstract: "Print the files that are in force, in the order in which they are applied.",
      discussion: "Files that others hide are named, but not printed.")

    @OptionGroup var options: Options

    func run() throws {
      var answer = Answer()
      var texts = try options.files.texts().makeIterator()
      for place in try options.files.places() {
        if let other = place.hiddenBy {
          try answer.add(
            text: "# \(TerminalText.safe(place.path)) is hidden by \(TerminalText.safe(other))\n\n")
        } else if let text = texts.next() {
          let body = String(decoding: text.bytes, as: UTF8.self)
          let end = body.hasSuffix("\n") || body.isEmpty ? "\n" : "\n\n"
          try answer.add(text: "# \(TerminalText.safe(text.file))\n" + body + end)
        }
      }
      try answer.finish()
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check the configuration, and show which file decides each key that is set.",
      discussion:
        "Ends with status 78 where something is wrong; the place and what to do are named.")

    @OptionGroup var options: Options

    func run() throws {
      do {
        let texts = try options.files.texts()
        _ = try Configuration(texts: texts)
        try show(Configuration.origins(in: texts))
      } catch let error as ConfigurationError {
        complain("\(error)")
        throw ExitCode(78)
      }
    }

    private func show(_ origins: [Configuration.Origin]) throws {
      var answer = Answer()
      if origins.isEmpty {
        try answer.add(text: "The configuration is valid; all keys have their defaults.\n")
      } else {
        try answer.add(text: "The configuration is valid; all other keys have their defaults.\n")
        let columns: [Table.Column] = [
          "KEY", .words("DECIDED BY", least: 20), .words("INSTEAD OF", least: 12),
        ]
        try answer.add(origins, in: columns) { origin in
          let others = origin.overruled.isEmpty ? "–" : origin.overruled.joined(separator: ", ")
          return [origin.key, "\(origin.file):\(origin.line)", others]
        }
      }
      try answer.finish()
    }
  }
}
