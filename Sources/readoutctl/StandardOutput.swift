// Standard output, written in large pieces.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Gathers lines and writes them in pieces of some 256 KiB.
struct StandardOutput {
  private var buffer = Data()

  /// Adds a line.
  ///
  /// - Throws: The file handle's error, as for a full disk or a closed pipe.
  mutating func write(_ line: [UInt8]) throws {
    buffer.append(contentsOf: line)
    if buffer.count >= 1 << 18 { try flush() }
  }

  /// Writes what was gathered.
  mutating func flush() throws {
    try FileHandle.standardOutput.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
