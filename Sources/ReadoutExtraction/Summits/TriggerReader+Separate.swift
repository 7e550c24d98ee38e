// Meetings with each of several: “met separately with Tusk and Fico”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  /// Whether a noun is told of as several: “held separate talks with Tusk and Fico”.
  func isSeparateNoun(_ index: Int) -> Bool {
    nounPhrase(endingAt: index).contains { context.tokens[$0].word == TriggerReader.separate }
  }

  private static let separate = FoldedWord("separate")

  func isSeparate(_ index: Int) -> Bool {
    if (max(sentence.lowerBound, index - 2)..<min(index + 3, sentence.upperBound)).contains(where: {
      context.word($0) == .separately
    }) {
      return true
    }
    // “met Tusk and Fico in Haldvik separately”
    var position = counterpart(after: index + 1, of: .meet)?.tokens.upperBound ?? index
    while sentence.contains(position), !reader.isVerb(position) {
      if context.word(position) == .separately { return true }
      position += 1
    }
    return false
  }

  private static let calls = FoldedWord("calls")

  /// “held meetings with Tusk and Fico”, “separate calls with”: of several, each met one.
  func several(at index: Int) -> [SummitCandidate] {
    let word: SummitWord = context.isWord(TriggerReader.calls, at: index) ? .call : .meeting
    guard let candidate = noun(at: index, word),
      let other = counterpart(after: index + 1, of: .meeting), other.entities.count > 1,
      candidate.participants.count == other.entities.count + 1
    else { return [] }
    return separated(candidate, at: index)
  }

  /// “met separately with Tusk and Fico”: a meeting for each of them.
  func separated(_ candidate: SummitCandidate, at index: Int) -> [SummitCandidate] {
    let word = candidate.kind == .noun ? SummitWord.meeting : .meet
    guard let other = counterpart(after: index + 1, of: word) else { return [candidate] }
    let subjects = candidate.participants.filter { !other.entities.contains($0) }
    return subjects.flatMap { subject in
      other.entities.map { entity in
        var pair = candidate
        pair.participants = [subject, entity]
        return pair
      }
    }
  }
}
