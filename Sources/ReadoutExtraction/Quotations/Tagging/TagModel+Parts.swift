// The weights of the tagger as bytes, and back.
// SPDX-License-Identifier: Apache-2.0

package import ReadoutText

extension TagModel {
  /// What a model is made of.
  package struct Parts: Sendable {
    /// The weights of the features by their keys, keys ascending.
    package var rows: [(key: UInt32, row: Row)]
    /// The weights of the transitions, at `previous * TagLabel.count + label`.
    package var transitions: [Int32]
    /// The weights of the labels at the begin.
    package var starts: [Int32]
    /// The cue lexicon, words ascending.
    package var cues: [(word: FoldedWord, value: UInt8)]
    /// The clusters, words ascending.
    package var clusters: [(word: FoldedWord, value: WordClusters)]

    package init(
      rows: [(key: UInt32, row: Row)], transitions: [Int32], starts: [Int32],
      cues: [(word: FoldedWord, value: UInt8)], clusters: [(word: FoldedWord, value: WordClusters)]
    ) {
      self.rows = rows
      self.transitions = transitions
      self.starts = starts
      self.cues = cues
      self.clusters = clusters
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
  fileprivate static let magic = Array("readout weights 1\n".utf8)

  /// Reads what `readout-train` wrote.
  ///
  /// All numbers are little-endian: five counts of 32 bits, then transitions and starts, rows of a
  /// key and eleven weights with one byte to spare, cues, and clusters.
  ///
  /// - Throws: `Unreadable` for anything else.
  public init(bytes: [UInt8]) throws {
    guard bytes.starts(with: TagModel.magic) else { throw Unreadable(reason: "another first line") }
    var reader = WeightReader(bytes: bytes, place: TagModel.magic.count)
    let (rows, cues, clusters) = (reader.number(4), reader.number(4), reader.number(4))
    let labels = reader.number(4)
    guard labels == UInt64(TagLabel.count), rows < 1 << 24, cues < 1 << 24, clusters < 1 << 24
    else { throw Unreadable(reason: "\(labels) labels, \(rows) features") }
    let size =
      16 + 4 * (labels * labels + labels) + rows * 16 + cues * 9 + clusters * 12
      + UInt64(TagModel.magic.count)
    guard UInt64(bytes.count) == size else {
      throw Unreadable(reason: "\(bytes.count) bytes instead of \(size)")
    }
    let transitions = (0..<labels * labels).map { _ in reader.signed() }
    let starts = (0..<labels).map { _ in reader.signed() }
    self.init(
      Parts(
        rows: (0..<rows).map { _ in reader.row() }, transitions: transitions, starts: starts,
        cues: (0..<cues).map { _ in (reader.word(), UInt8(truncatingIfNeeded: reader.number(1))) },
        clusters: (0..<clusters).map { _ in (reader.word(), reader.clusters()) }))
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
    append(UInt32(rows.count))
    append(UInt32(cues.count))
    append(UInt32(clusters.count))
    append(UInt32(TagLabel.count))
    for weight in transitions + starts { append(weight) }
    for (key, row) in rows {
      append(key)
      for label in 0..<12 { append(row[label: label]) }
    }
    for (word, value) in cues {
      append(word.hash)
      append(value)
    }
    for (word, value) in clusters {
      append(word.hash)
      append(value.coarse)
      append(value.fine)
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

  mutating func row() -> (key: UInt32, row: TagModel.Row) {
    let key = UInt32(truncatingIfNeeded: number(4))
    var row = TagModel.Row()
    for label in 0..<12 { row[label: label] = Int8(truncatingIfNeeded: number(1)) }
    return (key, row)
  }

  mutating func clusters() -> WordClusters {
    WordClusters(
      coarse: UInt16(truncatingIfNeeded: number(2)), fine: UInt16(truncatingIfNeeded: number(2)))
  }
}
