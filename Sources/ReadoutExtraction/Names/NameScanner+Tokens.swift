// The words that rules look at, one by one and in runs of capitals.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension NameScanner {
  func word(_ index: Int) -> FoldedWord? {
    guard index < end, index >= sentenceStart, text.tokens[index].kind == .word else { return nil }
    return text.tokens[index].word
  }

  func isMark(_ index: Int, _ scalar: UInt32) -> Bool {
    index < end && index >= sentenceStart && text.tokens[index].kind == .mark
      && text.tokens[index].scalar == scalar
  }

  func isSentenceEnd(_ index: Int) -> Bool { index >= end || isMark(index, 0x2E) }

  /// The capitalised words from a token, with initials, inner hyphens and particles.
  func capitalRun(at index: Int) -> Range<Int>? {
    guard index < end, text.tokens[index].isCapitalisedWord else { return nil }
    if lexicon.kind(of: text.tokens[index].word).contains(.ordinary), !isNameAnyway(index) {
      return nil
    }
    var next = index + 1
    while next < end {
      let token = text.tokens[next]
      if token.isCapitalisedWord {
        if lexicon.kind(of: token.word).contains(.ordinary) { break }
        let isAfterGivenName =
          next == index + 1 && knowledge.givenNames[text.tokens[index].word.hash] != nil
        if !isAfterGivenName, standsAlone(at: next) || beginsTitle(at: next) { break }
        next += 1
      } else if isMark(next, 0x2E), text.tokens[next - 1].end - text.tokens[next - 1].start <= 2,
        next + 1 < end, text.tokens[next + 1].isCapitalisedWord
      {
        next += 1
      } else if isMark(next, 0x2D), joinsName(at: next) {
        next += 2
      } else if token.kind == .word, lexicon.kind(of: token.word).contains(.particle),
        !lexicon.kind(of: token.word).contains(.of), next + 1 < end,
        text.tokens[next + 1].isCapitalisedWord
          || lexicon.kind(of: text.tokens[next + 1].word).contains(.particle)
            && next + 2 < end && text.tokens[next + 2].isCapitalisedWord
      {
        next += 1
      } else {
        break
      }
      if next - index >= 8 { break }
    }
    return index..<min(next, end)
  }

  /// Whether something known that is no surname begins at a token.
  func standsAlone(at index: Int) -> Bool {
    let longest = knowledge.phrases.longest(from: text.tokens[index].word)
    guard longest > 0,
      let (entry, _) = longestMatch(in: knowledge.phrases, at: index, longest: longest)
    else { return false }
    var next: Int? = entry
    while let entry = next {
      let (meaning, after) = knowledge.phrases[entry]
      switch meaning {
      case .country, .demonym, .organisation, .seat, .person: return true
      case .family, .place: break
      }
      next = after
    }
    return false
  }

  /// Whether a title with a name behind it begins at a token: “Senator Lee”, but not “Larry King”.
  func beginsTitle(at index: Int) -> Bool {
    guard let (_, length) = office(at: index) else { return false }
    var next = index + length
    if isMark(next, 0x2E) { next += 1 }
    return next < end && text.tokens[next].isCapitalisedWord
      && !NameWords.isJunior(text.tokens[next].word)
  }

  /// Whether a hyphen joins one name, as in “Jean-Claude”, and not two, as in “Putin-Xi”.
  func joinsName(at hyphen: Int) -> Bool {
    guard hyphen > 0, hyphen + 1 < end, text.tokens[hyphen - 1].end == text.tokens[hyphen].start,
      text.tokens[hyphen + 1].start == text.tokens[hyphen].end,
      text.tokens[hyphen + 1].kind == .word
    else { return false }
    let before = text.tokens[hyphen - 1].word
    let after = text.tokens[hyphen + 1]
    if stands(before), stands(after.word) { return false }
    return after.isCapitalisedWord || !stands(before)
  }

  /// Whether a word alone names somebody or something known.
  func stands(_ word: FoldedWord) -> Bool {
    knowledge.phrases.firstEntry(word.hash) != nil
  }

  /// Whether an ordinary word is a name here: “May” before a cue or after a title.
  func isNameAnyway(_ index: Int) -> Bool {
    guard index > sentenceStart else { return false }
    let before = text.tokens[index - 1]
    guard before.kind == .word else { return false }
    return knowledge.givenNames[before.word.hash] != nil || office(at: index - 1) != nil
  }

  /// The longest phrase of a table that begins at a token, in tokens.
  func longestMatch<Meaning>(
    in table: PhraseTable<Meaning>, at index: Int, longest: Int
  ) -> (entry: Int, length: Int)? {
    guard longest > 0, index < end else { return nil }
    var key = text.tokens[index].word.hash
    var best: (Int, Int)?
    if let entry = table.firstEntry(key) { best = (entry, 1) }
    var next = index + 1
    var words = 1
    while words < longest, next < end {
      var token = text.tokens[next]
      if token.kind == .mark {
        let isJoint = token.scalar == 0x2D || token.scalar == 0x2010 || token.scalar == 0x2011
        let isDot =
          token.scalar == 0x2E
          && text.tokens[next - 1].end - text.tokens[next - 1].start <= 2
        guard isJoint || isDot, next + 1 < end else { break }
        next += 1
        token = text.tokens[next]
      }
      guard token.kind == .word || token.kind == .possessive || token.kind == .number else { break }
      key = PhraseTable<Meaning>.extend(
        key, by: token.kind == .possessive ? NameWords.possessive : token.word)
      next += 1
      words += 1
      if let entry = table.firstEntry(key) { best = (entry, next - index) }
    }
    return best
  }
}
