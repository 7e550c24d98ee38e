// Renames a file over another in one step, copies within the kernel, and has all files written to the
// disk.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Foundation
import Glibc

extension SummaryFolder {
  /// Puts a file in the place of another, see rename(2).
  ///
  /// - Throws: `SummaryError` with the system's words.
  func rename(_ source: String, to target: String) throws(SummaryError) {
    // SAFETY: both strings live as NUL-terminated bytes for the length of the call.
    guard unsafe Glibc.rename(source, target) == 0 else {
      // SAFETY: strerror(3) returns a NUL-terminated string; it is copied at once.
      throw SummaryError(path: target, cause: unsafe String(cString: strerror(errno)))
    }
  }

  /// Finds room for a file that will be written, see fallocate(2); a file system that cannot is left alone.
  func reserve(_ count: Int, in file: FileHandle) {
    // SAFETY: plain numbers; the descriptor is open as long as its handle lives.
    _ = readout_reserve(file.fileDescriptor, count)
  }

  /// Appends a part of a file to another, without reading it; see copy_file_range(2).
  ///
  /// - Throws: `POSIXError`, also where the file ends before the part does.
  func copy(_ range: Range<Int>, of source: FileHandle, to target: FileHandle) throws {
    // SAFETY: plain numbers; both descriptors are open as long as their handles live.
    let status = readout_append(
      target.fileDescriptor, source.fileDescriptor, range.lowerBound, range.count)
    guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }

  /// Waits until all that was written is on the disk, see syncfs(2).
  ///
  /// - Throws: `SummaryError` with the system's words.
  public func sync() throws(SummaryError) {
    // SAFETY: a plain system call on a string that lives as long as the call.
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Nothing was written where there is no folder.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard readout_sync_file_system(descriptor) == 0 else {
      // SAFETY: strerror(3) returns a NUL-terminated string; it is copied at once.
      throw SummaryError(path: path, cause: unsafe String(cString: strerror(errno)))
    }
  }
}
