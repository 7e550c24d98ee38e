// Converts bytes of any character set that iconv(3) knows.
// SPDX-License-Identifier: Apache-2.0

import CIconv

/// What comes of converting bytes to UTF-8.
enum Conversion {
  /// The text as valid UTF-8.
  case converted([UInt8])
  /// The first byte that is not of the character set.
  case invalid(offset: Int)
  /// iconv knows no such character set.
  case unknown
}

/// One conversion at a time from a character set to UTF-8.
enum Iconv {
  /// Converts the bytes from an offset on.
  ///
  /// - Parameter name: The character set as iconv spells it, in ASCII.
  static func utf8(of bytes: [UInt8], from start: Int = 0, characterSet name: String) -> Conversion
  {
    let descriptor = unsafe iconv_open("UTF-8", name)
    // The value -1 is how iconv_open tells failure.
    guard Int(bitPattern: descriptor) != -1 else { return .unknown }
    defer { _ = unsafe iconv_close(descriptor) }
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count - start) * 3 / 2 + 16)
    var consumed = start
    var chunk = [UInt8](repeating: 0, count: 32_768)
    // SAFETY: iconv reads `left` bytes from `input` and writes at most `room` bytes to `place`; both
    // describe the arrays that the closures lend, and it never writes to its input.
    let isWhole = unsafe bytes.withUnsafeBytes { source -> Bool in
      while consumed < source.count {
        let isGoing = unsafe chunk.withUnsafeMutableBytes { target -> Bool in
          var input = unsafe UnsafeMutablePointer<CChar>(
            mutating: source.baseAddress?.advanced(by: consumed)
              .assumingMemoryBound(to: CChar.self))
          var left = source.count - consumed
          var place = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = target.count
          let result = unsafe iconv(descriptor, &input, &left, &place, &room)
          let isFull = unsafe result == .max && __errno_location().pointee == E2BIG
          unsafe output.append(contentsOf: target[0..<target.count - room])
          // Some converters of glibc write without reading, for ever; a step must go forward.
          let isForward = source.count - left > consumed
          consumed = source.count - left
          return isForward && (result != .max || isFull)
        }
        guard isGoing else { return false }
      }
      return true
    }
    return isWhole ? .converted(output) : .invalid(offset: consumed)
  }
}
