// How well each label suits each item of a paragraph.
// SPDX-License-Identifier: Apache-2.0

/// The sums of the weights of all features, item by item and label by label.
struct TagScores: TagFeatureSink {
  /// The weights of one item; 128 features of at most 127 fit.
  struct Sum {
    /// The labels 0 to 7.
    var low = SIMD8<Int16>()
    /// The labels 8 to 11.
    var high = SIMD4<Int16>()

    /// All labels, as numbers to reckon with; 0 beyond them.
    var labels: SIMD16<Float> {
      var labels = SIMD16<Float>()
      labels.lowHalf = SIMD8(low)
      labels.highHalf.lowHalf = SIMD4(high)
      return labels
    }

    @inline(__always)
    mutating func add(_ low: SIMD8<Int8>, _ high: SIMD4<Int8>) {
      self.low &+= SIMD8(truncatingIfNeeded: low)
      self.high &+= SIMD4(truncatingIfNeeded: high)
    }
  }

  /// How far beyond the paragraph values can be seen.
  private static let margin = 2 * TagParagraph.margin

  private let model: TagModel
  private var sums: [Sum]
  private var pending = PendingFeatures()

  /// Sums for a number of items, all 0.
  init(model: TagModel, count: Int) {
    self.model = model
    sums = Array(repeating: Sum(), count: count + 2 * TagScores.margin)
  }

  /// The sums of an item.
  subscript(place: Int) -> Sum { sums[place + TagScores.margin] }

  @inline(__always)
  mutating func add(_ template: TagTemplate, _ value: UInt64, from first: Int) {
    pending.append(featureKey(template.rawValue, value), from: first + TagScores.margin)
  }

  mutating func add(_ template: TagTemplate, _ value: UInt64, to sentence: Range<Int>) {
    let key = featureKey(template.rawValue, value)
    guard let first = model.table.row(of: key) else { return }
    let row = model.rows[first]
    for item in sentence { sums[item + TagScores.margin].add(row.low, row.high) }
  }

  @inline(__always)
  mutating func add(_ template: SmallTagTemplate, _ value: Int, at place: Int) {
    let row = model.smallRows[template.rawValue + value]
    sums[place + TagScores.margin].add(row.low, row.high)
  }

  mutating func close() {
    if pending.isNearlyFull { pending.drain(to: &sums, by: model) }
  }

  mutating func finish() { pending.drain(to: &sums, by: model) }
}

/// The features of some places whose rows are still to be summed.
private struct PendingFeatures {
  private static let capacity = 512
  /// More than a place has.
  private static let mostOfPlace = 64

  private var keys = InlineArray<512, UInt32>(repeating: 0)
  private var firsts = InlineArray<512, Int32>(repeating: 0)
  private var count = 0
  private var common = InlineArray<512, UInt64>(repeating: 0)
  private var commonFirsts = InlineArray<512, Int32>(repeating: 0)
  private var entries = InlineArray<512, UInt32>(repeating: 0)

  /// Whether the features of one more place may not fit.
  var isNearlyFull: Bool { count > PendingFeatures.capacity - PendingFeatures.mostOfPlace }

  @inline(__always)
  mutating func append(_ key: UInt32, from first: Int) {
    keys[count] = key
    firsts[count] = Int32(truncatingIfNeeded: first)
    count += 1
  }

  /// Sums the rows of all of them.
  ///
  /// The common values and those that may have rows are sifted out without any branch, and the
  /// entries of the latter read: so a processor fetches many lines of memory at a time.
  mutating func drain(to sums: inout [TagScores.Sum], by model: TagModel) {
    var (commonCount, kept) = (0, 0)
    for index in 0..<count {
      let (key, first) = (keys[index], firsts[index])
      let near = model.table.common(near: key)
      let isCommon = near >> 32 == UInt64(key) ? 1 : 0
      common[commonCount] = near
      commonFirsts[commonCount] = first
      commonCount += isCommon
      keys[kept] = key
      firsts[kept] = first
      kept += model.table.mayHold(key) & (1 - isCommon)
    }
    count = 0
    for index in 0..<kept { entries[index] = model.table.entry(near: keys[index]) }
    for index in 0..<commonCount {
      let place = FeatureTable.place(of: common[index])
      PendingFeatures.add(place, from: commonFirsts[index], of: model.rows, to: &sums)
    }
    for index in 0..<kept {
      guard let row = model.table.row(of: keys[index], entry: entries[index]) else { continue }
      let place = FeatureTable.Place(row: row, items: model.rows[row].items)
      PendingFeatures.add(place, from: firsts[index], of: model.rows, to: &sums)
    }
  }

  @inline(__always)
  private static func add(
    _ place: FeatureTable.Place, from first: Int32, of rows: [TagModel.ValueRow],
    to sums: inout [TagScores.Sum]
  ) {
    var row = place.row
    var item = Int(first)
    var items = place.items
    while items != 0 {
      let gap = items.trailingZeroBitCount
      item += gap
      sums[item].add(rows[row].low, rows[row].high)
      items = (items >> UInt32(gap)) >> 1
      item += 1
      row += 1
    }
  }
}
