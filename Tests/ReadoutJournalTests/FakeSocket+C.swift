// Datagram sockets that stand in for journald and the service manager.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A bound datagram socket; what is sent to it is kept by the kernel until it is received.
final class FakeSocket: Sendable {
  private let descriptor: Int32

  /// Binds a socket at a path.
  init(path: String) throws(FakeSocketError) {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard descriptor >= 0, bytes.count < 108 else { throw FakeSocketError(step: "socket") }
    // SAFETY: the path is shorter than `sun_path`, and the address lives for both calls.
    let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe withUnsafeMutableBytes(of: &pointer.pointee.sun_path) { target in
        unsafe target.copyBytes(from: bytes)
      }
      return unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else { throw FakeSocketError(step: "bind") }
  }

  deinit { close(descriptor) }

  /// The next datagram; nil after half a minute without one.
  func receive() -> [UInt8]? {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // SAFETY: the pointer lives for the call.
    guard unsafe poll(&waiting, 1, 30_000) == 1 else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    // SAFETY: the buffer lives for the call and is as long as is said.
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
    }
    return count < 0 ? nil : Array(buffer.prefix(count))
  }
}

struct FakeSocketError: Error {
  var step: String
}

/// Puts an empty folder over `/run`, for this thread's view of the files only.
///
/// Needs root; nothing outside the thread sees it.
func hideJournalFromThisThread() -> Bool {
  // SAFETY: unshare(2) takes and returns an int; the symbol is looked up since the header shows it
  // only to GNU C. The strings and null pointers are as mount(2) wants them.
  typealias Unshare = @convention(c) (Int32) -> Int32
  guard let symbol = unsafe dlsym(nil, "unshare") else { return false }
  let unshare = unsafe unsafeBitCast(symbol, to: Unshare.self)
  let newMountNamespace: Int32 = 0x20000
  guard unshare(newMountNamespace) == 0,
    unsafe mount(nil, "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0,
    unsafe mount("none", "/run", "tmpfs", 0, nil) == 0,
    unsafe mkdir("/run/systemd", 0o755) == 0
  else { return false }
  return unsafe mkdir("/run/systemd/journal", 0o755) == 0
}

/// Whether the tests run as root.
func isRoot() -> Bool { geteuid() == 0 }

/// Makes a folder of its own for one test.
func temporaryFolder() -> String {
  var template = Array("/tmp/readout-journal-XXXXXX".utf8CString)
  // SAFETY: the template ends in a zero and is changed in place.
  return unsafe template.withUnsafeMutableBufferPointer { buffer in
    guard let start = buffer.baseAddress, unsafe mkdtemp(start) != nil else { return "/tmp" }
    return unsafe String(cString: start)
  }
}

/// Sets a variable of this process's environment; only for tests that run in a process of their own.
func setEnvironment(_ name: String, _ value: String) {
  // SAFETY: both strings live for the call; no other thread reads the environment.
  unsafe setenv(name, value, 1)
}
