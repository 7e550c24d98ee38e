// A text as attribution reads it: words with their classes, and stretches as single items.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// One word or mark outside quotation marks, or a whole stretch between them.
struct Item {
  /// Its tokens.
  var tokens: Range<Int>
  /// What it is.
  var kind: WordClass
  /// The index of the stretch; −1 for a word or mark.
  var stretch: Int
}

/// A sentence in which a stretch between marks counts as one item.
struct Unit {
  /// Its items.
  var items: Range<Int>
  /// The index of its paragraph among those that have tokens.
  var paragraph: Int
}

/// The items and units of a text.
///
/// Never changed; a class as a `Page` is one, and for the same reason.
final class ReportedText: Sendable {
  let page: Page
  let stretches: [QuotedStretch]
  let items: [Item]
  let units: [Unit]

  /// Reads a page around the stretches that pairing found.
  init(_ page: Page, stretches: [QuotedStretch]) {
    var reader = ItemReader(page, stretches: stretches)
    reader.read()
    self.page = page
    self.stretches = reader.stretches
    items = reader.items
    units = reader.units
  }

  /// The folded word of an item; that of its mark for a stretch.
  func word(_ item: Int) -> FoldedWord { page.tokens.tokens[items[item].tokens.lowerBound].word }

  /// The tokens of some items.
  func tokens(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return items[first].tokens.lowerBound..<items[last].tokens.upperBound
  }

  /// The bytes of some items.
  func bytes(_ range: Range<Int>) -> Range<Int> { page.tokens.bytes(of: tokens(range)) }
}

/// Puts the tokens of a page and its stretches in order.
private struct ItemReader {
  let page: Page
  let stretches: [QuotedStretch]
  private(set) var items: [Item] = []
  private(set) var units: [Unit] = []
  /// The most items of a unit; a longer one is cut.
  private static let longestUnit = 1_000

  init(_ page: Page, stretches: [QuotedStretch]) {
    self.page = page
    self.stretches = stretches.filter { !ItemReader.isNickname($0, page) }
  }

  mutating func read() {
    items.reserveCapacity(page.tokens.tokens.count)
    let table = ReportingWords.table
    var stretch = 0
    for (index, paragraph) in page.tokens.paragraphs.enumerated() {
      var token = paragraph.tokens.lowerBound
      var unitStart = items.count
      for sentence in page.tokens.sentences[paragraph.sentences] {
        // A sentence that begins inside a stretch begins no unit.
        if token <= sentence.lowerBound, items.count > unitStart, !reportsWhatStandsBefore(sentence)
        {
          units.append(Unit(items: unitStart..<items.count, paragraph: index))
          unitStart = items.count
        }
        while token < sentence.upperBound {
          if items.count - unitStart >= ItemReader.longestUnit {
            units.append(Unit(items: unitStart..<items.count, paragraph: index))
            unitStart = items.count
          }
          if stretch < stretches.count, stretches[stretch].whole.lowerBound == token {
            let whole = stretches[stretch].whole
            items.append(Item(tokens: whole, kind: [.stretch], stretch: stretch))
            token = whole.upperBound
            stretch += 1
          } else {
            let kind = ItemReader.kind(ofToken: token, in: sentence, page, table)
            items.append(Item(tokens: token..<token + 1, kind: kind, stretch: -1))
            token += 1
          }
        }
      }
      if items.count > unitStart {
        units.append(Unit(items: unitStart..<items.count, paragraph: index))
      }
    }
  }

  /// Marcia “Cia” Price: a nickname between two names is no stretch.
  private static func isNickname(_ stretch: QuotedStretch, _ page: Page) -> Bool {
    let tokens = page.tokens.tokens
    let (before, after) = (stretch.whole.lowerBound - 1, stretch.whole.upperBound)
    guard stretch.content.count <= 2, before >= 0, after < tokens.count,
      tokens[before].isCapitalisedWord, tokens[after].isCapitalisedWord,
      tokens[stretch.content.lowerBound].isCapitalisedWord
    else { return false }
    let paragraph = page.tokens.paragraphs[stretch.paragraph].tokens
    return paragraph.contains(before) && paragraph.contains(after)
      && tokens[stretch.content.upperBound - 1].kind == .word
  }

  /// “Really?” Lindqvist said: a sentence that reports the question or exclamation before it.
  private func reportsWhatStandsBefore(_ sentence: Range<Int>) -> Bool {
    guard let last = items.last, last.stretch >= 0 else { return false }
    let tokens = page.tokens.tokens
    // “…” — Tomas Lindqvist.
    let first = tokens[sentence.lowerBound]
    if first.kind == .mark, first.scalar == 0x2D || (0x2013...0x2015).contains(first.scalar) {
      return sentence.count <= 16 && sentence.count > 1
        && tokens[sentence.lowerBound + 1].isCapitalisedWord
    }
    let end = tokens[stretches[last.stretch].content.upperBound - 1].scalar
    guard end == 0x21 || end == 0x3F else { return false }
    for index in sentence.prefix(14) {
      let token = tokens[index]
      guard token.kind != .mark || token.scalar == 0x2C || token.scalar == 0x2E else {
        return false
      }
      let kind = ReportingWords.table(token.word)
      guard kind.contains(.plainlySays), kind.isDisjoint(with: [.gerund]) else { continue }
      guard index + 1 < sentence.upperBound else { return true }
      let next = tokens[index + 1]
      return next.kind != .mark || next.scalar == 0x2E
        || (next.scalar == 0x2C && index + 2 < sentence.upperBound
          && tokens[index + 2].kind != .mark)
    }
    return false
  }

  // Static: called on the text in the making, it would copy it for each token.
  private static func kind(
    ofToken index: Int, in sentence: Range<Int>, _ page: Page, _ table: WordClassTable
  ) -> WordClass {
    let token = page.tokens.tokens[index]
    switch token.kind {
    case .mark:
      switch token.scalar {
      case 0x2C: return .comma
      // The point of an abbreviation belongs to its word.
      case 0x2E
      where index + 1 < sentence.upperBound
        && page.tokens.tokens[index + 1].followsAbbreviation:
        return .word
      case 0x2E, 0x21, 0x3F, 0x2026: return .terminal
      case 0x3A: return .colon
      case 0x2013, 0x2014, 0x2015: return [.parting, .dash]
      case 0x2D where token.shape.contains(.spaceBefore): return [.parting, .dash]
      case 0x29, 0x5D: return [.parting, .closing]
      case 0x28, 0x5B: return [.parting, .opening]
      case 0x3B: return .parting
      default: return []
      }
    case .possessive: return [.word, .possessive]
    case .number: return .word
    case .word:
      var kind = table(token.word).union(.word)
      if token.shape.contains(.capitalised) {
        kind.insert(.capital)
      } else if kind == .word {
        if ends(token, 0x6C, 0x79, page) { kind.insert(.adverb) }
        if ends(token, 0x65, 0x64, page) { kind.insert(.pastLike) }
      }
      return kind
    }
  }

  private static func ends(_ token: Token, _ a: UInt8, _ b: UInt8, _ page: Page) -> Bool {
    let end = Int(token.end)
    let utf8 = page.article.text.utf8
    return token.end - token.start > 4 && utf8[end - 1] == b && utf8[end - 2] == a
  }
}

extension Token {
  /// Whether a point before this token is that of an abbreviation, if a sentence goes on here.
  fileprivate var followsAbbreviation: Bool {
    kind != .mark || scalar == 0x2C || scalar == 0x3B || scalar == 0x29
  }
}
