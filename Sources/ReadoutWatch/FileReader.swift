// Reading a document that somebody may change meanwhile.
// SPDX-License-Identifier: Apache-2.0

import Glibc
public import ReadoutModel

/// The bytes of a document, and the signature that they belong to.
public struct DocumentFile: Hashable, Sendable {
  /// The whole file.
  public var bytes: [UInt8]
  /// The signature, the same before and after reading.
  public var signature: FileSignature
  /// Whether the signature tells every later change.
  ///
  /// File times may advance in steps of some milliseconds; a file that was changed just before it
  /// was read could be changed once more with the same times. Do not trust an equal signature then.
  public var isConclusive: Bool
}

/// Why a document could not be read.
public enum ReadError: Error, Hashable, Sendable {
  /// There is nothing at the path any more.
  case gone
  /// It is a link, a directory, a FIFO, a socket or a device; it was not opened.
  case notRegular
  /// It is larger than the limit; the size in bytes as far as it is known.
  case tooLarge(size: Int64)
  /// Reading is not allowed (the system's error number is given).
  case denied(errno: Int32)
  /// The file system failed (the system's error number is given).
  case failed(errno: Int32)
  /// It was changed while it was read: read it again.
  case changedWhileReading
}

/// Reads documents beneath a folder: never through a link, never more than a limit.
public struct FileReader: Sendable {
  private let root: [UInt8]
  private let limit: Int

  /// A reader of files of up to `limit` bytes beneath a folder.
  ///
  /// - Throws: where there is no folder at the path.
  public init(root: [UInt8], limit: Int) throws(WatchError) {
    do {
      self.root = try canonicalPath(root)
    } catch {
      throw .rootUnavailable(path: root, errno: error.code)
    }
    self.limit = max(0, min(limit, 1 << 40))
  }

  /// Reads the file at a path relative to the root; safe on any thread.
  ///
  /// Nothing stays open afterwards: an open root would put off the news of its deletion.
  public func read(_ path: [UInt8]) throws(ReadError) -> DocumentFile {
    let result: Result<DocumentFile, ReadError>
    do throws(SystemError) {
      result = try readOpened(path)
    } catch {
      switch error.code {
      case ENOENT, ENOTDIR: throw .gone
      case ELOOP, EXDEV, EISDIR, ENXIO: throw .notRegular
      case EACCES, EPERM: throw .denied(errno: error.code)
      // A lease or a rename elsewhere is in the way for a moment.
      case EAGAIN, ESTALE: throw .changedWhileReading
      default: throw .failed(errno: error.code)
      }
    }
    return try result.get()
  }

  private func readOpened(
    _ path: [UInt8]
  ) throws(SystemError) -> Result<DocumentFile, ReadError> {
    let folder = try OpenFile.folder(at: root)
    // A first look without opening, since opening a device may do things.
    let place = try folder.open(path, flags: OpenFile.pathOnly)
    guard try place.status().kind == .regular else { return .failure(.notRegular) }
    let file = try folder.open(path)
    let before = try file.status()
    guard before.kind == .regular else { return .failure(.notRegular) }
    guard before.signature.size <= limit else {
      return .failure(.tooLarge(size: before.signature.size))
    }
    // One byte more than the size tells whether the file has grown.
    var bytes = [UInt8](repeating: 0, count: min(Int(before.signature.size), limit) + 1)
    var count = 0
    while count < bytes.count {
      let got = try file.read(into: &bytes, from: count)
      if got == 0 { break }
      count += got
    }
    let after = try file.status()
    if count > limit { return .failure(.tooLarge(size: max(after.signature.size, Int64(count)))) }
    guard after.signature == before.signature, Int64(count) == after.signature.size else {
      return .failure(.changedWhileReading)
    }
    bytes.removeLast(bytes.count - count)
    let age = Moment.now.wall.subtractingReportingOverflow(after.signature.changedNanoseconds)
    return .success(
      DocumentFile(
        bytes: bytes, signature: after.signature,
        isConclusive: !age.overflow && age.partialValue > 50_000_000))
  }
}
