// Finds quotations: content, cue, source, speaker.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Finds quotations.
///
/// In five steps, each over the one before: marks are paired; sentences are read with a stretch
/// between marks as one item; reporting clauses are found (cue and source); stretches and clauses are
/// brought together; speakers are named.
struct QuotationFinder {
  func quotations(in page: Page, names: NameLayer) -> [Quotation] {
    let stretches = BlockQuotes(text: page.tokens).adding(to: page.stretches)
    let text = ReportedText(page, stretches: stretches)
    let attributions = StretchLinker(text).attributions()
    return QuotationWriter(text: text, names: names).quotations(attributions)
  }
}
