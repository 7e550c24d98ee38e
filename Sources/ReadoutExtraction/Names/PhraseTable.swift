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
    let bytes = Array(phrase.utf8)
    var words: [FoldedWord] = []
    words.reserveCapacity(4)
    var start = 0
    for place in 0...bytes.count {
      let gap = place < bytes.count ? PhraseTable.gap(at: place, in: bytes) : 1
      guard gap > 0 else { continue }
      if start < place { append(start..<place, of: bytes, to: &words) }
      start = place + gap
    }
    return words
  }

  private static func append(_ part: Range<Int>, of bytes: [UInt8], to words: inout [FoldedWord]) {
    var word = bytes[part]
    if word.last == 0x2C { word.removeLast() }
    if word.last == 0x2E, !word.dropLast().contains(0x2E) { word.removeLast() }
    let suffix = word.suffix(4)
    let isPossessive = suffix.last == 0x73 && suffix.dropLast().last == 0x27
    let isCurly = suffix.elementsEqual([0xE2, 0x80, 0x99, 0x73])
    if isPossessive || isCurly { word.removeLast(isCurly ? 4 : 2) }
    if !word.isEmpty { words.append(FoldedWord(utf8: bytes.span, in: word.indices)) }
    if isPossessive || isCurly { words.append(NameWords.possessive) }
  }

  /// The bytes of a space or hyphen at a place; 0 where there is none.
  private static func gap(at place: Int, in bytes: [UInt8]) -> Int {
    switch bytes[place] {
    case 0x20, 0x2D: return 1
    case 0xC2 where place + 1 < bytes.count && bytes[place + 1] == 0xA0: return 2
    case 0xE2
    where place + 2 < bytes.count && bytes[place + 1] == 0x80
      && (0x90...0x94).contains(bytes[place + 2]):
      return 3
    default: return 0
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
