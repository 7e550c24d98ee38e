// Which index is asked, and how the answer is written.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutIndex
import ReadoutModel
import ReadoutReports
import ReadoutService

struct IndexOptions: ParsableArguments {
  @Option(help: "The state folder (default: the configuration's, else /var/lib/readout).")
  var state: String?

  @Option(help: "The configuration file (default: /etc/readout/readoutd.toml).")
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

/// Days between which something is asked for.
struct DayOptions: ParsableArguments {
  @Option(help: "Only from this day on, as 2024-05-03.", transform: calendarDay)
  var since: CalendarDay?

  @Option(help: "Only up to this day, as 2024-05-03.", transform: calendarDay)
  var until: CalendarDay?
}

/// Writes an answer, and says by the exit status whether there was one.
struct Answer {
  private var output = StandardOutput()
  private var isEmpty = true

  /// Adds a line of JSON, without its end.
  mutating func add(json: [UInt8]) throws {
    isEmpty = false
    try output.write(json + [0x0A])
  }

  /// Adds text as it is.
  mutating func add(text: String) throws {
    isEmpty = false
    try output.write(Array(text.utf8))
  }

  /// Adds a table, unless it has no rows.
  mutating func add(_ table: Table) throws {
    guard !table.rows.isEmpty else { return }
    try add(text: table.text(width: Terminal.width))
  }

  /// Writes what was gathered.
  ///
  /// - Throws: `ExitCode(1)` where nothing was found.
  mutating func finish() throws {
    try output.flush()
    if isEmpty { throw ExitCode(1) }
  }
}
