// The best way through the labels of a paragraph.
// SPDX-License-Identifier: Apache-2.0

/// The scores of the best ways to each label of each item.
///
/// Viterbi, 1967. All numbers are whole and, since they are counted from the best label again and
/// again, small enough to be exact as floating-point numbers, of which a processor compares several
/// at once.
struct Lattice {
  private let steps: ChainSteps
  /// For each item, the score of the best way to each label.
  private var ways: [LabelRow] = []

  /// After so many items the scores are counted from the best label: 16 sums of some ten thousand
  /// points are far from the 2^24 up to which whole numbers are exact.
  private static let stride = 16

  init(model: TagModel) {
    steps = model.steps
  }

  /// The labels of the best way through all items.
  mutating func labels(of scores: [LabelRow]) -> [Int] {
    ways.removeAll(keepingCapacity: true)
    ways.reserveCapacity(scores.count)
    let steps = steps
    let rows = steps.forward.span
    var last = LabelRow()
    for (place, score) in scores.enumerated() {
      if place == 0 {
        last = LabelRow(open: steps.starts, inside: SIMD8(repeating: ChainSteps.never)) + score
      } else {
        if place % Lattice.stride == 0 {
          let top = last.greatest
          last.open -= top
          last.inside -= top
        }
        last = Lattice.next(last, steps, rows) + score
      }
      ways.append(last)
    }
    return best()
  }

  /// The scores of the best ways one item on.
  @inline(__always)
  private static func next(
    _ last: LabelRow, _ steps: ChainSteps, _ rows: Swift.Span<SIMD8<Float>>
  ) -> LabelRow {
    var next = LabelRow(
      open: rows[0] + last.open[0],
      inside: (last.open + steps.begun).greater(last.inside + steps.goingOn))
    var other = rows[LabelRow.openCount] + last.inside[0]
    for lane in 1..<LabelRow.openCount {
      next.open = next.open.greater(rows[lane] + last.open[lane])
      other = other.greater(rows[LabelRow.openCount + lane] + last.inside[lane])
    }
    next.open = next.open.greater(other)
    return next
  }

  /// The labels of the best way through.
  private func best() -> [Int] {
    guard let last = ways.last else { return [] }
    let backward = steps.backward
    let rows = backward.span
    var label = Lattice.first(last.greatest, in: last)
    var labels = [Int](repeating: label, count: ways.count)
    for place in ways.indices.dropLast().reversed() {
      let lane = TagLabel.lane(label)
      if TagLabel.isInside(label) {
        let fresh = ways[place].open[lane] + steps.begun[lane]
        if fresh >= ways[place].inside[lane] + steps.goingOn[lane] { label -= 1 }
      } else {
        let way = ways[place] + rows[lane]
        label = Lattice.first(way.greatest, in: way)
      }
      labels[place] = label
    }
    return labels
  }

  /// The first label that has a number.
  @inline(__always)
  private static func first(_ number: Float, in row: LabelRow) -> Int {
    if row.open[0] == number { return TagLabel.outside }
    return (1..<TagLabel.count).first { row[$0] == number } ?? TagLabel.outside
  }
}
