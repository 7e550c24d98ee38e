// Standard input and output as bytes, and the end of the program.
// SPDX-License-Identifier: Apache-2.0

import Glibc

enum StandardStreams {
  /// All of standard input.
  static func input() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: read(2) writes at most as many bytes as the buffer that the closure lends has.
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(0, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += chunk[0..<count]
    }
  }

  /// Writes bytes to standard output; one that nobody reads ends the program.
  static func write(_ bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      // SAFETY: write(2) reads at most as many bytes as the buffer that the closure lends has.
      let count = unsafe bytes[written...].withUnsafeBytes {
        unsafe Glibc.write(1, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { leave(74) }
      written += count
    }
  }

  /// Ends the program without running what the libraries left for its end.
  static func leave(_ status: Int32) -> Never { _exit(status) }
}
