// Writes attributions down as quotations, with byte ranges.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Turns attributions into quotations.
struct QuotationWriter {
  let text: ReportedText
  let names: NameLayer

  func quotations(_ attributions: [Attribution]) -> [Quotation] {
    attributions.compactMap(quotation)
  }

  private func quotation(_ attribution: Attribution) -> Quotation? {
    let content = attribution.content.map(bytes).filter { !$0.isEmpty }
    guard let first = content.first else { return nil }
    return Quotation(
      key: "q\(first.lowerBound)", kind: kind(of: attribution), content: content,
      cue: attribution.cue.map { [text.bytes($0)] } ?? [],
      source: attribution.source.map { [text.bytes($0)] } ?? [], confidence: 0.5)
  }

  private func bytes(of content: Attribution.Content) -> Range<Int> {
    switch content {
    case .stretch(let index): text.page.tokens.bytes(of: text.stretches[index].content)
    case .clause(let items): text.bytes(items)
    }
  }

  private func kind(of attribution: Attribution) -> Quotation.Kind {
    var kind: Quotation.Kind = .direct
    for content in attribution.content {
      guard case .clause(let items) = content else { continue }
      if !items.contains(where: { text.items[$0].stretch >= 0 }) { return .indirect }
      kind = .mixed
    }
    return kind
  }
}
