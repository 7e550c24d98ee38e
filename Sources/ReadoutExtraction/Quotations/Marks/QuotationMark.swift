// One quotation mark: its family, and which way it looks.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// A quotation mark, or two single ones that stand for a double one.
struct QuotationMark {
  /// Marks that can pair with each other.
  enum Family: Hashable {
    /// `"`, `“”`, `„“`, two backticks and two apostrophes.
    case double
    /// `«»` and `»«`.
    case guillemet
    /// `'`, `‘’`, `‚‘`, `‹›`.
    case single
  }

  /// What the shape of a mark alone says of its direction.
  enum Shape: Hashable {
    case opening, closing, either
    /// `„`, after which `“` closes.
    case low
  }

  var family: Family
  var shape: Shape
  /// Its token, or the first of two.
  var tokens: Range<Int>
  /// What the spaces and marks around it say: it may open.
  var mayOpen = false
  /// What the spaces and marks around it say: it may close.
  var mayClose = false
  /// Whether a space stands before it.
  var hasSpaceBefore = false
  /// Whether a space, or nothing, stands behind it.
  var hasSpaceAfter = false

  /// The mark at a token; nil where the token is no quotation mark.
  ///
  /// - Parameter end: The end of the paragraph's tokens.
  init?(at index: Int, of tokens: [Token], from first: Int, to end: Int) {
    let token = tokens[index]
    guard token.kind == .mark else { return nil }
    switch token.scalar {
    case 0x22, 0xFF02: (family, shape) = (.double, .either)
    case 0x201C: (family, shape) = (.double, .opening)
    case 0x201D, 0x301E: (family, shape) = (.double, .closing)
    case 0x201E, 0x201F: (family, shape) = (.double, .low)
    case 0xAB: (family, shape) = (.guillemet, .opening)
    case 0xBB: (family, shape) = (.guillemet, .closing)
    case 0x27: (family, shape) = (.single, .either)
    case 0x2018, 0x2039: (family, shape) = (.single, .opening)
    case 0x2019, 0x203A: (family, shape) = (.single, .closing)
    case 0x201A: (family, shape) = (.single, .low)
    case 0x60: (family, shape) = (.single, .opening)
    default: return nil
    }
    self.tokens = index..<index + 1
    if family == .single, index + 1 < end {
      let next = tokens[index + 1]
      if next.kind == .mark, next.scalar == token.scalar, next.start == token.end {
        family = .double
        shape = token.scalar == 0x27 ? .either : shape
        self.tokens = index..<index + 2
      }
    }
    readSurroundings(of: tokens, from: first, to: end)
  }

  private mutating func readSurroundings(of all: [Token], from first: Int, to end: Int) {
    let before = tokens.lowerBound > first ? all[tokens.lowerBound - 1] : nil
    let after = tokens.upperBound < end ? all[tokens.upperBound] : nil
    hasSpaceBefore = all[tokens.lowerBound].shape.contains(.spaceBefore)
    hasSpaceAfter = after?.shape.contains(.spaceBefore) ?? true
    let leads = before?.leadsIntoQuotation ?? true
    let trails = after?.trailsQuotation ?? true
    mayOpen = (hasSpaceBefore || leads) && !hasSpaceAfter
    mayClose = !hasSpaceBefore && (hasSpaceAfter || trails)
  }
}

extension Token {
  /// Whether a mark right behind this token may open: brackets, dashes, other opening marks.
  fileprivate var leadsIntoQuotation: Bool {
    guard kind == .mark else { return false }
    switch scalar {
    case 0x28, 0x5B, 0x2D, 0x2F, 0x2013, 0x2014, 0x2015, 0x201C, 0x201E, 0x2018, 0xAB: return true
    default: return false
    }
  }

  /// Whether a mark right before this token may close: points, brackets, dashes, closing marks.
  fileprivate var trailsQuotation: Bool {
    guard kind == .mark else { return kind == .possessive }
    switch scalar {
    case 0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x2D, 0x2F, 0x2013, 0x2014, 0x2015, 0x2026,
      0x201D, 0x2019, 0xBB, 0x22, 0x27:
      return true
    default: return false
    }
  }

  /// Whether the token ends a sentence.
  var isTerminal: Bool {
    kind == .mark && (scalar == 0x2E || scalar == 0x21 || scalar == 0x3F || scalar == 0x2026)
  }
}
