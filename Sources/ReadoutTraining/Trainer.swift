// Trains the tagger.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import ReadoutModel
import ReadoutText

/// How a tagger is trained.
public struct TrainingPlan: Sendable {
  /// How often all articles are seen.
  public var epochs = 4
  /// The share of features that an item does without at each sight, so that none is relied on.
  public var dropout: Float = 0.25
  /// What it takes for a weight to be more than zero.
  public var threshold: Float = 1.5
  /// The fewest articles of a feature: a rarer phrase leaves no trace in the weights.
  public var fewestArticles = 4
  /// The most features with weights.
  public var mostFeatures = 32_000
  /// The seeds of the order of paragraphs and of dropout; each makes a model, and their mean is
  /// what is kept.
  public var seeds: [UInt64] = Array(7..<19)

  /// The plan by which the weights in the repository were made.
  public init() {}
}

/// Trains the weights of a chain by its gradient, one paragraph at a time.
struct Trainer {
  private let plan: TrainingPlan
  private let set: TrainingSet
  private var random: SplitMix64
  private var weights: [SIMD16<Float>]
  private var states: [Optimizer.State]
  private var steps: [Float]
  private var stepStates: [Optimizer.State]

  init(_ set: TrainingSet, plan: TrainingPlan) {
    self.set = set
    self.plan = plan
    random = SplitMix64(seed: 0)
    weights = Array(repeating: SIMD16(), count: set.kept.count)
    states = Array(repeating: Optimizer.State(), count: set.kept.count)
    let stepCount = TagLabel.count * TagLabel.count + TagLabel.count
    steps = Array(repeating: 0, count: stepCount)
    stepStates = Array(repeating: Optimizer.State(), count: stepCount)
  }

  /// Trains a model for each seed and keeps their mean.
  ///
  /// Of each, the mean of what it was at times of its last round is taken, not what it was at the end:
  /// how much is said at all goes up and down with the last paragraphs seen. (Polyak and Juditsky, 1992.)
  mutating func train(progress: (String) -> Void) {
    var sum = [SIMD16<Float>](repeating: SIMD16(), count: weights.count)
    var stepSum = [Float](repeating: 0, count: steps.count)
    var looks: Float = 0
    for seed in plan.seeds {
      random = SplitMix64(seed: seed)
      forget()
      var order = Array(set.paragraphs.indices)
      let stride = max(1, order.count / Trainer.looksAtLastRound)
      for epoch in 0..<plan.epochs {
        order.shuffle(using: &random)
        for (number, paragraph) in order.enumerated() {
          learn(set.paragraphs[paragraph])
          guard epoch == plan.epochs - 1, (order.count - 1 - number) % stride == 0 else { continue }
          for index in sum.indices { sum[index] += weights[index] }
          for index in steps.indices { stepSum[index] += steps[index] }
          looks += 1
        }
        progress("seed \(seed), epoch \(epoch + 1) of \(plan.epochs)")
      }
    }
    let share = 1 / max(1, looks)
    weights = sum.map { $0 * share }
    steps = stepSum.map { $0 * share }
  }

  /// How often weights are looked at in the last round.
  private static let looksAtLastRound = 20

  private mutating func forget() {
    for index in weights.indices {
      weights[index] = SIMD16()
      states[index] = Optimizer.State()
    }
    for index in steps.indices {
      steps[index] = 0
      stepStates[index] = Optimizer.State()
    }
  }

  private mutating func learn(_ items: Range<Int>) {
    let optimizer = Optimizer(threshold: plan.threshold)
    let limit = UInt32(plan.dropout * 4_294_967_040)
    var kept: [UInt32] = []
    var firsts: [Int] = [0]
    var scores: [SIMD16<Float>] = []
    for item in items {
      var score = SIMD16<Float>()
      for index in set.firstFeatures[item]..<set.firstFeatures[item + 1] {
        guard UInt32(truncatingIfNeeded: random.next() >> 32) >= limit else { continue }
        let feature = set.features[index]
        kept.append(feature)
        score += weights[Int(feature)]
      }
      firsts.append(kept.count)
      scores.append(score)
    }
    var chain = LinearChain()
    var gradients = chain.marginals(scores, weights: steps)
    for (place, item) in items.enumerated() {
      gradients[place][Int(set.labels[item])] -= 1
      let gradient = gradients[place].replacing(
        with: 0, where: (gradients[place] .< 0.001) .& (gradients[place] .> -0.001))
      guard any(gradient .!= 0) else { continue }
      for index in firsts[place]..<firsts[place + 1] {
        let feature = Int(kept[index])
        optimizer.step(&weights[feature], &states[feature], gradient)
      }
    }
    learnSteps(items, chain.expected)
  }

  private mutating func learnSteps(_ items: Range<Int>, _ expected: [Float]) {
    let labels = TagLabel.count
    var gradient = expected
    gradient[labels * labels + Int(set.labels[items.lowerBound])] -= 1
    for item in items.dropFirst() {
      gradient[Int(set.labels[item - 1]) * labels + Int(set.labels[item])] -= 1
    }
    let optimizer = Optimizer(threshold: 0)
    for index in gradient.indices where abs(gradient[index]) > 1e-4 {
      var weight = SIMD16<Float>(repeating: steps[index])
      optimizer.step(&weight, &stepStates[index], SIMD16(repeating: gradient[index]))
      steps[index] = weight[0]
    }
  }

  /// The steps of a whole number for one of a weight.
  private static let scale: Float = 32

  /// The weights as whole numbers, those of the features that matter most.
  func parts(words: [(word: FoldedWord, kinds: WordKinds)]) -> TagModel.Parts {
    let labels = TagLabel.count
    var rows: [(feature: Int, row: TagModel.Row, size: Float)] = []
    for (index, weight) in weights.enumerated() {
      var row = TagModel.Row()
      for label in 0..<labels {
        row[label: label] = Int8(max(-127, min(127, (weight[label] * Trainer.scale).rounded())))
      }
      if row != TagModel.Row() { rows.append((index, row, (weight * weight).sum())) }
    }
    rows.sort { ($0.size, $1.feature) > ($1.size, $0.feature) }
    var values: [(value: TagModel.Value, uses: Int)] = []
    for (index, row, _) in rows.prefix(plan.mostFeatures).sorted(by: { $0.feature < $1.feature }) {
      let feature = set.kept[index]
      if values.last?.value.key != feature.key {
        values.append((TagModel.Value(key: feature.key, items: 0, rows: []), 0))
      }
      values[values.count - 1].value.items |= 1 << UInt32(feature.slot)
      values[values.count - 1].value.rows.append(row)
      values[values.count - 1].uses += set.uses[index]
    }
    values.sort { ($0.uses, $1.value.key) > ($1.uses, $0.value.key) }
    let whole = steps.map { Int32(($0 * Trainer.scale).rounded()) }
    return TagModel.Parts(
      values: values.map(\.value), transitions: Array(whole[..<(labels * labels)]),
      starts: Array(whole[(labels * labels)...]), words: words)
  }
}
