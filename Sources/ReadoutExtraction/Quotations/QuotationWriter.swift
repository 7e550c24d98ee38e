// Writes attributions down as quotations, with byte ranges.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Turns attributions into quotations.
struct QuotationWriter {
  let text: ReportedText
  let names: NameLayer

  /// The quotations in order of their content, each with a key of its own.
  func quotations(_ attributions: [Attribution]) -> [Quotation] {
    let naming = SpeakerNaming(text: text, names: names)
    var quotations = attributions.compactMap { quotation($0, naming) }
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

  private func quotation(_ attribution: Attribution, _ naming: SpeakerNaming) -> Quotation? {
    let content = attribution.content.map(bytes).filter { !$0.isEmpty }
    guard let first = content.first else { return nil }
    let (speaker, reason) = naming.speaker(of: attribution)
    return Quotation(
      key: "q\(first.lowerBound)", kind: kind(of: attribution), content: content,
      cue: attribution.cue.map { [text.bytes($0)] } ?? [],
      source: attribution.source.map { [text.bytes($0)] } ?? [], speaker: speaker,
      speakerReason: reason, addressee: naming.addressee(of: attribution),
      confidence: confidence(of: attribution, hasSpeaker: speaker != nil),
      keys: ContentWords(of: content, in: text.page.article.text).keys)
  }

  private func confidence(of attribution: Attribution, hasSpeaker: Bool) -> Double {
    // Shares of right sources by basis, as measured on annotated articles.
    let base: Double =
      switch attribution.basis {
      case .adjacent: kind(of: attribution) == .direct ? 0.96 : 0.89
      case .label: 0.89
      case .sameSentence: 0.85
      case .carriedInParagraph, .announced: 0.75
      case .carriedOverParagraph: 0.4
      case .subject: 0.6
      case .none: 0.1
      }
    return hasSpeaker ? base : min(base, 0.5)
  }

  private func bytes(of content: Attribution.Content) -> Range<Int> {
    switch content {
    case .stretch(let index): text.page.tokens.bytes(of: text.stretches[index].content)
    case .clause(let items): text.bytes(items)
    }
  }

  private func kind(of attribution: Attribution) -> Quotation.Kind {
    if attribution.isIndirect { return .indirect }
    var kind: Quotation.Kind = .direct
    for content in attribution.content {
      guard case .clause(let items) = content else { continue }
      let hasMarks = items.contains { text.items[$0].stretch >= 0 }
      if !hasMarks, attribution.content.count == 1 { return .indirect }
      kind = .mixed
    }
    return kind
  }
}
