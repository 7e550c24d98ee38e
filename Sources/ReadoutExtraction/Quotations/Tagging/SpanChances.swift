// How likely each span of a paragraph is.
// SPDX-License-Identifier: Apache-2.0

/// The chances of spans by all ways through the labels of a paragraph, not by the best one alone.
///
/// Forward and backward sums with scaling: Rabiner, 1989. A span whose end is unsure may lie on the
/// best way and yet be less likely than another one with the same begin.
struct SpanChances {
  /// A span, its items counted from the begin of the paragraph, and how likely it is.
  struct Candidate {
    var span: TaggedSpan
    var chance: Float
  }

  /// The least chance of a span that is told.
  static let least: Float = 0.08

  private let steps: ChanceSteps
  /// What the scores of each item say by themselves.
  private var own: [SIMD16<Float>] = []
  /// What the sums of each item were multiplied with, so that they stay of order one.
  private var scales: [Float] = []
  private var forward: [SIMD16<Float>] = []
  private var backward: [SIMD16<Float>] = []

  init(model: TagModel) {
    steps = model.chances
  }

  /// Takes the scores of a paragraph's labels, item after item.
  mutating func read(_ scores: [SIMD16<Float>]) {
    own.removeAll(keepingCapacity: true)
    scales.removeAll(keepingCapacity: true)
    forward.removeAll(keepingCapacity: true)
    let steps = steps
    let rows = steps.forward.span
    // Sums that fade away would end as numbers so small that a processor is slow with them.
    let almostNone = SIMD16<Float>(repeating: 1e-20)
    var last = SIMD16<Float>()
    for score in scores {
      var sum = forward.isEmpty ? steps.starts : SIMD16<Float>()
      for previous in rows.indices { sum += rows[previous] * last[previous] }
      let here = chance(ofScore: score - score[TagLabel.outside])
      sum *= here
      let scale = 1 / max(SpanChances.sum(sum), .leastNormalMagnitude)
      last = sum * scale + almostNone
      own.append(here)
      scales.append(scale)
      forward.append(last)
    }
    runBackward()
  }

  private mutating func runBackward() {
    let steps = steps
    let rows = steps.backward.span
    var last = SIMD16<Float>(repeating: 1)
    backward.removeAll(keepingCapacity: true)
    backward.append(contentsOf: repeatElement(last, count: own.count))
    for place in own.indices.dropLast().reversed() {
      let ahead = own[place + 1] * last * scales[place + 1]
      last = SIMD16()
      for label in rows.indices { last += rows[label] * ahead[label] }
      backward[place] = last
    }
  }

  /// The spans of at least some chance, in order of their begins; of a kind and the same items one,
  /// with the likelier role.
  func candidates() -> [Candidate] {
    var found: [Candidate] = []
    for place in own.indices {
      let chances = forward[place] * backward[place]
      guard chances[TagLabel.outside] <= 1 - SpanChances.least else { continue }
      let first = found.count
      for role in TagRole.allCases where chances[TagLabel.begin(role)] >= SpanChances.least {
        follow(role, from: place) { end, chance in
          let span = TaggedSpan(role: role, items: place..<end)
          let twin = found[first...].firstIndex {
            $0.span.items == span.items && $0.span.role.kind == role.kind
          }
          guard let twin else {
            found.append(Candidate(span: span, chance: chance))
            return
          }
          if chance > found[twin].chance { found[twin].span.role = role }
          found[twin].chance += chance
        }
      }
    }
    return found
  }

  /// Goes on from the begin of a span and tells each end with its chance.
  private func follow(_ role: TagRole, from first: Int, tell: (Int, Float) -> Void) {
    let inside = TagLabel.inside(role)
    var label = TagLabel.begin(role)
    var way = forward[first][label]
    for end in first + 1..<own.count {
      let ahead = steps.forward[label] * own[end] * backward[end] * scales[end]
      let goingOn = way * ahead[inside]
      let chance = way * SpanChances.sum(ahead) - goingOn
      if chance >= SpanChances.least { tell(end, chance) }
      if goingOn < SpanChances.least { return }
      way *= steps.forward[label][inside] * own[end][inside] * scales[end]
      label = inside
    }
    if way >= SpanChances.least { tell(own.count, way) }
  }

  @inline(__always)
  private static func sum(_ row: SIMD16<Float>) -> Float {
    let half = row.lowHalf + row.highHalf
    return (half.lowHalf + half.highHalf).sum()
  }
}

/// What each label adds to the chances of its neighbours.
struct ChanceSteps: Sendable {
  /// For all labels after each label.
  let forward: [SIMD16<Float>]
  /// For all labels before each label.
  let backward: [SIMD16<Float>]
  /// For the labels at the begin of a paragraph.
  let starts: SIMD16<Float>

  init(_ steps: Lattice.Steps) {
    forward = steps.forward.map(ChanceSteps.chances)
    backward = steps.backward.map(ChanceSteps.chances)
    starts = ChanceSteps.chances(of: steps.starts)
  }

  /// What may not follow has none.
  private static func chances(of scores: SIMD16<Float>) -> SIMD16<Float> {
    let isForbidden = scores .<= SIMD16(repeating: Lattice.never)
    return chance(ofScore: scores).replacing(with: SIMD16(), where: isForbidden)
  }
}

/// The chance, up to a factor, that a score stands for.
///
/// A power of e, taken as the 64th power of that of a 64th. Scores are 32nds; they count a little
/// less, since in training a quarter of them is missing at each sight, and all together are too
/// sure. Beyond ±20 all is the same.
@inline(__always)
private func chance(ofScore score: SIMD16<Float>) -> SIMD16<Float> {
  let (most, sureness) = (Float(20), Float(0.8 / 32))
  var exponent = score * sureness
  for label in exponent.indices { exponent[label] = max(-most, min(most, exponent[label])) }
  exponent *= SIMD16(repeating: 1 / 64)
  let one = SIMD16<Float>(repeating: 1)
  let cubic = exponent * SIMD16(repeating: 1 / 3) + one
  let square = exponent * cubic * SIMD16(repeating: 1 / 2) + one
  var power = exponent * square + one
  for _ in 0..<6 { power *= power }
  return power
}
