// What is known of the folder and what has still to be looked at.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The watcher's mind, without threads or timers: events and the time go in, facts come out.
///
/// Events are hints: they only say which names to look at. A fact is reported from what stands in
/// the folder at that moment, and everything that changes later makes a new event; therefore the
/// reported facts end where the folder ends, whatever the order in between. Where hints are lost
/// (overflow, too many to remember, no watch), a scan takes their place.
struct FolderTracker: ~Copyable {
  let options: WatchOptions
  let rules: PathRules
  /// The absolute path of the root without any link on it.
  let rootPath: [UInt8]
  let inotify: Inotify
  let grace: UInt64

  var tree = DirectoryTree()
  var links = LinkedFiles()
  /// Whether there was ever a file with several names.
  var hasMetLinks = false
  /// How many documents with several names could not be watched since the last scan of all began.
  var unwatchedLinks = 0
  var rootState: RootState
  /// The root, open during one `take`; kept longer it would put off the news of its deletion.
  var rootFile: OpenFile?
  /// The directory looked into last, open during one `take`.
  var openDirectory: (id: DirectoryTree.ID, file: OpenFile)?
  var parentWatch: Int32?
  /// Something has happened to the root or above it.
  var isRootSuspect = false
  /// The kernel has ended the root's watch: what is there now is another one, even if it has the
  /// number of the old one.
  var isRootReplaced = false

  var pending = PendingChanges()
  /// Directories to compare with the rule of `NAME_files`.
  var companionChecks: Set<Entry> = []
  /// Directories whose permissions have changed.
  var permissionChecks: Set<DirectoryTree.ID> = []

  /// Documents that have disappeared.
  var heldFiles = DeadlineQueue<Entry, Void>()
  /// Directories that have disappeared.
  var heldTrees = DeadlineQueue<[UInt8], Void>()
  /// First halves of renames of files.
  var fileMoves = DeadlineQueue<UInt32, FileMove>()
  /// First halves of renames of directories.
  var treeMoves = DeadlineQueue<UInt32, TreeMove>()
  /// Documents that may still be written.
  var settling = DeadlineQueue<Entry, Settling>()

  /// Walks that events ask for, before the scan; the one under way apart.
  var walks: [TreeWalk] = []
  var currentWalk: TreeWalk?
  var scan: TreeWalk?
  var scanRequests: [[UInt8]] = []
  var generation = 0
  var nextRescan: UInt64 = .max
  /// Whether something may have changed that nobody was told of; the next scan of all will tell.
  var hasDoubts = false
  var nextPoll: UInt64 = .max

  var output: [FolderChange] = []
  var overflows = 0
  var lastCounts = ScanCounts()
  var now: Moment
  /// Called now and then during long walks.
  var onWork: @Sendable () -> Void = {}
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Where the root is.
  enum RootState: Hashable, Sendable {
    case online(device: UInt64, inode: UInt64)
    case offline(OfflineReason, device: UInt64, since: UInt64, nextLook: UInt64, isGone: Bool)
  }

  /// A document that has left its place.
  struct FileMove: Sendable {
    /// The path under which it was told last; nil where it was no document.
    var origin: [UInt8]?
    /// Whether it was written, or may have been, since it was told last.
    var isWritten: Bool
    /// Whether it was made and nobody has looked at it since.
    var isUnseen: Bool
  }

  /// A directory that has left its place.
  struct TreeMove: Sendable {
    var node: DirectoryTree.ID
    var origin: [UInt8]
  }

  /// A document that is waited for.
  struct Settling: Sendable {
    var signature: FileSignature
    /// How often in a row it was found unchanged.
    var quietRounds = 0
  }

  /// A tracker of a root that is there.
  private init(_ options: WatchOptions, _ root: Root, _ inotify: Inotify, at now: Moment) {
    self.options = options
    self.inotify = inotify
    self.now = now
    rules = PathRules(options)
    grace = options.removalGrace.clampedNanoseconds
    rootPath = root.path
    rootState = .online(device: root.device, inode: root.inode)
  }

  private struct Root {
    var path: [UInt8]
    var device: UInt64
    var inode: UInt64
  }

  /// Opens the root and the kernel's queue; places no watch yet.
  static func open(_ options: WatchOptions, at now: Moment) throws(WatchError) -> FolderTracker {
    let root: Root
    do throws(SystemError) {
      let path = try canonicalPath(options.root)
      let signature = try OpenFile.folder(at: path).status().signature
      root = Root(path: path, device: signature.device, inode: signature.inode)
    } catch {
      throw .rootUnavailable(path: options.root, errno: error.code)
    }
    if let expected = options.expectedDevice, expected != root.device {
      throw .rootOnOtherFileSystem(path: options.root, device: root.device)
    }
    do throws(SystemError) {
      return FolderTracker(options, root, try Inotify(), at: now)
    } catch {
      throw .noInotify(errno: error.code)
    }
  }

