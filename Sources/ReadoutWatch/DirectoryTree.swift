// The directories that are known, as a tree that survives renames.
// SPDX-License-Identifier: Apache-2.0

/// How changes in a directory come to be known.
enum Coverage: Hashable, Sendable {
  /// Nobody has looked yet.
  case unplaced
  /// The kernel tells.
  case watched
  /// The kernel tells only of what this machine does; polled.
  case silent
  /// The kernel's limit on watches is reached; polled.
  case limited
  /// It cannot be read.
  case denied
  /// Something else failed; polled.
  case failed(Int32)

  /// Whether it must be scanned from time to time.
  var isPolled: Bool {
    switch self {
    case .silent, .limited, .failed: true
    case .unplaced, .watched, .denied: false
    }
  }
}

/// Directories by number: a rename moves a node, and what refers to the number moves with it.
struct DirectoryTree {
  typealias ID = Int

  struct Node {
    var parent: ID?
    var name: [UInt8]
    var children: [[UInt8]: ID] = [:]
    var watch: Int32?
    var coverage = Coverage.unplaced
  }

  private(set) var nodes: [ID: Node] = [:]
  private(set) var root: ID
  private var owners: [Int32: ID] = [:]
  private var nextID: ID = 1
  /// How many directories have to be polled.
  private(set) var polledCount = 0

  init() {
    root = 0
    nodes[0] = Node(parent: nil, name: [])
  }

  var watchCount: Int { owners.count }

  /// The path of a directory relative to the root; nil if it is not beneath the root any more.
  func path(of id: ID) -> [UInt8]? {
    var names: [[UInt8]] = []
    var current = id
    while current != root {
      guard let node = nodes[current], let parent = node.parent else { return nil }
      names.append(node.name)
      current = parent
    }
    guard let first = names.popLast() else { return [] }
    var path = first
    while let name = names.popLast() {
      path.append(slash)
      path.append(contentsOf: name)
    }
    return path
  }

  /// The node at a path, if it is known.
  func node(at path: [UInt8]) -> ID? {
    guard !path.isEmpty else { return root }
    var current = root
    for name in path.split(separator: slash) {
      guard let next = nodes[current]?.children[Array(name)] else { return nil }
      current = next
    }
    return current
  }

  func child(_ id: ID, _ name: [UInt8]) -> ID? { nodes[id]?.children[name] }

  func owner(of watch: Int32) -> ID? { owners[watch] }

  func isAncestor(_ id: ID, of other: ID) -> Bool {
    var current: ID? = other
    while let step = current {
      if step == id { return true }
      current = nodes[step]?.parent
    }
    return false
  }

  /// Adds a directory, or gives the one that is there.
  mutating func add(_ name: [UInt8], to parent: ID) -> ID? {
    guard nodes[parent] != nil else { return nil }
    if let known = child(parent, name) { return known }
    let id = nextID
    nextID += 1
    nodes[id] = Node(parent: parent, name: name)
    nodes[parent]?.children[name] = id
    return id
  }

  /// Takes a directory out of its parent; it keeps what is below it, and its watches.
  mutating func detach(_ id: ID) {
    guard id != root, let node = nodes[id], let parent = node.parent else { return }
    nodes[parent]?.children[node.name] = nil
    nodes[id]?.parent = nil
  }

  /// Puts a detached directory at a place where nothing is.
  mutating func attach(_ id: ID, to parent: ID, as name: [UInt8]) {
    precondition(child(parent, name) == nil, "a directory is attached where one is")
    guard nodes[id] != nil, nodes[parent] != nil else { return }
    nodes[id]?.parent = parent
    nodes[id]?.name = name
    nodes[parent]?.children[name] = id
  }

  /// Forgets a directory with all below it and gives the watches that they had.
  mutating func remove(_ id: ID) -> [Int32] {
    detach(id)
    var watches: [Int32] = []
    var stack = [id]
    while let current = stack.popLast() {
      guard let node = nodes.removeValue(forKey: current) else { continue }
      if node.coverage.isPolled { polledCount -= 1 }
      stack.append(contentsOf: node.children.values)
      if let watch = node.watch, owners[watch] == current {
        owners[watch] = nil
        watches.append(watch)
      }
    }
    return watches
  }

  /// Forgets everything but the root, which becomes a new node, and gives all watches.
  mutating func reset() -> [Int32] {
    let watches = Array(owners.keys)
    owners.removeAll()
    nodes.removeAll()
    polledCount = 0
    root = nextID
    nextID += 1
    nodes[root] = Node(parent: nil, name: [])
    return watches
  }

  mutating func setWatch(_ watch: Int32?, of id: ID, _ coverage: Coverage) {
    guard let node = nodes[id] else { return }
    if let old = node.watch, old != watch, owners[old] == id { owners[old] = nil }
    polledCount += (coverage.isPolled ? 1 : 0) - (node.coverage.isPolled ? 1 : 0)
    nodes[id]?.watch = watch
    nodes[id]?.coverage = coverage
    if let watch { owners[watch] = id }
  }

  /// The kernel has ended a watch.
  mutating func watchEnded(_ watch: Int32) {
    guard let id = owners[watch] else { return }
    setWatch(nil, of: id, .unplaced)
  }

  /// The polled directories that are not below another one.
  var polledTops: [ID] {
    nodes.keys.filter { id in
      guard nodes[id]?.coverage.isPolled == true else { return false }
      var above = nodes[id]?.parent
      while let step = above {
        if nodes[step]?.coverage.isPolled == true { return false }
        above = nodes[step]?.parent
      }
      return true
    }
  }
}
