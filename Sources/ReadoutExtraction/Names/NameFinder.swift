// Finds who and what is named in an article.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Finds names, by gazetteer, by shape, by title and apposition, and follows them through the text.
struct NameFinder {
  let knowledge: Knowledge

  func names(in page: Page) -> NameLayer {
    var scanner = NameScanner(knowledge: knowledge, text: page.tokens)
    let sightings = scanner.scan()
    var resolver = NameResolver(knowledge: knowledge, page: page)
    return resolver.layer(of: sightings)
  }
}
