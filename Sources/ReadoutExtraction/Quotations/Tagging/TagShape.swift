// The coarse classes of words, marks and stretches.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension Token {
  /// A number below 1,000 for what the token is, by the words of attribution, its name and its
  /// ending.
  ///
  /// - Parameter classes: What attribution knows of it.
  func tagShape(
    _ classes: WordClass, isOpening: Bool, name: UInt8, ending: UInt32
  ) -> UInt32 {
    switch kind {
    case .mark: return 200 + (scalar & 0xFF) + (scalar > 0xFF ? 50 : 0)
    case .possessive: return 80
    case .number: return 81
    case .word: break
    }
    let named = 60 + UInt32(name >> 2)
    let isCapital = shape.contains(.capitalised)
    if isCapital, !isOpening { return classes.contains(.time) ? 70 : named }
    if let verb = classes.tagVerb { return 600 + verb }
    if !classes.isDisjoint(with: Token.asked) {
      for (number, kind) in Token.order.enumerated() where classes.contains(kind) {
        return 10 + UInt32(number)
      }
    }
    return isCapital ? named : 30 + ending
  }

  /// The classes that a word is asked for, in this order.
  private static let order: [WordClass] = [
    .negation, .auxiliary, [.pronoun, .relative], .pronoun, [.subordinates, .determiner],
    .subordinates, .determiner, .binds, .circumstance, .coordinates, .relative, .speechNoun, .time,
    .otherVerb, .adverb,
  ]

  /// All of them.
  private static let asked: WordClass = order.reduce([]) { $0.union($1) }

  /// −ed, −ing, −ly and −s, told apart by the last three letters.
  static func endingClass(_ letters: UInt32) -> UInt32 {
    if letters & 0xFFFF == 0x6564 { return 0 }
    if letters == 0x696E67 { return 1 }
    if letters & 0xFFFF == 0x6C79 { return 2 }
    return letters & 0xFF == 0x73 ? 3 : 4
  }

  /// Three letters of a word, as one number; 0 for a shorter one.
  func letters(of bytes: borrowing Swift.Span<UInt8>, atEnd: Bool) -> UInt32 {
    guard kind == .word, end - start >= 3 else { return 0 }
    let first = atEnd ? Int(end) - 3 : Int(start)
    var value: UInt32 = 0
    for index in first..<first + 3 {
      let byte = bytes[index]
      value = value << 8 | UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return value
  }
}

extension WordClass {
  /// A number for a verb that can report; nil for other words.
  fileprivate var tagVerb: UInt32? {
    let rank: UInt32
    if contains(.plainlySays) {
      rank = 1
    } else if contains(.says) {
      rank = 2
    } else if contains(.calls) {
      rank = 3
    } else if contains(.thinks) {
      rank = 4
    } else {
      return nil
    }
    let form: UInt32 = contains(.gerund) ? 4 : contains(.base) && !contains(.past) ? 8 : 0
    return rank + form + (contains(.nounLike) ? 16 : 0)
  }
}

extension ReportedText {
  /// What the tagger sees of a stretch.
  func face(of stretch: QuotedStretch) -> StretchFace {
    StretchFace(stretch, shape: stretchShape(stretch), in: page.tokens.tokens)
  }

  /// A number for a stretch: its length, and with which mark it ends.
  func stretchShape(_ stretch: QuotedStretch) -> UInt64 {
    let length: UInt64 = stretch.content.count <= 2 ? 0 : stretch.content.count <= 5 ? 1 : 2
    let last = page.tokens.tokens[stretch.content.upperBound - 1]
    let end: UInt64
    switch last.scalar {
    case _ where last.kind != .mark: end = 0
    case 0x2C: end = 3
    case 0x2E: end = 6
    case 0x21, 0x3F: end = 9
    default: end = 12
    }
    return length + end + (stretch.style == .single ? 15 : 0)
  }
}

extension NameLayer {
  /// A number for the mention that a token belongs to: its kind, and its place in it.
  func tagName(of token: Int) -> UInt8 {
    // The parts are read one by one: a mention as a whole is counted.
    guard token < mentionOfToken.count, mentionOfToken[token] >= 0 else { return 0 }
    let mention = Int(mentionOfToken[token])
    let kind: UInt8
    if let entity = mentions[mention].entity {
      switch entities[entity].kind {
      case .person: kind = 2
      case .office: kind = 3
      case .country: kind = 4
      case .organisation: kind = 5
      case .group: kind = 6
      case .place: kind = 7
      }
    } else {
      kind = 1
    }
    return kind << 2 | (token == mentions[mention].tokens.lowerBound ? 1 : 0)
      | (mentions[mention].head.contains(token) ? 2 : 0)
  }
}
