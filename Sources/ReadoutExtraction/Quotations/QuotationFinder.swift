// Finds quotations: content, cue, source, speaker.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Finds quotations.
struct QuotationFinder {
  func quotations(in page: Page, names: NameLayer) -> [Quotation] { [] }
}
