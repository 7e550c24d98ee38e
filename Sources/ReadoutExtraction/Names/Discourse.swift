// Who was spoken of last: what pronouns and groups refer to.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Remembers who was named, in order, and who was the subject.
struct Discourse {
  private struct Trace {
    var entity: Int
    var gender: Gender
    var sentence: Int
    /// How much it looks like a subject: 2 before a verb, 1 at the head of its sentence, else 0.
    var weight: Int
    var isLeader: Bool
  }

  private var sentence = 0
  private var traces: [Trace] = []
  private var parties: [(entity: Int, sentence: Int)] = []

  mutating func beginSentence() { sentence += 1 }

  /// Takes note of somebody named outside quotation marks.
  mutating func note(
    _ entity: Int, gender: Gender, isLeader: Bool, isBeforeVerb: Bool, isOblique: Bool
  ) {
    let isFirst = traces.last?.sentence != sentence
    traces.append(
      Trace(
        entity: entity, gender: gender, sentence: sentence,
        weight: isBeforeVerb ? 2 : isFirst && !isOblique ? 1 : 0,
        isLeader: isLeader))
    if traces.count > 256 { traces.removeFirst(128) }
  }

  mutating func noteParty(_ entity: Int) {
    parties.append((entity, sentence))
    if parties.count > 256 { parties.removeFirst(128) }
  }

  /// The one whom a pronoun means: in the nearest sentence that names somebody who agrees, its
  /// subject, else the first who is named there.
  ///
  /// - Parameter isObject: Whether the subject of its own clause cannot be meant: “Lee told him”.
  func antecedent(_ gender: Gender, isObject: Bool = false) -> Int? {
    let subject = traces.last { isObject && $0.sentence == sentence && $0.weight == 2 }?.entity
    var best: Trace?
    for trace in traces.reversed() where trace.entity != subject {
      if sentence - trace.sentence > 10 { break }
      if let best, best.sentence != trace.sentence { break }
      guard trace.gender.agrees(with: gender) else { continue }
      if trace.weight >= best?.weight ?? 0 { best = trace }
    }
    return best?.entity
  }

  /// The last of some entities that was named.
  func mostRecent(of entities: [Int]) -> Int? {
    traces.last { entities.contains($0.entity) }?.entity
  }

  /// The two who were named last; leaders before others.
  func pair(within sentences: Int = 10) -> [Int] {
    let leaders = lastTwo(within: sentences) { $0.isLeader }
    return leaders.count == 2 ? leaders : lastTwo(within: sentences) { _ in true }
  }

  private func lastTwo(within sentences: Int, where fits: (Trace) -> Bool) -> [Int] {
    var found: [Int] = []
    for trace in traces.reversed() {
      if sentence - trace.sentence > sentences { break }
      if fits(trace), !found.contains(trace.entity) { found.append(trace.entity) }
      if found.count == 2 { return found.reversed() }
    }
    return []
  }

  /// The two countries that were named last.
  func countries() -> [Int] {
    var found: [Int] = []
    for party in parties.reversed() {
      if sentence - party.sentence > 6 { break }
      if !found.contains(party.entity) { found.append(party.entity) }
      if found.count == 2 { return found.reversed() }
    }
    return []
  }
}
