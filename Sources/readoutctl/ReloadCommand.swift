// `readoutctl reload`: has the service read its configuration again, and waits for it.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutService

struct ReloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload",
    abstract: "Have readoutd read its configuration again, and wait until it is in force.",
    discussion: """
      Ends with status 78 where the configuration has a mistake; the old one stays in force then. \
      This is what 'systemctl reload readoutd' runs.
      """)

  @OptionGroup var state: StateOptions

  func run() throws { try state.ask(.reload) }
}
