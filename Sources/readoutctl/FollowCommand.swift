// `readoutctl follow`: what becomes known, as it does.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports
import ReadoutService

struct FollowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract: "Show what becomes known, as it does, until interrupted.",
    discussion: """
      It reads the log of the index, not the journal, and sleeps until that grows. It ends with \
      status 0 when it is interrupted, or when nobody reads its output any more.
      """)

  @OptionGroup var options: IndexOptions

  @Option(
    help: ArgumentHelp(
      "Begin with what became known on this day: 2024-05-03, today, yesterday, 7d or 2w (ago).",
      valueName: "day"),
    transform: { try TypedDay($0).first })
  var since: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "Only events of this kind, such as summit.new, or all of 'summit', 'quote', 'document' or 'index'.",
      valueName: "kind"), completion: .list(EventKind.allCases.map(\.rawValue)))
  var event: [String] = []

  func validate() throws {
    let kinds = EventKind.allCases.map(\.rawValue)
    for name in event where !kinds.contains(where: { FollowCommand.isOf(name, $0) }) {
      let near = NearWord.nearest(to: name, among: kinds)
      throw ValidationError(
        "there is no event '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }
  }

  private static func isOf(_ name: String, _ kind: String) -> Bool {
    kind == name || kind.hasPrefix(name + ".")
  }

  func run() throws {
    let folder = try options.state.folder()
    let changes = try IndexChanges(inFolder: folder)
    var index = try options.state.open()
    var isReplaced = false
    var last = try since.map { try index.lastEvent(before: $0) } ?? index.lastEvent()
    var output = StandardOutput()
    while true {
      while case let events = try index.events(after: last), let newest = events.last {
        for event in events { try write(event, to: &output) }
        last = newest.sequence
      }
      try output.flush()
      switch changes.wait() {
      case .changed: break
      case .replaced: isReplaced = true
      case .ended: return
      }
      // A new index counts from the begin, as soon as it is one.
      if isReplaced, let new = try? IndexStore(readingAt: StateFolder.indexPath(in: folder)) {
        (index, last, isReplaced) = (new, 0, false)
      }
    }
  }

  private func write(_ logged: LoggedEvent, to output: inout StandardOutput) throws {
    let kind = logged.event.kind.rawValue
    guard event.isEmpty || event.contains(where: { FollowCommand.isOf($0, kind) }) else { return }
    let message = JournalAnnouncement.message(for: logged.event)
    if options.json {
      let line = EventWriter().json(
        of: logged.event, id: logged.id, day: logged.day, message: message)
      try output.write(json: line + [0x0A])
    } else {
      let space = String(repeating: " ", count: max(1, 19 - kind.utf8.count))
      let line = "\(logged.day)  \(kind)\(space)\(TerminalText.safe(message))\n"
      try output.write(Array(line.utf8))
    }
  }
}
