// Finds the longest known phrase that begins at a token.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Maps sequences of folded words to what they may mean.
///
/// The key of a sequence is a hash over its words' hashes; two sequences that share all 64 bits are
/// taken for one. A second table tells how long the longest phrase is that a word begins.
struct PhraseTable<Meaning: Sendable>: Sendable {
  private struct Entry {
    var key: UInt64
    var meaning: Meaning
    var next: Int32
  }

  private var slots: [Int32] = [Int32](repeating: -1, count: 1024)
  private var entries: [Entry] = []
  private var starters = HashTable<UInt8>()

  /// Adds a meaning of a phrase; nothing for a phrase without words.
  mutating func add(_ phrase: String, _ meaning: Meaning) {
    add(PhraseTable.words(of: phrase), meaning)
  }

  /// Adds a meaning of a sequence of words, at most eight.
  mutating func add(_ words: [FoldedWord], _ meaning: Meaning) {
    guard let first = words.first, words.count <= 8 else { return }
    var key = first.hash
    for word in words.dropFirst() { key = PhraseTable.extend(key, by: word) }
    let length = UInt8(words.count)
    if length > starters[first.hash] ?? 0 { starters[first.hash] = length }
    if (entries.count + 1) * 2 > slots.count { grow() }
    var slot = slotIndex(key)
    while slots[slot] >= 0 {
      if entries[Int(slots[slot])].key == key { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(Entry(key: key, meaning: meaning, next: slots[slot]))
    slots[slot] = Int32(entries.count - 1)
  }

  /// The most words of a phrase that begins with a word; 0 where there is none.
  func longest(from word: FoldedWord) -> Int { Int(starters[word.hash] ?? 0) }

  /// The first of the entries of a key; nil where there is none.
  func firstEntry(_ key: UInt64) -> Int? {
    var slot = slotIndex(key)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].key == key { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The meaning of an entry, and the next entry of its phrase.
  subscript(entry: Int) -> (meaning: Meaning, next: Int?) {
    let value = entries[entry]
    return (value.meaning, value.next < 0 ? nil : Int(value.next))
  }

  /// All meanings of an entry's phrase, the last added first.
  func meanings(_ first: Int) -> [Meaning] {
    var result: [Meaning] = []
    var entry: Int? = first
    while let index = entry {
      result.append(self[index].meaning)
      entry = self[index].next
    }
    return result
  }

  /// The key of a sequence that goes on with one more word.
  static func extend(_ key: UInt64, by word: FoldedWord) -> UInt64 {
    ((key << 7 | key >> 57) ^ word.hash) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The folded words of a phrase: parted by spaces and hyphens, with `’s` apart, without the dot
  /// of an initial or abbreviation.
  static func words(of phrase: String) -> [FoldedWord] {
    var words: [FoldedWord] = []
    words.reserveCapacity(4)
    let scalars = phrase.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      let end = scalars[start...].firstIndex(where: PhraseTable.parts) ?? scalars.endIndex
      if start < end { append(Substring(scalars[start..<end]), to: &words) }
      start = end < scalars.endIndex ? scalars.index(after: end) : end
    }
    return words
  }

  private static func append(_ part: Substring, to words: inout [FoldedWord]) {
    var text = part
    if text.utf8.last == 0x2C { text.removeLast() }
    if text.utf8.last == 0x2E, text.utf8.dropLast().firstIndex(of: 0x2E) == nil {
      text.removeLast()
    }
    let isPossessive =
      text.utf8.last == 0x73 && (text.hasSuffix("'s") || text.hasSuffix("’s"))
    if isPossessive { text.removeLast(2) }
    if !text.isEmpty { words.append(FoldedWord(text)) }
    if isPossessive { words.append(NameWords.possessive) }
  }

  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0xA0, 0x2D, 0x2010...0x2014: true
    default: false
    }
  }

  private func slotIndex(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key ^ key >> 29) &* 0xBF58_476D_1CE4_E5B9 >> 20) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    // The last entry of a phrase heads its chain.
    for index in entries.indices {
      var slot = slotIndex(entries[index].key)
      while slots[slot] >= 0, entries[Int(slots[slot])].key != entries[index].key {
        slot = (slot + 1) & (slots.count - 1)
      }
      slots[slot] = Int32(index)
    }
  }
}

/// A table from hashes to small values, by open addressing.
///
/// A dictionary would hash the hash again; in the loop over all tokens that counts. No word has the
/// hash 0, so that a key of 0 is an empty place, and most look-ups read one number.
struct HashTable<Value: Sendable>: Sendable {
  private var keys = [UInt64](repeating: 0, count: 64)
  private var values: [Value?] = [Value?](repeating: nil, count: 64)
  private(set) var count = 0

  /// The value of a hash.
  subscript(hash: UInt64) -> Value? {
    get {
      var slot = index(hash)
      while keys[slot] != hash {
        if keys[slot] == 0 { return nil }
        slot = (slot + 1) & (keys.count - 1)
      }
      return values[slot]
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > keys.count { grow() }
      var slot = index(hash)
      while values[slot] != nil, keys[slot] != hash { slot = (slot + 1) & (keys.count - 1) }
      if values[slot] == nil { count += 1 }
      keys[slot] = hash
      values[slot] = newValue
    }
  }

  private func index(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ hash >> 31) &* 0x94D0_49BB_1331_11EB >> 20) & (keys.count - 1)
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    values = [Value?](repeating: nil, count: oldKeys.count * 2)
    for (slot, value) in oldValues.enumerated() where value != nil {
      var place = index(oldKeys[slot])
      while values[place] != nil { place = (place + 1) & (keys.count - 1) }
      keys[place] = oldKeys[slot]
      values[place] = value
    }
  }
}
