// Walking: new and renamed directories, and scans.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension FolderTracker {
  // MARK: Scans

  /// Asks for a scan of everything below a directory.
  mutating func requestScan(of path: [UInt8]) {
    if scanRequests.contains([]) || scanRequests.contains(path) { return }
    if path.isEmpty || scanRequests.count >= 64 {
      scanRequests = [[]]
    } else {
      scanRequests.append(path)
    }
  }

  /// Has everything scanned when it would be polled next, if not sooner.
  mutating func rescanInAWhile() {
    hasDoubts = true
    nextRescan = min(nextRescan, time(after: options.pollInterval))
  }

  /// Says what became of a directory that was moved or had disappeared.
  mutating func compareTree(at path: [UInt8]) {
    guard !path.isEmpty, status(at: path)?.kind == .directory, !isSkipped(path) else {
      if let stale = tree.node(at: path), !path.isEmpty { drop(stale) }
      output.append(.goneTree(path: path))
      return
    }
    requestScan(of: tree.node(at: path) == nil ? [] : path)
  }

  /// Does one step of the walks that events have asked for.
  mutating func advanceWalk() -> Bool {
    if currentWalk == nil, !walks.isEmpty { currentWalk = walks.removeFirst() }
    guard var walk = currentWalk else { return false }
    currentWalk = nil
    if step(&walk) {
      currentWalk = walk
    } else if case .move(let origin) = walk.purpose {
      compareTree(at: origin)
    }
    return true
  }

  /// Does one step of the scan, or begins the next one.
  mutating func advanceScan() -> Bool {
    if var walk = scan {
      scan = nil
      if walk.endDeadline == nil, step(&walk) {
        scan = walk
        return true
      }
      return end(&walk)
    }
    if nextRescan <= now.monotonic { requestScan(of: []) }
    if nextPoll <= now.monotonic, isPolling {
      nextPoll = .max
      // Nobody knows where the other names of a file are.
      if unwatchedLinks > 0 { requestScan(of: []) }
      for path in tree.polledTops.compactMap({ tree.path(of: $0) }) { requestScan(of: path) }
    }
    guard !scanRequests.isEmpty else { return false }
    beginScan()
    return true
  }

  /// Begins one scan of everything that was asked for.
  private mutating func beginScan() {
    let requests = scanRequests
    scanRequests = []
    var paths: [[UInt8]] = []
    var starts: [DirectoryTree.ID] = []
    for path in requests {
      if let id = tree.node(at: path) {
        paths.append(path)
        starts.append(id)
      } else {
        compareTree(at: path)
      }
    }
    guard let start = starts.popLast() else { return }
    generation += 1
    if paths == [[]] {
      nextRescan = .max
      hasDoubts = false
      unwatchedLinks = 0
    }
    scan = TreeWalk(start, and: starts, .scan(paths: paths, generation: generation))
    output.append(.scanBegan(under: paths, generation: generation))
  }

  /// Ends a scan when what it did not see has had its time to come back.
  private mutating func end(_ walk: inout TreeWalk) -> Bool {
    guard case .scan(let paths, let generation) = walk.purpose else { return true }
    if walk.endDeadline == nil {
      // What was lost before the first scan was lost before we looked.
      let isQuiet = heldFiles.isEmpty && heldTrees.isEmpty && treeMoves.isEmpty
      walk.endDeadline = generation == 1 && isQuiet ? now.monotonic : deadline
    }
    guard let endDeadline = walk.endDeadline, endDeadline <= now.monotonic else {
      scan = walk
      return false
    }
    output.append(
      .scanEnded(
        under: paths, generation: generation, isComplete: walk.isComplete, counts: walk.counts))
    if paths == [[]] {
      if walk.isComplete { lastCounts = walk.counts }
      sweepLinks()
      nextRescan = time(after: options.rescanInterval)
    }
    nextPoll = .max
    armPoll()
    return true
  }

  // MARK: One step

  /// Looks at one name, or enters or leaves a directory; false at the end of the walk.
  mutating func step(_ walk: inout TreeWalk) -> Bool {
    guard let top = walk.levels.indices.last else {
      guard let start = walk.starts.popLast() else { return false }
      walk.hasBegun = true
      enter(start, &walk)
      return true
    }
    let directory = walk.levels[top].directory
    guard tree.nodes[directory] != nil, let (listed, name) = walk.levels[top].listing.next() else {
      walk.levels.removeLast()
      return true
    }
    switch listed == .unknown ? kindOf(name, in: directory) ?? .special : listed {
    case .directory: visitDirectory(name, in: directory, &walk)
    case .regular: visitFile(name, in: directory, &walk)
    case .link: walk.counts.links += 1
    case .special, .unknown: walk.counts.specials += 1
    }
    return true
  }

  private mutating func visitFile(
    _ name: [UInt8], in directory: DirectoryTree.ID, _ walk: inout TreeWalk
  ) {
    let entry = Entry(directory: directory, name: name)
    guard rules.isDocumentName(name) else {
      if rules.isHidden(name) || name.last == UInt8(ascii: "~") {
        walk.counts.ignored += 1
      } else {
        walk.counts.others += 1
      }
      // It was put there before the watch was placed, and no event tells of it.
      if walk.isOfNews { lookAtOther(entry) }
      return
    }
    if walk.purpose == .placing { return }
    guard case .document(var status, let path) = find(entry) else {
      walk.counts.ignored += 1
      return
    }
    walk.counts.documents += 1
    status = follow(entry, status)
    if case .move(let origin) = walk.purpose, let former = rebased(path, walk.start, origin),
      !hasDocument(at: former)
    {
      heldFiles.remove(entry)
      output.append(
        .moved(from: former, to: path, signature: status.signature, isRenameOnly: false))
      return
    }
    if isRecent(status) {
      settle(entry, status)
      if case .scan = walk.purpose { output.append(.writing(path: path)) }
      return
    }
    heldFiles.remove(entry)
    if case .scan = walk.purpose {
      output.append(.seen(path: path, signature: status.signature))
    } else {
      output.append(.present(path: path, signature: status.signature))
    }
  }

  /// The path that something in a renamed directory had before.
  private func rebased(
    _ path: [UInt8], _ start: DirectoryTree.ID, _ origin: [UInt8]
  ) -> [UInt8]? {
    guard let base = tree.path(of: start), base != origin, path.count > base.count,
      path.starts(with: base)
    else { return nil }
    return origin + path[base.count...]
  }

  private mutating func visitDirectory(
    _ name: [UInt8], in parent: DirectoryTree.ID, _ walk: inout TreeWalk
  ) {
    guard !rules.isHidden(name) else {
      walk.counts.ignored += 1
      return
    }
    if let id = tree.add(name, to: parent) { enter(id, &walk) }
  }

  // MARK: Entering

  /// Watches a directory, reads what is in it and puts that on the walk's stack.
  private mutating func enter(_ id: DirectoryTree.ID, _ walk: inout TreeWalk) {
    guard let path = tree.path(of: id), let rootFile else { return }
    if isSkipped(path) {
      walk.counts.ignored += 1
      // One that was renamed to here: what was told of it since, under this path, is not to stay.
      if tree.nodes[id]?.coverage != .unplaced { output.append(.goneTree(path: path)) }
      drop(id)
      return
    }
    guard path.count <= PathRules.pathLimit else {
      walk.counts.unreadable += 1
      drop(id)
      return
    }
    do {
      let file = try rootFile.open(path, flags: O_DIRECTORY)
      guard cover(id, file) else {
        walk.counts.unreadable += 1
        return
      }
      let listing = try file.listing(ofDirectories: walk.purpose == .placing)
      openDirectory = (id, file)
      if !walk.isOfNews { prune(id, listing) }
      walk.counts.directories += 1
      walk.levels.append(TreeWalk.Level(directory: id, listing: listing))
    } catch {
      enterFailed(id, error, &walk)
    }
  }

  private mutating func enterFailed(
    _ id: DirectoryTree.ID, _ error: SystemError, _ walk: inout TreeWalk
  ) {
    switch error.code {
    case ENOENT, ENOTDIR, ELOOP, EXDEV, ENAMETOOLONG:
      if id == tree.root { isRootSuspect = true } else { dropAndHold(id) }
    case EACCES, EPERM:
      walk.counts.unreadable += 1
      deny(id)
    default:
      walk.isComplete = false
      setCoverage(.failed(error.code), of: id)
    }
  }

  /// Places the watch of an open directory; false if the directory is above itself.
  private mutating func cover(_ id: DirectoryTree.ID, _ file: OpenFile) -> Bool {
    if let limit = options.watchLimit, tree.watchCount >= limit, tree.nodes[id]?.watch == nil {
      setCoverage(.limited, of: id)
      return true
    }
    do {
      let watch = try inotify.watch(file, at: absolute(id), .directory)
      if let owner = tree.owner(of: watch), owner != id {
        // A directory that is mounted below itself; else one that was renamed unseen.
        if tree.isAncestor(owner, of: id) {
          drop(id)
          return false
        }
        if let path = tree.path(of: owner) { heldTrees.set(path, (), deadline: deadline) }
        for other in tree.remove(owner) where other != watch { inotify.unwatch(other) }
      }
      if let old = tree.nodes[id]?.watch, old != watch { inotify.unwatch(old) }
      tree.setWatch(watch, of: id, file.tellsChanges ? .watched : .silent)
      armPoll()
    } catch {
      setCoverage(
        error.code == ENOSPC || error.code == ENOMEM ? .limited : .failed(error.code), of: id)
    }
    return true
  }

  private func absolute(_ id: DirectoryTree.ID) -> [UInt8] {
    let path = tree.path(of: id) ?? []
    return path.isEmpty ? rootPath : rootPath + [slash] + path
  }

  private mutating func setCoverage(_ coverage: Coverage, of id: DirectoryTree.ID) {
    if let old = tree.nodes[id]?.watch { inotify.unwatch(old) }
    tree.setWatch(nil, of: id, coverage)
    armPoll()
  }

  /// Whether there is anything that the kernel does not tell about.
  var isPolling: Bool { tree.polledCount > 0 || unwatchedLinks > 0 }

  /// Sets the time of the next poll, where there is something to poll and no time is set.
  mutating func armPoll() {
    guard isPolling, nextPoll == .max else { return }
    nextPoll = time(after: options.pollInterval)
  }

  /// Forgets directories that have gone without an event.
  private mutating func prune(_ id: DirectoryTree.ID, _ listing: Listing) {
    guard let children = tree.nodes[id]?.children, !children.isEmpty else { return }
    let names = listing.directoryNames
    for (name, child) in children where !names.contains(name) { dropAndHold(child) }
  }

  private mutating func deny(_ id: DirectoryTree.ID) {
    setCoverage(.denied, of: id)
    for child in tree.nodes[id]?.children.values ?? [:].values { drop(child) }
  }

  // MARK: Rules that need a look

  /// Whether a directory is left out, by pattern or because a page of its name is beside it.
  mutating func isSkipped(_ path: [UInt8]) -> Bool {
    guard !path.isEmpty else { return false }
    if rules.isIgnored(path, isDirectory: true) { return true }
    let split = path.lastIndex(of: slash)
    let parent = split.map { Array(path[..<$0]) } ?? []
    let name = split.map { Array(path[($0 + 1)...]) } ?? path
    return rules.pages(beside: name).contains { status(at: joined(parent, $0))?.kind == .regular }
  }

  /// A page has come or gone beside what may be its directory.
  mutating func checkCompanion(_ entry: Entry) {
    guard let parent = tree.path(of: entry.directory) else { return }
    let path = joined(parent, entry.name)
    guard status(at: path)?.kind == .directory else { return }
    let known = tree.child(entry.directory, entry.name)
    if isSkipped(path) {
      if let known { drop(known) }
      output.append(.goneTree(path: path))
    } else if known == nil, let id = tree.add(entry.name, to: entry.directory) {
      walks.append(TreeWalk(id, .arrival))
    }
  }

  private mutating func kindOf(_ name: [UInt8], in directory: DirectoryTree.ID) -> EntryKind? {
    guard let path = tree.path(of: directory) else { return nil }
    return status(at: joined(path, name))?.kind
  }

  /// A directory may have become readable, or not be so any more.
  mutating func checkPermissions(of id: DirectoryTree.ID) {
    guard let path = tree.path(of: id), let rootFile, let node = tree.nodes[id] else { return }
    do {
      _ = try rootFile.open(path, flags: O_DIRECTORY)
      if node.coverage == .denied { walks.append(TreeWalk(id, .arrival)) }
    } catch {
      guard error.code == EACCES, node.coverage != .denied else { return }
      deny(id)
      heldTrees.set(path, (), deadline: deadline)
    }
  }
}
