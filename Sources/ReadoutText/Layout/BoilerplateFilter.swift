// Drops the blocks of a text that are no prose.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Goes over the blocks of a text and gives a reason to those that are boilerplate.
///
/// What a heading announces goes with it: the headlines below “Related posts”, and everything below
/// “Leave a reply” once there was an article above it.
struct BoilerplateFilter {
  private enum Section {
    case article, related, comments
  }

  private var section = Section.article
  private var proseBytes = 0
  private var line = ShortLine()

  /// Marks blocks; those with a reason already are left alone.
  static func mark(_ blocks: inout [Block], of bytes: borrowing Swift.Span<UInt8>) {
    var filter = BoilerplateFilter()
    for index in blocks.indices where blocks[index].isKept {
      blocks[index].reason = filter.reason(for: blocks[index], bytes)
    }
  }

  private mutating func reason(
    for block: Block, _ bytes: borrowing Swift.Span<UInt8>
  ) -> String? {
    if section == .comments { return "comments" }
    // 1. Few long blocks and sentences are boilerplate, and those show it in their first words.
    if block.range.count > Boilerplate.shortLine || bytes.isSentence(block.range) {
      line.read(block.range, of: bytes, limit: 1)
      if Boilerplate.mayOpen(line) { line.read(block.range, of: bytes, limit: 12) }
      guard Boilerplate.mayBegin(line) else {
        section = .article
        proseBytes += block.range.count
        return nil
      }
    }
    // 2. The others are looked at as wholes.
    line.read(block.range, of: bytes, limit: 90)
    if let reason = Boilerplate.reason(for: line, bytes) {
      switch reason {
      case "comment form" where proseBytes >= 400 && line.words.count > 1: section = .comments
      case "related": section = line.words.count <= 5 && !line.endsSentence ? .related : .article
      default: break
      }
      return reason
    }
    if section == .related {
      if line.isWhole, !line.endsSentence, line.words.count <= 24, block.kind != .blockQuote {
        return "related"
      }
      section = .article
    }
    proseBytes += block.range.count
    return nil
  }
}

extension Swift.Span<UInt8> {
  /// Whether a range begins with a letter and ends with `.`, `!` or `?`, or with a quotation mark
  /// behind one.
  ///
  /// A glance at its ends, before its words are read.
  fileprivate func isSentence(_ range: Range<Int>) -> Bool {
    guard self[range.lowerBound].isASCIILetter else { return false }
    var last = range.upperBound - 1
    if self[last] == 0x22 { last -= 1 }
    if last - 2 > range.lowerBound, self[last - 2] == 0xE2, self[last - 1] == 0x80,
      self[last] == 0x9D
    {
      last -= 3
    }
    guard last > range.lowerBound else { return false }
    return self[last] == 0x2E || self[last] == 0x21 || self[last] == 0x3F
  }
}
