// The way of a document: facts of the watcher in, commits of the index out.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Logging
import ReadoutExtraction
import ReadoutIndex
import ReadoutModel
import ReadoutWatch

/// Owns the writing side of the index: takes what the watcher reports, has the files read on all
/// cores, and commits.
///
/// It pulls, so a flood waits in the folder and not in memory: at most one batch is in hand.
actor Pipeline {
  let executor: QueueExecutor
  private let watcher: FolderWatcher
  private let index: IndexStore
  private let desk: DocumentDesk
  private let settings: PipelineSettings
  private let log: Logger
  private let onState: @Sendable (PipelineState) -> Void
  private let onCommit: @Sendable () -> Void
  private let onTrouble: @Sendable (IndexError?) -> Void

  /// The most facts that are collected until the size of the first scan is known.
  private static let mostHeld = 65_536

  private var building: Building
  private var batch = Batch()
  private var scannedFolders: [[UInt8]]?
  private var held: [FolderChange] = []
  private var isRunning = false
  private var isSignalled = false
  private var isStopped = false
  /// What keeps the watcher from knowing all, as it was told last.
  private var degradations: [Degradation]?
  private var isParked = false
  /// Whether the index failed, and nothing was committed since.
  private var isTroubled = false
  /// What the journal has told of, while a lost index is built again.
  private var announced: Set<AnnouncedDocument>
  /// What it has not told of: read when the rest is in the index.
  private var unannounced: [Batch.Task] = []
  /// Whether files could not be read since the last scan of all began.
  private var hasUnreadable = false
  private var isRetryScheduled = false
  private var retrySeconds: Int
  private var finishing: [CheckedContinuation<Void, Never>] = []
  private var waiting: [CheckedContinuation<SyncOutcome, Never>] = []
  /// Files that have a name more than was known.
  private var linked: Set<FileNumber> = []
  /// Documents that the scan under way has met.
  private var met = 0
  /// Counts every document read and every commit: what the watchdog looks at.
  private(set) var progress = 0
  /// Beats while the watcher walks through directories, which may be many without a document.
  let walking = Pulse()
  private var fed = (progress: -1, walking: -1)

  /// - Parameters:
  ///   - announced: The documents that the journal has told of; for a new index only.
  ///   - onState: Called when what it is busy with changes, on the pipeline's queue; it must not wait.
  ///   - onTrouble: Called when the index fails, and with nil when it works again; likewise.
  ///   - onCommit: Called after each commit, likewise.
  init(
    watcher: FolderWatcher, index: IndexStore, desk: DocumentDesk, settings: PipelineSettings,
    building: Building, announced: Set<AnnouncedDocument> = [], log: Logger,
    executor: QueueExecutor, onState: @escaping @Sendable (PipelineState) -> Void = { _ in },
    onTrouble: @escaping @Sendable (IndexError?) -> Void = { _ in },
    onCommit: @escaping @Sendable () -> Void
  ) {
    self.watcher = watcher
    self.index = index
    self.desk = desk
    self.settings = settings
    self.building = building == .undecided && !announced.isEmpty ? .recovering : building
    self.announced = announced
    retrySeconds = settings.parkingSeconds
    self.onTrouble = onTrouble
    self.log = log
    self.executor = executor
    self.onState = onState
    self.onCommit = onCommit
  }

  // MARK: - Driving

  /// Takes everything that the watcher has, until there is nothing more.
  ///
  /// A call while one runs makes that one go round again.
  func run() async {
    isSignalled = true
    guard !isRunning else { return }
    isRunning = true
    defer {
      isRunning = false
      for continuation in finishing { continuation.resume() }
      finishing = []
    }
    while isSignalled, !isStopped, !isParked {
      isSignalled = false
      await takeAll()
      if !waiting.isEmpty { await answerWaiting() }
    }
  }

  /// Ends after the commit in hand.
  func stop() {
    isStopped = true
    resumeWaiting(.stopped)
  }

  /// Waits until everything that is in the folder now is indexed.
  func waitUntilInSync() async -> SyncOutcome {
    if isStopped { return .stopped }
    // What the kernel does not tell of is in the index only after a scan.
    if await watcher.status.isPolling { await watcher.rescan() }
    return await withCheckedContinuation { continuation in
      waiting.append(continuation)
      // It looks at the folder's state at its end, even if nothing has come.
      Task { await run() }
      if isStopped { resumeWaiting(.stopped) }
    }
  }

  /// Lets those go who wait for the folder and the index to be the same, if they are.
  private func answerWaiting() async {
    let status = await watcher.status
    guard status.isIdle, !isSignalled, !isParked else { return }
    resumeWaiting(status.isOffline ? .offline : .inSync)
  }

  private func resumeWaiting(_ outcome: SyncOutcome) {
    for continuation in waiting { continuation.resume(returning: outcome) }
    waiting = []
  }

  /// Waits for the commit in hand.
  func finish() async {
    guard isRunning else { return }
    await withCheckedContinuation { finishing.append($0) }
  }

  /// Whether documents were read or committed or directories walked through since the last call, or
  /// there was nothing to do: a sign of life.
  func isAlive() -> Bool {
    let current = (progress: progress, walking: walking.count)
    defer { fed = current }
    return !isRunning || current != fed
  }

  private func takeAll() async {
    while !isStopped {
      let changes = await watcher.take(upTo: Batch.mostTasks)
      do throws(IndexError) {
        if changes.isEmpty {
          try await flush()
          return
        }
        for change in changes where !isStopped { try await hold(change) }
        // What has come so far is committed at once; a flood fills whole batches.
        if changes.count < Batch.mostTasks { try await flush() }
      } catch {
        park(error)
        return
      }
    }
  }

  /// Puts off all work until what failed may work again; a scan then finds what was dropped.
  private func park(_ error: IndexError) {
    if !isTroubled {
      log.error("\(error); nothing is lost, trying again every \(settings.parkingSeconds) s")
      onTrouble(error)
    }
    isTroubled = true
    isParked = true
    onState(.parked(reason: "\(error)"))
    unannounced = []
    linked = []
    batch = Batch()
    held = []
    scannedFolders = nil
    executor.queue.asyncAfter(deadline: .now() + .seconds(settings.parkingSeconds)) {
      [weak self] in
      guard let self else { return }
      Task { await self.unpark() }
    }
  }

  private func unpark() async {
    guard isParked, !isStopped else { return }
    isParked = false
    onState(.watching)
    await watcher.rescan()
    await run()
  }

  /// Says that the index works again, if it did not.
  private func noteCommit() {
    progress += 1
    if isTroubled {
      isTroubled = false
      log.notice("the index can be written again; everything that waited is being read")
      onTrouble(nil)
    }
    onCommit()
  }

  // MARK: - Facts

  /// Until it is known whether the first scan is a large one, facts are only collected.
  private func hold(_ change: FolderChange) async throws(IndexError) {
    guard building == .undecided else { return try await apply(change) }
    held.append(change)
    if case .scanEnded(let folders, _, _, _) = change, folders.contains([]) {
      building = .announced
    } else if held.count > settings.announce.firstScanLimit + 1 {
      building = .quiet
      try index.setNote(Building.note, Building.quiet.rawValue)
    } else if held.count > Pipeline.mostHeld {
      building = .announced
    } else {
      return
    }
    let facts = held
    held = []
    for fact in facts where !isStopped { try await apply(fact) }
  }

  private func apply(_ change: FolderChange) async throws(IndexError) {
    switch change {
    case .present(let path, let signature):
      try await add(.read(path: path, signature: signature, isFromScan: false))
    case .seen(let path, let signature):
      try await add(.read(path: path, signature: signature, isFromScan: true))
    case .moved(let from, let to, let signature, let isRenameOnly):
      try await add(
        .move(from: from, to: to, signature: signature, isRenameOnly: isRenameOnly))
    case .gone(let path):
      try await add(.remove(path: path))
    case .goneTree(let path):
      try await flush()
      for path in try index.paths(under: path) { try await add(.remove(path: path)) }
    case .linked(let device, let inode):
      linked.insert(FileNumber(device: device, inode: inode))
    case .writing(let path):
      if scannedFolders != nil { try meet([ScannedFile(path: path, signature: .unknown)]) }
    case .scanBegan(let folders, _):
      try await flush()
      if folders.contains([]) { hasUnreadable = false }
      if building == .recovering, folders.contains([]) {
        try index.setNote(Building.note, Building.recovering.rawValue)
        unannounced = []
      }
      try index.beginScan()
      scannedFolders = folders
      met = 0
      onState(.scanning(documents: 0))
    case .scanEnded(let folders, _, let isComplete, let counts):
      var isAway = false
      if counts.documents == 0, folders.contains([]) { isAway = try isElsewhere() }
      if isAway { log.warning("\(Pipeline.awayMessage)") }
      try await endScan(of: folders, isComplete: isComplete && !isAway)
    case .rootOffline(let reason):
      log.warning("the watched folder cannot be reached (\(reason)), keeping what is known")
    case .rootOnline:
      log.notice("the watched folder is back")
    }
  }

  private func add(_ task: Batch.Task) async throws(IndexError) {
    if !batch.hasRoom(for: task) { try await flush() }
    batch.append(task)
  }

  /// Whether none of the known documents was on the file system that the folder is on now: the one
  /// that was indexed is not mounted.
  private func isElsewhere() throws(IndexError) -> Bool {
    guard try index.counts().documents > 0 else { return false }
    guard let device = deviceNumber(of: settings.folder) else { return true }
    return try !index.hasDocument(onDevice: device)
  }

  private static let awayMessage =
    "the watched folder is empty and on another file system than the one that was indexed;"
    + " nothing is withdrawn"

  private func endScan(of folders: [[UInt8]], isComplete: Bool) async throws(IndexError) {
    try await flush()
    guard scannedFolders != nil, !isStopped else { return }
    if isComplete {
      for folder in folders {
        for gone in try index.unseenPaths(under: folder) { try await add(.remove(path: gone)) }
      }
      try await flush()
    }
    try index.endScan()
    scannedFolders = nil
    onState(.watching)
    if isComplete, folders.contains([]) {
      try await finishBuilding()
      if !hasUnreadable { retrySeconds = settings.parkingSeconds }
    }
    try await tellDegradations()
  }

  /// Says once what is seen late or not at all, and keeps it for `readoutctl status`.
  private func tellDegradations() async throws(IndexError) {
    let now = await watcher.status.degradations
    guard now != degradations else { return }
    let before = degradations ?? []
    for degradation in now where !before.contains(degradation) {
      log.warning("\(degradation.sentence)")
    }
    if now.isEmpty, !before.isEmpty {
      log.notice("every change of the folder is seen at once again")
    }
    degradations = now
    let sentences = now.map(\.sentence).joined(separator: "\n")
    try index.setNote(IndexStore.degradationNote, sentences.isEmpty ? nil : sentences)
  }

  /// After the first complete scan of all: what was put off, and one entry with counts.
  private func finishBuilding() async throws(IndexError) {
    switch building {
    case .done: return
    case .undecided, .announced: try await settle()
    case .quiet, .again:
      try await settle()
      if isStopped { return }
      _ = try index.announceBuilt(again: building == .again, on: .today)
    case .recovering:
      try await readUnannounced()
      if isStopped { return }
    }
    try index.setNote(Building.note, Building.done.rawValue)
    try index.setNote(Building.fingerprintNote, settings.fingerprint)
    building = .done
    noteCommit()
  }

  /// Resolves what was put off, without announcing it.
  private func settle() async throws(IndexError) {
    while try index.settle(announcing: .nothing, on: .today).remaining > 0 {
      progress += 1
      // The watchdog's timer is on this queue, too.
      await Task.yield()
      if isStopped { return }
    }
  }

  /// Ends the building of a lost index: reads what the journal has not told of, one by one unless
  /// it is as much as a large first scan.
  private func readUnannounced() async throws(IndexError) {
    announced = []
    let tasks = unannounced
    unannounced = []
    let isLarge = tasks.count > settings.announce.firstScanLimit
    building = isLarge ? .again : .announced
    if !isLarge { try await settle() }
    for task in tasks where !isStopped { try await add(task) }
    try await flush()
    guard isLarge, !isStopped else { return }
    try await settle()
    if !isStopped { _ = try index.announceBuilt(again: true, on: .today) }
  }

  // MARK: - Batches

  /// Reads and commits the batch in hand.
  private func flush() async throws(IndexError) {
    try await commitBatch()
    try await lookAtLinked()
  }

  /// Has the other names of files looked at, where the index knows documents by them.
  private func lookAtLinked() async throws(IndexError) {
    guard !linked.isEmpty, !isStopped else { return }
    var paths: [[UInt8]] = []
    for file in linked { paths += try index.paths(device: file.device, inode: file.inode) }
    linked = []
    if !paths.isEmpty { await watcher.look(at: paths) }
  }

  private func commitBatch() async throws(IndexError) {
    guard !batch.isEmpty, !isStopped else { return }
    let tasks = batch.tasks
    batch = Batch()
    var work: [Work] = []
    var met: [ScannedFile] = []
    try plan(tasks, &work, &met)
    let outcomes = await outcomes(of: work)
    guard !isStopped else { return }
    var changes: [DocumentChange] = []
    for (item, outcome) in zip(work, outcomes) {
      changes += changesFor(item, outcome)
    }
    if !changes.isEmpty {
      try index.commit(
        changes, announcing: announcement, on: .today,
        resolving: building.isQuiet ? .later : .now)
      noteCommit()
    }
    if scannedFolders != nil { try meet(met) }
    if hasUnreadable { retryLater() }
  }

  /// What tells a file from all others, whatever its names are.
  private struct FileNumber: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// One file to look at, and what the index knows of it.
  struct Work: Sendable {
    var path: [UInt8]
    var signature: FileSignature
    var known: StoredDocument?
    /// The path before a rename that the index has to be told of.
    var movedFrom: [UInt8]?
    var isRemoval = false
    /// Whether the bytes need not be read.
    var isSettled = false
  }

  private func plan(
    _ tasks: [Batch.Task], _ work: inout [Work], _ met: inout [ScannedFile]
  ) throws(IndexError) {
    let isForced = building == .again
    for task in tasks {
      switch task {
      case .remove(let path):
        guard try index.stored(atPath: path) != nil else { continue }
        work.append(Work(path: path, signature: .unknown, isRemoval: true, isSettled: true))
      case .read(let path, let signature, let isFromScan):
        met.append(ScannedFile(path: path, signature: signature))
        let known = try index.stored(atPath: path)
        // An event says that the file was written; a scan only that it is there.
        if isFromScan, !isForced, known?.signature == signature { continue }
        work.append(Work(path: path, signature: signature, known: known))
      case .move(let from, let to, let signature, let isRenameOnly):
        met.append(ScannedFile(path: to, signature: signature))
        guard let source = try index.stored(atPath: from) else {
          // A file that was written under another name and put in place, as editors do.
          let known = try index.stored(atPath: to)
          work.append(Work(path: to, signature: signature, known: known))
          continue
        }
        // The kind is told by the name, and a file that could not be read has no hash to keep.
        let isSame =
          !isForced && source.sha256 != nil
          && Pipeline.suffix(of: from) == Pipeline.suffix(of: to)
          && (signature == source.signature
            || isRenameOnly && signature.isRenamed(from: source.signature))
        work.append(
          Work(
            path: to, signature: signature, known: source, movedFrom: from,
            isSettled: isSame))
      }
    }
  }

  private func changesFor(_ item: Work, _ outcome: DocumentDesk.Outcome?) -> [DocumentChange] {
    var changes: [DocumentChange] = []
    if item.isRemoval { return [.removed(path: item.path)] }
    if building == .recovering, case .document(let packed, let signature) = outcome {
      let identity = packed.document.identity
      let asAnnounced = AnnouncedDocument(
        path: identity.path, sha256: Array(identity.sha256.utf8))
      guard announced.contains(asAnnounced) else {
        unannounced.append(.read(path: item.path, signature: signature, isFromScan: false))
        return []
      }
    }
    if let from = item.movedFrom {
      changes.append(.moved(from: from, to: item.path, signature: item.signature))
    }
    switch outcome {
    case nil: break
    case .document(let document, let signature):
      changes.append(.put(document, signature: signature))
    case .unchanged(let signature):
      if item.known?.signature != signature || item.movedFrom != nil {
        changes.append(.touched(path: item.path, signature: signature))
      }
    case .gone:
      if item.known != nil { changes.append(.removed(path: item.path)) }
    case .unfinished: forget(item, in: &changes)
    case .later:
      hasUnreadable = true
      forget(item, in: &changes)
    case .failing(let document, let signature):
      hasUnreadable = true
      if let document {
        changes.append(.put(document, signature: signature))
      } else if item.movedFrom != nil {
        changes.append(.touched(path: item.path, signature: signature))
      }
    }
    return changes
  }

  /// What is known of a file that was written and not read must not be taken for what it is, whatever
  /// its times say later.
  private func forget(_ item: Work, in changes: inout [DocumentChange]) {
    guard let known = item.known?.signature, known != known.inconclusive else { return }
    changes.append(.touched(path: item.path, signature: known.inconclusive))
  }

  /// What became of each file, in their order; nil for those that need no reading.
  ///
  /// As many files as there are cores are in hand at a time.
  private func outcomes(of work: [Work]) async -> [DocumentDesk.Outcome?] {
    let desk = desk
    let isForced = building == .again
    var outcomes = [DocumentDesk.Outcome?](repeating: nil, count: work.count)
    let unread = work.indices.filter { !work[$0].isSettled }
    await withTaskGroup(of: (Int, DocumentDesk.Outcome).self) { group in
      var rest = unread.makeIterator()
      func addNext() {
        guard !isStopped, let index = rest.next() else { return }
        let item = work[index]
        group.addTask {
          (
            index,
            desk.outcome(
              at: item.path, signature: item.signature, known: item.known, isForced: isForced)
          )
        }
      }
      for _ in 0..<settings.width { addNext() }
      while let (index, outcome) = await group.next() {
        outcomes[index] = outcome
        progress += 1
        addNext()
      }
    }
    return outcomes
  }

  private var announcement: Announcement {
    building.isQuiet
      ? .nothing
      : .each(indirect: settings.announce.indirect, ministerial: settings.announce.ministerial)
  }

  /// Tells the scan of the index that files are there, whatever was done about them.
  private func meet(_ files: [ScannedFile]) throws(IndexError) {
    guard !files.isEmpty else { return }
    _ = try index.sift(files)
    met += files.count
    onState(.scanning(documents: met))
  }

  /// Has the folder scanned again after a while, a longer one each time.
  private func retryLater() {
    guard !isRetryScheduled else { return }
    isRetryScheduled = true
    log.warning("some files cannot be read for now, trying again in \(retrySeconds) s")
    executor.queue.asyncAfter(deadline: .now() + .seconds(retrySeconds)) { [weak self] in
      guard let self else { return }
      Task { await self.retry() }
    }
    retrySeconds = min(retrySeconds * 2, 3_600)
  }

  private func retry() async {
    isRetryScheduled = false
    await watcher.rescan()
  }

  private static func suffix(of path: [UInt8]) -> ArraySlice<UInt8> {
    path.lastIndex(of: UInt8(ascii: ".")).map { path[$0...] } ?? []
  }
}
