// The probabilities of labels in a chain.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutExtraction

/// Forward and backward sums over the labels of one paragraph.
///
/// Rabiner, 1989, with scaling; all numbers are of order one.
struct LinearChain {
  private let labels = TagLabel.count
  private var forward: [Float] = []
  private var backward: [Float] = []
  private var emissions: [Float] = []
  private var scales: [Float] = []

  /// The expected number of each transition, at `previous * labels + label`, then of each start.
  private(set) var expected: [Float] = []

  /// The probabilities of the labels at each place, one row a place.
  ///
  /// - Parameters:
  ///   - scores: The scores of the labels at each place.
  ///   - weights: Those of the transitions, then of the starts.
  mutating func marginals(_ scores: [SIMD16<Float>], weights: [Float]) -> [SIMD16<Float>] {
    let count = scores.count
    let size = count * labels
    forward = [Float](repeating: 0, count: size)
    backward = [Float](repeating: 0, count: size)
    emissions = [Float](repeating: 0, count: size)
    scales = [Float](repeating: 0, count: count)
    expected = [Float](repeating: 0, count: labels * labels + labels)
    guard count > 0 else { return [] }
    var steps = [Float](repeating: 0, count: labels * labels)
    for previous in 0..<labels {
      for label in 0..<labels where TagLabel.mayFollow(label, after: previous) {
        steps[previous * labels + label] = exp(weights[previous * labels + label])
      }
    }
    for place in 0..<count {
      var highest = scores[place][0]
      for label in 1..<labels { highest = max(highest, scores[place][label]) }
      for label in 0..<labels {
        emissions[place * labels + label] = exp(scores[place][label] - highest)
      }
    }
    runForward(count, steps, weights)
    runBackward(count, steps)
    return (0..<count).map { place in
      var row = SIMD16<Float>()
      for label in 0..<labels {
        row[label] = forward[place * labels + label] * backward[place * labels + label]
      }
      if place == 0 {
        for label in 0..<labels { expected[labels * labels + label] = row[label] }
      }
      return row
    }
  }

  private mutating func runForward(_ count: Int, _ steps: [Float], _ weights: [Float]) {
    for place in 0..<count {
      let base = place * labels
      var sum: Float = 0
      for label in 0..<labels {
        var value: Float = 0
        if place == 0 {
          let canBegin = TagLabel.mayFollow(label, after: TagLabel.outside)
          value = canBegin ? exp(weights[labels * labels + label]) : 0
        } else {
          for previous in 0..<labels {
            value += forward[base - labels + previous] * steps[previous * labels + label]
          }
        }
        forward[base + label] = value * emissions[base + label]
        sum += forward[base + label]
      }
      scales[place] = 1 / max(sum, .leastNormalMagnitude)
      for label in 0..<labels { forward[base + label] *= scales[place] }
    }
  }

  private mutating func runBackward(_ count: Int, _ steps: [Float]) {
    for label in 0..<labels { backward[(count - 1) * labels + label] = 1 }
    for place in (0..<count - 1).reversed() {
      let (base, after) = (place * labels, (place + 1) * labels)
      for previous in 0..<labels {
        var sum: Float = 0
        let ahead = forward[base + previous] * scales[place + 1]
        for label in 0..<labels {
          let share =
            steps[previous * labels + label] * emissions[after + label] * backward[after + label]
          sum += share
          expected[previous * labels + label] += ahead * share
        }
        backward[base + previous] = sum * scales[place + 1]
      }
    }
  }
}
