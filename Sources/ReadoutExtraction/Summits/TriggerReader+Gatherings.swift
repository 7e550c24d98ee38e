// Gatherings that are named by those who come: “NATO leaders will meet in Washington”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension TriggerReader {
  /// “NATO leaders will meet in Washington”: a gathering without a list.
  func gatheringOfLeaders(at index: Int) -> SummitCandidate? {
    let chain = reader.chain(endingAt: index)
    guard let status = status(ofChain: chain), let named = series.leaders(before: chain.lowerBound),
      sentence.contains(named.tokens.lowerBound), counterpart(after: index + 1, of: .meet) == nil
    else { return nil }
    var candidate = SummitCandidate(
      kind: .gathering, trigger: index, tokens: named.tokens.lowerBound..<index + 1,
      sentence: reader.index)
    candidate.series = named.series
    candidate.status = status
    candidate.isStatusSaid = chain.count > 1 || context.tense(index) == .past
    candidate.isNews = status == .held && isSimplePast(chain, verb: index)
    candidate.setFormat(.inPerson, .implied, index..<index + 1)
    return candidate
  }

  /// “Leaders of the G7 opened a summit in Haldvik”: a gathering that is named by those who come.
  func leadersGathering(at noun: Int) -> SummitCandidate? {
    let phrase = nounPhrase(endingAt: noun)
    let verb = phrase.lowerBound - 1
    guard let told = context.word(verb), TriggerReader.leads(to: told),
      counterpart(after: noun + 1, of: .summit) == nil
    else { return nil }
    let chain = told == .hold || told == .have ? reader.chain(endingAt: verb) : verb..<verb
    for end in stride(from: chain.lowerBound, to: sentence.lowerBound, by: -1) {
      guard let named = series.leaders(before: end), sentence.contains(named.tokens.lowerBound)
      else { continue }
      var candidate = SummitCandidate(
        kind: .gathering, trigger: noun, tokens: named.tokens.lowerBound..<noun + 1,
        sentence: reader.index)
      candidate.series = named.series
      let status = chain.isEmpty ? nil : status(ofChain: chain)
      candidate.status = status ?? .held
      candidate.isStatusSaid = status != nil
      candidate.isNews = status == .held && context.tense(verb) == .past
      return candidate
    }
    return nil
  }

  private static func leads(to word: SummitWord) -> Bool {
    switch word {
    case .hold, .have, .at, .in, .preposition: true
    default: false
    }
  }
}
