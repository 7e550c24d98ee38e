// The paragraphs of plain text, however its lines are broken.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Puts the lines of plain text together into paragraphs.
///
/// Blank lines part paragraphs. Inside a block without blank lines, a file that is wrapped at some
/// column has its lines joined, and in any other file each line is a paragraph, unless it goes on
/// in lower case.
struct PlainTextLayout {
  /// The most paragraphs.
  let limit: Int

  func blocks(of bytes: borrowing Swift.Span<UInt8>) -> [Block] {
    let lines = LineScanner.lines(in: bytes, from: 0, limit: limit &* 8)
    let wrap = wrapColumn(of: lines, bytes)
    var blocks: [Block] = []
    for index in lines.indices {
      let line = lines[index]
      if index > 0, !line.isAfterBlank, let last = blocks.indices.last,
        joins(lines[index - 1], line, wrap: wrap, bytes)
      {
        blocks[last].range = blocks[last].range.lowerBound..<Int(line.end)
      } else {
        guard blocks.count < limit else { break }
        blocks.append(Block(range: line.range, kind: .prose))
      }
    }
    return blocks
  }

  /// The column at which a file is wrapped; nil where its lines are paragraphs.
  ///
  /// A line was wrapped if the first word of the next would not have fitted into the widest line.
  private func wrapColumn(of lines: [TextLine], _ bytes: borrowing Swift.Span<UInt8>) -> Int? {
    var widest = 0
    var long = 0
    for line in lines {
      if line.width > 100 { long += 1 } else { widest = max(widest, Int(line.width)) }
    }
    guard widest >= 45, long * 20 <= lines.count else { return nil }
    var joints = 0
    var full = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !next.isAfterBlank {
      joints += 1
      if Int(line.width) + 1 + firstWord(of: next, bytes) > widest - 3 { full += 1 }
    }
    return joints > 0 && full * 10 >= joints * 6 ? widest : nil
  }

  private func joins(
    _ line: TextLine, _ next: TextLine, wrap: Int?, _ bytes: borrowing Swift.Span<UInt8>
  ) -> Bool {
    if bytes.isBullet(at: next.range) { return false }
    let (first, _) = bytes.scalar(at: Int(next.start))
    guard let wrap else { return first.isLowercaseLetter && !bytes.isBullet(at: line.range) }
    if next.indent >= line.indent &+ 2, bytes.endsSentence(line.range) { return false }
    let room = wrap - Int(line.width) - 1 - firstWord(of: next, bytes)
    if room <= 3 { return true }
    // A line that was broken early ends a paragraph, if a sentence ends there too.
    return room <= 15 ? !bytes.endsSentence(line.range) : first.isLowercaseLetter
  }

  private func firstWord(of line: TextLine, _ bytes: borrowing Swift.Span<UInt8>) -> Int {
    var width = 0
    var position = Int(line.start)
    while position < Int(line.end), bytes[position] > 0x20 {
      width += bytes[position] & 0xC0 == 0x80 ? 0 : 1
      position += 1
    }
    return width
  }
}

extension Swift.Span<UInt8> {
  /// Whether a range ends as a sentence does: with a mark, and with what may close behind it.
  ///
  /// Quotation marks and brackets alone count too: they end captions and headlines.
  func endsSentence(_ range: Range<Int>) -> Bool {
    guard range.upperBound > range.lowerBound else { return false }
    var last = range.upperBound - 1
    while last > range.lowerBound, self[last] & 0xC0 == 0x80 { last -= 1 }
    switch scalar(at: last).value {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x2026, 0x22, 0x201D, 0xBB, 0x29, 0x5D: return true
    default: return false
    }
  }

  /// Whether a range begins with the mark of a list.
  func isBullet(at range: Range<Int>) -> Bool { bulletLength(at: range) > 0 }

  /// The bytes of the list mark and the space behind it; 0 where there is none.
  func bulletLength(at range: Range<Int>) -> Int {
    guard range.count > 2 else { return 0 }
    let (mark, length) = scalar(at: range.lowerBound)
    switch mark {
    case 0x2022, 0x2023, 0x25AA, 0x25CF, 0x25E6, 0x25A0, 0xB7, 0x2043, 0x2A, 0x2D:
      let after = range.lowerBound + length
      guard after < range.upperBound else { return 0 }
      let (space, spaceLength) = scalar(at: after)
      return ScalarClass(space) == .space ? length + spaceLength : 0
    default: return 0
    }
  }
}

extension UInt32 {
  /// Whether the scalar is a lower-case letter.
  var isLowercaseLetter: Bool {
    switch self {
    case 0x61...0x7A: true
    case 0..<0x80: false
    default: Unicode.Scalar(self)?.properties.isLowercase ?? false
    }
  }
}
