// Finds date expressions and says which days they mean.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A date expression with the tokens that it consists of.
struct DatedTokens: Sendable {
  let tokens: Range<Int>
  let mention: DateMention
}

/// Finds date expressions.
struct DateFinder {
  func dates(in page: Page) -> [DatedTokens] { [] }
}
