// A folder of its own for each test, and the operations that people do in folders.
// SPDX-License-Identifier: Apache-2.0

import Glibc

@testable import ReadoutWatch

/// How many storms there are: `READOUT_STORMS`, or a short form.
func stormCount(_ short: UInt64) -> UInt64 { count("READOUT_STORMS", short) }

/// How many inputs that nobody would write there are: `READOUT_FUZZ`, or a short form.
func fuzzCount(_ short: UInt64) -> UInt64 { count("READOUT_FUZZ", short) }

private func count(_ variable: String, _ short: UInt64) -> UInt64 {
  // SAFETY: nothing changes the environment while tests run.
  guard let text = unsafe getenv(variable) else { return short }
  return max(1, UInt64(unsafe String(cString: text)) ?? short)
}

/// A temporary folder, removed with the last reference.
final class TestFolder: Sendable {
  let path: [UInt8]

  init() {
    // In memory where that is possible: the storms are thousands of operations.
    // SAFETY: constant strings, and a template that is terminated and writable.
    let base = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(base)/readout-watch-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template) != nil
    precondition(made, "a temporary folder can be made")
    path = template.dropLast().map { UInt8(bitPattern: $0) }
    makeDirectory("in")
    makeDirectory("out")
  }

  deinit { remove("") }

  /// The watched part; beside it is `out`.
  var root: [UInt8] { absolute("in") }

  func absolute(_ relative: [UInt8]) -> [UInt8] {
    relative.isEmpty ? path : path + [slash] + relative
  }
  func absolute(_ relative: String) -> [UInt8] { absolute(Array(relative.utf8)) }

  @discardableResult func makeDirectory(_ name: [UInt8]) -> Bool {
    // SAFETY: terminated for the call; so everywhere below.
    unsafe withTerminated(absolute(name)) { unsafe mkdir($0, 0o755) } == 0
  }
  @discardableResult func makeDirectory(_ name: String) -> Bool { makeDirectory(Array(name.utf8)) }

  func makeDirectories(_ name: String) {
    var path = ""
    for part in name.split(separator: "/") {
      path += (path.isEmpty ? "" : "/") + part
      makeDirectory(path)
    }
  }

  @discardableResult func write(_ name: [UInt8], _ text: String = "text", append: Bool = false)
    -> Bool
  {
    guard let file = openForWriting(name, append: append) else { return false }
    put(text, into: file)
    return true
  }
  @discardableResult func write(_ name: String, _ text: String = "text", append: Bool = false)
    -> Bool
  {
    write(Array(name.utf8), text, append: append)
  }

  func openForWriting(_ name: [UInt8], append: Bool = false) -> OpenFile? {
    let flags =
      O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | (append ? O_APPEND : O_TRUNC)
    let descriptor = unsafe withTerminated(absolute(name)) { unsafe Glibc.open($0, flags, 0o644) }
    return descriptor < 0 ? nil : OpenFile(owning: descriptor)
  }

  func put(_ text: String, into file: OpenFile) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(file.descriptor, $0.baseAddress, $0.count)
    }
  }

  @discardableResult func rename(_ from: [UInt8], _ to: [UInt8]) -> Bool {
    unsafe withTerminated(absolute(from)) { old in
      unsafe withTerminated(absolute(to)) { new in unsafe Glibc.rename(old, new) }
    } == 0
  }
  @discardableResult func rename(_ from: String, _ to: String) -> Bool {
    rename(Array(from.utf8), Array(to.utf8))
  }

  /// Lets two paths change places in one step: renameat2(2), which Swift cannot see.
  @discardableResult func exchange(_ one: String, _ other: String) -> Bool {
    typealias Call =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    // SAFETY: glibc has had the function with these parameters since 2.28.
    guard let symbol = unsafe dlsym(nil, "renameat2") else { return false }
    let call = unsafe unsafeBitCast(symbol, to: Call.self)
    return unsafe withTerminated(absolute(one)) { old in
      unsafe withTerminated(absolute(other)) { new in
        unsafe call(AT_FDCWD, old, AT_FDCWD, new, 2)
      }
    } == 0
  }

  @discardableResult func hardLink(_ from: String, _ to: String) -> Bool {
    unsafe withTerminated(absolute(from)) { old in
      unsafe withTerminated(absolute(to)) { new in unsafe Glibc.link(old, new) }
    } == 0
  }

  @discardableResult func symbolicLink(to target: String, at name: String) -> Bool {
    unsafe withTerminated(Array(target.utf8)) { old in
      unsafe withTerminated(absolute(name)) { new in unsafe Glibc.symlink(old, new) }
    } == 0
  }

  @discardableResult func makeFIFO(_ name: String) -> Bool {
    unsafe withTerminated(absolute(name)) { unsafe mkfifo($0, 0o644) } == 0
  }

  @discardableResult func setMode(_ name: String, _ mode: mode_t) -> Bool {
    unsafe withTerminated(absolute(name)) { unsafe chmod($0, mode) } == 0
  }

  @discardableResult func delete(_ name: String) -> Bool {
    unsafe withTerminated(absolute(name)) { unsafe unlink($0) } == 0
  }

  /// Sets the modification time so many seconds from now.
  func age(_ name: String, seconds: Int) {
    let time = timespec(tv_sec: Glibc.time(nil) + seconds, tv_nsec: 0)
    let times = [time, time]
    _ = unsafe withTerminated(absolute(name)) { path in
      unsafe times.withUnsafeBufferPointer {
        unsafe utimensat(AT_FDCWD, path, $0.baseAddress, AT_SYMLINK_NOFOLLOW)
      }
    }
  }

  /// Removes a file or a directory with all below it.
  func remove(_ name: [UInt8]) {
    let isDirectory = unsafe withTerminated(absolute(name)) { unsafe rmdir($0) } == 0
    if isDirectory { return }
    if errno == ENOTDIR {
      _ = unsafe withTerminated(absolute(name)) { unsafe unlink($0) }
      return
    }
    guard errno == ENOTEMPTY || errno == EEXIST else { return }
    for (_, child) in entries(name) { remove(name.isEmpty ? child : name + [slash] + child) }
    _ = unsafe withTerminated(absolute(name)) { unsafe rmdir($0) }
  }
  func remove(_ name: String) { remove(Array(name.utf8)) }

  func entries(_ name: [UInt8]) -> [(kind: EntryKind, name: [UInt8])] {
    do {
      var listing = try OpenFile.folder(at: absolute(name)).listing()
      var result: [(kind: EntryKind, name: [UInt8])] = []
      while let entry = listing.next() { result.append(entry) }
      return result
    } catch {
      return []
    }
  }

  func status(_ name: [UInt8]) -> EntryStatus? {
    var result = stat()
    let code = unsafe withTerminated(absolute(name)) { unsafe lstat($0, &result) }
    return code == 0 ? EntryStatus(result) : nil
  }
}
