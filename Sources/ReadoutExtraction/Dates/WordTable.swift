// A small hash table from folded words to what they mean for a layer.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// A fixed table from words to values, by open addressing over the words' own hashes.
struct WordTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]
  private let mask: Int

  /// A table of pairs; of equal words the last counts.
  init(_ pairs: [(word: FoldedWord, value: Value)]) {
    var size = 16
    while size < pairs.count * 3 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    values = [Value?](repeating: nil, count: size)
    for pair in pairs {
      var slot = Int(truncatingIfNeeded: pair.word.hash >> 7) & mask
      while values[slot] != nil, keys[slot] != pair.word.hash { slot = (slot + 1) & mask }
      keys[slot] = pair.word.hash
      values[slot] = pair.value
    }
  }

  /// A table of lists of words, parted by spaces, that share a value each.
  init(lists: [(words: String, value: Value)]) {
    self.init(
      lists.flatMap { list in
        list.words.split(whereSeparator: \.isWhitespace).map {
          (FoldedWord(String($0)), list.value)
        }
      })
  }

  /// What a word means; nil for one that is not in the table.
  subscript(word: FoldedWord) -> Value? {
    var slot = Int(truncatingIfNeeded: word.hash >> 7) & mask
    while let value = values[slot] {
      if keys[slot] == word.hash { return value }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
