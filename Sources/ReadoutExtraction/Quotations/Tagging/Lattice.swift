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
  static let never: Float = -1e9

  init(model: TagModel) {
    self.model = model
  }

  /// The weights of a chain as the lattice adds them; what may not follow is never best.
  struct Steps: Sendable {
    /// The weights of all labels after each label.
    var forward: [SIMD16<Float>] = []
    /// The weights of each label after all labels.
    var backward: [SIMD16<Float>] = []
    /// The weights of the labels at the begin of a paragraph.
    var starts = SIMD16<Float>(repeating: never)

    /// - Parameter weights: Those of a label after another, at `previous * TagLabel.count + label`.
    init(_ weights: [Int32], starts: [Int32]) {
      let labels = 0..<TagLabel.count
      let none = SIMD16<Float>(repeating: never)
      forward = labels.map { _ in none }
      backward = labels.map { _ in none }
      for label in labels {
        for previous in labels where TagLabel.mayFollow(label, after: previous) {
          let weight = Float(weights[previous * labels.count + label])
          forward[previous][label] = weight
          backward[label][previous] = weight
        }
        guard TagLabel.mayFollow(label, after: TagLabel.outside) else { continue }
        self.starts[label] = Float(starts[label])
      }
    }
  }

  /// The labels of the best way through all items.
  mutating func labels(of scores: [SIMD16<Float>]) -> [Int] {
    ways.removeAll(keepingCapacity: true)
    ways.reserveCapacity(scores.count)
    let forward = model.steps.forward
    let steps = forward.span
    var last = SIMD16<Float>()
    for (place, score) in scores.enumerated() {
      last = place == 0 ? model.steps.starts + score : Lattice.next(last, steps) + score
      ways.append(last)
    }
    return best()
  }

  /// The scores of the best ways one item on, counted from the best of all.
  @inline(__always)
  private static func next(
    _ last: SIMD16<Float>, _ steps: Swift.Span<SIMD16<Float>>
  ) -> SIMD16<Float> {
    var best = SIMD16<Float>(repeating: 2 * never)
    for previous in steps.indices {
      let way = steps[previous] + last[previous]
      best.replace(with: way, where: way .> best)
    }
    return best - top(of: last)
  }

  /// The greatest of some scores, half of them compared at once.
  @inline(__always)
  private static func top(of scores: SIMD16<Float>) -> Float {
    let (low, high) = (scores.lowHalf, scores.highHalf)
    let half = low.replacing(with: high, where: high .> low)
    let quarter = half.lowHalf.replacing(with: half.highHalf, where: half.highHalf .> half.lowHalf)
    return max(max(quarter[0], quarter[1]), max(quarter[2], quarter[3]))
  }

  /// The labels of the best way through.
  private func best() -> [Int] {
    guard let last = ways.last else { return [] }
    let backward = model.steps.backward
    let steps = backward.span
    var label = steps.indices.max { (last[$0], $1) < (last[$1], $0) } ?? 0
    var labels = [Int](repeating: label, count: ways.count)
    for place in ways.indices.dropLast().reversed() {
      let way = ways[place] + steps[label]
      let top = Lattice.top(of: way)
      label = 0
      while label < steps.count - 1, way[label] != top { label += 1 }
      labels[place] = label
    }
    return labels
  }
}
