// Says who the words of a source stand for.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Names the speaker of a quotation by means of the names layer.
struct SpeakerNaming {
  let text: ReportedText
  let names: NameLayer

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// Who speaks and why; nobody rather than somebody wrong.
  func speaker(of attribution: Attribution) -> (party: Party?, reason: String) {
    guard let source = attribution.naming ?? attribution.source else {
      return (
        nil,
        attribution.hearer == nil
          ? "no words near it name a speaker" : "the sentence tells who was told, not who spoke"
      )
    }
    let topics = SpeechTopics(text: text, names: names)
    if isPersonPronoun(source),
      let topic = topics.topic(
        before: source, unit: attribution.unit, gender: gender(of: source), takesUnnamed: true)
    {
      return (topic, prefix(of: attribution.basis) + "pronoun, subject of the sentence before")
    }
    let words = isRelative(source) ? antecedent(of: source) ?? source : source
    let (party, reason) = names.party(namedBy: text.bytes(words), in: text.page)
    if party?.kind == .unknown, topics.isCallingAgain(words),
      let topic = topics.topic(
        before: source, unit: attribution.unit, gender: .unknown, takesUnnamed: false)
    {
      return (topic, prefix(of: attribution.basis) + "described, subject of the sentence before")
    }
    if attribution.basis == .subject, party?.kind == .group || party?.kind == .unknown {
      return (nil, "no reporting verb, and the subject is nobody in particular")
    }
    return (
      attribution.basis == .label ? party.map(signatory) : party,
      prefix(of: attribution.basis) + reason
    )
  }

  /// Two or more capitalised words that sign a quotation, or stand before it as a label, name a person.
  private func signatory(_ party: Party) -> Party {
    guard party.kind == .unknown, let name = party.name, party.id == nil,
      case let words = name.split(separator: " "), words.count > 1,
      words.allSatisfy({ $0.first?.isUppercase ?? false })
    else { return party }
    return Party(id: Cast.identifier(of: name), name: name, kind: .person)
  }

  private static let she = FoldedWord("she")

  private func isPersonPronoun(_ source: Range<Int>) -> Bool {
    source.count == 1 && SpeechTopics.personPronouns.contains(text.word(source.lowerBound))
  }

  private func gender(of pronoun: Range<Int>) -> Gender {
    text.word(pronoun.lowerBound) == SpeakerNaming.she ? .female : .male
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
}
