// Tells the words below pictures from prose.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Finds captions by their credits, and drops those that are repeated.
///
/// A caption ends with a credit in brackets or begins with one: “Lindqvist in Haldvik. [Photo/NNA]”,
/// “(Image courtesy: NNA)”, “FILE PHOTO: …”. A sentence that only speaks of a photo is none.
enum Captions {
  /// The longest caption, in bytes.
  private static let longest = 900

  /// Marks captions among the blocks of prose.
  static func mark(_ blocks: inout [Block], of bytes: borrowing Swift.Span<UInt8>) {
    var line = ShortLine()
    var seen: [FoldedWord] = []
    for index in blocks.indices where blocks[index].isKept && blocks[index].range.count <= longest {
      let range = blocks[index].range
      if blocks[index].kind == .prose, mayBeCaption(range, bytes) {
        line.read(range, of: bytes, limit: 240)
        if isCaption(line) { blocks[index].kind = .caption }
      }
      guard blocks[index].kind == .caption else { continue }
      line.read(range, of: bytes, limit: 240)
      if seen.contains(line.phrase) {
        blocks[index].reason = "repeated caption"
      } else if seen.count < 64 {
        seen.append(line.phrase)
      }
    }
  }

  /// A quick look at the ends before the words are read.
  private static func mayBeCaption(
    _ range: Range<Int>, _ bytes: borrowing Swift.Span<UInt8>
  ) -> Bool {
    switch bytes[range.upperBound - 1] {
    case 0x5D, 0x29: return true
    case 0x2E where range.count > 1:
      let before = bytes[range.upperBound - 2]
      if before == 0x29 || before == 0x5D { return true }
    default: break
    }
    switch bytes[range.lowerBound] | 0x20 {
    case 0x70, 0x66, 0x69, 0x63:
      let labels = ["photo", "file ", "image", "picture", "caption", "credit"]
      for label in labels where bytes.hasWord(label, at: range.lowerBound) { return true }
    default: break
    }
    return range.count <= 400 && !bytes.endsSentence(range)
  }

  private static func isCaption(_ line: ShortLine) -> Bool {
    guard line.isWhole, !line.words.isEmpty else { return false }
    // 1. A label at the begin: “Photo:”, “FILE PHOTO:”, “Image credit:”.
    for count in 1...3 where count <= line.words.count {
      guard labels.contains(line.word(count - 1)) || count > 1 else { break }
      let isLabel = labels.contains(line.word(0)) && labels.contains(line.word(count - 1))
      if isLabel, line.hasMark([0x3A, 0x2013, 0x2014, 0x2F], after: count) { return true }
    }
    if line.words.count <= 12, line.words.count >= 3, strong.contains(line.word(0)),
      line.word(1) == by
    {
      return true
    }
    // 2. A credit at the end, in brackets.
    if let opening = line.lastBracket {
      let credit = line.words.filter { $0 > opening }
      guard (1...14).contains(credit.count) else { return false }
      let inside = credit.map { line.tokens[$0].word }
      return inside.contains { strong.contains($0) }
        || inside.prefix(1).contains { agencies.contains($0) } && opening > 0
          && line.tokens[opening].scalar == 0x5B
    }
    // 3. A credit at the end, behind a bar or a label: “| Photo Credit: AP”, “Getty Images”.
    let tail = line.words.suffix(6).map { line.tokens[$0].word }
    for (word, next) in zip(tail, tail.dropFirst())
    where strong.contains(word) && credits.contains(next) || word == getty && next == images {
      return line.words.count > 2
    }
    return false
  }

  private static let by = FoldedWord("by")
  private static let getty = FoldedWord("getty")
  private static let images = FoldedWord("images")
  private static let labels = WordTable<Bool>(
    words: "photo photos image picture caption file credit photograph pic images illustration")
  private static let strong = WordTable<Bool>(
    words: "photo photos image images photograph picture courtesy getty handout pic screenshot")
  private static let credits = WordTable<Bool>(words: "credit courtesy credits by source")
  private static let agencies = WordTable<Bool>(
    words: "xinhua reuters ap afp agencies tass sputnik pti ani epa efe yonhap kyodo anadolu")
}

extension ShortLine {
  /// The token of the bracket that opens what closes at the line's end; nil where none does.
  fileprivate var lastBracket: Int? {
    var index = tokens.count - 1
    if index >= 0, tokens[index].scalar == 0x2E { index -= 1 }
    guard index > 0 else { return nil }
    let opening: UInt32
    switch tokens[index].scalar {
    case 0x29: opening = 0x28
    case 0x5D: opening = 0x5B
    default: return nil
    }
    return tokens[..<index].lastIndex { $0.scalar == opening && $0.kind == .mark }
  }
}
