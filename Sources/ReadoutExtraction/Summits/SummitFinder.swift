// Finds summits: who met whom, when, where, how.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Finds summits.
struct SummitFinder {
  let knowledge: Knowledge

  func summits(
    in page: Page, names: NameLayer, dates: [DatedTokens], quotations: [Quotation]
  ) -> [SummitMention] { [] }
}
