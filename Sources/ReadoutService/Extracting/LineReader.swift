// The lines of a file handle, one after the other, never all at once.
// SPDX-License-Identifier: Apache-2.0

public import Foundation
import ReadoutModel

/// Reads lines of bytes; the last one need not end in a line end.
public struct LineReader: Sequence, IteratorProtocol {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var position = 0
  /// Up to where no line end stands from the position on.
  private var searched = 0
  private var isAtEnd = false
  private let skipsEmpty: Bool

  /// The lines of a handle, from where it stands.
  public init(_ handle: FileHandle, skipsEmpty: Bool = true) {
    self.handle = handle
    self.skipsEmpty = skipsEmpty
  }

  /// The next line, without its end; nil after the last.
  public mutating func next() -> [UInt8]? {
    while true {
      let end = buffer.span.firstPlace(in: searched..<buffer.count) { $0.places(of: 0x0A) }
      searched = end.map { $0 + 1 } ?? buffer.count
      if let end {
        let line = buffer[position..<end]
        position = end + 1
        if !line.isEmpty || !skipsEmpty { return Array(line) }
      } else if isAtEnd {
        let line = buffer[position...]
        position = buffer.count
        return line.isEmpty ? nil : Array(line)
      } else {
        fill()
      }
    }
  }

  private mutating func fill() {
    buffer.removeSubrange(..<position)
    searched -= position
    position = 0
    let data = (try? handle.read(upToCount: 1 << 16)) ?? nil
    guard let data, !data.isEmpty else {
      isAtEnd = true
      return
    }
    buffer += data
  }
}
