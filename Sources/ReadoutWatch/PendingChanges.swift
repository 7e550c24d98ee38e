// The paths that an event has named and nobody has looked at yet.
// SPDX-License-Identifier: Apache-2.0

/// A name inside a directory that may have been renamed since.
struct Entry: Hashable, Sendable {
  var directory: DirectoryTree.ID
  var name: [UInt8]
}

/// What the events have said of an entry since it was looked at last.
struct Hint: Sendable {
  /// It was closed after writing, or put there whole.
  var isWhole = false
  /// It was made, and not closed since.
  var isNew = false
  /// It was written, or may have been.
  var isWritten = false
  /// It was made, here or where it was renamed from, and nobody has looked at it since.
  var isUnseen = false
  /// Where it was before it was renamed.
  var origin: [UInt8]?
}

/// Entries to look at, each once, in the order in which they were first named.
struct PendingChanges: Sendable {
  private var hints: [Entry: Hint] = [:]
  private var order: [Entry] = []
  private var head = 0

  var count: Int { hints.count }
  var isEmpty: Bool { hints.isEmpty }

  subscript(entry: Entry) -> Hint? { hints[entry] }

  /// Adds to what is known of an entry.
  mutating func note(_ entry: Entry, _ change: (inout Hint) -> Void) {
    if hints[entry] == nil { order.append(entry) }
    change(&hints[entry, default: Hint()])
  }

  mutating func popFirst() -> (entry: Entry, hint: Hint)? {
    while head < order.count {
      let entry = order[head]
      head += 1
      if head > 1024, head * 2 > order.count {
        order.removeFirst(head)
        head = 0
      }
      if let hint = hints.removeValue(forKey: entry) { return (entry, hint) }
    }
    order = []
    head = 0
    return nil
  }

  mutating func removeAll() {
    hints = [:]
    order = []
    head = 0
  }
}
