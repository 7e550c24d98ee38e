// What tells whether a file has changed without reading it.
// SPDX-License-Identifier: Apache-2.0

/// The identity and times of a file as `statx(2)` gives them.
///
/// A file whose signature is unchanged has unchanged bytes: every write moves its change time.
public struct FileSignature: Hashable, Codable, Sendable {
  /// The device number, major and minor as one.
  public var device: UInt64
  /// The inode number.
  public var inode: UInt64
  /// The size in bytes.
  public var size: Int64
  /// The time of the last modification, in nanoseconds since 1970.
  public var modifiedNanoseconds: Int64
  /// The time of the last status change, in nanoseconds since 1970.
  public var changedNanoseconds: Int64

  /// A signature.
  public init(
    device: UInt64, inode: UInt64, size: Int64, modifiedNanoseconds: Int64,
    changedNanoseconds: Int64
  ) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modifiedNanoseconds = modifiedNanoseconds
    self.changedNanoseconds = changedNanoseconds
  }
}
