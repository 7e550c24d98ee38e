// The words of one line, for rules that look at lines as wholes.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The first tokens of a line, and its words as rules compare them.
struct ShortLine {
  /// The tokens, at most as many as were asked for.
  private(set) var tokens: [Token] = []
  /// The indices of words and numbers among the tokens.
  private(set) var words: [Int] = []
  /// Whether all of the line is in the tokens.
  private(set) var isWhole = true
  /// Whether it ends with `.`, `!` or `?`, or with a quotation mark behind one.
  private(set) var endsSentence = false

  /// Reads another line into the same storage.
  mutating func read(
    _ range: Range<Int>, of bytes: borrowing Swift.Span<UInt8>, limit: Int = 48
  ) {
    tokens.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    let start = range.lowerBound + bytes.bulletLength(at: range)
    isWhole = Tokenizer.tokens(of: bytes, in: start..<range.upperBound, to: &tokens, limit: limit)
    for (index, token) in tokens.enumerated() where token.kind == .word || token.kind == .number {
      words.append(index)
    }
    endsSentence = isWhole && closesWithMark(bytes)
  }

  /// Whether the line ends a sentence.
  private func closesWithMark(_ bytes: borrowing Swift.Span<UInt8>) -> Bool {
    for token in tokens.reversed() {
      guard token.kind == .mark else { return bytes[token.range.upperBound - 1] == 0x2E }
      switch token.scalar {
      case 0x2E, 0x21, 0x3F, 0x2026: return true
      case 0x22, 0x27, 0x2019, 0x201D, 0xBB, 0x29: continue
      default: return false
      }
    }
    return false
  }

  /// The folded form of a word of the line.
  func word(_ index: Int) -> FoldedWord { tokens[words[index]].word }

  /// The words as one: equal for lines that differ only in case, marks and space.
  var phrase: FoldedWord { phrase(words.count) }

  /// The first words as one.
  func phrase(_ count: Int) -> FoldedWord {
    var phrase = Phrase()
    for index in 0..<min(count, words.count) { phrase.append(word(index)) }
    return phrase.word
  }

  /// Whether a mark stands right behind the first words.
  func hasMark(_ scalars: [UInt32], after count: Int) -> Bool {
    guard count > 0, count <= words.count else { return false }
    let next = words[count - 1] + 1
    return next < tokens.count && tokens[next].kind == .mark
      && scalars.contains(tokens[next].scalar)
  }
}

/// Several words as one hash.
struct Phrase {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func append(_ word: FoldedWord) {
    hash = (hash ^ word.hash) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }

  /// The hash.
  var word: FoldedWord { FoldedWord(hash: hash) }

  /// The phrase of words that are parted by spaces.
  static func of(_ words: String) -> FoldedWord {
    var phrase = Phrase()
    for word in words.listedWords { phrase.append(FoldedWord(word)) }
    return phrase.word
  }
}
