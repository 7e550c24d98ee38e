// Stream sockets on this machine, through the C library.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// An open stream socket that never blocks, closed when the last reference goes.
final class ControlSocket: Sendable {
  let descriptor: Int32

  /// The name of the socket, or of a link to it, in its folder.
  static let name = "control"

  private init(owning descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  private static func open() throws(SystemFailure) -> ControlSocket {
    let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    let descriptor = socket(AF_UNIX, Int32(kind), 0)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    return ControlSocket(owning: descriptor)
  }

  /// Listens in a folder for its owner and group; what stood at the name is replaced.
  static func listening(in folder: String) throws(SystemFailure) -> ControlSocket {
    let socket = try open()
    remove(from: folder)
    // SAFETY: address and path live for the calls.
    try unsafe withAddress(in: folder) { (path, address) throws(SystemFailure) in
      guard unsafe bind(socket.descriptor, address, addressLength) == 0,
        unsafe chmod(path, 0o660) == 0, listen(socket.descriptor, 16) == 0
      else { throw SystemFailure(code: errno) }
    }
    return socket
  }

  /// Connects to whoever listens in a folder.
  static func connected(in folder: String) throws(SystemFailure) -> ControlSocket {
    let socket = try open()
    // SAFETY: the address lives for the call.
    try unsafe withAddress(in: folder) { (_, address) throws(SystemFailure) in
      guard unsafe connect(socket.descriptor, address, addressLength) == 0 else {
        throw SystemFailure(code: errno)
      }
    }
    return socket
  }

  /// Removes socket or link from a folder.
  static func remove(from folder: String) {
    // SAFETY: the string lives for the call.
    _ = unsafe unlink(folder + "/" + name)
  }

  /// Makes a link in a folder to the socket in another one.
  static func link(from folder: String, to other: String) throws(SystemFailure) {
    remove(from: folder)
    // SAFETY: the strings live for the call.
    guard unsafe symlink(other + "/" + name, folder + "/" + name) == 0 else {
      throw SystemFailure(code: errno)
    }
  }

  /// The next connection; nil where none waits.
  func accepted() -> ControlSocket? {
    let other = accept(descriptor, nil, nil)
    guard other >= 0 else { return nil }
    _ = fcntl(other, F_SETFD, FD_CLOEXEC)
    _ = fcntl(other, F_SETFL, O_NONBLOCK)
    return ControlSocket(owning: other)
  }

  /// Whether root or this process's own user is at the other end.
  var isPeerOwner: Bool {
    // The fields of `struct ucred`, which Swift cannot see: process, user, group.
    var credentials: (Int32, UInt32, UInt32) = (0, .max, .max)
    var length = socklen_t(MemoryLayout.size(ofValue: credentials))
    // SAFETY: both pointers live for the call, and the length is that of the fields.
    let status = unsafe getsockopt(
      descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length)
    return status == 0 && (credentials.1 == 0 || credentials.1 == geteuid())
  }

  /// What has come; nil where nothing has yet, nothing where the other end was closed.
  func received(atMost count: Int) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: count)
    // SAFETY: the buffer lives for the call and is as long as is said.
    let length = unsafe buffer.withUnsafeMutableBytes {
      unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
    }
    if length < 0 { return [EAGAIN, EINTR].contains(errno) ? nil : [] }
    return Array(buffer.prefix(length))
  }

  /// Sends a line, which is shorter than the kernel's buffer; whoever is gone misses it.
  func send(_ bytes: [UInt8]) {
    // SAFETY: the buffer lives for the call and is as long as is said.
    _ = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// Waits until something comes; false where nothing did in so many milliseconds, negative for ever.
  func waitForInput(milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      // SAFETY: one pollfd lives for the call.
      let status = unsafe poll(&waiting, 1, milliseconds)
      if status < 0, errno == EINTR { continue }
      return status > 0
    }
  }

  private static let addressLength = socklen_t(MemoryLayout<sockaddr_un>.size)

  /// The address of the socket in a folder, however long the folder's path is.
  private static func withAddress(
    in folder: String,
    _ body: (_ path: String, UnsafePointer<sockaddr>) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    // SAFETY: the string lives for the call.
    let place = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard place >= 0 else { throw SystemFailure(code: errno) }
    defer { close(place) }
    // An address has room for 107 bytes.
    let path = "/proc/self/fd/\(place)/\(name)"
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // SAFETY: the path is shorter than `sun_path`, which is zero behind it; the address lives for the
    // body, which does not keep it.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    let result: Result<Void, SystemFailure> = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bare in
        Result { () throws(SystemFailure) in try unsafe body(path, bare) }
      }
    }
    try result.get()
  }
}
