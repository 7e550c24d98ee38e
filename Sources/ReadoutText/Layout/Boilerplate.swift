// Tells lines that are no prose, each for a reason that has a name.
// SPDX-License-Identifier: Apache-2.0

/// The rules for lines of navigation, sharing, comment forms, newsletters and the like.
///
/// The rules know words that every site uses and no site by itself. They fire on “Back to top”,
/// “Also Read: Five things to know”, “• facebook” and “Home | World | Asia news”; not on “Back to
/// work, says Lindqvist”, “News of the deal spread.” nor on any sentence in full.
struct Boilerplate {
  /// The longest line that is looked at as a whole whatever its first words are, in bytes.
  static let shortLine = 160

  /// Whether boilerplate may begin with the first word of a line.
  static func mayOpen(_ line: ShortLine) -> Bool {
    line.words.isEmpty || BoilerplatePhrases.openings.contains(line.word(0))
  }

  /// Whether a long line may be boilerplate, by its first words.
  static func mayBegin(_ line: ShortLine) -> Bool {
    guard let first = line.tokens.first else { return true }
    if first.kind == .mark { return !opensSentence(first.scalar) }
    return !begins(of: line).isEmpty
  }

  /// The begins of boilerplate that the first words of a line are, the shortest first, each with the
  /// number of its words.
  private static func begins(of line: ShortLine) -> [(BoilerplatePhrases.Begin, count: Int)] {
    let table = BoilerplatePhrases.begins
    var begins: [(BoilerplatePhrases.Begin, count: Int)] = []
    var phrase = Phrase()
    for index in line.words.indices.prefix(BoilerplatePhrases.longestBegin) {
      phrase.append(line.word(index))
      if let begin = table[phrase.word] { begins.append((begin, index + 1)) }
    }
    return begins
  }

  private static func opensSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x2018, 0x201C, 0xAB: true
    default: false
    }
  }

  /// The name of the rule that drops a line; nil where it stays.
  static func reason(for line: ShortLine, _ bytes: borrowing Swift.Span<UInt8>) -> String? {
    guard let first = line.tokens.first else { return "ornament" }
    guard !line.words.isEmpty else { return first.scalar == 0x2026 ? nil : "ornament" }
    let count = line.words.count
    if let reason = begin(of: line) { return reason }
    if first.scalar == 0xA9, count <= 60 { return "copyright" }
    if line.isWhole, count <= 60, isCredit(line) { return "credit" }
    guard line.isWhole, !line.endsSentence else { return nil }
    if count <= 6, let reason = BoilerplatePhrases.lines[line.phrase] { return reason }
    if count <= 24, hasOnly(BoilerplatePhrases.share, line, atLeast: 1) { return "share" }
    if count <= 40, hasOnly(BoilerplatePhrases.menu, line, atLeast: 2) { return "navigation" }
    if count <= 6, isReadingTime(line) { return "timestamp" }
    if count <= 4, isCommentCount(line) { return "comment form" }
    return nil
  }

  private static func begin(of line: ShortLine) -> String? {
    for (begin, count) in begins(of: line) {
      switch begin.rest {
      case .colon:
        // A colon with a quotation behind it is a speaker: “READ: ‘We agree.’”
        guard line.words.count > count, line.words.count <= 40,
          line.hasMark([0x3A, 0x7C, 0x203A, 0xBB, 0x2013, 0x2014], after: count),
          !line.startsQuotation(after: count)
        else { continue }
        // “More: that was what he wanted.” is a sentence, unlike “Related: the talks.”
        if count == 1, line.endsSentence, line.word(0) != related { continue }
        return begin.reason
      case .words(let most):
        if line.isWhole, line.words.count <= most { return begin.reason }
      case .mailing(let most):
        guard line.isWhole, line.words.count <= most else { continue }
        let isMailing = line.words.indices.contains {
          BoilerplatePhrases.mailing.contains(line.word($0))
        }
        if isMailing { return begin.reason }
      }
    }
    return nil
  }

  /// “(Reporting by Ann Lee; editing by Bo Ek)”.
  private static func isCredit(_ line: ShortLine) -> Bool {
    let words = line.words.count
    guard words >= 3, line.tokens[0].scalar == 0x28, line.word(1) == by else { return false }
    return credits.contains(line.word(0))
  }

  /// Whether all words are of one list, and some of them strong.
  private static func hasOnly(
    _ table: WordTable<Bool>, _ line: ShortLine, atLeast most: Int
  ) -> Bool {
    var strong = false
    for index in line.words.indices {
      if let isStrong = table[line.word(index)] {
        strong = strong || isStrong
      } else if line.tokens[line.words[index]].kind != .number {
        return false
      }
    }
    return strong && line.words.count >= most
  }

  /// “3 min read”, “5 hours ago”.
  private static func isReadingTime(_ line: ShortLine) -> Bool {
    guard line.words.count >= 2, line.tokens[line.words[0]].kind == .number,
      units.contains(line.word(1)) || units.contains(line.word(line.words.count - 2))
    else { return false }
    let last = line.word(line.words.count - 1)
    return last == read || last == ago
  }

  /// “12 comments”.
  private static func isCommentCount(_ line: ShortLine) -> Bool {
    let numbers = line.words.filter { line.tokens[$0].kind == .number }.count
    guard numbers == 1, line.words.count == 2 else { return false }
    return comments.contains(line.word(0)) || comments.contains(line.word(1))
  }

  private static let by = FoldedWord("by")
  private static let related = FoldedWord("related")
  private static let read = FoldedWord("read")
  private static let ago = FoldedWord("ago")
  private static let units = WordTable<Bool>(
    words: "min mins minute minutes hour hours day days week weeks month months year years")
  private static let comments = WordTable<Bool>(words: "comment comments reply replies responses")
  private static let credits = WordTable<Bool>(words: "reporting writing editing additional edited")
}

extension ShortLine {
  /// Whether a quotation mark opens behind the first words and the mark after them.
  fileprivate func startsQuotation(after count: Int) -> Bool {
    let next = words[count - 1] + 2
    guard next < tokens.count else { return false }
    switch tokens[next].scalar {
    case 0x22, 0x27, 0x2018, 0x201C, 0xAB: return tokens[next].kind == .mark
    default: return false
    }
  }
}
