// `readoutctl`: asks questions of the index, and runs extraction and resolution as filters.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import ReadoutIndex
import ReadoutService

struct ReadoutCtl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readoutctl",
    abstract: "Ask who said what, and who met whom, in a folder of news articles.",
    version: ReadoutVersion.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Questions",
        subcommands: [
          StatusCommand.self, SummitsCommand.self, QuotesCommand.self, CheckCommand.self,
          SearchCommand.self, ShowCommand.self, FollowCommand.self, DocumentsCommand.self,
        ]),
      CommandGroup(
        name: "Without an index",
        subcommands: [
          ExtractCommand.self, ResolveCommand.self, OriginsCommand.self, RenderCommand.self,
          TextCommand.self,
        ]),
      CommandGroup(
        name: "The service",
        subcommands: [
          SyncCommand.self, ReloadCommand.self, ConfigCommand.self, VerifyCommand.self,
          DoctorCommand.self,
        ]),
    ])

  /// The names of the commands.
  static var commandNames: [String] {
    configuration.groupedSubcommands.flatMap { $0.subcommands }
      .compactMap { $0.configuration.commandName }
  }
}

/// The program: finds the command that is meant, and says what went wrong.
@main
enum Program {
  static func main() async {
    if let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
      !(ReadoutCtl.commandNames + ["help"]).contains(word)
    {
      let near = NearWord.nearest(to: word, among: ReadoutCtl.commandNames)
      let advice = near.map { "; did you mean '\($0)'?" } ?? "; 'readoutctl --help' lists them"
      complain("there is no command '\(word)'" + advice)
      exit(64)
    }
    do {
      var command = try ReadoutCtl.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as IndexError {
      complain("\(error)")
      exit(ServiceError.index(error).exitStatus)
    } catch let error as ServiceError {
      complain("\(error)")
      exit(error.exitStatus)
    } catch {
      ReadoutCtl.exit(withError: error)
    }
  }
}
