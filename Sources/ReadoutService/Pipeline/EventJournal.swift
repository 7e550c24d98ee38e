// The journal as events see it: sent to, and read back.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal
import ReadoutModel

/// Where events are sent, and where they are looked for afterwards.
struct EventJournal: Sendable {
  /// Takes an entry; it may wait, and that it returns does not mean that the entry is stored.
  var send: @Sendable (JournalEntry) throws(JournalError) -> Void
  /// Which of some values a field has in the stored entries; nil where they cannot be read.
  var stored: @Sendable (JournalFieldName, [String]) throws(JournalError) -> Set<String>?

  /// The documents of a folder whose reading was announced, as far as the journal goes back.
  var announcedDocuments: @Sendable (String) throws(JournalError) -> Set<AnnouncedDocument> = {
    _ in []
  }

  /// The outlet of this process; only the journal itself can be read.
  static func of(_ outlet: JournalOutlet) -> EventJournal {
    EventJournal(
      send: { entry throws(JournalError) in try outlet.send(entry) },
      stored: { field, values throws(JournalError) in
        guard outlet == .journal else { return nil }
        var reader = try JournalReader()
        return reader.isReadable ? try reader.stored(field, values) : nil
      },
      announcedDocuments: { folder throws(JournalError) in
        guard outlet == .journal else { return [] }
        var reader = try JournalReader()
        return try reader.announcedDocuments(of: folder)
      })
  }
}

/// A document as an entry of the journal names it.
struct AnnouncedDocument: Hashable, Sendable {
  var path: [UInt8]
  var sha256: [UInt8]
}

extension JournalReader {
  /// The documents of all entries that tell of a reading, or of a new name for what was read.
  fileprivate mutating func announcedDocuments(
    of folder: String
  ) throws(JournalError) -> Set<AnnouncedDocument> {
    var result: Set<AnnouncedDocument> = []
    for kind in [EventKind.documentIndexed, .documentMoved] {
      let entries = try entries(
        of: ["READOUT_DOCUMENT", "READOUT_SHA256"],
        where: [
          JournalEntry.Field("READOUT_EVENT", Array(kind.rawValue.utf8)),
          JournalEntry.Field("READOUT_FOLDER", Array(folder.utf8)),
        ])
      for entry in entries {
        result.insert(AnnouncedDocument(path: entry[0], sha256: entry[1]))
      }
    }
    return result
  }

  /// Which of some values a field has in entries of the service.
  ///
  /// The newest entries are looked through first, since what was just sent is among them: that
  /// costs a fiftieth of a search for each value.
  fileprivate mutating func stored(
    _ field: JournalFieldName, _ values: [String]
  ) throws(JournalError) -> Set<String> {
    let service = JournalEntry.Field(
      .syslogIdentifier, Array(JournalAnnouncement.identifier.utf8))
    let newest = try newestValues(of: field, where: [service], among: values.count + 64)
    let seen = Set(newest.map { String(decoding: $0, as: UTF8.self) })
    var result: Set<String> = []
    for value in values {
      let isStored =
        seen.contains(value)
        ? true : try hasEntry(where: [JournalEntry.Field(field, Array(value.utf8))])
      if isStored { result.insert(value) }
    }
    return result
  }
}
