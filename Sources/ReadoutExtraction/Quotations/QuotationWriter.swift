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
    let content = attribution.stretches.map {
      text.page.tokens.bytes(of: text.stretches[$0].content)
    }
    .filter { !$0.isEmpty }
    guard let first = content.first else { return nil }
    return Quotation(
      key: "q\(first.lowerBound)", kind: .direct, content: content,
      cue: attribution.cue.map { [text.bytes($0)] } ?? [],
      source: attribution.source.map { [text.bytes($0)] } ?? [], confidence: 0.5)
  }
}
