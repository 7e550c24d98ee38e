// Standard output, written in large pieces.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import ReadoutReports

/// Gathers lines and writes them in pieces of some 256 KiB.
struct StandardOutput {
  private var buffer: [UInt8] = []

  /// The exit status of a filter whose output cannot be written, from sysexits.h.
  static let failure = ExitCode(74)

  /// Standard output; a pipe that nobody reads is an error from now on, and no signal.
  init() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Adds a text as it is: no control character of a document may be in it.
  ///
  /// - Throws: `ExitCode`, after the reason was told, as for a full disk; without a word where nobody
  ///   reads the pipe any more.
  mutating func write(_ text: [UInt8]) throws {
    buffer += text
    if buffer.count >= 1 << 18 { try flush() }
  }

  /// Adds a line of JSON, to which a terminal must not listen.
  ///
  /// - Throws: As above.
  mutating func write(json line: [UInt8]) throws {
    try write(Terminal.isOutput ? TerminalText.safe(json: line) : line)
  }

  /// Writes what was gathered.
  mutating func flush() throws {
    var written = 0
    while written < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        // SAFETY: the pointer is valid for the bytes that are left of the array.
        unsafe Glibc.write(
          STDOUT_FILENO, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        // Who closes a pipe has seen enough, as `head` has.
        if code == EPIPE { throw Self.failure }
        // SAFETY: strerror(3) gives a string that ends in a zero, and it is copied at once.
        let reason = unsafe String(cString: unsafe strerror(code))
        complain("cannot write to standard output: \(reason); the rest is lost")
        throw Self.failure
      }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
