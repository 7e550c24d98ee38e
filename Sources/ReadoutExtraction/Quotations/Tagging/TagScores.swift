// How well each label suits each item of a paragraph.
// SPDX-License-Identifier: Apache-2.0

/// The sums of the weights of all features, item by item and label by label.
struct TagScores: TagFeatureSink {
  /// The weights of one item; all labels have the same number added.
  struct Sum {
    private var pairs = SIMD8<UInt16>()
    private var insides = SIMD8<UInt16>()

    @inline(__always)
    init() {}

    @inline(__always)
    mutating func add(_ row: TagModel.WeightRow) {
      pairs &+= row.pairs
      insides &+= row.pairs &>> 8
    }

    /// The sums of all labels, each with the same number added.
    @inline(__always)
    var labels: LabelRow {
      LabelRow(open: SIMD8(pairs &- (insides &<< 8)), inside: SIMD8(insides))
    }

    /// The sum of a label.
    subscript(label: Int) -> Int {
      Int(labels[label]) - Int(labels.open[TagModel.WeightRow.noLabel])
    }
  }

  private let model: TagModel
  private let common: CommonPlaces
  /// The sums of the items.
  private(set) var sums: [Sum] = []
  private var window = TagWindow()
  private var count = 0
  /// The places written, and the items summed; a margin stands before the items.
  private var written = 0
  private var summed = 0
  /// The weights of the small values of an item and of those by class, and the row that all items of
  /// a sentence see.
  private var own = Sum()
  private var opening = 0

  /// Sums that are still to be made.
  init(model: TagModel) {
    self.model = model
    common = model.table.common
  }

  /// Begins with a paragraph of so many items.
  mutating func begin(count: Int) {
    self.count = count
    sums.removeAll(keepingCapacity: true)
    sums.reserveCapacity(count)
    (written, summed) = (0, 0)
    (own, opening) = (Sum(), 0)
  }

  @inline(__always)
  mutating func add(_ template: TagTemplate, _ value: UInt64, from first: Int) {
    if let row = model.classes.row(template, value) {
      own.add(model.rows[row])
      return
    }
    let key = featureKey(template.rawValue, value)
    let (place, isCommon) = common.place(of: key)
    window.put(
      isCommon ? place.number : key, isKey: !isCommon, template,
      at: first + template.reach + TagParagraph.margin)
  }

  mutating func add(_ template: TagTemplate, _ value: UInt64, to sentence: Range<Int>) {
    opening = model.table.row(of: featureKey(template.rawValue, value))
  }

  @inline(__always)
  mutating func add(_ template: SmallTagTemplate, _ value: Int, at place: Int) {
    own.add(model.smallRows[template.rawValue + value])
  }

  @inline(__always)
  mutating func close() {
    if written >= TagParagraph.margin, sums.count < count {
      own.add(model.rows[opening])
      sums.append(own)
      own = Sum()
    }
    written += 1
    if written % TagWindow.step == 0 { sumUp() }
  }

  mutating func finish() { sumUp() }

  /// Looks up what was written and sums what the items see, as far as their neighbours are known.
  private mutating func sumUp() {
    window.lookUp(by: model)
    let all = model.rows
    let rows = all.span
    for item in summed..<max(summed, min(count, written - 2 * TagParagraph.margin)) {
      window.add(to: &sums[item], at: item + TagParagraph.margin, rows)
      summed = item + 1
    }
  }
}
