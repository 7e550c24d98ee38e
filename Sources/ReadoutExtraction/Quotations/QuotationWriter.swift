// Writes attributions down as quotations, with byte ranges.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Turns attributions into quotations.
struct QuotationWriter {
  let text: ReportedText
  let names: NameLayer
  private let speech: SpeechTest

  init(text: ReportedText, names: NameLayer) {
    self.text = text
    self.names = names
    speech = SpeechTest(text: text)
  }

  /// The quotations in order of their content, each with a key of its own.
  func quotations(_ attributions: [Attribution]) -> [Quotation] {
    let naming = SpeakerNaming(text: text, names: names)
    let hearing = HearerNaming(text: text, names: names)
    var quotations = attributions.compactMap { quotation($0, naming, hearing) }
    quotations.sort { a, b in
      let (first, second) = (a.content[0], b.content[0])
      return (first.lowerBound, first.upperBound) < (second.lowerBound, second.upperBound)
    }
    for index in quotations.indices.dropFirst()
    where quotations[index].key == quotations[index - 1].key {
      quotations[index].key += "+"
    }
    return quotations
  }

  private func quotation(
    _ attribution: Attribution, _ naming: SpeakerNaming, _ hearing: HearerNaming
  ) -> Quotation? {
    let content = attribution.content.map { bytes(of: $0) }.filter { !$0.isEmpty }
    guard let first = content.first else { return nil }
    let (speaker, reason) = naming.speaker(of: attribution)
    return Quotation(
      key: "q\(first.lowerBound)", kind: kind(of: attribution), content: content,
      cue: attribution.cue.map { [text.bytes($0)] } ?? [],
      source: attribution.source.map { [text.bytes($0)] } ?? [], speaker: speaker,
      speakerReason: reason,
      addressee: hearing.hearer(of: attribution, speaker: speaker),
      confidence: confidence(of: attribution, hasSpeaker: speaker != nil),
      keys: ContentWords(of: content, in: text.page.article.text).keys)
  }

  private func confidence(of attribution: Attribution, hasSpeaker: Bool) -> Double {
    // Shares of right sources by who found them, as measured on annotated articles.
    let base: Double =
      switch (attribution.support, attribution.basis) {
      case (.both, _): kind(of: attribution) == .direct ? 0.97 : 0.94
      case (.tags, .none): 0.1
      case (.tags, _): 0.81
      case (.rules, .adjacent): 0.89
      case (.rules, .label): 0.9
      case (.rules, .sameSentence): 0.85
      case (.rules, .carriedInParagraph): 0.76
      case (.rules, .announced): 0.75
      case (.rules, .carriedOverParagraph): 0.4
      case (.rules, .subject): 0.6
      case (.rules, .none): 0.1
      }
    return hasSpeaker ? base : min(base, 0.5)
  }

  /// The bytes of a piece of content.
  func bytes(of content: Attribution.Content) -> Range<Int> {
    switch content {
    case .stretch(let index): text.page.tokens.bytes(of: text.stretches[index].content)
    case .clause(let items): text.bytes(items)
    }
  }

  /// Marks around titles and single words do not make words a quotation, unless they are all that
  /// is said or the cue characterises.
  private func kind(of attribution: Attribution) -> Quotation.Kind {
    if attribution.isIndirect { return .indirect }
    var hasMarks = false
    var hasOthers = false
    for content in attribution.content {
      guard case .clause(let items) = content else {
        hasMarks = true
        continue
      }
      for item in items {
        let index = text.items[item].stretch
        if index >= 0 {
          hasMarks = hasMarks || isSpeech(text.stretches[index], at: item, attribution)
        } else if text.items[item].kind.contains(.word) {
          hasOthers = true
        }
      }
    }
    return !hasMarks ? .indirect : hasOthers ? .mixed : .direct
  }

  private func isSpeech(
    _ stretch: QuotedStretch, at item: Int, _ attribution: Attribution
  ) -> Bool {
    if speech.isSpeech(stretch, basis: .sameSentence, at: item, in: text) { return true }
    guard let cue = attribution.cue, !speech.isTitle(stretch),
      attribution.hasClause(where: { $0.upperBound == item + 1 })
    else { return false }
    return cue.contains { text.items[$0].kind.contains(.characterises) }
  }
}
