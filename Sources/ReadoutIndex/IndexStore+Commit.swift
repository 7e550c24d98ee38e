// Commits: documents, what they say together, and the events, in one transaction.
// SPDX-License-Identifier: Apache-2.0

import GRDB
public import ReadoutModel

extension IndexStore {
  /// Commits changes of the folder, in their order, and gives the events that came of it.
  ///
  /// All is done or nothing is. The events are owed until they are marked as delivered.
  ///
  /// - Parameters:
  ///   - day: The UTC day of the commit, for the event log and the digest.
  ///   - time: With `later`, summits and statements follow when `settle` is called.
  /// - Throws: `IndexError`; the index is then as it was.
  @discardableResult
  public func commit(
    _ changes: [DocumentChange], announcing announcement: Announcement, on day: CalendarDay,
    resolving time: ResolutionTime = .now
  ) throws(IndexError) -> [LoggedEvent] {
    guard !changes.isEmpty else { return [] }
    return try write { db in
      let number = try Self.beginCommit(on: day, in: db)
      var documents = DocumentWriter(db, rules: rules)
      for change in changes { try documents.apply(change) }
      try documents.flush()
      var events = announcement == .nothing ? [] : documents.events
      switch time {
      case .now:
        var settlement = Settlement(
          db, rules: rules, commit: number, announcement: announcement, trustsMarks: true)
        try settlement.settle(documents.touched, fresh: documents.fresh)
        events += settlement.events
      case .later:
        try PendingWork.add(documents.touched, in: db)
      }
      return try log(events, on: day, in: db)
    }
  }

  /// Brings summits and statements up to date with commits that put it off, a portion a call.
  ///
  /// - Parameter limit: How many changed documents are taken up.
  /// - Returns: The events, and how many changed documents are still to be taken up.
  public func settle(
    announcing announcement: Announcement, on day: CalendarDay, limit: Int = 2_000
  ) throws(IndexError) -> (events: [LoggedEvent], remaining: Int) {
    try write { db in
      let touched = try PendingWork.take(limit: max(1, limit), in: db)
      guard !touched.isEmpty else { return ([], try PendingWork.count(in: db)) }
      let number = try Self.beginCommit(on: day, in: db)
      var settlement = Settlement(
        db, rules: rules, commit: number, announcement: announcement, trustsMarks: false)
      try settlement.settle(touched)
      let events = try log(settlement.events, on: day, in: db)
      return (events, try PendingWork.count(in: db))
    }
  }

  /// How many changed documents wait for `settle`.
  public func pendingDocuments() throws(IndexError) -> Int {
    try read { try PendingWork.count(in: $0) }
  }

  /// Commits one entry that says that the index was built, or built again, with its counts.
  public func announceBuilt(again: Bool, on day: CalendarDay) throws(IndexError) -> LoggedEvent {
    try write { db in
      _ = try Self.beginCommit(on: day, in: db)
      let event = Event(
        kind: again ? .indexRebuilt : .indexBuilt, subject: .index(try Self.counts(in: db)))
      return try log([event], on: day, in: db)[0]
    }
  }

  private static func beginCommit(on day: CalendarDay, in db: Database) throws -> Int64 {
    try db.run("INSERT INTO commit_log (day) VALUES (?)", [day.daysSinceEpoch])
    return db.lastInsertedRowID
  }
}

/// What commits have put off.
///
/// Of a document all of whose items are to be resolved, as of each new one, one row says so.
enum PendingWork {
  private static let all: Int64 = -1

  static func add(_ touched: [Int64: Touched], in db: Database) throws {
    for (origin, mark) in touched.sorted(by: { $0.key < $1.key }) {
      let byDocument = Dictionary(grouping: mark.items, by: \.document)
      for (document, items) in byDocument.sorted(by: { $0.key < $1.key }) {
        let isWhole = try items.count == count(of: document, in: db)
        for number in isWhole ? [all] : items.map({ Int64($0.number) }).sorted() {
          try db.run(
            "INSERT OR IGNORE INTO pending_item (origin, document, item) VALUES (?, ?, ?)",
            [origin, document, number])
        }
      }
      for thing in mark.things {
        try db.run(
          "INSERT OR IGNORE INTO pending_thing (origin, kind, thing) VALUES (?, ?, ?)",
          [origin, thing.kind.rawValue, thing.row])
      }
    }
  }

  /// How many items a document has.
  private static func count(of document: Int64, in db: Database) throws -> Int64 {
    try db.number(
      "SELECT summits + quotations FROM document WHERE id = ? AND reason IS NULL", [document])
  }

  /// Takes the work of the first documents out of the tables.
  static func take(limit: Int, in db: Database) throws -> [Int64: Touched] {
    let origins = try db.rows(
      """
      SELECT origin FROM pending_item UNION SELECT origin FROM pending_thing
      ORDER BY origin LIMIT ?
      """, [limit])
    guard let last: Int64 = origins.last?[0] else { return [:] }
    var touched: [Int64: Touched] = [:]
    for row in try db.rows(
      """
      SELECT origin, document, item, summits, quotations
      FROM pending_item JOIN document ON document.id = document WHERE origin <= ?
      """, [last])
    {
      let items: [Item] =
        row[2] == all
        ? Item.all(of: row[1], summits: row[3], quotations: row[4])
        : [Item(document: row[1], number: row[2])]
      touched[row[0], default: Touched()].items.formUnion(items)
    }
    for row in try db.rows(
      "SELECT origin, kind, thing FROM pending_thing WHERE origin <= ?", [last])
    {
      guard let kind = ThingRow.Kind(rawValue: row[1]) else { continue }
      touched[row[0], default: Touched()].things.insert(ThingRow(kind: kind, row: row[2]))
    }
    try db.run("DELETE FROM pending_item WHERE origin <= ?", [last])
    try db.run("DELETE FROM pending_thing WHERE origin <= ?", [last])
    return touched
  }

  /// Forgets new documents that were resolved together with others.
  ///
  /// Changed documents stay: what took the place of a thing has to be seen beside it.
  static func forget(_ documents: Set<Int64>, in db: Database) throws {
    for document in documents.sorted() {
      try db.run(
        """
        DELETE FROM pending_item WHERE origin = ?1 AND document = ?1
          AND NOT EXISTS (SELECT 1 FROM pending_thing WHERE origin = ?1)
        """, [document])
    }
  }

  static func isEmpty(in db: Database) throws -> Bool {
    try db.number(
      "SELECT EXISTS (SELECT 1 FROM pending_item) OR EXISTS (SELECT 1 FROM pending_thing)") == 0
  }

  static func count(in db: Database) throws -> Int {
    Int(
      try db.number(
        """
        SELECT count(*) FROM
          (SELECT origin FROM pending_item UNION SELECT origin FROM pending_thing)
        """))
  }
}
