// The kinds of features that the tagger looks at.
// SPDX-License-Identifier: Apache-2.0

/// The kind of a feature; its raw value goes into the key, so a case must not change its place
/// without new weights.
///
/// The steps leave room for the places around an item.
enum TagTemplate: UInt64 {
  /// A word at −4…+4.
  case word = 1
  /// Two neighbouring words, the first at −2…+1.
  case wordPair = 20
  /// The words at −1, 0, +1.
  case wordTriple = 25
  /// A class at −4…+4.
  case shape = 30
  /// Two neighbouring classes, the first at −3…+2.
  case shapePair = 40
  /// Three neighbouring classes, the first at −3…+1.
  case shapeTriple = 50
  /// Four neighbouring classes, the first at −2 or −1.
  case shapeQuadruple = 56
  /// A word with a class beside it.
  case wordAndShape = 60
  case suffix = 70
  case prefix = 71
  case spelling = 72
  case name = 73
  case namePair = 74
  /// The class in the cue lexicon.
  case cueClass = 80
  case cueOnTheLeft = 81
  case cueOnTheRight = 82
  case cueDistanceLeft = 83
  case cueDistanceRight = 84
  case cuesAround = 85
  case cueLeftAndShape = 86
  case cueRightAndShape = 87
  case cuesAndShapeAhead = 88
  case cuesAndShapeBehind = 89
  case cueWordLeftAndShape = 90
  case cueWordRightAndShape = 91
  case placeInSentence = 100
  case placeFromStart = 101
  case placeFromEnd = 102
  case sentenceOpening = 103
  case openingAndCueClass = 104
  case openingShapes = 105
  case placeInText = 106
  case sentenceEnding = 107
  case stretchesAround = 108
  case stretchesAndShape = 109
  case stretchesAndCues = 110
  case clauseOpening = 111
  case clauseSecond = 112
  case clauseAndCues = 113
  case thatSinceCue = 114
  case cuesAndLength = 115
  /// What the rules see here.
  case frame = 120
  case framePair = 121
  case frameAndShape = 123
  case frameAndCueClass = 124
  case framesAround = 125
  case frameWordLeft = 126
  case frameWordRight = 127
  case frameSides = 128
  /// A fine cluster of words at −2…+2.
  case kin = 220
  /// A coarse cluster of words at −2…+2.
  case topic = 240
  case topicTriple = 246
  case topicAndShape = 247
}

/// The keys of the features of one item.
///
/// A key is a hash of 32 bits: among two million features of a corpus and the some hundred thousand
/// that have weights, one in ten thousand meets a stranger's weight.
package struct FeatureKeys: TagFeatureSink, Sendable {
  /// The keys, in no order that matters.
  package private(set) var all: [UInt32] = []

  /// More than any item has.
  static let capacity = 128

  package init() {
    all.reserveCapacity(FeatureKeys.capacity)
  }

  mutating func removeAll() { all.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func add(_ template: TagTemplate, _ value: UInt64, offset: Int) {
    all.append(featureKey(template, value, offset: offset))
  }
}

/// Who takes the features of an item.
protocol TagFeatureSink {
  /// Forgets the features of the item before.
  mutating func removeAll()

  /// Takes a feature.
  mutating func add(_ template: TagTemplate, _ value: UInt64, offset: Int)
}

extension TagFeatureSink {
  /// Takes a feature of the item itself.
  @inline(__always)
  mutating func add(_ template: TagTemplate, _ value: UInt64) { add(template, value, offset: 0) }
}

/// The key of a feature.
@inline(__always)
func featureKey(_ template: TagTemplate, _ value: UInt64, offset: Int) -> UInt32 {
  let kind = template.rawValue &+ UInt64(truncatingIfNeeded: offset)
  return UInt32(truncatingIfNeeded: mix(kind, value) >> 16)
}

/// One number of two, order told.
@inline(__always)
func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let sum = a ^ (b &+ 0x9E37_79B9_7F4A_7C15 &+ (a << 6) &+ (a >> 2))
  let product = sum &* 0xFF51_AFD7_ED55_8CCD
  return product ^ (product >> 32)
}
