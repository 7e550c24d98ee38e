// The kernel's queue of changes.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// An inotify instance: watches by number, records to read.
struct Inotify: Sendable {
  let file: OpenFile

  init() throws(SystemError) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw .last }
    file = OpenFile(owning: descriptor)
  }

  /// Watches an open directory: that very one, whatever happens to its path meanwhile.
  ///
  /// A directory that is watched already keeps its number. Where there is no /proc, the absolute
  /// path that was given is gone by instead.
  func watch(
    _ directory: OpenFile, at path: [UInt8], _ mask: InotifyMask
  ) throws(SystemError) -> Int32 {
    var watch = add(Array("/proc/self/fd/\(directory.descriptor)".utf8), mask)
    if watch < 0, errno == ENOENT { watch = add(path, mask.union(.dontFollow)) }
    guard watch >= 0 else { throw .last }
    return watch
  }

  /// Watches what stands under a name in a directory, whatever names it has besides.
  func watch(_ name: [UInt8], in directory: OpenFile) throws(SystemError) -> Int32 {
    let path = Array("/proc/self/fd/\(directory.descriptor)/".utf8) + name
    let watch = add(path, .linkedFile)
    guard watch >= 0 else { throw .last }
    return watch
  }

  private func add(_ path: [UInt8], _ mask: InotifyMask) -> Int32 {
    // SAFETY: the path is terminated and lives through the call.
    unsafe withTerminated(path) { unsafe inotify_add_watch(file.descriptor, $0, mask.rawValue) }
  }

  /// Ends a watch; one that the kernel has ended already is no error.
  func unwatch(_ watch: Int32) {
    inotify_rm_watch(file.descriptor, watch)
  }

  /// Reads whole records into the buffer and says how many bytes; 0 where nothing waits.
  func read(into buffer: inout [UInt8]) -> Int {
    do {
      return try file.read(into: &buffer, from: 0)
    } catch {
      return 0
    }
  }
}
