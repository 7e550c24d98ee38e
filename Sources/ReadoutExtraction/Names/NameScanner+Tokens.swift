// The words that rules look at, one by one and in runs of capitals.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension NameScanner {
  func word(_ index: Int) -> FoldedWord? {
    guard index < end, index >= sentenceStart, tokens[index].kind == .word else { return nil }
    return tokens[index].word
  }

  /// What a word does around names; nothing for a mark or outside of the sentence.
  func wordClass(at index: Int) -> NameWordClass {
    guard index < end, index >= sentenceStart else { return [] }
    return readings[index].kind
  }

  func isMark(_ index: Int, _ scalar: UInt32) -> Bool {
    index < end && index >= sentenceStart && tokens[index].kind == .mark
      && tokens[index].scalar == scalar
  }

  func isSentenceEnd(_ index: Int) -> Bool { index >= end || isMark(index, 0x2E) }

  /// The capitalised words from a token, with initials, inner hyphens and particles.
  func capitalRun(at index: Int) -> Range<Int>? {
    guard index < end, tokens[index].isCapitalisedWord else { return nil }
    if readings[index].kind.contains(.ordinary), !isNameAnyway(index) {
      return nil
    }
    var next = index + 1
    while next < end {
      let token = tokens[next]
      if token.isCapitalisedWord {
        if readings[next].kind.contains(.ordinary) { break }
        let isAfterGivenName =
          next == index + 1 && knowledge.givenNames[tokens[index].word.hash] != nil
        if !isAfterGivenName, standsAlone(at: next) || beginsTitle(at: next) { break }
        next += 1
      } else if isMark(next, 0x2E), tokens[next - 1].end - tokens[next - 1].start <= 2,
        next + 1 < end, tokens[next + 1].isCapitalisedWord
      {
        next += 1
      } else if isMark(next, 0x2D), joinsName(at: next) {
        next += 2
      } else if readings[next].kind.contains(.particle), !readings[next].kind.contains(.of),
        next + 1 < end,
        tokens[next + 1].isCapitalisedWord
          || readings[next + 1].kind.contains(.particle)
            && next + 2 < end && tokens[next + 2].isCapitalisedWord
      {
        next += 1
      } else {
        break
      }
      if next - index >= 8 { break }
    }
    return index..<min(next, end)
  }

  /// Whether a known surname begins with a small word here: “von der Leyen”, “al-Assad”.
  func beginsParticles(at index: Int) -> Bool {
    guard readings[index].kind.contains(.particle), let match = readings[index].phrase else {
      return false
    }
    return match.length > 1 && tokens[index + Int(match.length) - 1].isCapitalisedWord
  }

  /// Whether something known that is no surname begins at a token.
  func standsAlone(at index: Int) -> Bool {
    var next = readings[index].phrase.map { Int($0.entry) }
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
    return next < end && tokens[next].isCapitalisedWord
      && !NameWords.isJunior(tokens[next].word)
  }

  /// Whether a hyphen joins one name, as in “Jean-Claude”, and not two, as in “Putin-Xi”.
  func joinsName(at hyphen: Int) -> Bool {
    guard hyphen > 0, hyphen + 1 < end, tokens[hyphen - 1].end == tokens[hyphen].start,
      tokens[hyphen + 1].start == tokens[hyphen].end,
      tokens[hyphen + 1].kind == .word
    else { return false }
    let before = tokens[hyphen - 1].word
    let after = tokens[hyphen + 1]
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
    let before = tokens[index - 1]
    guard before.kind == .word else { return false }
    return knowledge.givenNames[before.word.hash] != nil || office(at: index - 1) != nil
  }
}
