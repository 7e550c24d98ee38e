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
  /// The weights of the values that only one item sees, and the row that all items of a sentence see.
  private var own = Sum()
  private var opening = 0
  /// The values of some kinds that the last item had: the next one mostly has the same.
  private var lasting = InlineArray<3, LastingValue>(repeating: LastingValue())

  /// A value and its row; none at first.
  private struct LastingValue {
    var value: UInt64 = 0
    var row = -1
  }

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
  mutating func add(_ template: TagTemplate, _ value: UInt64?, from first: Int) {
    let place = first + template.reach + TagParagraph.margin
    guard let value else { return window.put(0, isKey: false, template, at: place) }
    if let classPlace = ClassTable.place(of: template, value) {
      let row = model.classes.row(at: classPlace)
      if template.width == 1 {
        own.add(model.rows[row])
      } else {
        window.put(UInt32(truncatingIfNeeded: row), isKey: false, template, at: place)
      }
    } else if let number = template.lasting {
      own.add(model.rows[row(template, value, number)])
    } else {
      let key = FeatureKey.of(template, value)
      let (known, isCommon) = common.place(of: key)
      window.put(isCommon ? known.number : key, isKey: !isCommon, template, at: place)
    }
  }

  /// The row of a value that lasts.
  @inline(__always)
  private mutating func row(_ template: TagTemplate, _ value: UInt64, _ number: Int) -> Int {
    if lasting[number].row >= 0, lasting[number].value == value { return lasting[number].row }
    let row = model.table.row(of: FeatureKey.of(template, value))
    lasting[number] = LastingValue(value: value, row: row)
    return row
  }

  mutating func add(_ template: TagTemplate, _ value: UInt64, to sentence: Range<Int>) {
    opening = model.table.row(of: FeatureKey.of(template, value))
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
    let last = max(summed, min(count, written - 2 * TagParagraph.margin))
    for item in summed..<last {
      window.add(to: &sums[item], at: item + TagParagraph.margin, rows)
    }
    summed = last
  }
}

extension TagTemplate {
  /// A number for the kinds whose values mostly are those of the item before.
  @inline(__always)
  fileprivate var lasting: Int? {
    switch self {
    case .cueOnTheLeft: 0
    case .cueOnTheRight: 1
    case .clauseOpening: 2
    default: nil
    }
  }
}
