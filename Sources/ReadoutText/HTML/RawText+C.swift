// Finds scripts and style sheets in the bytes of a page, and where they end.
// SPDX-License-Identifier: Apache-2.0

/// The elements whose content is no markup, whatever it looks like.
enum RawText {
  /// The end of the first start tag in a range that looks like that of a script or a style sheet;
  /// it may stand in a comment or in an attribute.
  static func startTagEnd(
    _ bytes: borrowing Swift.Span<UInt8>, in range: Range<Int>
  ) -> Int? {
    var next = place(of: 0x3C, in: bytes, range)
    while let start = next {
      if bytes.hasWord("script", at: start + 1) || bytes.hasWord("style", at: start + 1) {
        return place(of: 0x3E, in: bytes, start..<range.upperBound).map { $0 + 1 }
      }
      next = place(of: 0x3C, in: bytes, (start + 1)..<range.upperBound)
    }
    return nil
  }

  /// Where the end tag of an element begins, or the page ends.
  static func end(
    _ bytes: borrowing Swift.Span<UInt8>, of name: String, from start: Int
  ) -> Int {
    var next = place(of: 0x3C, in: bytes, start..<bytes.count)
    while let start = next {
      if start + 1 < bytes.count, bytes[start + 1] == 0x2F, bytes.hasWord(name, at: start + 2) {
        return start
      }
      next = place(of: 0x3C, in: bytes, (start + 1)..<bytes.count)
    }
    return bytes.count
  }

  /// The first place of a byte in a range, eight bytes at a time.
  private static func place(
    of byte: UInt8, in bytes: borrowing Swift.Span<UInt8>, _ range: Range<Int>
  ) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    var position = range.lowerBound
    // SAFETY: eight bytes are there from each place that is loaded from.
    precondition(position >= 0 && range.upperBound <= bytes.count)
    while range.upperBound - position >= 8 {
      let word = unsafe bytes.bytes.unsafeLoadUnaligned(
        fromByteOffset: position, as: UInt64.self)
      let difference = word.littleEndian ^ pattern
      // The lowest bit that is set stands in the first byte of no difference.
      let zeros = (difference &- ones) & ~difference & (ones << 7)
      if zeros != 0 { return position + zeros.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < range.upperBound {
      if bytes[position] == byte { return position }
      position += 1
    }
    return nil
  }
}