  /// Places all watches, and asks for the first scan.
  mutating func start(at moment: Moment) {
    now = moment
    checkRoot()
    watchParentOfRoot()
    var walk = TreeWalk(tree.root, .placing)
    var steps = 0
    while step(&walk) {
      steps += 1
      pause(after: steps)
    }
    closeHandles()
    requestScan(of: [])
  }

  /// Takes all that the kernel has to tell, and only notes it.
  mutating func drain(at moment: Moment) {
    now = moment
    var bytes: [UInt8] = []
    swap(&bytes, &buffer)
    // Bounded, so that a storm cannot keep us here; what is left is read next time.
    for _ in 0..<256 {
      let count = inotify.read(into: &bytes)
      if count == 0 { break }
      openDirectory = nil
      var offset = 0
      let span = bytes.span.extracting(0..<count)
      while let record = nextInotifyRecord(in: span, at: &offset) { apply(record) }
      foldIfTooMany()
    }
    swap(&bytes, &buffer)
  }

  /// Gives up to so many facts; an empty answer means that there is nothing to do before the
  /// kernel tells something or `nextDeadline` comes.
  mutating func take(upTo count: Int, at moment: Moment) -> [FolderChange] {
    drain(at: moment)
    checkRoot()
    defer { closeHandles() }
    var steps = 0
    while output.count < count, advance() {
      steps += 1
      pause(after: steps)
    }
    guard output.count > count else {
      defer { output = [] }
      return output
    }
    defer { output.removeFirst(max(0, count)) }
    return Array(output.prefix(max(0, count)))
  }

  /// A long walk reports little: the kernel's queue must not fill meanwhile, nor anybody think that
  /// nothing moves.
  private mutating func pause(after steps: Int) {
    guard steps % 1024 == 0 else { return }
    drain(at: now)
    onWork()
  }

  /// Does one piece of work, the most urgent first; false where there is none.
  private mutating func advance() -> Bool {
    guard case .online = rootState else { return false }
    if let (entry, hint) = pending.popFirst() {
      look(at: entry, hint)
      return true
    }
    if let id = permissionChecks.popFirst() {
      checkPermissions(of: id)
      return true
    }
    if let entry = companionChecks.popFirst() {
      checkCompanion(entry)
      return true
    }
    return advanceWalk() || expire() || advanceScan()
  }

  /// Whether `take` would find something to do.
  mutating func hasWork(at moment: Moment) -> Bool {
    !output.isEmpty || pendingCount > 0
      || nextDeadline().map { $0 <= moment.monotonic } == true
  }

  /// What waits to be looked at, apart from the scan's end.
  var pendingCount: Int {
    guard case .online = rootState else { return isRootSuspect ? 1 : 0 }
    let scanning = scan != nil ? (scan?.endDeadline == nil ? 1 : 0) : scanRequests.count
    return pending.count + permissionChecks.count + companionChecks.count + walks.count
      + (currentWalk == nil ? 0 : 1) + (isRootSuspect ? 1 : 0) + scanning
  }

  /// When there is something to do next, on the monotonic clock.
  mutating func nextDeadline() -> UInt64? {
    if case .offline(_, _, let since, let nextLook, let isGone) = rootState {
      return isGone ? nextLook : min(nextLook, since + grace)
    }
    let deadlines = [
      heldFiles.nextDeadline(), heldTrees.nextDeadline(), fileMoves.nextDeadline(),
      treeMoves.nextDeadline(), settling.nextDeadline(), scan?.endDeadline,
      // One scan ends before the next begins.
      scan == nil ? nextRescan : nil,
      scan == nil && isPolling ? nextPoll : nil,
    ]
    return deadlines.compactMap { $0 }.min()
  }

  /// The end of a grace period that begins now.
  var deadline: UInt64 { time(after: options.removalGrace) }

  /// A time to come on the monotonic clock; a century from now is no overflow.
  func time(after duration: Duration) -> UInt64 { now.monotonic + duration.clampedNanoseconds }

  /// Lets go of what was open for one piece of work.
  private mutating func closeHandles() {
    rootFile = nil
    openDirectory = nil
  }

  /// Forgets single paths where there are too many, and scans instead.
  private mutating func foldIfTooMany() {
    guard pending.count + heldFiles.count + heldTrees.count > options.pendingLimit else { return }
    pending.removeAll()
    heldFiles.removeAll()
    heldTrees.removeAll()
    scan?.isComplete = false
    requestScan(of: [])
  }
}
