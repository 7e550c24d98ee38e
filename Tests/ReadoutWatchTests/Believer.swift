// A user of the watcher that believes what it is told, and a fresh walk to compare with.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

@testable import ReadoutWatch

/// The documents that one must believe in after a series of facts.
struct Believer {
  var files: [[UInt8]: FileSignature?] = [:]
  var changes: [FolderChange] = []
  /// Breaches of what facts promise.
  var faults: [String] = []
  /// Documents to have looked at, since a file has got one more name.
  var linked: [[UInt8]] = []
  private var scan: (paths: [[UInt8]], generation: Int, seen: Set<[UInt8]>)?

  mutating func apply(_ change: FolderChange) {
    changes.append(change)
    switch change {
    case .present(let path, let signature), .seen(let path, let signature):
      files[path] = signature
      scan?.seen.insert(path)
    case .writing(let path):
      scan?.seen.insert(path)
    case .moved(let from, let to, let signature, _):
      files[from] = nil
      files[to] = signature
      scan?.seen.insert(to)
    case .gone(let path):
      files[path] = nil
    case .goneTree(let path):
      files = files.filter { !Self.isBelow($0.key, path) }
    case .scanBegan(let paths, let generation):
      if scan != nil { faults.append("scan \(generation) begins inside another") }
      scan = (paths, generation, [])
    case .scanEnded(let paths, let generation, let isComplete, _):
      guard let scan, scan.paths == paths, scan.generation == generation else {
        faults.append("scan \(generation) ends without a beginning")
        return
      }
      if isComplete {
        files = files.filter { known in
          !paths.contains { Self.isBelow(known.key, $0) } || scan.seen.contains(known.key)
        }
      }
      self.scan = nil
    case .linked(let device, let inode):
      linked += files.compactMap {
        $0.value?.inode == inode && $0.value?.device == device ? $0.key : nil
      }
    case .rootOffline, .rootOnline:
      break
    }
  }

  static func isBelow(_ path: [UInt8], _ directory: [UInt8]) -> Bool {
    directory.isEmpty || path.starts(with: directory + [slash])
  }
}

/// The documents of a folder, found by the plainest walk.
func freshWalk(_ folder: TestFolder, under: [UInt8] = Array("in".utf8)) -> [[UInt8]: EntryStatus] {
  var result: [[UInt8]: EntryStatus] = [:]
  func visit(_ path: [UInt8]) {
    let entries = folder.entries(path)
    let names = Set(entries.filter { $0.kind == .regular }.map(\.name))
    for (kind, name) in entries where name.first != UInt8(ascii: ".") {
      let inner = path + [slash] + name
      if kind == .directory {
        let text = String(decoding: name, as: UTF8.self)
        let page = text.hasSuffix("_files") ? String(text.dropLast(6)) : nil
        let isSkipped =
          page.map { page in
            [".html", ".htm"].contains { names.contains(Array((page + $0).utf8)) }
          } ?? false
        if !isSkipped { visit(inner) }
      } else if kind == .regular, isDocument(name), let status = folder.status(inner) {
        result[Array(inner.dropFirst(under.count + 1))] = status
      }
    }
  }
  visit(under)
  return result
}

private func isDocument(_ name: [UInt8]) -> Bool {
  let text = String(decoding: name, as: UTF8.self).lowercased()
  return [".txt", ".md", ".html", ".htm"].contains { text.hasSuffix($0) }
}

/// What differs between belief and folder, in words; empty where nothing does.
func differences(_ believed: [[UInt8]: FileSignature?], _ actual: [[UInt8]: EntryStatus])
  -> [String]
{
  var result: [String] = []
  for (path, status) in actual {
    guard let known = believed[path] else {
      result.append("missing: \(printable(path))")
      continue
    }
    guard let known else { continue }
    let now = status.signature
    if known.inode != now.inode || known.size != now.size
      || known.modifiedNanoseconds != now.modifiedNanoseconds
    {
      result.append("stale: \(printable(path))")
    }
  }
  for path in believed.keys where actual[path] == nil { result.append("ghost: \(printable(path))") }
  return result.sorted()
}

/// A tracker with a clock of its own: no test waits.
struct Bench: ~Copyable {
  let folder: TestFolder
  var tracker: FolderTracker
  var believer = Believer()
  private var offset: UInt64 = 0

  init(_ folder: TestFolder = TestFolder(), _ change: (inout WatchOptions) -> Void = { _ in })
    throws
  {
    self.folder = folder
    var options = WatchOptions(root: folder.root)
    change(&options)
    tracker = try FolderTracker.open(options, at: .now)
  }

  var moment: Moment {
    let now = Moment.now
    return Moment(monotonic: now.monotonic + offset, wall: now.wall + Int64(offset))
  }

  mutating func start() {
    tracker.start(at: moment)
    settle()
  }

  /// Takes what there is now; the clock stands still.
  mutating func take(_ count: Int = 64) {
    while true {
      let batch = tracker.take(upTo: count, at: moment)
      if batch.isEmpty { return }
      for change in batch { believer.apply(change) }
      lookAtLinked()
    }
  }

  /// Takes once, and leaves the rest.
  mutating func takeOnce(_ count: Int) {
    for change in tracker.take(upTo: count, at: moment) { believer.apply(change) }
    lookAtLinked()
  }

  private mutating func lookAtLinked() {
    tracker.look(atPaths: believer.linked)
    believer.linked = []
  }

  /// Lets time pass from deadline to deadline until nothing is waited for.
  mutating func settle(count: Int = 64) {
    for _ in 0..<20_000 {
      take(count)
      if tracker.status.isIdle { return }
      guard let deadline = tracker.nextDeadline() else { return }
      let time = moment.monotonic
      if deadline > time { offset += deadline - time }
    }
    believer.faults.append("never quiet: \(tracker.status)")
  }

  mutating func pass(_ duration: Duration) { offset += duration.clampedNanoseconds }

  /// The facts since the last call.
  mutating func facts() -> [FolderChange] {
    defer { believer.changes = [] }
    return believer.changes
  }

  /// What is wrong with what is believed now.
  func problems() -> [String] {
    believer.faults + differences(believer.files, freshWalk(folder))
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
