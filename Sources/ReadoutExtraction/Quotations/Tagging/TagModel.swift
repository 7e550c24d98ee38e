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

    package init(low: SIMD8<Int8> = SIMD8(), high: SIMD4<Int8> = SIMD4()) {
      self.low = low
      self.high = high
    }

    package subscript(label label: Int) -> Int8 {
      get { label < 8 ? low[label] : high[label - 8] }
      set {
        if label < 8 { low[label] = newValue } else { high[label - 8] = newValue }
      }
    }
  }

  /// A row as it is added up: two labels a lane, an inside above its begin.
  ///
  /// Each weight has 128 added, so that none borrows from another.
  struct WeightRow: Sendable {
    private(set) var pairs: SIMD8<UInt16>

    /// A lane of no label, whose lower half is without weights.
    static let noLabel = 7
    private static let countLane = 6

    /// The weights of a feature.
    ///
    /// - Parameter count: How many rows the value has from this one on.
    init(_ row: Row = Row(), count: Int = 0) {
      let low = (SIMD8<UInt16>(truncatingIfNeeded: row.low) ^ 0x80) & 0xFF
      let high = (SIMD4<UInt16>(truncatingIfNeeded: row.high) ^ 0x80) & 0xFF
      let begins = SIMD8(
        low[0], low[1], low[3], low[5], low[7], high[1], 0x80, 0x80)
      let insides = SIMD8(0x80, low[2], low[4], low[6], high[0], high[2], 0x80, 0x80)
      pairs = begins | insides &<< 8
      pairs[WeightRow.countLane] = UInt16(truncatingIfNeeded: count)
    }

    /// How many rows the value has from this one on.
    @inline(__always)
    var count: Int { Int(pairs[WeightRow.countLane]) }

    /// The weight of a label.
    subscript(label label: Int) -> Int {
      Int(pairs[TagLabel.lane(label)] >> WeightRow.shift(of: label) & 0xFF) - 128
    }

    private static func shift(of label: Int) -> UInt16 { TagLabel.isInside(label) ? 8 : 0 }
  }

  /// The weights of transitions and starts.
  let steps: ChainSteps
  /// The same as chances.
  let chances: ChainSteps
  /// Where the rows of a value stand.
  let table: FeatureTable
  /// The same for values that are made of a class.
  let classes: ClassTable
  /// The rows, those of one value side by side; the first has no weights.
  let rows: [WeightRow]
  /// The rows of the small values.
  let smallRows: [WeightRow]
  private let words: WordKindTable

  /// A model of its parts.
  package convenience init(_ parts: Parts) {
    self.init(
      values: parts.values.map { ($0.key, $0.items) }, rows: parts.values.flatMap(\.rows),
      steps: ChainSteps(parts.transitions, starts: parts.starts),
      words: WordKindTable(parts.words))
  }

  /// A model of values, those used most first, and the rows of all of them in the same order.
  init(
    values: [(key: UInt32, items: UInt32)], rows all: [Row], steps: ChainSteps,
    words: WordKindTable
  ) {
    self.steps = steps
    chances = steps.chances
    self.words = words
    // A value without rows has these.
    var rows = [WeightRow](repeating: WeightRow(), count: FeatureTable.mostItems)
    rows.reserveCapacity(2 * all.count)
    var places: [(key: UInt32, place: FeatureTable.Place)] = []
    places.reserveCapacity(values.count)
    var smallRows = [WeightRow](repeating: WeightRow(), count: SmallTagTemplate.count)
    var classes = ClassTable(wordCount: words.numberCount)
    var next = 0
    for (key, items) in values where items != 0 {
      if key < FeatureKey.firstOfClasses {
        let number = Int(key) - 1
        if smallRows.indices.contains(number) { smallRows[number] = WeightRow(all[next]) }
        next += items.nonzeroBitCount
        continue
      }
      let width = TagModel.rowCount(of: key, items)
      if key < FeatureKey.firstHashed {
        classes.take(row: rows.count, at: Int(key - FeatureKey.firstOfClasses))
      } else {
        places.append((key, FeatureTable.Place(row: rows.count, count: width)))
      }
      for item in 0..<width {
        let isWeighed = items >> UInt32(item) & 1 == 1
        rows.append(WeightRow(isWeighed ? all[next] : Row(), count: width - item))
        next += isWeighed ? 1 : 0
      }
    }
    self.smallRows = smallRows
    self.classes = classes
    table = FeatureTable(places)
    self.rows = rows
  }

  /// How many rows a value has, the first of its items first.
  ///
  /// All rows of a class are asked for, of another value only those up to the last with weights.
  static func rowCount(of key: UInt32, _ items: UInt32) -> Int {
    switch key {
    case ..<FeatureKey.firstOfClasses: 0
    case ..<FeatureKey.firstHashed: ClassTable.width(at: Int(key - FeatureKey.firstOfClasses))
    default: UInt32.bitWidth - items.leadingZeroBitCount
    }
  }

  /// Where the rows of a value stand that is not a small one.
  func place(of key: UInt32) -> FeatureTable.Place {
    guard key < FeatureKey.firstHashed else { return place(ofRow: table.row(of: key)) }
    guard key >= FeatureKey.firstOfClasses else { return FeatureTable.Place() }
    return place(ofRow: classes.row(at: Int(key - FeatureKey.firstOfClasses)))
  }

  /// The place of a value by its first row.
  @inline(__always)
  func place(ofRow row: Int) -> FeatureTable.Place {
    FeatureTable.Place(row: row, count: rows[row].count)
  }
}

extension TagModel: TagLexicon {
  package func kinds(of word: FoldedWord) -> WordKinds { words.kinds(of: word) }
}
