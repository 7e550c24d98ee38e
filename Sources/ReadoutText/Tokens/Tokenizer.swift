// Cuts paragraphs into tokens, in one pass over their bytes.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Cuts an article into tokens and sentences.
public struct Tokenizer: Sendable {
  /// The most tokens of one sentence; a longer one is cut.
  private let sentenceTokens: Int

  /// A tokenizer that keeps to the given limits.
  public init(limits: Limits = Limits()) {
    sentenceTokens = limits.sentenceTokens
  }

  /// The tokens, sentences and paragraphs of an article's prose.
  public func tokenize(_ article: Article) -> TokenizedText {
    var text = TokenizedText(tokens: [], sentences: [], paragraphs: [])
    text.tokens.reserveCapacity(article.text.count / 5)
    for (index, paragraph) in article.paragraphs.enumerated() {
      let first = text.tokens.count
      appendTokens(
        of: article.text.utf8.span, in: paragraph.proseStart..<paragraph.range.upperBound,
        to: &text.tokens)
      guard text.tokens.count > first else { continue }
      let range = first..<text.tokens.count
      let sentences = SentenceSplitter(limit: sentenceTokens).sentences(of: text.tokens, in: range)
      text.paragraphs.append(
        TokenizedText.TokenizedParagraph(
          tokens: range,
          sentences: text.sentences.count..<text.sentences.count + sentences.count,
          index: index, kind: paragraph.kind))
      text.sentences += sentences
    }
    return text
  }

  private func appendTokens(
    of bytes: borrowing Swift.Span<UInt8>, in range: Range<Int>, to tokens: inout [Token]
  ) {
    var scanner = TokenScanner(position: range.lowerBound, end: range.upperBound)
    while let token = scanner.next(bytes) {
      tokens.append(token)
    }
  }

  /// Appends the first tokens of a range.
  ///
  /// - Returns: Whether the range has no more than these.
  static func tokens(
    of bytes: borrowing Swift.Span<UInt8>, in range: Range<Int>, to tokens: inout [Token],
    limit: Int
  ) -> Bool {
    var scanner = TokenScanner(position: range.lowerBound, end: range.upperBound)
    for _ in 0..<limit {
      guard let token = scanner.next(bytes) else { return true }
      tokens.append(token)
    }
    return scanner.next(bytes) == nil
  }
}

/// Finds one token after the other.
private struct TokenScanner {
  var position: Int
  let end: Int
  private var hasSpace = true
  private var previous: Token.Kind?

  init(position: Int, end: Int) {
    self.position = position
    self.end = end
  }

  mutating func next(_ bytes: borrowing Swift.Span<UInt8>) -> Token? {
    while position < end {
      let byte = bytes[position]
      if byte == 0x20 {
        hasSpace = true
        previous = nil
        position += 1
        continue
      }
      if byte.isASCIILetter { return word(bytes, first: UInt32(byte)) }
      let (scalar, length) = bytes.scalar(at: position)
      switch ScalarClass(scalar) {
      case .space:
        hasSpace = true
        previous = nil
        position += length
      case .ignored:
        position += length
      case .letter: return word(bytes, first: scalar)
      case .digit: return number(bytes, first: scalar)
      case .apostrophe where previous == .word || previous == .number:
        return possessive(bytes, first: scalar, length: length)
      case .apostrophe, .other: return mark(first: scalar, length: length)
      }
    }
    return nil
  }

