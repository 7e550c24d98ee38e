// Which index is asked, and how the answer is written.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutIndex
import ReadoutModel
import ReadoutReports
import ReadoutService

struct IndexOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The state folder (default: the configuration's, else /var/lib/readout).",
      valueName: "folder"), completion: .directory)
  var state: String?

  @Option(
    help: ArgumentHelp(
      "The configuration file (default: /etc/readout/readoutd.toml).", valueName: "file"),
    completion: .file())
  var config: String?

  @Flag(help: "Write JSON Lines instead of a table.")
  var json = false

  /// The index, opened to be read.
  ///
  /// - Throws: `IndexError`, which says what to do; `ExitCode(66)` where there is no index, 77 where
  ///   it may not be read, 78 where the configuration has a mistake.
  func open() throws -> IndexStore {
    let folder = try stateFolder()
    let path = StateFolder.indexPath(in: folder)
    guard FileManager.default.fileExists(atPath: path) else {
      if FileManager.default.fileExists(atPath: folder),
        !FileManager.default.isExecutableFile(atPath: folder)
      {
        complain(
          "no permission to read the index in '\(folder)'; become a member of the group readout, or use sudo"
        )
        throw ExitCode(77)
      }
      complain(
        "there is no index in '\(folder)'; start readoutd, or name its state folder with --state")
      throw ExitCode(66)
    }
    return try IndexStore(readingAt: path)
  }

  /// The state folder that is meant.
  ///
  /// - Throws: `ExitCode(78)` where the configuration has a mistake.
  func stateFolder() throws -> String {
    if let state { return state }
    return try configuration(of: config).state
  }
}
