// Finds scripts and style sheets in the bytes of a page, and where they end.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

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

  private static func place(
    of byte: UInt8, in bytes: borrowing Swift.Span<UInt8>, _ range: Range<Int>
  ) -> Int? {
    bytes.firstPlace(in: range) { $0.places(of: byte) }
  }
}
