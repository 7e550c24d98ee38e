// The daemon's command line.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutJournal
import ReadoutService

@main
struct Program: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readoutd",
    abstract:
      "Watch a folder of news articles, and tell the journal who said what and who met whom",
    discussion: """
      Without options the configuration file decides, then /srv/readout and /var/lib/readout. At a \
      terminal, readable lines are printed instead of journal entries. SIGHUP reads the \
      configuration again; SIGTERM and SIGINT end the program.
      """,
    version: ReadoutVersion.text)

  @Option(help: ArgumentHelp("The folder that articles are dropped into", valueName: "folder"))
  var watch: String?

  @Option(help: ArgumentHelp("The folder of index and summary files", valueName: "folder"))
  var state: String?

  @Option(help: ArgumentHelp("The configuration file, with drop-ins in FILE.d", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The folder of people and places that you add", valueName: "folder"))
  var knowledge: String?

  func run() async throws {
    let service: Service
    do throws(ServiceError) {
      service = try Service(
        options: ServiceOptions(
          watch: watch, state: state, configurationFile: config, knowledge: knowledge))
    } catch {
      reportFatal("\(error)")
      throw ExitCode(error.exitStatus)
    }
    await service.run()
  }
}
