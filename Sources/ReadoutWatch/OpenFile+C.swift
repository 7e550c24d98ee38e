// Descriptors that close themselves, and opening beneath a folder without following links.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc
import ReadoutModel

/// A failed system call.
struct SystemError: Error, Hashable, Sendable {
  var code: Int32

  /// The error of the call that has just failed.
  static var last: SystemError { SystemError(code: errno) }
}

/// What stands at a path.
struct EntryStatus: Hashable, Sendable {
  var kind: EntryKind
  var linkCount: UInt64
  var signature: FileSignature

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .special
      }
    linkCount = UInt64(status.st_nlink)
    signature = FileSignature(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modifiedNanoseconds: nanoseconds(status.st_mtim),
      changedNanoseconds: nanoseconds(status.st_ctim))
  }
}

/// A time as one number; times beyond the year 2262 wrap, which only has to tell them apart.
private func nanoseconds(_ time: timespec) -> Int64 {
  Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
}

/// An open descriptor, closed when the last reference goes.
///
/// A class, since an event source's cancel handler has to share it with the source's owner.
final class OpenFile: Sendable {
  let descriptor: Int32

  /// O_PATH of open(2), which Swift cannot see: a place in the tree, not open for reading.
  static let pathOnly: Int32 = 0o1000_0000

  init(owning descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Opens a folder by its absolute path, on which there is no link.
  static func folder(at path: [UInt8]) throws(SystemError) -> OpenFile {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    // SAFETY: the path is terminated and lives through the call.
    var descriptor = unsafe withTerminated(path) { unsafe readout_open_without_links($0, flags) }
    if descriptor < 0, isRefusedCall(errno) {
      // SAFETY: as above. Without openat2 only a link in the last place is refused.
      descriptor = unsafe withTerminated(path) { unsafe Glibc.open($0, flags | O_NOFOLLOW) }
    }
    guard descriptor >= 0 else { throw .last }
    return OpenFile(owning: descriptor)
  }

  /// Opens what is beneath this folder at a relative path, through no link.
  ///
  /// The flags are those of open(2), reading; an empty path is the folder itself.
  func open(_ path: [UInt8], flags: Int32 = 0) throws(SystemError) -> OpenFile {
    guard !path.contains(0) else { throw SystemError(code: ENOENT) }
    let name = path.isEmpty ? [UInt8(ascii: ".")] : path
    // openat2(2) refuses flags that mean nothing together with O_PATH.
    let extra = flags & Self.pathOnly == 0 ? O_RDONLY | O_NONBLOCK | O_NOCTTY : 0
    let all = O_NOFOLLOW | O_CLOEXEC | flags | extra
    for _ in 0..<16 {
      // SAFETY: the path is terminated and lives through the call.
      let opened = unsafe withTerminated(name) { unsafe readout_open_beneath(descriptor, $0, all) }
      if opened >= 0 { return OpenFile(owning: opened) }
      // EAGAIN: a rename elsewhere made the kernel unsure whether the path stayed beneath.
      if errno == EAGAIN || errno == EINTR { continue }
      if isRefusedCall(errno) { return try openStepwise(name, flags: all) }
      throw .last
    }
    throw SystemError(code: EAGAIN)
  }

  /// The same by one openat(2) for each component, for kernels and sandboxes without openat2(2).
  func openStepwise(_ path: [UInt8], flags: Int32) throws(SystemError) -> OpenFile {
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var last: OpenFile?
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      guard !part.isEmpty, !part.elementsEqual([0x2E, 0x2E]) else {
        throw SystemError(code: EXDEV)
      }
      let step = isLast ? flags : O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
      let from = last?.descriptor ?? descriptor
      // SAFETY: the name is terminated and lives through the call.
      let opened = unsafe withTerminated(Array(part)) { unsafe openat(from, $0, step) }
      guard opened >= 0 else { throw .last }
      last = OpenFile(owning: opened)
    }
    guard let last else { throw SystemError(code: ENOENT) }
    return last
  }

