// What is announced: the differences that a commit makes.
// SPDX-License-Identifier: Apache-2.0

/// The kinds of events, by the names that stand in `READOUT_EVENT`.
public enum EventKind: String, Hashable, Codable, Sendable, CaseIterable {
  case summitNew = "summit.new"
  case summitUpdated = "summit.updated"
  case summitCorroborated = "summit.corroborated"
  case summitDisputed = "summit.disputed"
  case summitSettled = "summit.settled"
  case summitWithdrawn = "summit.withdrawn"
  case quoteNew = "quote.new"
  case quoteUpdated = "quote.updated"
  case quoteCorroborated = "quote.corroborated"
  case quoteDisputed = "quote.disputed"
  case quoteSettled = "quote.settled"
  case quoteWithdrawn = "quote.withdrawn"
  case documentIndexed = "document.indexed"
  case documentMoved = "document.moved"
  case documentRemoved = "document.removed"
  case documentRejected = "document.rejected"
  case indexBuilt = "index.built"
  case indexRebuilt = "index.rebuilt"
}

/// One difference between the index before and after a commit.
public struct Event: Hashable, Codable, Sendable {
  /// What an event is about.
  public enum Subject: Hashable, Codable, Sendable {
    /// A summit, as it is after the commit; for a withdrawn one as it was before.
    case summit(Summit)
    /// A statement, as it is after the commit; for a withdrawn one as it was before.
    case statement(Statement)
    /// A file.
    case document(DocumentNote)
    /// The index as a whole.
    case index(IndexCounts)
  }

  /// What happened.
  public var kind: EventKind
  /// What it is about.
  public var subject: Subject
  /// The facts that changed, by their names in the contract, sorted; for `updated` only.
  public var changed: [String]
  /// The identifiers that were merged into this thing, sorted.
  public var merged: [String]

  /// An event.
  public init(
    kind: EventKind, subject: Subject, changed: [String] = [], merged: [String] = []
  ) {
    self.kind = kind
    self.subject = subject
    self.changed = changed
    self.merged = merged
  }
}

/// What happened to a file.
public struct DocumentNote: Hashable, Codable, Sendable {
  /// The path, as exact bytes.
  public var path: [UInt8]
  /// The path before it was moved.
  public var formerPath: [UInt8]?
  /// The SHA-256 of its bytes; nil where they could not be read.
  public var sha256: String?
  /// Why it was rejected.
  public var reason: String?
  /// The title of the article.
  public var title: String?
  /// How many quotations were found.
  public var quotationCount: Int
  /// How many summits were found.
  public var summitCount: Int

  /// A note on a file.
  public init(
    path: [UInt8], formerPath: [UInt8]? = nil, sha256: String? = nil, reason: String? = nil,
    title: String? = nil, quotationCount: Int = 0, summitCount: Int = 0
  ) {
    self.path = path
    self.formerPath = formerPath
    self.sha256 = sha256
    self.reason = reason
    self.title = title
    self.quotationCount = quotationCount
    self.summitCount = summitCount
  }
}

/// How much is in the index.
public struct IndexCounts: Hashable, Codable, Sendable {
  /// Documents that were read.
  public var documents: Int
  /// Documents that were rejected.
  public var rejected: Int
  /// Resolved summits of leaders.
  public var summits: Int
  /// Resolved statements.
  public var statements: Int
  /// Things with a contradiction.
  public var disputed: Int

  /// Counts.
  public init(
    documents: Int = 0, rejected: Int = 0, summits: Int = 0, statements: Int = 0,
    disputed: Int = 0
  ) {
    self.documents = documents
    self.rejected = rejected
    self.summits = summits
    self.statements = statements
    self.disputed = disputed
  }
}
