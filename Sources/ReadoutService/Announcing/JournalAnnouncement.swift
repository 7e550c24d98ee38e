// Events as entries of the journal: a sentence, and every fact in a field of its own.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutJournal
public import ReadoutModel

/// Makes journal entries of events.
///
/// It is a pure function of the event: the same event gives the same entry whenever it is sent.
public struct JournalAnnouncement: Sendable {
  /// What `journalctl -t` selects.
  public static let identifier = "readoutd"
  /// The most values that one repeated field gets; what is over is counted in `READOUT_ORIGINS`
  /// and can be asked of `readoutctl`.
  public static let mostRepeats = 40

  /// The watched folder, which entries about documents name.
  private let folder: String?

  /// An announcer.
  public init(folder: String? = nil) {
    self.folder = folder
  }

  /// The entry for an event.
  ///
  /// - Parameter id: What names the event for ever, in `READOUT_EVENT_ID`.
  public func entry(for event: Event, id: String) -> JournalEntry {
    var entry = JournalEntry(
      message: JournalAnnouncement.message(for: event), priority: event.kind.priority,
      id: event.kind.messageID)
    entry.append(.syslogIdentifier, JournalAnnouncement.identifier)
    entry.append("READOUT_EVENT", event.kind.rawValue)
    entry.append("READOUT_EVENT_ID", id)
    switch event.subject {
    case .summit(let summit): append(summit, of: event.kind, to: &entry)
    case .statement(let statement): append(statement, of: event.kind, to: &entry)
    case .document(let note): append(note, to: &entry)
    case .index(let counts): append(counts, to: &entry)
    }
    for name in event.changed { entry.append("READOUT_CHANGED", name) }
    for id in event.merged.prefix(JournalAnnouncement.mostRepeats) {
      entry.append("READOUT_MERGED", id)
    }
    return entry
  }

  /// The sentence for people.
  public static func message(for event: Event) -> String {
    switch event.subject {
    case .summit(let summit): singleLine(SummitSentence(summit: summit).message(for: event))
    case .statement(let statement): QuoteSentence(statement: statement).message(for: event)
    case .document(let note): message(for: event.kind, note)
    case .index(let counts): message(for: event.kind, counts)
    }
  }
}

// MARK: - Fields

extension JournalAnnouncement {
  private func append(_ summit: Summit, of kind: EventKind, to entry: inout JournalEntry) {
    entry.append("READOUT_SUMMIT", summit.id)
    for party in summit.participants.prefix(JournalAnnouncement.mostRepeats) {
      entry.append("READOUT_PARTICIPANT", ifKnown: party.name ?? party.office ?? party.id)
    }
    entry.append("READOUT_SERIES", ifKnown: summit.series)
    entry.append("READOUT_DATE", ifKnown: summit.when.flatMap(Phrases.interval(of:)))
    entry.append("READOUT_FORMAT", summit.format.rawValue)
    entry.append("READOUT_STATUS", summit.status.rawValue)
    entry.append("READOUT_PLACE", ifKnown: summit.place.flatMap(Phrases.text(of:)))
    entry.append("READOUT_ORIGINS", String(summit.origins))
    appendSources(
      summit.documents, kind == .summitDisputed ? summit.contradictions : [], to: &entry)
  }

  private func append(_ statement: Statement, of kind: EventKind, to entry: inout JournalEntry) {
    entry.append("READOUT_STATEMENT", statement.id)
    let speaker = statement.speaker
    entry.append("READOUT_SPEAKER", ifKnown: speaker?.name ?? speaker?.office ?? speaker?.id)
    entry.append("READOUT_QUOTE", statement.text)
    entry.append("READOUT_KIND", statement.kind.rawValue)
    var cues: [String] = []
    for variant in statement.variants {
      if let cue = variant.cue, !cues.contains(cue), cues.count < 10 { cues.append(cue) }
    }
    for cue in cues { entry.append("READOUT_CUE", cue) }
    entry.append("READOUT_DATE", ifKnown: statement.said.flatMap(Phrases.interval(of:)))
    entry.append("READOUT_SUMMIT", ifKnown: statement.summit)
    entry.append("READOUT_ORIGINS", String(statement.origins))
    appendSources(
      statement.documents, kind == .quoteDisputed ? statement.contradictions : [], to: &entry)
  }

  /// The documents; of a dispute each claim with its document, in the same order.
  private func appendSources(
    _ documents: [String], _ contradictions: [Contradiction], to entry: inout JournalEntry
  ) {
    let claims = contradictions.flatMap(\.claims).prefix(JournalAnnouncement.mostRepeats)
    guard !claims.isEmpty else {
      for document in documents.prefix(JournalAnnouncement.mostRepeats) {
        entry.append("READOUT_DOCUMENT", document)
      }
      return
    }
    for claim in claims {
      entry.append("READOUT_CLAIM", claim.value)
      entry.append("READOUT_DOCUMENT", claim.document)
    }
  }

  private func append(_ note: DocumentNote, to entry: inout JournalEntry) {
    entry.append("READOUT_FOLDER", ifKnown: folder)
    entry.append("READOUT_DOCUMENT", bytes: note.path)
    if let former = note.formerPath { entry.append("READOUT_FORMER_DOCUMENT", bytes: former) }
    entry.append("READOUT_SHA256", ifKnown: note.sha256)
    entry.append("READOUT_REASON", ifKnown: note.reason)
    entry.append("READOUT_TITLE", ifKnown: note.title)
  }

  private func append(_ counts: IndexCounts, to entry: inout JournalEntry) {
    entry.append("READOUT_DOCUMENTS", String(counts.documents))
    entry.append("READOUT_REJECTED", String(counts.rejected))
    entry.append("READOUT_SUMMITS", String(counts.summits))
    entry.append("READOUT_STATEMENTS", String(counts.statements))
    entry.append("READOUT_DISPUTED", String(counts.disputed))
  }
}

// MARK: - Sentences

extension JournalAnnouncement {
  private static func message(for kind: EventKind, _ note: DocumentNote) -> String {
    let path = singleLine(note.path)
    switch kind {
    case .documentMoved:
      return "Document '\(note.formerPath.map { singleLine($0) } ?? "")' is now '\(path)'"
    case .documentRemoved: return "Document '\(path)' is gone"
    case .documentRejected:
      return "Cannot read '\(path)': \(singleLine(note.reason ?? "reason unknown")); skipped"
    default:
      let found = [
        Phrases.count(note.quotationCount, "quotation"), Phrases.count(note.summitCount, "summit"),
      ]
      return "Document '\(path)' was read: \(Phrases.list(found))"
    }
  }

  private static func message(for kind: EventKind, _ counts: IndexCounts) -> String {
    let read = Phrases.count(counts.documents, "document")
    let found =
      Phrases.count(counts.summits, "summit") + " and "
      + Phrases.count(counts.statements, "statement")
    let disputed = counts.disputed > 0 ? ", \(counts.disputed) of them disputed" : ""
    let rejected = counts.rejected > 0 ? "; \(counts.rejected) could not be read" : ""
    return kind == .indexBuilt
      ? "The index was built from \(read): \(found)\(disputed)\(rejected)"
      : "The index was rebuilt from \(read): \(found)\(disputed)\(rejected)"
  }
}
