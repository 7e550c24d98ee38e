// `readoutctl verify`: whether folder, index and journal say the same.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutIndex
import ReadoutReports
import ReadoutService

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare folder, index and journal, and say what differs.",
    discussion: """
      It exits with 0 where all is well and with 1 where something differs. Events that are older \
      than the oldest entry of readoutd in the journal are not looked for. While readoutd runs, the \
      table of words is not checked and nothing is repaired.
      """)

  @OptionGroup var options: IndexOptions

  @Option(
    help: "The watched folder (default: that of the readoutd at --state, else the configuration's)."
  )
  var watch: String?

  @Flag(help: "Mend what differs; readoutd must be stopped.")
  var repair = false

  func run() async throws {
    let configuration = try ServiceOptions(
      watch: watch ?? options.state.watchedFolder, state: options.state.state,
      configurationFile: options.state.config
    ).configuration()
    let folder: StateFolder?
    do throws(IndexError) {
      folder = try StateFolder(path: configuration.state)
    } catch {
      guard !repair else { throw error }
      folder = nil
    }
    guard let folder else {
      return try await verify(try options.state.open(), configuration)
    }
    let index: IndexStore
    do throws(IndexError) {
      index = try IndexStore(writingAt: folder.indexPath)
    } catch {
      guard error.kind == .corrupt, repair else { throw error }
      return try setAside(folder)
    }
    try await verify(index, configuration, mending: folder)
  }

  private func verify(
    _ index: IndexStore, _ configuration: Configuration, mending folder: StateFolder? = nil
  ) async throws {
    let found = try await Verification(index, of: configuration)
    var answer = Answer()
    if options.json {
      try answer.add(json: ListedVerification(found))
    } else {
      try answer.add(text: text(found, folder == nil))
    }
    try answer.finish()
    if repair, let folder, !found.isSound {
      if found.defects.contains(where: { $0 != IndexStore.searchDefect }) {
        try index.close()
        try setAside(folder)
      } else {
        for sentence in try found.repair(index) { say(sentence) }
      }
      return
    }
    if !found.isSound { throw ExitCode(1) }
  }

  private func setAside(_ folder: StateFolder) throws {
    let path = try folder.setIndexAside()
    say("The damaged index is '\(path)' now; readoutd builds a new one")
  }

  private func text(_ found: Verification, _ isRunning: Bool) -> String {
    var lines = [
      "Index    "
        + (found.defects.isEmpty
          ? "sound" + (isRunning ? "; the table of words is checked while readoutd is stopped" : "")
          : "damaged: " + found.defects.joined(separator: "; ")),
      "Folder   \(found.documents) documents, \(found.missing.count) not indexed,"
        + " \(found.ghosts.count) gone, \(found.stale.count) changed",
    ]
    for (word, paths) in [
      ("not indexed", found.missing), ("gone", found.ghosts), ("changed", found.stale),
    ] {
      for path in paths.prefix(20) {
        let shown = TerminalText.safe(String(decoding: path, as: UTF8.self))
        lines.append("         \(word): \(shown)")
      }
    }
    let events = found.events.map { "\($0) events" } ?? "it cannot be read; join systemd-journal"
    lines.append(
      "Journal  \(events), \(found.lost.count) lost, \(found.repeated.count) repeated,"
        + " \(found.owed) owed")
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What was found, `readout.verify/1`.
private struct ListedVerification: Encodable {
  var schema = "readout.verify/1"
  var sound: Bool
  var defects: [String]
  var documents: Int
  var missing: [String]
  var gone: [String]
  var changed: [String]
  var owed: Int
  var events: Int?
  var lost: [Int64]
  var repeated: [Int64]

  init(_ found: Verification) {
    func shown(_ paths: [[UInt8]]) -> [String] { paths.map { String(decoding: $0, as: UTF8.self) } }
    sound = found.isSound
    defects = found.defects
    documents = found.documents
    missing = shown(found.missing)
    gone = shown(found.ghosts)
    changed = shown(found.stale)
    owed = found.owed
    events = found.events
    lost = found.lost
    repeated = found.repeated
  }
}
