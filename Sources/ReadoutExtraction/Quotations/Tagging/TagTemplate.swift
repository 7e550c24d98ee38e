// The kinds of features that the tagger looks at.
// SPDX-License-Identifier: Apache-2.0

/// The kind of a feature whose values are too many to be numbered.
///
/// Its raw value goes into the key, so a case must not change its number without new weights.
enum TagTemplate: UInt64, CaseIterable {
  // What an item is by itself.

  /// The number of a word that is known, seen from the items at −3…+3.
  case word = 1
  /// A class, seen from the items at −3…+3.
  case shape = 2
  /// A fine cluster of words, seen from the items at −2…+2.
  case kin = 3
  /// A coarse cluster of words, seen from the items at −2…+2.
  case topic = 4
  /// The letters of a word, or the words of a stretch.
  case suffix = 5
  case prefix = 6
  /// What the rules see in an item, with its class.
  case frameAndShape = 7

  // What it is beside others.

  /// Two neighbouring words, the first seen from −1…+2.
  case wordPair = 8
  /// Two neighbouring classes, the first seen from −2…+3.
  case shapePair = 9
  /// Three neighbouring classes, the first seen from −1…+3.
  case shapeTriple = 10
  case cueOnTheLeft = 11
  case cueOnTheRight = 12
  case cueLeftAndShape = 13
  case cueRightAndShape = 14
  case placeFromStart = 15
  case placeFromEnd = 16
  case openingAndCueClass = 17
  case clauseOpening = 18
  case frameWordRight = 19
  /// The first classes of a sentence, seen from all of its items.
  case openingShapes = 20

  /// From how many neighbouring items a value is seen, a weight for each.
  var width: Int {
    switch self {
    case .word, .shape: 7
    case .shapePair: 6
    case .shapeTriple, .kin, .topic: 5
    case .wordPair: 4
    default: 1
    }
  }

  /// How far behind the first of the items that see a value it stands.
  var reach: Int {
    switch self {
    case .word, .shape: 3
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
  /// What the rules see here and in the item before, or in the one behind.
  case framesBefore = 3_462
  case framesBehind = 3_487

  /// The number of all values.
  static let count = 3_512
}

/// The number by which a value of a kind is found: one of three kinds of numbers, one above the other.
///
/// Small values are numbered from 1, values of a class from 4,096. All others have the upper half of
/// the numbers; among two million values of a corpus and the some ten thousand that have weights, one
/// in a hundred thousand meets a stranger's weights there.
enum FeatureKey {
  /// The first number of a value that is made of a class.
  static let firstOfClasses: UInt32 = 4_096
  /// The first number of any other value.
  static let firstHashed: UInt32 = 1 << 31

  /// The key of a small value.
  @inline(__always)
  static func of(_ template: SmallTagTemplate, _ value: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: template.rawValue + value + 1)
  }

  /// The key of a value.
  @inline(__always)
  static func of(_ template: TagTemplate, _ value: UInt64) -> UInt32 {
    if let place = ClassTable.place(of: template, value) {
      return firstOfClasses + UInt32(truncatingIfNeeded: place)
    }
    // Kinds are small numbers as many values are: spread, they keep out of each other's way.
    let kind = (template.rawValue &+ 1) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: mix(kind, value) >> 16) | firstHashed
  }
}

/// One number of two, order told.
@inline(__always)
func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let sum = a ^ (b &+ 0x9E37_79B9_7F4A_7C15 &+ (a << 6) &+ (a >> 2))
  let product = sum &* 0xFF51_AFD7_ED55_8CCD
  return product ^ (product >> 32)
}
