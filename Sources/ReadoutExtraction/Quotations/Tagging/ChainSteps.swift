// What each label adds to its neighbours in a chain.
// SPDX-License-Identifier: Apache-2.0

/// The weights of one label after another, or the chances that they stand for.
struct ChainSteps: Sendable {
  /// Of outside and the begins, after each of them and then after each inside, lane by lane.
  private(set) var forward: [SIMD8<Float>]
  /// Of outside and of each begin, after all labels.
  private(set) var backward: [LabelRow]
  /// Of the insides, each after its begin.
  private(set) var begun: SIMD8<Float>
  /// Of the insides, each after itself.
  private(set) var goingOn: SIMD8<Float>
  /// Of outside and the begins, where a paragraph begins.
  private(set) var starts: SIMD8<Float>

  /// Less than any weight: that of what may not follow.
  static let never: Float = -1e9

  /// Weights as they were learnt.
  ///
  /// - Parameter weights: Those of a label after another, at `previous * TagLabel.count + label`.
  init(_ weights: [Int32], starts first: [Int32]) {
    let none = SIMD8<Float>(repeating: ChainSteps.never)
    forward = Array(repeating: none, count: 2 * LabelRow.openCount)
    backward = Array(
      repeating: LabelRow(open: none, inside: none), count: LabelRow.openCount)
    (begun, goingOn, starts) = (none, none, none)
    for label in 0..<TagLabel.count {
      let lane = TagLabel.lane(label)
      for previous in 0..<TagLabel.count where TagLabel.mayFollow(label, after: previous) {
        let weight = Float(weights[previous * TagLabel.count + label])
        switch (TagLabel.isInside(label), TagLabel.isInside(previous)) {
        case (true, false): begun[lane] = weight
        case (true, true): goingOn[lane] = weight
        case (false, _):
          forward[ChainSteps.row(of: previous)][lane] = weight
          backward[lane][previous] = weight
        }
      }
      if !TagLabel.isInside(label) { starts[lane] = Float(first[label]) }
    }
  }

  /// The chances that the weights stand for; what may not follow has none.
  var chances: ChainSteps {
    func chances(_ weights: SIMD8<Float>) -> SIMD8<Float> {
      let isForbidden = weights .<= SIMD8(repeating: ChainSteps.never)
      return chance(ofScore: weights).replacing(with: SIMD8(), where: isForbidden)
    }
    var steps = self
    steps.forward = forward.map(chances)
    steps.backward = backward.map {
      LabelRow(open: chances($0.open), inside: chances($0.inside))
    }
    steps.begun = chances(begun)
    steps.goingOn = chances(goingOn)
    steps.starts = chances(starts)
    return steps
  }

  /// Where in `forward` a label stands.
  @inline(__always)
  static func row(of label: Int) -> Int {
    TagLabel.lane(label) + (TagLabel.isInside(label) ? LabelRow.openCount : 0)
  }

  /// The number of a label that may follow another one.
  func step(from previous: Int, to label: Int) -> Float {
    let lane = TagLabel.lane(label)
    guard TagLabel.isInside(label) else { return forward[ChainSteps.row(of: previous)][lane] }
    return TagLabel.isInside(previous) ? goingOn[lane] : begun[lane]
  }
}

/// The chances, up to a factor, that scores stand for.
///
/// A power of e, taken as the 64th power of that of a 64th. Scores are 32nds; they count a little
/// more, since the mean of many weights is nearer to nothing than most of them. Beyond ±20 all is
/// the same.
@inline(__always)
func chance(ofScore score: SIMD8<Float>) -> SIMD8<Float> {
  let most = SIMD8<Float>(repeating: 20)
  let exponent = (score * Float(1.1 / 32)).greater(-most).lesser(most) * SIMD8(repeating: 1 / 64)
  let one = SIMD8<Float>(repeating: 1)
  let cubic = exponent * SIMD8(repeating: 1 / 3) + one
  let square = exponent * cubic * SIMD8(repeating: 1 / 2) + one
  var power = exponent * square + one
  for _ in 0..<6 { power *= power }
  return power
}
