// The folder that holds the index: made if missing, and owned by one daemon at a time.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A state folder that this process owns, until the value goes away.
///
/// The lock is an `flock(2)` on the file `lock` in the folder: the kernel gives it back when the
/// process ends, however it ends.
public final class StateFolder: Sendable {
  /// The folder's path.
  public let path: String
  private let descriptor: CInt

  /// Makes the folder if it is missing (mode 0750, as are missing parents) and takes it.
  ///
  /// - Throws: `IndexError` of kind `owned` where another daemon has it; `cannotOpen`, `readOnly`
  ///   or `full` where it cannot be made.
  public init(path: String) throws(IndexError) {
    self.path = path
    try StateFolder.make(path)
    let lockPath = path + "/lock"
    // SAFETY: a plain system call on a string that lives as long as the call.
    descriptor = unsafe open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard descriptor >= 0 else { throw StateFolder.failure(lockPath, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else { throw StateFolder.failure(lockPath, code) }
      throw IndexError(
        kind: .owned, path: path, code: code,
        message: "another readoutd is using it; stop that one or give this one its own --state")
    }
  }

  deinit { close(descriptor) }

  /// The path of the index in the folder.
  public var indexPath: String { StateFolder.indexPath(in: path) }

  /// The path of the index in a state folder that need not be ours.
  public static func indexPath(in folder: String) -> String { folder + "/index.sqlite" }

  /// Makes a folder and its parents.
  private static func make(_ path: String) throws(IndexError) {
    // SAFETY: plain system calls on strings that live as long as the calls.
    if unsafe mkdir(path, 0o750) == 0 { return }
    var code = errno
    if code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try make(String(path[..<slash]))
      if unsafe mkdir(path, 0o750) == 0 { return }
      code = errno
    }
    guard code == EEXIST else { throw failure(path, code) }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw failure(path, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw failure(path, ENOTDIR) }
  }

  private static func failure(_ path: String, _ code: Int32) -> IndexError {
    let kind: IndexError.Kind =
      switch code {
      case ENOSPC, EDQUOT: .full
      case EROFS: .readOnly
      case EIO: .inputOutput
      default: .cannotOpen
      }
    // SAFETY: strerror returns a string that stays until the next call on this thread.
    return IndexError(
      kind: kind, path: path, code: code, message: unsafe String(cString: strerror(code)))
  }
}
