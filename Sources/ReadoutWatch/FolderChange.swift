// What a watcher reports.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// A fact about the folder, true at the moment it was reported.
///
/// Facts come in an order in which they can be applied one after the other; whatever changes after
/// a fact was reported is reported again. Paths are exact bytes, relative to the root, without a
/// leading `/`; names need not be UTF-8. A fact may repeat what is already known.
public enum FolderChange: Hashable, Sendable {
  /// A document was made or changed: read it.
  case present(path: [UInt8], signature: FileSignature)
  /// A scan found a document: read it if its signature is not the known one.
  case seen(path: [UInt8], signature: FileSignature)
  /// A scan found a document that is still being written: keep what is known; more will come.
  case writing(path: [UInt8])
  /// A document has another path now, and the old one is free; a document that was at the new
  /// path before is replaced.
  ///
  /// If the old path was not known, this is as `present`. `isRenameOnly` says that it was not
  /// written since it was told last; what the signature says has to be looked at all the same. A
  /// rename keeps device, inode, size and modification time of a file, but not the change time;
  /// that of a directory leaves the files in it as they are.
  case moved(from: [UInt8], to: [UInt8], signature: FileSignature, isRenameOnly: Bool)
  /// A document is not there, and has not been for the grace period.
  case gone(path: [UInt8])
  /// Nothing is left below a directory; with an empty path, nothing at all.
  ///
  /// It speaks of paths that begin with the path and a `/`, not of a document with that very path.
  case goneTree(path: [UInt8])
  /// A file has a name that was not known, and others: whoever knows documents by this number says
  /// so to `look`, since the kernel tells of a new name only where it is made.
  case linked(device: UInt64, inode: UInt64)
  /// A scan of everything below some directories begins; an empty path is the root.
  ///
  /// One scan ends before the next begins. Every document that is there is reported in between,
  /// as `seen`, `writing`, `present` or `moved`.
  case scanBegan(under: [[UInt8]], generation: Int)
  /// The scan has ended: if it is complete, what is known below its directories and was not
  /// reported since the beginning is gone; if not, nothing follows from it.
  case scanEnded(under: [[UInt8]], generation: Int, isComplete: Bool, counts: ScanCounts)
  /// The root cannot be reached: keep what is known.
  case rootOffline(OfflineReason)
  /// The root is back; a scan follows.
  case rootOnline
}

/// What a scan met.
public struct ScanCounts: Hashable, Sendable {
  /// Documents, those being written among them.
  public var documents = 0
  /// Directories that were entered.
  public var directories = 0
  /// Symbolic links, never followed.
  public var links = 0
  /// FIFOs, sockets and devices, never opened.
  public var specials = 0
  /// Files and directories that a rule leaves out: hidden, backup, ignored, `NAME_files`.
  public var ignored = 0
  /// Regular files with other endings.
  public var others = 0
  /// Directories that could not be read, or whose path is too long.
  public var unreadable = 0

  /// Counts of nothing.
  public init() {}
}

/// Why the root cannot be watched for the time being.
public enum OfflineReason: Hashable, Sendable {
  /// There is nothing at its path.
  case missing
  /// A symbolic link or a file stands at its path, or on the way there.
  case notFolder
  /// Another file system is at its path: it was unmounted, or something is mounted over it.
  case otherFileSystem
  /// It cannot be opened (the system's error number is given).
  case failed(errno: Int32)
}
