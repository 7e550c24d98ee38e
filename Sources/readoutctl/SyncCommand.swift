// `readoutctl sync`: waits until the index knows everything that is in the folder.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutService

struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Wait until everything that is in the folder is indexed and in the journal.",
    discussion: """
      What was written, renamed or deleted before the command began is taken into account when it \
      ends. Ends with status 75 where that takes longer than --timeout.
      """)

  @OptionGroup var address: ServiceAddress

  @Option(help: ArgumentHelp("How long to wait, in seconds (default: for ever).", valueName: "s"))
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("the timeout must be between 0 and 86400 seconds")
    }
  }

  func run() throws {
    try address.ask(.sync, timeoutMilliseconds: timeout.map { Int32($0 * 1000) })
  }
}