  private mutating func finish(
    from start: Int, kind: Token.Kind, folder: WordFolder, scalar: UInt32, shape: Token.Shape
  ) -> Token {
    let whole = hasSpace ? shape.union(.spaceBefore) : shape
    hasSpace = false
    previous = kind
    return Token(
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: position),
      word: FoldedWord(hash: folder.hash), scalar: scalar, kind: kind, shape: whole)
  }

  private mutating func word(_ bytes: borrowing Swift.Span<UInt8>, first: UInt32) -> Token {
    let start = position
    var folder = WordFolder()
    var letters = 0
    var capitals = 0
    var dotted = false
    while position < end {
      let (plain, plainCapitals) = folder.appendLetters(of: bytes, in: position..<end)
      position += plain
      letters += plain
      capitals += plainCapitals
      if position == end || bytes[position] == 0x20 { break }
      let (scalar, length) = bytes.scalar(at: position)
      switch ScalarClass(scalar) {
      case .letter, .digit:
        letters += 1
        if scalar.isUppercaseLetter { capitals += 1 }
      case .ignored: break
      case .apostrophe:
        guard joinsLetters(bytes, at: position, length: length) else {
          return wordToken(start, folder, first, letters, capitals, dotted: dotted)
        }
      case .other where scalar == 0x2E:
        // U.S., a.m.: single letters with dots; the last dot belongs to them.
        let isInitial = letters == 1 || dotted
        guard isInitial, dotContinues(bytes, at: position, dotted: dotted) else {
          return wordToken(start, folder, first, letters, capitals, dotted: dotted)
        }
        dotted = true
      case .space, .other: return wordToken(start, folder, first, letters, capitals, dotted: dotted)
      }
      folder.append(scalar)
      position += length
    }
    return wordToken(start, folder, first, letters, capitals, dotted: dotted)
  }

  private mutating func wordToken(
    _ start: Int, _ folder: WordFolder, _ first: UInt32, _ letters: Int, _ capitals: Int,
    dotted: Bool
  ) -> Token {
    var shape: Token.Shape = first.isUppercaseLetter ? .capitalised : []
    if dotted { shape.insert(.dotted) }
    if letters > 1, capitals == letters { shape.insert(.allCapitals) }
    return finish(from: start, kind: .word, folder: folder, scalar: first, shape: shape)
  }

  /// Whether an apostrophe stands inside a word, as in “don’t” and “O’Neill”, and is no possessive.
  private func joinsLetters(
    _ bytes: borrowing Swift.Span<UInt8>, at position: Int, length: Int
  ) -> Bool {
    let after = position + length
    guard after < end else { return false }
    let (next, nextLength) = bytes.scalar(at: after)
    guard ScalarClass(next) == .letter else { return false }
    guard next == 0x73 || next == 0x53 else { return true }
    let beyond = after + nextLength
    guard beyond < end else { return false }
    return ScalarClass(bytes.scalar(at: beyond).value) == .letter
  }

  /// Whether the dot at a position goes on with “U.S.” or ends it.
  private func dotContinues(
    _ bytes: borrowing Swift.Span<UInt8>, at position: Int, dotted: Bool
  ) -> Bool {
    let before = bytes[position - 1]
    let isAfterLetter = before.isASCIILetter
    guard isAfterLetter else { return false }
    let next = position + 1
    guard next + 1 < end, bytes[next].isASCIILetter else {
      return dotted && (position < 2 || bytes[position - 2] == 0x2E)
    }
    return bytes[next + 1] == 0x2E
  }

  private mutating func number(_ bytes: borrowing Swift.Span<UInt8>, first: UInt32) -> Token {
    let start = position
    var folder = WordFolder()
    while position < end {
      let (scalar, length) = bytes.scalar(at: position)
      switch ScalarClass(scalar) {
      case .letter, .digit, .ignored: break
      case .other where scalar == 0x2E || scalar == 0x2C:
        let next = position + 1
        guard next < end, bytes[next].isASCIIDigit else {
          return finish(
            from: start, kind: .number, folder: folder, scalar: first, shape: .hasDigit)
        }
      case .space, .apostrophe, .other:
        return finish(from: start, kind: .number, folder: folder, scalar: first, shape: .hasDigit)
      }
      folder.append(scalar)
      position += length
    }
    return finish(from: start, kind: .number, folder: folder, scalar: first, shape: .hasDigit)
  }

  /// The `’s` of “China’s” is a possessive; an apostrophe without it is a mark, since it may close
  /// a quotation.
  private mutating func possessive(
    _ bytes: borrowing Swift.Span<UInt8>, first: UInt32, length: Int
  ) -> Token {
    let after = position + length
    guard after < end, bytes[after] | 0x20 == 0x73,
      after + 1 >= end || ScalarClass(bytes.scalar(at: after + 1).value) != .letter
    else { return mark(first: first, length: length) }
    let start = position
    var folder = WordFolder()
    folder.append(first)
    folder.append(0x73)
    position = after + 1
    return finish(from: start, kind: .possessive, folder: folder, scalar: first, shape: [])
  }

  private mutating func mark(first: UInt32, length: Int) -> Token {
    let start = position
    var folder = WordFolder()
    folder.append(first)
    position += length
    return finish(from: start, kind: .mark, folder: folder, scalar: first, shape: [])
  }
}
