// The weights of the tagger as bytes, and back.
// SPDX-License-Identifier: Apache-2.0

package import ReadoutText

extension TagModel {
  /// What a model is made of.
  package struct Parts: Sendable {
    /// The weights of each value, those used most first.
    package var values: [Value]
    /// The weights of the transitions, at `previous * TagLabel.count + label`.
    package var transitions: [Int32]
    /// The weights of the labels at the begin.
    package var starts: [Int32]
    /// The words that it knows.
    package var words: [(word: FoldedWord, kinds: WordKinds)]

    package init(
      values: [Value], transitions: [Int32], starts: [Int32],
      words: [(word: FoldedWord, kinds: WordKinds)]
    ) {
      self.values = values
      self.transitions = transitions
      self.starts = starts
      self.words = words
    }
  }

  /// The weights of one value of a template.
  package struct Value: Sendable {
    /// Its key, which is not 0.
    package var key: UInt32
    /// Which of the items that see it have weights, the lowest bit for the first.
    package var items: UInt32
    /// The weights of these items.
    package var rows: [Row]

    package init(key: UInt32, items: UInt32, rows: [Row]) {
      self.key = key
      self.items = items
      self.rows = rows
    }
  }

  /// Weights that cannot be used.
  public struct Unreadable: Error, CustomStringConvertible {
    /// What is wrong.
    public var reason: String

    /// The sentence for a person.
    public var description: String { "these are no weights of this version: \(reason)" }
  }

  /// The first bytes of a file of weights; the number rises with features and labels.
  fileprivate static let magic = Array("readout weights 4\n".utf8)

  /// Reads what `readout-train` wrote.
  ///
  /// All numbers are little-endian: four counts of 32 bits (values, rows, words, labels), then
  /// transitions and starts, values (a key and 16 bits of items), rows of a byte for each label, and
  /// words (64 bits of hash, the class, the clusters).
  ///
  /// - Throws: `Unreadable` for anything else.
  public convenience init(bytes: [UInt8]) throws {
    guard bytes.starts(with: TagModel.magic) else { throw Unreadable(reason: "another first line") }
    var reader = WeightReader(bytes: bytes, place: TagModel.magic.count)
    let (values, rows, words) = (reader.number(4), reader.number(4), reader.number(4))
    let labels = reader.number(4)
    guard labels == UInt64(TagLabel.count), values < 1 << 24, words < 1 << 24,
      rows < FeatureTable.mostRows
    else { throw Unreadable(reason: "\(labels) labels, \(rows) rows") }
    let size =
      16 + 4 * (labels * labels + labels) + values * 6 + rows * labels + words * 13
      + UInt64(TagModel.magic.count)
    guard UInt64(bytes.count) == size else {
      throw Unreadable(reason: "\(bytes.count) bytes instead of \(size)")
    }
    let transitions = (0..<labels * labels).map { _ in reader.signed() }
    let starts = (0..<labels).map { _ in reader.signed() }
    let read = (0..<values).map { _ in
      (key: UInt32(reader.number(4)), items: UInt32(reader.number(2)))
    }
    guard read.reduce(0, { $0 + $1.items.nonzeroBitCount }) == Int(rows),
      read.allSatisfy({ $0.key != 0 && $0.items < 1 << FeatureTable.mostItems }),
      read.reduce(FeatureTable.mostItems, { $0 + TagModel.rowCount(of: $1.key, $1.items) })
        < FeatureTable.mostRows
    else { throw Unreadable(reason: "values and rows do not go together") }
    let weights = (0..<rows).map { _ in reader.row() }
    let known = (0..<words).map { _ in (word: reader.word(), kinds: reader.kinds()) }
    guard known.allSatisfy(\.kinds.isInRange) else {
      throw Unreadable(reason: "a word of a class or cluster that there is not")
    }
    self.init(
      values: read, rows: weights, steps: ChainSteps(transitions, starts: starts),
      words: WordKindTable(known))
  }
}

extension TagModel.Parts {
  /// The file of weights.
  package var bytes: [UInt8] {
    var bytes = TagModel.magic
    func append(_ number: some FixedWidthInteger) {
      for shift in stride(from: 0, to: number.bitWidth, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    append(UInt32(values.count))
    append(UInt32(values.reduce(0) { $0 + $1.rows.count }))
    append(UInt32(words.count))
    append(UInt32(TagLabel.count))
    for weight in transitions + starts { append(weight) }
    for value in values {
      append(value.key)
      append(UInt16(truncatingIfNeeded: value.items))
    }
    for row in values.lazy.flatMap(\.rows) {
      for label in 0..<TagLabel.count { append(row[label: label]) }
    }
    for (word, kinds) in words {
      append(word.hash)
      append(kinds.cueClass)
      append(kinds.clusters?.coarse ?? .max)
      append(kinds.clusters?.fine ?? .max)
    }
    return bytes
  }
}

/// Reads numbers, low byte first; behind the end all are 0.
private struct WeightReader {
  let bytes: [UInt8]
  var place: Int

  mutating func number(_ count: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<count where place + index < bytes.count {
      value |= UInt64(bytes[place + index]) << UInt64(8 * index)
    }
    place += count
    return value
  }

  mutating func signed() -> Int32 { Int32(truncatingIfNeeded: number(4)) }

  mutating func word() -> FoldedWord { FoldedWord(hash: number(8)) }

  mutating func row() -> TagModel.Row {
    func weight(_ label: Int) -> Int8 {
      label < TagLabel.count ? Int8(bitPattern: bytes[place + label]) : 0
    }
    defer { place += TagLabel.count }
    guard place + TagLabel.count <= bytes.count else { return TagModel.Row() }
    return TagModel.Row(
      low: SIMD8(
        weight(0), weight(1), weight(2), weight(3), weight(4), weight(5), weight(6), weight(7)),
      high: SIMD4(weight(8), weight(9), weight(10), weight(11)))
  }

  mutating func kinds() -> WordKinds {
    let cueClass = UInt8(truncatingIfNeeded: number(1))
    let (coarse, fine) = (UInt16(number(2)), UInt16(number(2)))
    return WordKinds(
      cueClass: cueClass,
      clusters: fine == .max ? nil : WordClusters(coarse: coarse, fine: fine))
  }
}
