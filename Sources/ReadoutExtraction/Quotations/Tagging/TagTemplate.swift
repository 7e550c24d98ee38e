// The kinds of features that the tagger looks at.
// SPDX-License-Identifier: Apache-2.0

/// The kind of a feature whose values are too many to be numbered.
///
/// Its raw value goes into the key, so a case must not change its number without new weights.
enum TagTemplate: UInt64, CaseIterable {
  /// A word, seen from the items at −4…+4.
  case word = 1
  /// Two neighbouring words, the first seen from −1…+2.
  case wordPair = 2
  /// A class, seen from the items at −4…+4.
  case shape = 3
  /// Two neighbouring classes, the first seen from −2…+3.
  case shapePair = 4
  /// Three neighbouring classes, the first seen from −1…+3.
  case shapeTriple = 5
  /// A fine cluster of words, seen from the items at −2…+2.
  case kin = 6
  /// A coarse cluster of words, seen from the items at −2…+2.
  case topic = 7
  case topicTriple = 8
  /// What the rules see in two neighbours, seen from both.
  case framePair = 9
  /// A word with the class before it and behind it.
  case wordAndShapeBefore = 10
  case wordAndShapeAfter = 11
  /// A class with the word before it.
  case shapeAndWordBefore = 12
  case suffix = 13
  case prefix = 14
  case topicAndShapeBefore = 15
  case cueOnTheLeft = 16
  case cueOnTheRight = 17
  case cueLeftAndShape = 18
  case cueRightAndShape = 19
  case cuesAndShapeBehind = 20
  case cueWordLeftAndShape = 21
  case placeFromStart = 22
  case placeFromEnd = 23
  case openingAndCueClass = 24
  case clauseOpening = 25
  case clauseSecond = 26
  case frameAndShape = 27
  case frameWordLeft = 28
  case frameWordRight = 29
  case frameSides = 30
  /// The first classes of a sentence, seen from all of its items.
  case openingShapes = 31

  /// From how many neighbouring items a value is seen, a weight for each.
  var width: Int {
    switch self {
    case .word, .shape: 9
    case .shapePair: 6
    case .shapeTriple, .kin, .topic: 5
    case .wordPair: 4
    case .framePair: 2
    default: 1
    }
  }

  /// How far behind the first of the items that see a value it stands.
  var reach: Int {
    switch self {
    case .word, .shape: 4
    case .kin, .topic, .shapePair: 2
    case .wordPair, .shapeTriple: 1
    default: 0
    }
  }
}

/// The kind of a feature whose values are small numbers.
///
/// The raw value is the kind's first place in a table of all such values: a case has the room up to
/// the next one.
enum SmallTagTemplate: Int {
  case spelling = 0
  case name = 64
  /// The class in the cue lexicon.
  case cueClass = 96
  case cueDistanceLeft = 104
  case cueDistanceRight = 184
  case cuesAround = 264
  case cuesAndLength = 1_864
  case placeInSentence = 2_504
  case placeInText = 2_544
  case stretchesAround = 2_548
  case stretchesAndCues = 2_692
  case thatSinceCue = 3_317
  /// What the rules see here.
  case frame = 3_357
  case frameAndCueClass = 3_361
  case framesAround = 3_381

  /// The number of all values.
  static let count = 3_462
}

/// The number by which a value of a kind is found.
///
/// Among two million values of a corpus and the some ten thousand that have weights, one in a
/// hundred thousand meets a stranger's weights.
@inline(__always)
func featureKey(_ kind: UInt64, _ value: UInt64) -> UInt32 {
  // Kinds are small numbers as many values are: spread, they keep out of each other's way.
  UInt32(truncatingIfNeeded: mix((kind &+ 1) &* 0x9E37_79B9_7F4A_7C15, value) >> 16)
}

/// One number of two, order told.
@inline(__always)
func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let sum = a ^ (b &+ 0x9E37_79B9_7F4A_7C15 &+ (a << 6) &+ (a >> 2))
  let product = sum &* 0xFF51_AFD7_ED55_8CCD
  return product ^ (product >> 32)
}
