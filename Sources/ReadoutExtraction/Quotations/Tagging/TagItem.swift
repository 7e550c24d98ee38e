// One item as the tagger sees it.
// SPDX-License-Identifier: Apache-2.0

package import ReadoutText

/// An item as numbers.
struct TagItem {
  /// What the word is, with stand-ins for stretches, numbers and the margins.
  var word: UInt64
  /// What it is, coarsely: a poor man's part of speech.
  var shape: UInt32
  /// The number of a word that is known; 0 for all others.
  var number: UInt32 = 0
  /// The coarse and the fine cluster of the word, with stand-ins for all that has none.
  var topic = UInt32(WordClusters.lastCoarse)
  var kin = UInt32(WordClusters.lastFine)
  /// The last three and first three letters of a word; the last and the first word of a stretch.
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

  private static let edgeName: UInt8 = 99
  /// The shape of “that”.
  static let thatShape: UInt32 = 14

  /// A place before or behind the paragraph.
  init(edge: UInt64, isNear: Bool) {
    word = isNear ? edge : edge + 1
    shape = UInt32(edge) + 990
    topic = 65
    kin = 1_025
    name = TagItem.edgeName
    frame = 4
  }

  /// A stretch between marks.
  init(stretch face: StretchFace, name: UInt8) {
    word = mix(777, face.shape)
    shape = 100 + UInt32(truncatingIfNeeded: face.shape)
    topic = 66 + face.kind
    kin = 1_030 + 32 * face.kind + UInt32(truncatingIfNeeded: face.shape)
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
    switch token.kind {
    case .word:
      word = token.word.hash
      let kinds = lexicon.kinds(of: token.word)
      number = kinds.number
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

extension TagItem {
  /// Whether it stands before or behind the paragraph.
  @inline(__always)
  var isEdge: Bool { name == TagItem.edgeName }

  /// Hands over the features for which nothing around the item matters.
  @inline(__always)
  func writeFeatures(at place: Int, to sink: inout some TagFeatureSink) {
    sink.add(.word, number == 0 ? nil : UInt64(number), from: place - 3)
    sink.add(.shape, UInt64(shape), from: place - 3)
    sink.add(.kin, UInt64(kin), from: place - 2)
    sink.add(.topic, UInt64(topic), from: place - 2)
    guard !isEdge else { return }
    sink.add(.suffix, UInt64(suffix), from: place)
    sink.add(.prefix, UInt64(prefix), from: place)
    sink.add(.frameAndShape, UInt64(frame) << 10 | UInt64(shape), from: place)
    sink.add(.spelling, Int(spelling), at: place)
    sink.add(.name, Int(name), at: place)
    sink.add(.cueClass, Int(cueClass), at: place)
    sink.add(.frame, Int(frame), at: place)
    sink.add(.frameAndCueClass, Int(frame) * 5 + Int(cueClass), at: place)
  }
}

/// What the tagger must know of words.
package protocol TagLexicon: Sendable {
  /// What is known of a word.
  func kinds(of word: FoldedWord) -> WordKinds
}

/// What kind of word it is.
package struct WordKinds: Hashable, Sendable {
  /// Its number in the table that it was looked up in; 0 for a word that is not known.
  package var number: UInt32
  /// How surely it is a cue: 0 for hardly ever, 4 for mostly.
  package var cueClass: UInt8
  /// The clusters that it belongs to.
  package var clusters: WordClusters?

  package init(number: UInt32 = 0, cueClass: UInt8 = 0, clusters: WordClusters? = nil) {
    self.number = number
    self.cueClass = cueClass
    self.clusters = clusters
  }
}

extension WordKinds {
  /// Whether features can be made of it.
  package var isInRange: Bool { cueClass <= 4 && clusters.map(\.isInRange) ?? true }
}

/// The clusters of a word among words used alike.
package struct WordClusters: Hashable, Sendable {
  /// One of the coarse clusters.
  package var coarse: UInt16
  /// One of the fine clusters.
  package var fine: UInt16

  /// The last coarse cluster; words without any share its features.
  package static let lastCoarse: UInt16 = 64
  /// The last fine cluster; words without any share its features.
  package static let lastFine: UInt16 = 1_024

  /// Whether neither is behind the last one, where stand-ins for stretches and margins begin.
  package var isInRange: Bool {
    coarse <= WordClusters.lastCoarse && fine <= WordClusters.lastFine
  }

  package init(coarse: UInt16, fine: UInt16) {
    self.coarse = coarse
    self.fine = fine
  }
}
