// The chances of spans against those counted way by way, and the choice among them.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutModel
import TestSupport
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: chances of spans")
struct SpanChancesTests {
  private let labels = TagLabel.count

  /// A model of nothing but transitions and starts.
  private func model(transitions: [Int32], starts: [Int32]) -> TagModel {
    TagModel(TagModel.Parts(values: [], transitions: transitions, starts: starts, words: []))
  }

  /// All ways that labels may go through some items.
  private func ways(_ count: Int) -> [[Int]] {
    (0..<count).reduce(into: [[]]) { ways, _ in
      ways = ways.flatMap { way in
        (0..<labels).filter { TagLabel.mayFollow($0, after: way.last ?? TagLabel.outside) }
          .map { way + [$0] }
      }
    }
  }

  @Test("They are the shares of all ways", arguments: [21, 22, 23, 24] as [UInt64])
  func agree(seed: UInt64) throws {
    var dice = SplitMix64(seed: seed)
    let transitions = (0..<labels * labels).map { _ in Int32.random(in: -60...60, using: &dice) }
    let starts = (0..<labels).map { _ in Int32.random(in: -60...60, using: &dice) }
    let scores = (0..<4).map { _ in
      (0..<labels).reduce(into: LabelRow()) {
        $0[$1] = Float(Int.random(in: -90...90, using: &dice))
      }
    }
    let model = model(transitions: transitions, starts: starts)
    var total = 0.0
    var shares: [String: Double] = [:]
    var contents = [Double](repeating: 0, count: scores.count)
    func name(_ role: TagRole, _ items: Range<Int>) -> String { "\(role) \(items)" }
    for way in ways(scores.count) {
      var score = Double(starts[way[0]])
      for (place, label) in way.enumerated() {
        score += Double(scores[place][label])
        if place > 0 { score += Double(transitions[way[place - 1] * labels + label]) }
      }
      let weight = exp(score * 1.1 / 32)
      total += weight
      for span in Tagger(model: model).spans(of: way, from: 0) {
        shares[name(span.role, span.items), default: 0] += weight
        for item in span.items where span.role.kind == .content { contents[item] += weight }
      }
    }
    var chances = SpanChances(model: model)
    chances.read(scores)
    for (place, weight) in contents.enumerated() {
      #expect(abs(weight / total - Double(chances.content(at: place).chance)) < 0.002)
    }
    let candidates = chances.candidates()
    var told: Set<String> = []
    for candidate in candidates {
      let (role, items) = (candidate.span.role, candidate.span.items)
      // The sides of a kind are told as one, but for a side of less than the least chance.
      let sides = TagRole.allCases.filter {
        $0.kind == role.kind
          && (shares[name($0, items)] ?? 0) / total >= Double(SpanChances.least)
      }
      let share = sides.reduce(0) { $0 + (shares[name($1, items)] ?? 0) / total }
      #expect(abs(share - Double(candidate.chance)) < 0.002, "\(name(role, items))")
      told.formUnion(sides.map { name($0, items) })
    }
    let likely = shares.filter { $0.value / total >= Double(SpanChances.least) }
    #expect(Set(likely.keys) == told)
    #expect(!told.isEmpty)
  }

  @Test("Scores of any size do no harm", arguments: [31, 32] as [UInt64])
  func survive(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let transitions = (0..<labels * labels).map { _ in Int32.random(in: -9999...9999, using: &dice)
    }
    let scores = (0..<300).map { _ in
      (0..<labels).reduce(into: LabelRow()) {
        $0[$1] = Float(Int.random(in: -32_000...32_000, using: &dice))
      }
    }
    var chances = SpanChances(
      model: model(transitions: transitions, starts: Array(repeating: 0, count: labels)))
    chances.read(scores)
    #expect(chances.candidates().allSatisfy { $0.chance >= 0 && $0.chance < 1.1 })
    chances.read([])
    #expect(chances.candidates().isEmpty)
  }

  private func candidate(
    _ role: TagRole, _ items: Range<Int>, _ chance: Float
  ) -> SpanChances.Candidate {
    SpanChances.Candidate(span: TaggedSpan(role: role, items: items), chance: chance)
  }

  /// The choice among nine items, of which some are stretches or likely to be said.
  private func chosen(
    among candidates: [SpanChances.Candidate], best: [TaggedSpan], stretches: Set<Int> = [],
    contents: [Int: Float] = [:]
  ) -> [TaggedSpan] {
    SpanChoice.spans(
      among: candidates, best: best, count: 9, isStretch: stretches.contains,
      content: { SpanChances.Content(chance: contents[$0] ?? 0, role: .contentAfter) })
  }

  @Test("A likelier end wins over that of the best way")
  func prefersChance() {
    let spans = chosen(
      among: [
        candidate(.cue, 1..<2, 0.9), candidate(.contentAfter, 2..<8, 0.2),
        candidate(.contentAfter, 2..<6, 0.5),
      ],
      best: [
        TaggedSpan(role: .cue, items: 1..<2), TaggedSpan(role: .contentAfter, items: 2..<8),
      ])
    #expect(
      spans == [
        TaggedSpan(role: .cue, items: 1..<2), TaggedSpan(role: .contentAfter, items: 2..<6),
      ])
  }

  @Test("What ends nobody knows where stays as the best way has it")
  func keepsBest() {
    let best = [TaggedSpan(role: .contentAfter, items: 2..<8)]
    let spans = chosen(
      among: [candidate(.contentAfter, 2..<8, 0.15), candidate(.contentAfter, 2..<6, 0.17)],
      best: best)
    #expect(spans == best)
  }

  @Test("A stretch that is surely said is taken with what is as surely said beside it")
  func takesStretch() {
    let cue = TaggedSpan(role: .cue, items: 1..<2)
    let contents: [Int: Float] = [0: 0.9, 1: 0.9, 2: 0.5, 3: 0.7, 4: 0.8, 5: 0.7, 6: 0.5, 7: 0.9]
    let spans = chosen(among: [], best: [cue], stretches: [1, 4, 6], contents: contents)
    #expect(spans == [cue, TaggedSpan(role: .contentAfter, items: 3..<6)])
  }
}
