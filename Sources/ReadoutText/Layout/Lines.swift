// The lines of a text, without the blank ones.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A line that is not blank.
struct TextLine {
  /// Where it begins, after white space.
  let start: Int32
  /// Where it ends, before white space.
  let end: Int32
  /// The scalars between both.
  let width: Int32
  /// The bytes of white space before it, at most 127.
  let indent: Int8
  /// Whether a blank line, or nothing, stands before it.
  let isAfterBlank: Bool

  var range: Range<Int> { Int(start)..<Int(end) }
}

/// Cuts a text into lines at LF, CR LF, CR and form feeds.
enum LineScanner {
  /// The lines from an offset on, at most as many as the limit.
  static func lines(
    in bytes: borrowing Swift.Span<UInt8>, from first: Int, limit: Int
  ) -> [TextLine] {
    var lines: [TextLine] = []
    var start = first
    var isAfterBlank = true
    while start < bytes.count, lines.count < limit {
      let end =
        bytes.firstPlace(in: start..<bytes.count) {
          $0.places(of: 0x0A) | $0.places(of: 0x0D) | $0.places(of: 0x0C)
        } ?? bytes.count
      let trimmed = bytes.trimmed(start..<end)
      if trimmed.isEmpty {
        isAfterBlank = true
      } else {
        lines.append(
          TextLine(
            start: Int32(truncatingIfNeeded: trimmed.lowerBound),
            end: Int32(truncatingIfNeeded: trimmed.upperBound),
            width: Int32(truncatingIfNeeded: bytes.scalarCount(of: trimmed)),
            indent: Int8(min(127, trimmed.lowerBound - start)), isAfterBlank: isAfterBlank))
        isAfterBlank = false
      }
      start = end + 1
      if end < bytes.count, bytes[end] == 0x0D, start < bytes.count, bytes[start] == 0x0A {
        start += 1
      }
    }
    return lines
  }
}

extension Swift.Span<UInt8> {
  /// How many scalars a range of valid UTF-8 has.
  fileprivate func scalarCount(of range: Range<Int>) -> Int {
    var count = range.count
    for place in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      count -= word(at: place, before: range.upperBound).continuationCount
    }
    return count
  }

  /// A range of valid UTF-8 without the white space of Unicode around it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let byte = self[start]
      if byte > 0x20, byte < 0x80 { break }
      let (scalar, length) = scalar(at: start)
      guard scalar.isBlank else { break }
      start += length
    }
    while end > start {
      var last = end - 1
      let byte = self[last]
      if byte > 0x20, byte < 0x80 { break }
      while last > start, self[last] & 0xC0 == 0x80 { last -= 1 }
      guard scalar(at: last).value.isBlank else { break }
      end = last
    }
    return start..<end
  }

  /// Whether nothing but white space stands in the text.
  var isBlank: Bool { trimmed(0..<count).isEmpty }
}

extension UInt32 {
  /// Whether the scalar shows nothing: white space, soft hyphens, joiners and byte order marks.
  fileprivate var isBlank: Bool {
    switch ScalarClass(self) {
    case .space, .ignored: true
    default: self < 0x20
    }
  }
}
