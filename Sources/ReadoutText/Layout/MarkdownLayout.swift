// The paragraphs, headings, lists and block quotes of Markdown.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Cuts Markdown into blocks; marks of emphasis and links stay in the text.
///
/// The block structure follows [CommonMark](https://spec.commonmark.org/0.31.2/) as far as news needs
/// it: ATX and setext headings, lists, quotes, fenced code, thematic breaks.
struct MarkdownLayout {
  /// The most blocks.
  let limit: Int

  private enum Mark {
    case text, heading, setext, quote, item, fence, rule, html, picture, link
  }

  func blocks(of bytes: borrowing Swift.Span<UInt8>, from start: Int) -> [Block] {
    let lines = LineScanner.lines(in: bytes, from: start, limit: limit &* 8)
    var blocks: [Block] = []
    var previous = Mark.rule
    var isCode = false
    for line in lines {
      guard blocks.count < limit else { break }
      let mark = mark(of: line, bytes)
      if mark == .fence || isCode {
        if mark == .fence { isCode.toggle() }
        blocks.append(Block(range: line.range, kind: .prose, reason: "code"))
        previous = .fence
        continue
      }
      switch mark {
      case .text:
        let goesOn = !line.isAfterBlank && [.text, .quote, .item].contains(previous)
        if goesOn, let last = blocks.indices.last {
          blocks[last].range = blocks[last].range.lowerBound..<Int(line.end)
          continue
        }
        blocks.append(Block(range: line.range, kind: .prose))
      case .setext:
        if previous == .text, !line.isAfterBlank, let last = blocks.indices.last {
          blocks[last].kind = .heading
        }
        blocks.append(Block(range: line.range, kind: .prose, reason: "ornament"))
      case .heading: blocks.append(Block(range: line.range, kind: .heading))
      case .quote:
        let inner = quoted(line.range, bytes)
        if inner.isEmpty { break }
        if previous == .quote, !line.isAfterBlank, let last = blocks.indices.last,
          blocks[last].kind == .blockQuote
        {
          blocks[last].range = blocks[last].range.lowerBound..<Int(line.end)
        } else {
          blocks.append(Block(range: inner, kind: .blockQuote))
        }
      case .item: blocks.append(Block(range: line.range, kind: .listItem))
      case .rule: blocks.append(Block(range: line.range, kind: .prose, reason: "ornament"))
      case .html: blocks.append(Block(range: line.range, kind: .prose, reason: "markup"))
      case .picture: blocks.append(Block(range: line.range, kind: .prose, reason: "picture"))
      case .link: blocks.append(Block(range: line.range, kind: .prose, reason: "links"))
      case .fence: break
      }
      // An empty quoted line parts two paragraphs of a quote.
      previous = mark == .quote && quoted(line.range, bytes).isEmpty ? .rule : mark
    }
    return blocks
  }

  private func mark(of line: TextLine, _ bytes: borrowing Swift.Span<UInt8>) -> Mark {
    let start = Int(line.start)
    let first = bytes[start]
    switch first {
    case 0x23:
      var level = start
      while level < Int(line.end), bytes[level] == 0x23 { level += 1 }
      let isHeading = level - start <= 6 && level < Int(line.end) && bytes[level] == 0x20
      return isHeading ? .heading : .text
    case 0x3E: return .quote
    case 0x60, 0x7E: return isRun(line, of: first, atLeast: 3, whole: false, bytes) ? .fence : .text
    case 0x3D: return isRun(line, of: first, atLeast: 2, whole: true, bytes) ? .setext : .text
    case 0x2D where !line.isAfterBlank && isRun(line, of: first, atLeast: 2, whole: true, bytes):
      return .setext
    case 0x2A, 0x2D, 0x5F:
      if isRun(line, of: first, atLeast: 3, whole: true, bytes) { return .rule }
      return isItem(line, bytes) ? .item : .text
    case 0x21 where isWholeLink(start + 1..<Int(line.end), bytes): return .picture
    case 0x5B where line.isAfterBlank && isWholeLink(line.range, bytes): return .link
    case 0x3C: return bytes.hasWord("<!--", at: start) ? .html : .text
    default: return isItem(line, bytes) ? .item : .text
    }
  }

  private func isRun(
    _ line: TextLine, of byte: UInt8, atLeast count: Int, whole: Bool,
    _ bytes: borrowing Swift.Span<UInt8>
  ) -> Bool {
    var run = 0
    for position in line.range {
      if bytes[position] == byte {
        run += 1
      } else if !whole {
        break
      } else if bytes[position] != 0x20 {
        return false
      }
    }
    return run >= count
  }

  /// Whether a range is one link and nothing else: “[Read more](https://…)”.
  private func isWholeLink(_ range: Range<Int>, _ bytes: borrowing Swift.Span<UInt8>) -> Bool {
    guard range.count > 4, bytes[range.lowerBound] == 0x5B, bytes[range.upperBound - 1] == 0x29
    else { return false }
    var position = range.lowerBound + 1
    while position < range.upperBound, bytes[position] != 0x5D { position += 1 }
    guard position + 1 < range.upperBound, bytes[position + 1] == 0x28 else { return false }
    position += 2
    while position < range.upperBound, bytes[position] != 0x29 { position += 1 }
    return position == range.upperBound - 1
  }

  private func isItem(_ line: TextLine, _ bytes: borrowing Swift.Span<UInt8>) -> Bool {
    if bytes.isBullet(at: line.range) { return true }
    let end = Int(line.end)
    var position = Int(line.start)
    if bytes[position] == 0x2B { return position + 1 < end && bytes[position + 1] == 0x20 }
    while position < end, bytes[position].isASCIIDigit { position += 1 }
    let digits = position - Int(line.start)
    return (1...3).contains(digits) && position + 1 < end
      && (bytes[position] == 0x2E || bytes[position] == 0x29) && bytes[position + 1] == 0x20
  }

  private func quoted(
    _ range: Range<Int>, _ bytes: borrowing Swift.Span<UInt8>
  ) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == 0x3E || bytes[start] == 0x20 { start += 1 }
    return bytes.trimmed(start..<range.upperBound)
  }
}
