// Writes events of the index's log as the contract's JSON Lines.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Writes `readout.event/1` objects, keys sorted, one a line.
public struct EventWriter: Sendable {
  /// The schema's name and version.
  public static let schema = "readout.event/1"

  /// A writer.
  public init() {}

  /// The object of one event as UTF-8 JSON, without a line end.
  ///
  /// - Parameters:
  ///   - id: What names the event for ever.
  ///   - day: The UTC day on which it was committed.
  ///   - message: The sentence for people.
  public func json(of event: Event, id: String, day: CalendarDay, message: String) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("changed", event.changed)
      json.member("day", day.description)
      if case .document(let note) = event.subject {
        json.member("document") { write(note, to: &$0) }
      }
      json.member("event", event.kind.rawValue)
      json.member("id", id)
      if case .index(let counts) = event.subject {
        json.member("index") { write(counts, to: &$0) }
      }
      json.member("merged", event.merged)
      json.member("message", message)
      json.member("schema", Self.schema)
      switch event.subject {
      case .statement(let statement):
        json.member("statement") { ResolutionWriter().write(statement, to: &$0) }
      case .summit(let summit):
        json.member("summit") { ResolutionWriter().write(summit, to: &$0) }
      case .document, .index: break
      }
    }
    return json.bytes
  }

  private func write(_ note: DocumentNote, to json: inout JSONText) {
    func shown(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }
    json.object { json in
      json.member("former_path", note.formerPath.map(shown))
      json.member("path", shown(note.path))
      json.member("quotations", note.quotationCount)
      json.member("reason", note.reason)
      json.member("sha256", note.sha256)
      json.member("summits", note.summitCount)
      json.member("title", note.title)
    }
  }

  private func write(_ counts: IndexCounts, to json: inout JSONText) {
    json.object { json in
      json.member("disputed", counts.disputed)
      json.member("documents", counts.documents)
      json.member("rejected", counts.rejected)
      json.member("statements", counts.statements)
      json.member("summits", counts.summits)
    }
  }
}