  /// What this descriptor is open on.
  func status() throws(SystemError) -> EntryStatus {
    var result = stat()
    // SAFETY: the result outlives the call.
    guard unsafe fstat(descriptor, &result) == 0 else { throw .last }
    return EntryStatus(result)
  }

  /// What stands under a name in this directory, no link followed and nothing opened.
  func status(of name: [UInt8]) throws(SystemError) -> EntryStatus {
    var result = stat()
    // SAFETY: the name is terminated, name and result outlive the call.
    let code = unsafe withTerminated(name) {
      unsafe fstatat(descriptor, $0, &result, AT_SYMLINK_NOFOLLOW)
    }
    guard code == 0 else { throw .last }
    return EntryStatus(result)
  }

  /// Whether the file system tells of all changes that are made on it.
  var tellsChanges: Bool { readout_tells_changes(descriptor) != 0 }

  /// Fills a buffer and says how many bytes were read; 0 at the end.
  func read(into buffer: inout [UInt8], from start: Int) throws(SystemError) -> Int {
    precondition(start <= buffer.count, "reading starts inside the buffer")
    while true {
      // SAFETY: the range from start to the end lies in the buffer.
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(
          descriptor, bytes.baseAddress.map { unsafe $0 + start }, bytes.count - start)
      }
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// Everything in this directory but `.` and `..`, or only what may be a directory, in one packed
  /// listing.
  func listing(ofDirectories: Bool = false) throws(SystemError) -> Listing {
    var result = Listing()
    var buffer = [UInt8](repeating: 0, count: 32_768)
    while true {
      // SAFETY: the buffer outlives the call and its size is told.
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe readout_read_entries(descriptor, bytes.baseAddress, bytes.count)
      }
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw .last
      }
      if count == 0 { return result }
      var offset = 0
      let span = buffer.span.extracting(0..<count)
      while let entry = nextDirectoryEntry(in: span, at: &offset) {
        if ofDirectories, entry.kind != .directory, entry.kind != .unknown { continue }
        result.append(kind: entry.kind, name: entry.name)
      }
    }
  }
}

/// Whether openat2(2) itself is missing: an old kernel, or a sandbox that does not know it.
private func isRefusedCall(_ code: Int32) -> Bool { code == ENOSYS || code == EPERM }

/// Calls with the path as a C string.
func withTerminated<Result>(
  _ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  var bytes = path.map { CChar(bitPattern: $0) }
  bytes.append(0)
  // SAFETY: the array is never empty, so its base address is there, and it ends in 0.
  return unsafe bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("a terminated path is empty") }
    return unsafe body(base)
  }
}

/// The path of a folder with every link on it followed and nothing relative left.
func canonicalPath(_ path: [UInt8]) throws(SystemError) -> [UInt8] {
  guard !path.isEmpty, !path.contains(0) else { throw SystemError(code: ENOENT) }
  // SAFETY: realpath(3) with nil allocates a terminated string that is ours to free.
  let found = unsafe withTerminated(path) { unsafe realpath($0, nil) }
  guard let found = unsafe found else { throw .last }
  defer { unsafe free(found) }
  var result: [UInt8] = []
  var index = 0
  while unsafe found[index] != 0 {
    result.append(UInt8(bitPattern: unsafe found[index]))
    index += 1
  }
  return result
}

/// The system's words for an error number.
func errorText(_ code: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  // SAFETY: the buffer outlives the call, which terminates what it writes.
  guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
  return String(
    decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// The clocks that the watcher goes by.
struct Moment: Hashable, Sendable {
  /// Time that never jumps, in nanoseconds; deadlines are in it.
  var monotonic: UInt64
  /// Time since 1970 in nanoseconds, to compare with the times of files.
  var wall: Int64

  static var now: Moment {
    var monotonic = timespec()
    var wall = timespec()
    // SAFETY: both outlive the calls, which cannot fail for these clocks.
    unsafe clock_gettime(CLOCK_MONOTONIC, &monotonic)
    unsafe clock_gettime(CLOCK_REALTIME, &wall)
    return Moment(
      monotonic: UInt64(clamping: nanoseconds(monotonic)), wall: nanoseconds(wall))
  }
}
