// Says who the words of a source stand for, and to whom they speak.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Names the speaker and the hearer of a quotation by means of the names layer.
struct SpeakerNaming {
  let text: ReportedText
  let names: NameLayer

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// Who speaks and why; nobody rather than somebody wrong.
  func speaker(of attribution: Attribution) -> (party: Party?, reason: String) {
    guard let source = attribution.naming ?? attribution.source else {
      return (nil, "no words near it name a speaker")
    }
    if isPersonPronoun(source), let topic = topic(before: source, unit: attribution.unit) {
      return (topic, prefix(of: attribution.basis) + "pronoun, subject of the sentence before")
    }
    let words = isRelative(source) ? antecedent(of: source) ?? source : source
    let (party, reason) = names.party(namedBy: text.bytes(words), in: text.page)
    if attribution.basis == .subject, party?.kind == .group || party?.kind == .unknown {
      return (nil, "no reporting verb, and the subject is nobody in particular")
    }
    return (party, prefix(of: attribution.basis) + reason)
  }

  private static let personPronouns = Set(["he", "she"].map { FoldedWord($0) })

  private func isPersonPronoun(_ source: Range<Int>) -> Bool {
    source.count == 1 && SpeakerNaming.personPronouns.contains(text.word(source.lowerBound))
  }

  /// The person who is the subject of the last sentences before a pronoun.
  ///
  /// “Xi noted progress. Nevertheless, he said …”, but not where the pronoun’s own sentence begins
  /// with another name.
  private func topic(before source: Range<Int>, unit: Int) -> Party? {
    var unit = unit
    while unit > 0, text.units[unit].items.lowerBound > source.lowerBound { unit -= 1 }
    let finder = FrameFinder(text)
    if let own = finder.mainSubject(text.units[unit], before: source.lowerBound),
      !isPersonPronoun(own)
    {
      return nil
    }
    for earlier in (max(0, unit - 3)..<unit).reversed() {
      let items = text.units[earlier].items
      guard let subject = finder.mainSubject(text.units[earlier], before: items.upperBound) else {
        continue
      }
      if isPersonPronoun(subject) { continue }
      let party = names.party(namedBy: text.bytes(subject), in: text.page).party
      if party?.kind == .person { return party }
    }
    return nil
  }

  private func prefix(of basis: Attribution.Basis) -> String {
    switch basis {
    case .adjacent, .sameSentence: ""
    case .label: "label: "
    case .carriedInParagraph: "the speaker goes on: "
    case .announced: "announced by the sentence before: "
    case .carriedOverParagraph: "the speaker of the paragraph before goes on: "
    case .subject: "subject of the sentence: "
    case .none: ""
    }
  }

  private func isRelative(_ source: Range<Int>) -> Bool {
    source.count == 1 && kind(source.lowerBound).contains(.relative)
  }

  /// “Ann Lee, who said”: the phrase before “who”.
  private func antecedent(of source: Range<Int>) -> Range<Int>? {
    var end = source.lowerBound
    if end > 0, kind(end - 1).contains(.comma) { end -= 1 }
    return NounPhrase(text: text).phrase(endingAt: end, from: max(0, end - 16))
  }

  /// To whom the cue says the words are spoken: “told his Norland counterpart”.
  func addressee(of attribution: Attribution) -> Party? {
    guard let cue = attribution.cue,
      attribution.basis == .adjacent || attribution.basis == .sameSentence
    else { return nil }
    let hearer: Range<Int>?
    if kind(cue.lowerBound).contains(.takesHearer) {
      hearer = NounPhrase(text: text).phrase(startingAt: cue.upperBound, to: text.items.count)
    } else if SpeakerNaming.withTo.contains(text.word(cue.lowerBound)),
      cue.upperBound < text.items.count,
      text.word(cue.upperBound) == SpeakerNaming.to
    {
      hearer = NounPhrase(text: text).phrase(startingAt: cue.upperBound + 1, to: text.items.count)
    } else {
      hearer = nil
    }
    guard let hearer, hearer.count <= 12, endsHearer(hearer.upperBound),
      attribution.source.map({ !$0.overlaps(hearer) }) ?? true,
      kind(hearer.lowerBound).isDisjoint(with: [.subordinates, .adverb, .gerund])
    else { return nil }
    return names.party(namedBy: text.bytes(hearer), in: text.page).party
  }

  private static let withTo = Set(
    [
      "said", "says", "wrote", "writes", "explained", "announced", "remarked", "admitted",
      "replied",
      "complained", "confided", "stressed", "suggested",
    ].map { FoldedWord($0) })
  private static let to = FoldedWord("to")

  private func endsHearer(_ item: Int) -> Bool {
    guard item < text.items.count else { return true }
    return !kind(item).isDisjoint(with: [
      .comma, .terminal, .colon, .stretch, .subordinates, .circumstance, .time, .parting,
      .determiner,
      .pronoun, .coordinates, .binds,
    ])
  }
}
