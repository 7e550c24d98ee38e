// Tells speech between marks from titles, nicknames, signs and scare quotes.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Tells whether a stretch is speech.
struct SpeechTest {
  let text: ReportedText

  /// What can be seen of a stretch by itself.
  struct Look {
    /// The number of words.
    var words: Int
    /// Whether all words but small ones have a capital.
    var isTitleCase: Bool
    /// Whether a comma, point, question or exclamation mark stands at its end, inside the marks.
    var endsWithPoint: Bool
  }

  func look(at stretch: QuotedStretch) -> Look {
    let tokens = text.page.tokens.tokens
    var words = 0
    var capitals = 0
    var isTitle = true
    for index in stretch.content where words < 40 {
      let token = tokens[index]
      if token.isTerminal, index + 1 < stretch.content.upperBound { isTitle = false }
      guard token.kind == .word || token.kind == .number else { continue }
      words += 1
      guard token.kind == .word else { continue }
      if token.shape.contains(.capitalised) {
        capitals += 1
      } else if !ReportingWords.table(token.word).contains(.small) {
        isTitle = false
      }
    }
    let last = tokens[stretch.content.upperBound - 1]
    let points = last.isTerminal || (last.kind == .mark && last.scalar == 0x2C)
    return Look(words: words, isTitleCase: isTitle && capitals > 0, endsWithPoint: points)
  }

  /// Whether a stretch is written like the title of a work.
  func isTitle(_ stretch: QuotedStretch) -> Bool {
    let look = look(at: stretch)
    return look.isTitleCase && look.words > 1 && look.words < 9
  }

  /// Whether a stretch that was attributed on some basis is speech.
  ///
  /// - Parameter item: The item of the stretch.
  func isSpeech(
    _ stretch: QuotedStretch, basis: Attribution.Basis, at item: Int, in text: ReportedText
  ) -> Bool {
    let look = look(at: stretch)
    if look.words == 0 { return false }
    if stretch.style == .block { return basis != .none }
    if stretch.continues { return true }
    if stretch.style == .single, look.words < 5, basis != .adjacent { return false }
    if look.isTitleCase, look.words < 9 {
      guard basis == .adjacent || basis == .label else { return false }
      let before = item > 0 ? text.items[item - 1].kind : .terminal
      let follows = before.contains(.word) && before.isDisjoint(with: [.says, .subordinates])
      return !follows && look.endsWithPoint
    }
    switch basis {
    case .adjacent, .label: return true
    case .sameSentence: return look.words >= 3
    case .carriedInParagraph: return look.words >= 3 || look.endsWithPoint
    case .carriedOverParagraph, .announced:
      // “It was “especially important””, said of what the speaker before said.
      return look.words >= 5
        || (item > 0 && look.words > 1 && text.items[item - 1].kind.contains(.auxiliary))
    case .subject: return look.words >= 5
    case .none: return look.words >= 6
    }
  }
}
