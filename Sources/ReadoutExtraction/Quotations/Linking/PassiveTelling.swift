// Turns round what somebody “was told”: the subject is the hearer.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Reads the passive of verbs that take a hearer.
///
/// In “Okoye was told by Lindqvist that …” Lindqvist speaks to Okoye; “Okoye was told that …” does
/// not say who speaks. Not “Okoye has told”.
struct PassiveTelling {
  let text: ReportedText

  private static let by = FoldedWord("by")

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// The attribution with its source and hearer where they belong.
  func turned(_ attribution: Attribution) -> Attribution {
    guard let cue = attribution.cue, let subject = attribution.source,
      subject.upperBound <= cue.lowerBound, let verb = cue.last(where: isTelling),
      isPassive(verb, behind: subject)
    else { return attribution }
    var turned = attribution
    turned.hearer = subject
    turned.naming = nil
    turned.source = agent(behind: verb)
    if turned.source == nil { turned.basis = .none }
    return turned
  }

  /// “He is convinced that”: a state, which nobody’s words have made.
  private static let states = Set(["convinced", "persuaded"].map { FoldedWord($0) })

  private func isTelling(_ item: Int) -> Bool {
    kind(item).contains([.takesHearer, .past]) && !PassiveTelling.states.contains(text.word(item))
  }

  /// Whether nothing but “was”, “had been” and adverbs stand between subject and verb.
  private func isPassive(_ verb: Int, behind subject: Range<Int>) -> Bool {
    var place = verb
    var isPassive = false
    while place > subject.upperBound,
      !kind(place - 1).isDisjoint(with: [.auxiliary, .adverb, .negation])
    {
      place -= 1
      if FrameFinder.being.contains(text.word(place)) { isPassive = true }
    }
    return isPassive && place == subject.upperBound
  }

  /// “by Lindqvist”, soon behind the verb.
  private func agent(behind verb: Int) -> Range<Int>? {
    let high = min(text.items.count, verb + 6)
    guard
      let by = (verb + 1..<max(verb + 1, high)).first(where: {
        text.word($0) == PassiveTelling.by
          || !kind($0).isDisjoint(with: [.subordinates, .comma, .terminal, .stretch, .colon])
      }), text.word(by) == PassiveTelling.by
    else { return nil }
    return NounPhrase(text: text).phrase(startingAt: by + 1, to: text.items.count)
  }
}
