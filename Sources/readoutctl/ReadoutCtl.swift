// `readoutctl`: asks questions of the index, and runs extraction and resolution as filters.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct ReadoutCtl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readoutctl",
    abstract: "Ask who said what, and who met whom, in a folder of news articles.",
    subcommands: [
      StatusCommand.self, VerifyCommand.self, DocumentsCommand.self, SummitsCommand.self,
      QuotesCommand.self,
      ShowCommand.self, SearchCommand.self, ExtractCommand.self, ResolveCommand.self,
      RenderCommand.self,
      SyncCommand.self, ReloadCommand.self, ConfigCommand.self, DoctorCommand.self,
      OriginsCommand.self, TextCommand.self,
    ])
}
