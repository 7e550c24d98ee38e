// The names in a directory, packed into one buffer.
// SPDX-License-Identifier: Apache-2.0

/// The entries of one directory, read at one go and taken one after the other.
///
/// Packed, so that a directory of a million files takes some megabytes while it is walked.
struct Listing: Sendable {
  private var bytes: [UInt8] = []
  private var offset = 0

  /// Adds an entry; `.` and `..` are left out.
  mutating func append(kind: EntryKind, name: [UInt8]) {
    let dot = UInt8(ascii: ".")
    guard !name.isEmpty, name != [dot], name != [dot, dot] else { return }
    bytes.append(kind.rawValue)
    bytes.append(contentsOf: name)
    bytes.append(0)
  }

  /// The next entry, or nil at the end.
  mutating func next() -> (kind: EntryKind, name: [UInt8])? {
    guard offset < bytes.count else { return nil }
    let kind = EntryKind(rawValue: bytes[offset]) ?? .unknown
    var end = offset + 1
    while bytes[end] != 0 { end += 1 }
    defer { offset = end + 1 }
    return (kind, Array(bytes[offset + 1..<end]))
  }

  /// The names that are, or may be, those of directories.
  var directoryNames: Set<[UInt8]> {
    var rest = self
    var names: Set<[UInt8]> = []
    while let entry = rest.next() {
      if entry.kind == .directory || entry.kind == .unknown { names.insert(entry.name) }
    }
    return names
  }
}
