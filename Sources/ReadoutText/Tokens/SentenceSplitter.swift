// Finds where sentences end.
// SPDX-License-Identifier: Apache-2.0

/// Cuts the tokens of a paragraph into sentences.
///
/// A sentence ends after `.`, `!`, `?` or `…` and the closing marks behind it, if an upper-case
/// word, a number or an opening mark follows after a space: “It is over.” He left. It does not end
/// after an abbreviation (“Sen. Lee”) or an initial (“J. Lee”).
struct SentenceSplitter {
  /// The most tokens that a sentence may have.
  let limit: Int

  private static let abbreviations: Set<FoldedWord> = Set(
    """
    mr mrs ms dr prof sen rep gov gen col lt maj sgt capt adm st mt jr sr hon rev pres vs no nos
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
    inc ltd co corp dept est fig eg ie etc al ave blvd bros cpl cmdr ret supt messrs
    """.split(whereSeparator: \.isWhitespace).map { FoldedWord(String($0)) })

  func sentences(of tokens: [Token], in range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      var next = index + 1
      if ends(tokens, at: index, start: start, end: range.upperBound) {
        while next < range.upperBound, tokens[next].closesSentence { next += 1 }
        if next == range.upperBound || begins(tokens, at: next, end: range.upperBound) {
          result.append(start..<next)
          start = next
        }
      } else if next - start >= limit {
        result.append(start..<next)
        start = next
      }
      index = next
    }
    if start < range.upperBound { result.append(start..<range.upperBound) }
    return result
  }

  private func ends(_ tokens: [Token], at index: Int, start: Int, end: Int) -> Bool {
    let token = tokens[index]
    switch token.scalar {
    case 0x21, 0x3F, 0x2026: return token.kind == .mark
    case 0x2E where token.kind == .mark: break
    default: return false
    }
    guard index > start else { return true }
    let previous = tokens[index - 1]
    guard previous.end == token.start, previous.kind == .word else { return true }
    if previous.end - previous.start == 1, previous.shape.contains(.capitalised) { return false }
    return !SentenceSplitter.abbreviations.contains(previous.word)
  }

  private func begins(_ tokens: [Token], at index: Int, end: Int) -> Bool {
    let token = tokens[index]
    guard token.shape.contains(.spaceBefore) else { return false }
    switch token.kind {
    case .word: return token.shape.contains(.capitalised)
    case .number: return true
    case .possessive: return false
    case .mark: return token.scalar != 0x2C && token.scalar != 0x2E
    }
  }
}

extension Token {
  /// Whether the token belongs to the sentence whose end stands before it.
  fileprivate var closesSentence: Bool {
    guard kind == .mark, !shape.contains(.spaceBefore) else { return false }
    switch scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0x201D, 0x201C, 0x2019, 0xBB, 0x21, 0x3F, 0x2E, 0x2026: return true
    default: return false
    }
  }
}
