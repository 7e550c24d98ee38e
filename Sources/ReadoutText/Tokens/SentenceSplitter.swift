// Finds where sentences end.
// SPDX-License-Identifier: Apache-2.0

/// Cuts the tokens of a paragraph into sentences.
///
/// A sentence ends after `.`, `!`, `?` or `…` and the closing marks behind it, if an upper-case
/// word, a number or an opening mark follows after a space: “It is over.” He left. It does not end
/// after a title (“Sen. Lee”), an initial (“J. Lee”) or inside a quotation that goes on (“Sure?” he
/// asked). “U.S.”, “a.m.” and “Inc.” end one only before a word that seldom is a name: “in the
/// U.S. The talks”.
struct SentenceSplitter {
  /// The most tokens that a sentence may have.
  let limit: Int

  /// What an abbreviation wants behind it.
  private enum Abbreviation {
    /// A name, as “Mr.” does.
    case name
    /// A number, as “Sept.” does.
    case number
    /// Anything, as “Inc.” does: it may end a sentence.
    case anything
  }

  private static let abbreviations = WordTable<Abbreviation>(
    [
      (
        Abbreviation.name,
        """
        mr mrs ms dr prof sen rep gov gen col lt maj sgt capt adm st mt hon rev pres vs messrs eg
        ie cpl cmdr ret supt fr sra del ald brig insp det amb asst assoc dep min dist
        """
      ),
      (
        .number,
        """
        no nos fig jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri
        sat sun p pp vol art est ca approx ch
        """
      ),
      (.anything, "inc ltd co corp dept etc al ave blvd bros jr sr plc llc bhd univ assn govt"),
    ].flatMap { kind, words in
      words.listedWords.map { (FoldedWord($0), kind) }
    })

  /// Words that begin sentences and seldom names.
  private static let starters = WordTable<Bool>(
    words: """
      the a an he she it they we i you this that these those but and in on at for from with after
      before as if when while there here his her its their our my not no yes so then what who how
      why where both each all some many most more last next now according however meanwhile
      """)

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
      }
      if next - start >= limit {
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
    default: return endsWithDot(token) && startsPlainly(tokens, behind: index, end: end)
    }
    guard index > start else { return true }
    let previous = tokens[index - 1]
    guard previous.end == token.start, previous.kind == .word else { return true }
    if previous.end - previous.start == 1, previous.shape.contains(.capitalised) { return false }
    switch SentenceSplitter.abbreviations[previous.word] {
    case nil: return true
    case .name: return false
    case .number: return index + 1 >= end || tokens[index + 1].kind != .number
    case .anything: return startsPlainly(tokens, behind: index, end: end)
    }
  }

  /// Whether a word is one like “U.S.”, whose last dot belongs to it.
  private func endsWithDot(_ token: Token) -> Bool { token.shape.contains(.dotted) }

  /// Whether a sentence goes on behind a token, and not a name.
  private func startsPlainly(_ tokens: [Token], behind index: Int, end: Int) -> Bool {
    var next = index + 1
    while next < end, tokens[next].closesSentence { next += 1 }
    guard next < end else { return true }
    let token = tokens[next]
    if token.kind == .mark { return token.shape.contains(.spaceBefore) && token.opensQuotation }
    return token.isCapitalisedWord && SentenceSplitter.starters.contains(token.word)
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

  /// Whether the token is a mark that quotations open with.
  fileprivate var opensQuotation: Bool {
    switch scalar {
    case 0x22, 0x201C, 0x2018, 0xAB: return kind == .mark
    default: return false
    }
  }
}
