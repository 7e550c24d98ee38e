// Who takes the features of items: the sums of a tagger, or the lists of a training.
// SPDX-License-Identifier: Apache-2.0

/// Takes the features of a paragraph, item after item.
protocol TagFeatureSink {
  /// Takes a value that neighbouring items see, as many as the template says, each in its own way.
  ///
  /// - Parameters:
  ///   - value: The value; nil where there is none.
  ///   - first: The first of the items; some of them may lie before or behind the paragraph.
  mutating func add(_ template: TagTemplate, _ value: UInt64?, from first: Int)

  /// Takes a value that all items of a sentence see in the same way.
  mutating func add(_ template: TagTemplate, _ value: UInt64, to sentence: Range<Int>)

  /// Takes a small value of one item.
  mutating func add(_ template: SmallTagTemplate, _ value: Int, at place: Int)

  /// Hears that a place's features were handed over.
  mutating func close()

  /// Hears that those of all places were.
  mutating func finish()
}

/// A feature as training counts it: the key of a value, and which of the items that see it this is.
package struct TagFeature: Hashable, Comparable, Sendable {
  /// The key, with the number of the item in the lowest byte.
  private let number: UInt64

  init(key: UInt32, slot: Int) {
    number = UInt64(key) << 8 | UInt64(truncatingIfNeeded: slot) & 0xFF
  }

  /// The number by which the value is found; 0 is no value's.
  package var key: UInt32 { UInt32(truncatingIfNeeded: number >> 8) }
  /// Which of the items that see the value it is, from 0.
  package var slot: Int { Int(number & 0xFF) }

  /// The order of keys, then of items.
  package static func < (a: TagFeature, b: TagFeature) -> Bool { a.number < b.number }
}

/// The features of each item of a paragraph.
struct TagFeatureLists: TagFeatureSink {
  private(set) var lists: [[TagFeature]]

  /// Empty lists for a number of items.
  init(count: Int) {
    lists = Array(repeating: [], count: count)
  }

  mutating func add(_ template: TagTemplate, _ value: UInt64?, from first: Int) {
    guard let value else { return }
    let key = FeatureKey.of(template, value)
    for slot in 0..<template.width where lists.indices.contains(first + slot) {
      lists[first + slot].append(TagFeature(key: key, slot: slot))
    }
  }

  mutating func add(_ template: TagTemplate, _ value: UInt64, to sentence: Range<Int>) {
    let key = FeatureKey.of(template, value)
    for place in sentence { lists[place].append(TagFeature(key: key, slot: 0)) }
  }

  mutating func add(_ template: SmallTagTemplate, _ value: Int, at place: Int) {
    lists[place].append(TagFeature(key: FeatureKey.of(template, value), slot: 0))
  }

  mutating func close() {}

  mutating func finish() {}
}
