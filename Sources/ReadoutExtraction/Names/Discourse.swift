// Who was spoken of last: what pronouns and groups refer to.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Remembers who was named, in order, and who was the subject.
struct Discourse {
  private struct Trace {
    var entity: Int
    var gender: Gender
    var sentence: Int
    var isSubject: Bool
  }

  private var sentence = 0
  private var traces: [Trace] = []
  private var parties: [(entity: Int, sentence: Int)] = []

  mutating func beginSentence() { sentence += 1 }

  /// Takes note of somebody named outside quotation marks.
  mutating func note(_ entity: Int, gender: Gender, isBeforeVerb: Bool) {
    let isFirst = traces.last?.sentence != sentence
    traces.append(
      Trace(
        entity: entity, gender: gender, sentence: sentence, isSubject: isFirst || isBeforeVerb))
    if traces.count > 256 { traces.removeFirst(128) }
  }

  mutating func noteParty(_ entity: Int) {
    parties.append((entity, sentence))
    if parties.count > 256 { parties.removeFirst(128) }
  }

  /// The one whom a pronoun means: the subject of this sentence, else of the one before.
  func antecedent(_ gender: Gender) -> Int? {
    var last: Int?
    var seen = 0
    for trace in traces.reversed() {
      guard trace.gender.agrees(with: gender), sentence - trace.sentence <= 8 else {
        if sentence - trace.sentence > 8 { break }
        continue
      }
      if trace.isSubject { return trace.entity }
      if last == nil { last = trace.entity }
      seen += 1
      if seen > 24 { break }
    }
    return last
  }

  /// The last of some entities that was named.
  func mostRecent(of entities: [Int]) -> Int? {
    traces.last { entities.contains($0.entity) }?.entity
  }

  /// The two who were named last.
  func pair() -> [Int] {
    var found: [Int] = []
    for trace in traces.reversed() where sentence - trace.sentence <= 8 {
      if !found.contains(trace.entity) { found.append(trace.entity) }
      if found.count == 2 { return found.reversed() }
    }
    return found.count == 2 ? found.reversed() : []
  }
}

/// Tells which tokens stand between quotation marks, roughly: a mark left open ends with its
/// paragraph.
struct QuoteMarks {
  private var inside: [Bool]

  init(_ text: TokenizedText) {
    inside = [Bool](repeating: false, count: text.tokens.count)
    for paragraph in text.paragraphs {
      var isOpen = false
      for index in paragraph.tokens {
        let token = text.tokens[index]
        if token.kind == .mark {
          switch token.scalar {
          case 0x201C, 0xAB, 0x201E: isOpen = token.shape.contains(.spaceBefore) || !isOpen
          case 0x201D, 0xBB: isOpen = false
          case 0x22: isOpen.toggle()
          default: break
          }
        }
        inside[index] = isOpen
      }
    }
  }

  func isInside(_ token: Int) -> Bool { inside.indices.contains(token) && inside[token] }
}
