// One item as the tagger sees it.
// SPDX-License-Identifier: Apache-2.0

package import ReadoutText

/// An item as numbers.
struct TagItem {
  /// What the word is, with stand-ins for stretches, numbers and the margins.
  var word: UInt64
  /// What it is, coarsely: a poor man's part of speech.
  var shape: UInt32
  /// The coarse and the fine cluster of the word; that of its shape for others.
  var topic: UInt32
  var kin: UInt32
  /// The last three and first three letters.
  var suffix: UInt32 = 0
  var prefix: UInt32 = 0
  /// What the names layer says of it.
  var name: UInt8
  /// Whether the rules take it for a cue (1) or a source (2).
  var frame: UInt8 = 0
  /// How it is written.
  var spelling: UInt8 = 0
  /// The class in the cue lexicon, 0 to 4.
  var cueClass: UInt8 = 0

  /// The shape of “that”.
  static let thatShape: UInt32 = 14

  /// A place before or behind the paragraph.
  init(edge: UInt64, isNear: Bool) {
    word = isNear ? edge : edge + 1
    shape = UInt32(edge) + 990
    topic = 9_999
    kin = 9_999
    name = 99
    frame = 9
  }

  /// A stretch between marks.
  init(stretch face: StretchFace, name: UInt8) {
    word = mix(777, face.shape)
    shape = 100 + UInt32(truncatingIfNeeded: face.shape)
    topic = 21_000 + face.kind
    kin = 22_000 + 32 * face.kind + UInt32(truncatingIfNeeded: face.shape)
    self.name = name
    spelling = 32 | face.facts
    prefix = face.opening
    suffix = face.closing
  }

  /// A word, number or mark.
  init(
    _ token: Token, _ classes: WordClass, isOpening: Bool, name: UInt8,
    _ bytes: borrowing Swift.Span<UInt8>, _ lexicon: some TagLexicon
  ) {
    suffix = token.letters(of: bytes, atEnd: true)
    prefix = token.letters(of: bytes, atEnd: false)
    shape = token.tagShape(
      classes, isOpening: isOpening, name: name, ending: Token.endingClass(suffix))
    spelling = UInt8(truncatingIfNeeded: token.shape.rawValue & 31)
    self.name = name
    topic = 20_000 + shape
    kin = topic
    switch token.kind {
    case .word:
      word = token.word.hash
      let kinds = lexicon.kinds(of: token.word)
      cueClass = kinds.cueClass
      if let clusters = kinds.clusters {
        topic = UInt32(clusters.coarse)
        kin = UInt32(clusters.fine)
      }
    case .mark: word = token.word.hash
    case .number: word = 4_343
    case .possessive: word = 4_242
    }
  }
}

/// What the tagger must know of words.
package protocol TagLexicon: Sendable {
  /// What is known of a word.
  func kinds(of word: FoldedWord) -> WordKinds
}

/// What kind of word it is.
package struct WordKinds: Hashable, Sendable {
  /// How surely it is a cue: 0 for hardly ever, 4 for mostly.
  package var cueClass: UInt8
  /// The clusters that it belongs to.
  package var clusters: WordClusters?

  package init(cueClass: UInt8 = 0, clusters: WordClusters? = nil) {
    self.cueClass = cueClass
    self.clusters = clusters
  }
}

/// The clusters of a word among words used alike.
package struct WordClusters: Hashable, Sendable {
  /// One of some sixty.
  package var coarse: UInt16
  /// One of a thousand.
  package var fine: UInt16

  package init(coarse: UInt16, fine: UInt16) {
    self.coarse = coarse
    self.fine = fine
  }
}
