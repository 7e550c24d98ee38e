// `readoutctl sync`: waits until the index knows everything that is in the folder.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutIndex
import ReadoutModel
import ReadoutService

struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Wait until everything that is in the folder is indexed and in the journal.",
    discussion: """
      What was written, renamed or deleted before the command began is taken into account when it \
      ends. Ends with status 75 where that takes longer than --timeout. At a terminal it shows how \
      far the service is.
      """)

  @OptionGroup var state: StateOptions

  @Option(help: ArgumentHelp("How long to wait, in seconds (default: for ever).", valueName: "s"))
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("the timeout must be between 0 and 86400 seconds")
    }
  }

  func run() throws {
    var progress = ScanProgress()
    defer { progress.end() }
    try state.ask(.sync, timeoutMilliseconds: timeout.map { Int32($0 * 1000) }) { client in
      progress.show(client)
    }
  }
}

/// How far the service has come with the documents of its folder.
private struct ScanProgress {
  private var line: ProgressLine?
  private var index: IndexStore?

  /// Shows how many documents of the folder are in the index.
  mutating func show(_ client: ControlClient) {
    if line == nil { begin(client) }
    guard let counts = try? index?.counts() else { return }
    line?.show(counts.documents + counts.rejected)
  }

  /// Counts the documents of the folder once, and those that are in the index.
  private mutating func begin(_ client: ControlClient) {
    guard case .status(let status) = client.ask(.status, timeoutMilliseconds: 1_000) else { return }
    index = try? IndexStore(readingAt: StateFolder.indexPath(in: client.folder))
    let counts = try? index?.counts()
    line = ProgressLine(
      "documents", of: FolderCount.documents(in: status.folder),
      from: (counts?.documents ?? 0) + (counts?.rejected ?? 0))
  }

  mutating func end() { line?.end() }
}
