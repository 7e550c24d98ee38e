// The best way through the labels of a paragraph.
// SPDX-License-Identifier: Apache-2.0

/// The scores of the best ways to each label of each item.
///
/// Viterbi, 1967. All numbers are whole and, since each step counts from its best label, small
/// enough to be exact as floating-point numbers, of which a processor compares several at once.
struct Lattice {
  private let model: TagModel
  /// For each item, the score of the best way to each label.
  private var ways: [SIMD16<Float>] = []

  /// Less than any score.
  private static let never: Float = -1e9

  init(model: TagModel, count: Int) {
    self.model = model
    ways.reserveCapacity(count)
  }

  /// The weights of transitions as the lattice adds them; what may not follow is never best.
  ///
  /// - Parameter weights: Those of a label after another, at `previous * TagLabel.count + label`.
  static func steps(
    _ weights: [Int32], starts: [Int32]
  ) -> (transitions: [SIMD16<Float>], starts: SIMD16<Float>) {
    let labels = TagLabel.count
    func row(after previous: Int, _ weight: (Int) -> Int32) -> SIMD16<Float> {
      var row = SIMD16<Float>(repeating: never)
      for label in 0..<labels where TagLabel.mayFollow(label, after: previous) {
        row[label] = Float(weight(label))
      }
      return row
    }
    let transitions = (0..<labels).map { previous in
      row(after: previous) { weights[previous * labels + $0] }
    }
    return (transitions, row(after: TagLabel.outside) { starts[$0] })
  }

  /// Goes one item on.
  ///
  /// - Parameter own: The scores of its labels.
  mutating func append(_ own: SIMD16<Float>) {
    guard let last = ways.last else {
      ways.append(model.starts + own)
      return
    }
    let transitions = model.transitions
    var best = SIMD16<Float>(repeating: 2 * Lattice.never)
    var top = last[0]
    for previous in transitions.indices {
      let way = transitions[previous] + last[previous]
      best.replace(with: way, where: way .> best)
      top = max(top, last[previous])
    }
    ways.append(best - top + own)
  }

  /// The labels of the best way through.
  func best() -> [Int] {
    guard let last = ways.last else { return [] }
    let transitions = model.transitions
    let all = transitions.indices
    var label = all.max { (last[$0], $1) < (last[$1], $0) } ?? 0
    var labels = [Int](repeating: label, count: ways.count)
    for place in ways.indices.dropLast().reversed() {
      let way = ways[place]
      var best = 2 * Lattice.never
      let next = label
      for previous in all where way[previous] + transitions[previous][next] > best {
        best = way[previous] + transitions[previous][next]
        label = previous
      }
      labels[place] = label
    }
    return labels
  }
}
