// A small dictionary of words for inner loops.
// SPDX-License-Identifier: Apache-2.0

/// A table from folded words to values, looked up without hashing again.
///
/// The hash of a word is its own place in a table of open addresses at most a quarter full, so that
/// most look-ups end at the first entry. No word has the hash 0: it marks an empty place.
public struct WordTable<Value: Sendable>: Sendable {
  // Visible for inlining: unspecialised, a look-up costs ten times as much in another module.
  @usableFromInline let words: [UInt64]
  @usableFromInline let values: [Value?]
  @usableFromInline let mask: Int

  /// A table of words and values; the first of equal words wins.
  public init(_ entries: [(word: FoldedWord, value: Value)]) {
    var size = 8
    while size < entries.count * 4 { size *= 2 }
    let mask = size - 1
    var words = [UInt64](repeating: 0, count: size)
    var values = [Value?](repeating: nil, count: size)
    for entry in entries {
      var place = Int(truncatingIfNeeded: entry.word.hash) & mask
      while values[place] != nil, words[place] != entry.word.hash { place = (place + 1) & mask }
      guard values[place] == nil else { continue }
      words[place] = entry.word.hash
      values[place] = entry.value
    }
    self.words = words
    self.values = values
    self.mask = mask
  }

  /// The value of a word.
  @inlinable
  public subscript(word: FoldedWord) -> Value? { value(of: word.hash) }

  @inlinable
  func value(of hash: UInt64) -> Value? {
    var place = Int(truncatingIfNeeded: hash) & mask
    while words[place] != hash {
      if words[place] == 0 { return nil }
      place = (place + 1) & mask
    }
    return values[place]
  }
}

extension WordTable where Value == Bool {
  /// A set of words that are parted by white space.
  public init(words: String) {
    self.init(words.listedWords.map { (FoldedWord($0), true) })
  }

  /// Whether a word is in the set.
  @inlinable
  public func contains(_ word: FoldedWord) -> Bool { value(of: word.hash) != nil }
}
