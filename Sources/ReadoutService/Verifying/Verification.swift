// Whether folder, index and journal say the same, and what mends it where they do not.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutIndex
import ReadoutJournal
import ReadoutModel
import ReadoutWatch

/// A comparison of folder, index and journal at one moment.
public struct Verification: Sendable {
  /// What SQLite finds wrong with the index.
  public var defects: [String] = []
  /// How many documents the folder has.
  public var documents = 0
  /// Documents of the folder that the index does not know.
  public var missing: [[UInt8]] = []
  /// Documents of the index that are not in the folder.
  public var ghosts: [[UInt8]] = []
  /// Documents whose bytes are not those that were indexed.
  public var stale: [[UInt8]] = []
  /// How many events are owed to the journal.
  public var owed = 0
  /// How many events the journal should have; nil where it cannot be read.
  public var events: Int?
  /// Events of the log that the journal does not have, though it goes back far enough.
  public var lost: [Int64] = []
  /// Events that the journal has more than once.
  public var repeated: [Int64] = []

  /// Whether all is well; events that are owed are on their way.
  public var isSound: Bool {
    defects.isEmpty && missing.isEmpty && ghosts.isEmpty && stale.isEmpty && lost.isEmpty
      && repeated.isEmpty
  }

  /// Compares an index with a folder and with the journal.
  ///
  /// - Throws: `ServiceError` where folder or index cannot be read.
  public init(_ index: IndexStore, of configuration: Configuration) async throws(ServiceError) {
    do throws(IndexError) {
      defects = try index.defects()
    } catch {
      throw .index(error)
    }
    guard defects.isEmpty || defects == [IndexStore.searchDefect] else { return }
    let found = try await Verification.documents(of: configuration)
    do throws(IndexError) {
      try compare(index, with: found, configuration)
      try compareJournal(index)
    } catch {
      throw .index(error)
    }
  }

  // MARK: - The folder

  /// The documents of the folder, found as the daemon finds them.
  private static func documents(
    of configuration: Configuration
  ) async throws(ServiceError) -> Set<[UInt8]> {
    let watcher: FolderWatcher
    do throws(WatchError) {
      watcher = try FolderWatcher(options: configuration.watchOptions)
    } catch {
      throw .cannotWatch(error)
    }
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    await watcher.start { continuation.yield() }
    var found: Set<[UInt8]> = []
    scanning: for await _ in signals {
      while true {
        let changes = await watcher.take(upTo: 1_024)
        if changes.isEmpty { break }
        for change in changes {
          switch change {
          case .present(let path, _), .seen(let path, _), .writing(let path): found.insert(path)
          case .moved(let from, let to, _, _):
            found.remove(from)
            found.insert(to)
          case .gone(let path): found.remove(path)
          case .scanEnded(let folders, _, _, _) where folders.contains([]): break scanning
          default: break
          }
        }
      }
    }
    await watcher.stop()
    return found
  }

  private mutating func compare(
    _ index: IndexStore, with found: Set<[UInt8]>, _ configuration: Configuration
  ) throws(IndexError) {
    documents = found.count
    let known = Set(try index.paths())
    missing = found.subtracting(known).sorted { $0.lexicographicallyPrecedes($1) }
    ghosts = known.subtracting(found).sorted { $0.lexicographicallyPrecedes($1) }
    guard
      let files = try? FileReader(
        root: Array(configuration.watch.utf8), limit: configuration.limits.fileBytes)
    else { return }
    for path in known.intersection(found).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let hash = try index.stored(atPath: path)?.sha256, let file = try? files.read(path)
      else { continue }
      if DocumentExtractor.sha256(of: file.bytes) != hash { stale.append(path) }
    }
  }

  // MARK: - The journal

  /// Compares the log with the journal as far as the journal goes back.
  private mutating func compareJournal(_ index: IndexStore) throws(IndexError) {
    owed = try index.owedCount()
    guard let stored = try? Verification.storedEvents(of: index.identifier) else { return }
    // What is older than the oldest entry of ours may have been vacuumed.
    let oldest = stored.keys.min()
    let wanted = try index.deliveredEvents().filter { sequence in
      oldest.map { sequence >= $0 } ?? false
    }
    events = wanted.count
    lost = wanted.filter { stored[$0] == nil }
    repeated = stored.filter { $0.value > 1 }.keys.sorted()
  }

  /// How often each event of an index is in the journal; nil where it cannot be read.
  private static func storedEvents(of index: String) throws(JournalError) -> [Int64: Int]? {
    var reader = try JournalReader()
    guard reader.isReadable else { return nil }
    let service = JournalEntry.Field(
      .syslogIdentifier, Array(JournalAnnouncement.identifier.utf8))
    var counts: [Int64: Int] = [:]
    for value in try reader.values(of: "READOUT_EVENT_ID", where: [service]) {
      let parts = String(decoding: value, as: UTF8.self).split(separator: "-")
      guard parts.count == 2, parts[0] == index, let sequence = Int64(parts[1]) else { continue }
      counts[sequence, default: 0] += 1
    }
    return counts
  }

  // MARK: - Mending

  /// Mends what can be mended in the index; the daemon does the rest when it starts.
  ///
  /// - Returns: One sentence for each thing that was done.
  public func repair(_ index: IndexStore) throws(IndexError) -> [String] {
    var done: [String] = []
    if defects.contains(IndexStore.searchDefect) {
      try index.rebuildSearch()
      done.append("The table of words was made anew")
    }
    if !stale.isEmpty {
      try index.distrust(stale)
      done.append("\(Phrases.count(stale.count, "document")) will be read again")
    }
    if !lost.isEmpty {
      try index.owe(lost)
      done.append("\(Phrases.count(lost.count, "event")) will be sent again")
    }
    if !missing.isEmpty || !ghosts.isEmpty {
      done.append("The scan at the start of readoutd mends what differs from the folder")
    }
    return done
  }
}
