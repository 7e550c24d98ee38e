// The index: opened for writing by the daemon, for reading by everybody else.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// The store of documents, of what they say together, and of the events that came of it.
///
/// One connection writes, and each commit is one transaction; readers see the last commit and do
/// not wait. Everything but events, days, aliases and commit numbers is a function of the set of
/// documents.
public final class IndexStore: Sendable {
  /// The file.
  public let path: String
  /// The index's own identifier, 32 hexadecimal digits, made when the file was made.
  public let identifier: String

  let reader: any DatabaseReader
  let writer: DatabasePool?
  let rules: ResolutionRules

  /// Opens an index for writing, or makes one.
  ///
  /// - Parameters:
  ///   - path: The file; its folder must be there, and be owned through a `StateFolder`.
  ///   - identifier: The identifier of a new index; a random one unless it is given.
  ///   - rules: How sets of documents are resolved.
  /// - Throws: `IndexError`; `corrupt` and `tooNew` mean that the file has to be set aside.
  public init(
    writingAt path: String, identifier: String? = nil, rules: ResolutionRules = .standard
  ) throws(IndexError) {
    self.path = path
    self.rules = rules
    do {
      let pool = try DatabasePool(path: path, configuration: Self.configuration(writing: true))
      // The pool sets NORMAL when it opens: what is asked for earlier is lost.
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // Checkpoints cost a sync of the file: one for each 32 MB of log, which is cut back then.
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 2000")
        try db.execute(sql: "PRAGMA journal_size_limit = 4194304")
        try db.keepWriteAheadLog()
      }
      guard try !pool.read({ try Schema.migrator.hasBeenSuperseded($0) }) else {
        throw IndexError(
          kind: .tooNew, path: path, message: "install that version again, or remove the file")
      }
      try Schema.migrator.migrate(pool)
      self.identifier = try pool.write { db in
        if let known = try Self.note("identifier", in: db) { return known }
        let made = identifier ?? Self.randomIdentifier()
        try Self.setNote("identifier", made, in: db)
        return made
      }
      reader = pool
      writer = pool
    } catch { throw IndexError(opening: error, path: path) }
  }

  /// Opens an index that is there, to read it; the daemon may be writing meanwhile.
  ///
  /// - Parameter onAllCores: Whether several threads will ask at once; one connection is opened
  ///   sooner than several.
  /// - Throws: `IndexError`; `cannotOpen` where there is none or the right to read it is missing.
  public init(readingAt path: String, onAllCores: Bool = false) throws(IndexError) {
    self.path = path
    rules = .standard
    writer = nil
    do {
      let configuration = Self.configuration(writing: false)
      let connection: any DatabaseReader =
        onAllCores
        ? try DatabasePool(path: path, configuration: configuration)
        : try DatabaseQueue(path: path, configuration: configuration)
      identifier = try connection.read { db in
        guard try db.tableExists("note"), let known = try Self.note("identifier", in: db) else {
          throw IndexError(kind: .corrupt, path: path, message: "it is not an index of readout")
        }
        guard try !Schema.migrator.hasBeenSuperseded(db) else {
          throw IndexError(
            kind: .tooNew, path: path, message: "use the readoutctl of that version")
        }
        guard try Schema.migrator.hasCompletedMigrations(db) else {
          throw IndexError(
            kind: .tooOld, path: path, message: "start the readoutd of this version once")
        }
        return known
      }
      reader = connection
    } catch { throw IndexError(opening: error, path: path) }
  }

  /// Closes all connections; the write-ahead log stays for readers who may not write.
  ///
  /// - Throws: `IndexError` of kind `busy` where a query still runs.
  public func close() throws(IndexError) {
    do { try reader.close() } catch { throw IndexError(error, path: path) }
  }

  // MARK: - Access

  /// Reads from one snapshot.
  func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    do { return try reader.read(body) } catch { throw IndexError(error, path: path) }
  }

  /// Writes in one transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    guard let writer else {
      throw IndexError(kind: .readOnly, path: path, message: "it was opened for reading")
    }
    do { return try writer.write(body) } catch { throw IndexError(error, path: path) }
  }

  private static func configuration(writing: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.label = "readout.index"
    configuration.readonly = !writing
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 2
    configuration.prepareDatabase { db in
      if writing && !db.configuration.readonly {
        try db.execute(sql: "PRAGMA page_size = 16384")
        try db.execute(sql: "PRAGMA cache_size = -24000")
      } else {
        try db.execute(sql: "PRAGMA cache_size = -4000")
      }
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      db.add(function: unpacked)
    }
    return configuration
  }

  /// The SQL function that the view over the texts uses.
  private static let unpacked = DatabaseFunction("unpacked", argumentCount: 1, pure: true) {
    guard let blob = Data.fromDatabaseValue($0[0]) else { return nil }
    do { return try Packing.shared.bytes(of: blob) } catch {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a stored text is damaged")
    }
  }

  private static func randomIdentifier() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}

extension IndexStore {
  /// The name under which the daemon notes what it sees late or not at all, one sentence a line.
  public static let degradationNote = "degraded"

  /// A value that was noted under a name, such as the version of the program that filled the index.
  public func note(_ name: String) throws(IndexError) -> String? {
    try read { try Self.note(name, in: $0) }
  }

  /// Notes a value under a name, or forgets it.
  public func setNote(_ name: String, _ value: String?) throws(IndexError) {
    try write { try Self.setNote(name, value, in: $0) }
  }

  static func note(_ name: String, in db: Database) throws -> String? {
    try db.row("SELECT value FROM note WHERE name = ?", [name])?["value"]
  }

  static func setNote(_ name: String, _ value: String?, in db: Database) throws {
    if let value {
      try db.run("INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", [name, value])
    } else {
      try db.run("DELETE FROM note WHERE name = ?", [name])
    }
  }
}
