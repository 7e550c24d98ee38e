// What each record of the kernel's queue means.
// SPDX-License-Identifier: Apache-2.0

extension FolderTracker {
  /// Notes one record; nothing is looked at here.
  mutating func apply(_ record: InotifyRecord) {
    if record.mask.contains(.queueOverflow) {
      overflows += 1
      scan?.isComplete = false
      requestScan(of: [])
      return
    }
    if record.watch == parentWatch {
      applyToParent(record)
      return
    }
    if let names = links.names(of: record.watch) {
      applyToLinked(record, names)
      return
    }
    guard let directory = tree.owner(of: record.watch) else {
      if record.mask.contains(.create), !record.mask.contains(.isDirectory) { suspectUnseenName() }
      return
    }
    if record.mask.contains(.ignored) || record.mask.contains(.unmount) {
      tree.watchEnded(record.watch)
      if directory == tree.root {
        isRootSuspect = true
        isRootReplaced = true
      } else if let path = tree.path(of: directory) {
        heldTrees.set(path, (), deadline: deadline)
      }
    } else if record.name.isEmpty {
      if directory == tree.root {
        isRootSuspect = true
        if record.mask.contains(.attrib) { permissionChecks.insert(directory) }
      }
    } else if record.mask.contains(.isDirectory) {
      applyToDirectory(record, in: directory)
    } else {
      applyToFile(record, in: directory)
    }
  }

  private mutating func applyToFile(_ record: InotifyRecord, in directory: DirectoryTree.ID) {
    let name = record.name
    if !record.mask.isDisjoint(with: [.create, .delete, .movedFrom, .movedTo]),
      let companion = rules.companion(of: name)
    {
      companionChecks.insert(Entry(directory: directory, name: companion))
    }
    let move = record.mask.contains(.movedTo) ? fileMoves.remove(record.cookie) : nil
    let entry = Entry(directory: directory, name: name)
    if !record.mask.isDisjoint(with: [.create, .delete, .movedTo]),
      pending[entry]?.isUnseen == true
    {
      suspectBriefName()
    }
    guard rules.isDocumentName(name) else {
      noteOther(entry, record, move)
      return
    }

    if record.mask.contains(.movedTo) {
      settling.remove(entry)
      pending.note(entry) {
        $0 = Hint(
          isWhole: true, isWritten: move?.isWritten ?? true, isUnseen: move?.isUnseen ?? false,
          origin: move?.origin)
      }
    } else if record.mask.contains(.closeWrite) {
      settling.remove(entry)
      pending.note(entry) {
        $0.isWhole = true
        $0.isNew = false
        $0.isWritten = true
      }
    } else if record.mask.contains(.create) {
      pending.note(entry) { $0 = Hint(isNew: true, isWritten: true, isUnseen: true) }
    } else if record.mask.contains(.movedFrom) {
      // A rename of what was renamed before anybody looked is one rename.
      let hint = pending[entry]
      if let origin = hint?.origin ?? tree.path(of: directory).map({ joined($0, name) }) {
        let isWritten = hint?.isWritten ?? settling.contains(entry)
        let move = FileMove(
          origin: origin, isWritten: isWritten, isUnseen: hint?.isUnseen ?? false)
        fileMoves.set(record.cookie, move, deadline: deadline)
      }
      heldFiles.set(entry, (), deadline: deadline)
      pending.note(entry) { $0 = Hint() }
    } else if record.mask.contains(.delete) {
      heldFiles.set(entry, (), deadline: deadline)
      pending.note(entry) { $0 = Hint() }
    } else if record.mask.contains(.attrib) {
      pending.note(entry) { _ in }
    }
  }

  /// Notes what is no document and may be one more name of one.
  private mutating func noteOther(_ entry: Entry, _ record: InotifyRecord, _ move: FileMove?) {
    if record.mask.contains(.create) {
      pending.note(entry) { $0 = Hint(isNew: true, isUnseen: true) }
    } else if record.mask.contains(.movedTo) {
      pending.note(entry) { $0 = Hint(isUnseen: move?.isUnseen ?? false) }
    } else if let hint = pending[entry] {
      if record.mask.contains(.movedFrom), hint.isUnseen {
        fileMoves.set(
          record.cookie, FileMove(isWritten: true, isUnseen: true), deadline: deadline)
      }
      let isThere = record.mask.isDisjoint(with: [.movedFrom, .delete])
      pending.note(entry) { $0 = Hint(isUnseen: isThere && hint.isUnseen) }
    }
  }

  private mutating func applyToDirectory(_ record: InotifyRecord, in parent: DirectoryTree.ID) {
    let name = record.name
    let known = tree.child(parent, name)
    if record.mask.contains(.create) {
      if let known { dropAndHold(known) }
      arrive(name, in: parent, nil)
    } else if record.mask.contains(.movedTo) {
      let move = treeMoves.remove(record.cookie)
      if let known { dropAndHold(known) }
      arrive(name, in: parent, move)
    } else if let known {
      if record.mask.contains(.movedFrom) {
        leave(known, cookie: record.cookie)
      } else if record.mask.contains(.delete) {
        dropAndHold(known)
      } else if record.mask.contains(.attrib) {
        permissionChecks.insert(known)
      }
    } else if record.mask.contains(.attrib), !rules.isHidden(name) {
      // One that could not be entered before, and was forgotten.
      arrive(name, in: parent, nil)
    }
  }

  /// A directory has appeared, perhaps as the second half of a rename.
  private mutating func arrive(
    _ name: [UInt8], in parent: DirectoryTree.ID, _ move: TreeMove?
  ) {
    if rules.isHidden(name) {
      if let move { abandon(move) }
    } else if let move, tree.nodes[move.node] != nil, !tree.isAncestor(move.node, of: parent) {
      tree.attach(move.node, to: parent, as: name)
      walks.append(TreeWalk(move.node, .move(origin: move.origin)))
    } else if let id = tree.add(name, to: parent) {
      walks.append(TreeWalk(id, .arrival))
      // What comes and goes in it before it is watched is not told.
      suspectBriefName()
      if let move { abandon(move) }
    }
  }

  /// A directory has left its place; it may turn up at another one.
  private mutating func leave(_ id: DirectoryTree.ID, cookie: UInt32) {
    guard var origin = tree.path(of: id) else { return }
    // A rename of what was renamed before anybody looked is one rename.
    let index = walks.firstIndex { $0.start == id && !$0.hasBegun }
    if let index, case .move(let first) = walks[index].purpose {
      heldTrees.set(origin, (), deadline: deadline)
      origin = first
      walks.remove(at: index)
    }
    tree.detach(id)
    treeMoves.set(cookie, TreeMove(node: id, origin: origin), deadline: deadline)
  }

  /// A directory has left for good.
  mutating func abandon(_ move: TreeMove) {
    drop(move.node)
    heldTrees.set(move.origin, (), deadline: deadline)
  }

  /// Forgets a directory and its watches.
  mutating func drop(_ id: DirectoryTree.ID) {
    for watch in tree.remove(id) { inotify.unwatch(watch) }
  }

  /// Forgets a directory that is not there any more, and looks at its path after the grace period.
  mutating func dropAndHold(_ id: DirectoryTree.ID) {
    if let path = tree.path(of: id), !path.isEmpty { heldTrees.set(path, (), deadline: deadline) }
    drop(id)
  }
}
