// Tables of words that are written as lists.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

extension WordTable {
  /// A table of lists of words, parted by white space, that share a value each.
  init(lists: [(words: String, value: Value)]) {
    self.init(
      lists.flatMap { list in
        list.words.listedWords.map { (FoldedWord($0), list.value) }
      })
  }
}
