// The weights of the tagger, with the words that it knows.
// SPDX-License-Identifier: Apache-2.0

package import ReadoutText

/// A trained tagger: a linear-chain model over the items of a paragraph.
///
/// Conditional random fields: Lafferty, McCallum and Pereira, 2001. The weights are whole
/// numbers, 32nds of what was learnt.
public final class TagModel: Sendable {
  /// The weights of one feature for each label; lanes beyond the labels are 0.
  package struct Row: Hashable, Sendable {
    /// The labels 0 to 7.
    package var low = SIMD8<Int8>()
    /// The labels 8 to 11.
    package var high = SIMD4<Int8>()

    package init() {}

    package subscript(label label: Int) -> Int8 {
      get { label < 8 ? low[label] : high[label - 8] }
      set {
        if label < 8 { low[label] = newValue } else { high[label - 8] = newValue }
      }
    }
  }

  /// A row of a value, and which of the items that see the value have rows.
  struct ValueRow {
    var low: SIMD8<Int8>
    var high: SIMD4<Int8>
    /// The lowest bit stands for the first item.
    var items: UInt32
  }

  /// The weights of all labels after each label, and at the begin of a paragraph.
  let transitions: [SIMD16<Float>]
  let starts: SIMD16<Float>
  /// The same as chances.
  let chances: ChanceSteps
  /// Where the rows of a value stand.
  let table: FeatureTable
  /// The rows, those of one value side by side.
  let rows: [ValueRow]
  /// The rows of the small values.
  let smallRows: [Row]
  private let words: WordKindTable

  /// A model of its parts.
  package init(_ parts: Parts) {
    (transitions, starts) = Lattice.steps(parts.transitions, starts: parts.starts)
    chances = ChanceSteps(parts.transitions, starts: parts.starts)
    words = WordKindTable(parts.words)
    var rows: [ValueRow] = []
    var places: [(key: UInt32, place: FeatureTable.Place)] = []
    var small: [UInt32: Row] = [:]
    let smallKeys = (0..<SmallTagTemplate.count).map(TagModel.smallKey)
    let isSmall = Set(smallKeys)
    for value in parts.values {
      if let row = value.rows.first, isSmall.contains(value.key) {
        small[value.key] = row
        continue
      }
      places.append((value.key, FeatureTable.Place(row: rows.count, items: value.items)))
      rows += value.rows.map { ValueRow(low: $0.low, high: $0.high, items: value.items) }
    }
    smallRows = smallKeys.map { small[$0] ?? Row() }
    table = FeatureTable(places)
    self.rows = rows
  }

  /// The key of a small value, by its number in the table of all of them.
  static func smallKey(_ number: Int) -> UInt32 {
    featureKey(0, UInt64(truncatingIfNeeded: number))
  }
}

extension TagModel: TagLexicon {
  package func kinds(of word: FoldedWord) -> WordKinds { words.kinds(of: word) }
}
