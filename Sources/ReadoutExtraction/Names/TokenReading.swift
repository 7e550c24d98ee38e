// What single words tell before names are read: their classes, and the phrases that begin there.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// What is known of one token of a sentence.
///
/// Rules ask the same tokens again and again; the tables are asked once.
struct TokenReading: Sendable {
  /// What the word does around names; nothing for most words, numbers and marks.
  var kind: NameWordClass = []
  /// The longest phrase of the gazetteer that begins here, for words that names begin with.
  var phrase: PhraseMatch?
  /// The longest office that begins here.
  var office: PhraseMatch?
}

/// A known phrase in a text.
struct PhraseMatch: Sendable {
  /// The index of its first entry in the table.
  let entry: Int32
  /// How many tokens it has.
  let length: Int32
}

extension NameScanner {
  /// Reads the tokens of the current sentence.
  mutating func readTokens(of sentence: Range<Int>) {
    for index in sentence where tokens[index].kind == .word {
      let token = tokens[index]
      let kind = lexicon.kind(of: token.word)
      readings[index].kind = kind
      if kind.contains(.office), !isVerb(at: index) {
        readings[index].office = longestMatch(in: lexicon.offices, at: index)
      }
      if token.shape.contains(.capitalised) || kind.contains(.particle) {
        readings[index].phrase = longestMatch(in: knowledge.phrases, at: index)
      }
    }
  }

  /// Whether a word for an office is a verb here: “will host President Okoye”, “to head talks”.
  private func isVerb(at index: Int) -> Bool {
    guard NameWords.isVerbToo(tokens[index].word), let before = word(index - 1) else {
      return false
    }
    return NameWords.isBeforeInfinitive(before)
  }

  /// The longest phrase of a table that begins at a token, in tokens.
  private func longestMatch<Meaning>(
    in table: PhraseTable<Meaning>, at index: Int
  ) -> PhraseMatch? {
    let longest = table.longest(from: tokens[index].word)
    guard longest > 0 else { return nil }
    var key = tokens[index].word.hash
    var best: PhraseMatch?
    if let entry = table.firstEntry(key) { best = PhraseMatch(entry: Int32(entry), length: 1) }
    var next = index + 1
    var words = 1
    while words < longest, next < end {
      var token = tokens[next]
      if token.kind == .mark {
        let isJoint = token.scalar == 0x2D || token.scalar == 0x2010 || token.scalar == 0x2011
        let isDot =
          token.scalar == 0x2E && tokens[next - 1].end - tokens[next - 1].start <= 2
        guard isJoint || isDot, next + 1 < end else { break }
        next += 1
        token = tokens[next]
      }
      guard token.kind == .word || token.kind == .possessive || token.kind == .number else { break }
      key = PhraseTable<Meaning>.extend(
        key, by: token.kind == .possessive ? NameWords.possessive : token.word)
      next += 1
      words += 1
      if let entry = table.firstEntry(key) {
        best = PhraseMatch(entry: Int32(entry), length: Int32(next - index))
      }
    }
    return best
  }
}
