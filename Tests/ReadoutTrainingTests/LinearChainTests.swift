// The sums of a chain against the sums over all its labellings.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutExtraction
import ReadoutModel
import Testing

@testable import ReadoutTraining

@Suite("Linear chain")
struct LinearChainTests {
  @Test("The probabilities are those of all labellings added up", arguments: [1, 2, 3])
  func enumerates(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let labels = TagLabel.count
    let scores = (0..<count).map { _ in
      var row = SIMD16<Float>()
      for label in 0..<labels { row[label] = Float.random(in: -2...2, using: &random) }
      return row
    }
    let weights = (0..<labels * labels + labels).map { _ in Float.random(in: -1...1, using: &random)
    }
    var chain = LinearChain()
    let found = chain.marginals(scores, weights: weights)

    var total = 0.0
    var sums = [[Double]](repeating: [Double](repeating: 0, count: labels), count: count)
    func walk(_ path: [Int], _ score: Float) {
      guard path.count < count else {
        total += exp(Double(score))
        for (place, label) in path.enumerated() { sums[place][label] += exp(Double(score)) }
        return
      }
      for label in 0..<labels
      where TagLabel.mayFollow(label, after: path.last ?? TagLabel.outside) {
        let step =
          path.last.map { weights[$0 * labels + label] } ?? weights[labels * labels + label]
        walk(path + [label], score + step + scores[path.count][label])
      }
    }
    walk([], 0)
    for place in 0..<count {
      for label in 0..<labels {
        #expect(abs(Double(found[place][label]) - sums[place][label] / total) < 1e-4)
      }
    }
  }

  @Test("An inside label without its begin has no probability")
  func forbids() {
    var chain = LinearChain()
    let weights = [Float](repeating: 0, count: TagLabel.count * (TagLabel.count + 1))
    let found = chain.marginals([SIMD16(repeating: 0)], weights: weights)
    for role in TagRole.allCases { #expect(found[0][TagLabel.inside(role)] == 0) }
  }
}
