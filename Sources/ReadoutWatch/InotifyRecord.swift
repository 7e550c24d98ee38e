// The records that the kernel writes into an inotify descriptor, and the entries of a directory.
// SPDX-License-Identifier: Apache-2.0

/// The bits of a record, by the names of inotify(7).
struct InotifyMask: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let attrib = InotifyMask(rawValue: 0x4)
  static let closeWrite = InotifyMask(rawValue: 0x8)
  static let movedFrom = InotifyMask(rawValue: 0x40)
  static let movedTo = InotifyMask(rawValue: 0x80)
  static let create = InotifyMask(rawValue: 0x100)
  static let delete = InotifyMask(rawValue: 0x200)
  static let deleteSelf = InotifyMask(rawValue: 0x400)
  static let moveSelf = InotifyMask(rawValue: 0x800)
  static let unmount = InotifyMask(rawValue: 0x2000)
  static let queueOverflow = InotifyMask(rawValue: 0x4000)
  static let ignored = InotifyMask(rawValue: 0x8000)
  static let onlyDirectory = InotifyMask(rawValue: 0x0100_0000)
  static let dontFollow = InotifyMask(rawValue: 0x0200_0000)
  static let excludeUnlinked = InotifyMask(rawValue: 0x0400_0000)
  static let isDirectory = InotifyMask(rawValue: 0x4000_0000)

  /// What is asked of a directory: nothing that reading a file would cause.
  static let directory: InotifyMask = [
    .attrib, .closeWrite, .movedFrom, .movedTo, .create, .delete, .deleteSelf, .moveSelf,
    .onlyDirectory, .excludeUnlinked,
  ]
  /// What is asked of a document that has several names.
  static let linkedFile: InotifyMask = [.attrib, .closeWrite, .dontFollow]
  /// What is asked of the directory that the root is in.
  static let parentOfRoot: InotifyMask = [
    .movedFrom, .movedTo, .delete, .deleteSelf, .moveSelf, .onlyDirectory,
  ]
}

/// One record of an inotify descriptor.
struct InotifyRecord: Hashable, Sendable {
  /// The watch that it came through; -1 for an overflow.
  var watch: Int32
  /// What happened.
  var mask: InotifyMask
  /// The number that joins the two halves of a rename; 0 for none.
  var cookie: UInt32
  /// The name inside the watched directory; empty where the record is about the directory itself.
  var name: [UInt8]
}

/// Reads the next record and moves the offset behind it; nil at the end or where one is cut off.
func nextInotifyRecord(in bytes: Span<UInt8>, at offset: inout Int) -> InotifyRecord? {
  guard offset >= 0, bytes.count - offset >= 16 else { return nil }
  let length = Int(littleWord(bytes, offset + 12))
  guard length <= bytes.count - offset - 16 else { return nil }
  let name = terminatedName(bytes, offset + 16..<offset + 16 + length)
  let record = InotifyRecord(
    watch: Int32(bitPattern: littleWord(bytes, offset)),
    mask: InotifyMask(rawValue: littleWord(bytes, offset + 4)),
    cookie: littleWord(bytes, offset + 8), name: name)
  offset += 16 + length
  return record
}

/// What stands in a directory under a name.
enum EntryKind: UInt8, Sendable {
  case unknown = 0
  case special = 1
  case directory = 4
  case regular = 8
  case link = 10
}

/// Reads the next `linux_dirent64` of getdents64(2); nil at the end or where one is cut off.
func nextDirectoryEntry(
  in bytes: Span<UInt8>, at offset: inout Int
) -> (kind: EntryKind, name: [UInt8])? {
  guard offset >= 0, bytes.count - offset >= 19 else { return nil }
  let length = Int(bytes[offset + 16]) | Int(bytes[offset + 17]) << 8
  guard length >= 19, length <= bytes.count - offset else { return nil }
  let type = bytes[offset + 18]
  let name = terminatedName(bytes, offset + 19..<offset + length)
  offset += length
  return (EntryKind(rawValue: type) ?? .special, name)
}

/// A 32-bit number; the supported machines are all little-endian.
private func littleWord(_ bytes: Span<UInt8>, _ offset: Int) -> UInt32 {
  UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8
    | UInt32(bytes[offset + 2]) << 16 | UInt32(bytes[offset + 3]) << 24
}

private func terminatedName(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
  var end = range.lowerBound
  while end < range.upperBound, bytes[end] != 0 { end += 1 }
  var name: [UInt8] = []
  name.reserveCapacity(end - range.lowerBound)
  for index in range.lowerBound..<end { name.append(bytes[index]) }
  return name
}
