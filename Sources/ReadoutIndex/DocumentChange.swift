// What a commit is given, and what it gives back.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// One change of the folder, as the index is told of it.
public enum DocumentChange: Sendable {
  /// A document is new or its bytes have changed; it replaces what was at its path.
  case put(PackedDocument, signature: FileSignature)
  /// A file was rewritten or touched, and its bytes are the same.
  case touched(path: [UInt8], signature: FileSignature)
  /// A file was renamed, and its bytes are the same; it replaces what was at the new path.
  case moved(from: [UInt8], to: [UInt8], signature: FileSignature)
  /// A file is gone.
  case removed(path: [UInt8])

  /// A document that is compressed by the commit itself.
  public static func put(
    _ document: ExtractedDocument, signature: FileSignature
  ) -> DocumentChange {
    .put(PackedDocument(document), signature: signature)
  }
}

/// Which differences are announced.
public enum Announcement: Hashable, Sendable {
  /// Each one: of statements only those with a direct or mixed member, and of summits only those
  /// of leaders, unless told otherwise.
  case each(indirect: Bool = false, ministerial: Bool = false)
  /// None: a first scan, or a rebuild.
  case nothing
}

/// When summits and statements are brought up to date with a commit's documents.
public enum ResolutionTime: Hashable, Sendable {
  /// In the same transaction.
  case now
  /// By a later commit; what is owed is kept in the index, and survives a crash.
  case later
}

/// An event that was committed.
public struct LoggedEvent: Hashable, Sendable {
  /// The number of the event in its index, from 1.
  public var sequence: Int64
  /// The identifier: the index's own and the number, `0123…-17`.
  public var id: String
  /// The UTC day of the commit.
  public var day: CalendarDay
  /// What happened.
  public var event: Event

  /// An event as it was committed.
  public init(sequence: Int64, id: String, day: CalendarDay, event: Event) {
    self.sequence = sequence
    self.id = id
    self.day = day
    self.event = event
  }
}

/// What the index keeps of a file.
public struct StoredDocument: Hashable, Sendable {
  /// Whether a document was read.
  public enum State: Hashable, Sendable {
    /// It was read.
    case read
    /// It could not be read, and why.
    case rejected(reason: String)
  }

  /// The path relative to the watched folder, as exact bytes.
  public var path: [UInt8]
  /// The file as it was when it was read.
  public var signature: FileSignature
  /// The SHA-256 of its bytes; nil where they could not be read.
  public var sha256: String?
  /// The size of what was read, in bytes.
  public var byteCount: Int
  /// The media type.
  public var mediaType: String
  /// What became of it.
  public var state: State
  /// The headline.
  public var title: String?
  /// The outlet or agency that published it.
  public var publisher: String?
  /// The first day of its date of publication.
  public var published: CalendarDay?
  /// How many quotations were found in it.
  public var quotationCount: Int
  /// How many summits were found in it.
  public var summitCount: Int

  /// The path for people: bytes that are not UTF-8 are replaced.
  public var displayPath: String { String(decoding: path, as: UTF8.self) }
}
