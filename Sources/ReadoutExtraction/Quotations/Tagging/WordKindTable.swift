// The words that the tagger knows, with their kinds.
// SPDX-License-Identifier: Apache-2.0

package import ReadoutText

/// A table from words to kinds; an entry is one number, so that it stays small.
///
/// Two words that share 32 bits of their hashes beyond their places are taken for one.
package struct WordKindTable: TagLexicon {
  /// The upper half of a word's hash, then 2 × 12 bits of clusters, 0 for none, and the class.
  private var entries: [UInt64]
  private let mask: Int

  /// The numbers of all words are below it.
  package var numberCount: Int { entries.count + 1 }

  /// A table of words; the first of equal words wins.
  package init(_ words: [(word: FoldedWord, kinds: WordKinds)]) {
    var size = 64
    while size * 3 < words.count * 4 { size *= 2 }
    mask = size - 1
    entries = [UInt64](repeating: 0, count: size)
    for (word, kinds) in words {
      let clusters = kinds.clusters.map { UInt64($0.coarse) << 12 | UInt64($0.fine) &+ 1 } ?? 0
      var slot = Int(truncatingIfNeeded: word.hash) & mask
      while entries[slot] != 0, entries[slot] >> 32 != word.hash >> 32 { slot = (slot + 1) & mask }
      guard entries[slot] == 0 else { continue }
      entries[slot] = (word.hash >> 32) << 32 | clusters << 8 | UInt64(kinds.cueClass)
    }
  }

  /// The kinds of a word; those of no class and cluster for an unknown one.
  package func kinds(of word: FoldedWord) -> WordKinds {
    var slot = Int(truncatingIfNeeded: word.hash) & mask
    while entries[slot] != 0 {
      let entry = entries[slot]
      if entry >> 32 == word.hash >> 32 {
        let fine = UInt16(truncatingIfNeeded: entry >> 8 & 0xFFF)
        let coarse = UInt16(truncatingIfNeeded: entry >> 20 & 0xFFF)
        return WordKinds(
          number: UInt32(truncatingIfNeeded: slot + 1), cueClass: UInt8(truncatingIfNeeded: entry),
          clusters: fine == 0 ? nil : WordClusters(coarse: coarse, fine: fine - 1))
      }
      slot = (slot + 1) & mask
    }
    return WordKinds()
  }
}
