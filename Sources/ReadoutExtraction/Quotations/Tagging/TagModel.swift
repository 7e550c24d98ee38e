// The weights of the tagger, with the words that it knows.
// SPDX-License-Identifier: Apache-2.0

package import ReadoutText

/// A trained tagger: a linear-chain model over the items of a paragraph.
///
/// Conditional random fields: Lafferty, McCallum and Pereira, 2001. The weights are whole numbers;
/// only their order of size matters for decoding.
public struct TagModel: Sendable {
  /// The weights of one feature for each label; lanes beyond the labels are 0.
  package struct Row: Hashable, Sendable {
    /// The labels 0 to 7.
    package var low = SIMD8<Int8>()
    /// The labels 8 to 11.
    package var high = SIMD4<Int8>()

    package init() {}

    package subscript(label label: Int) -> Int8 {
      get { label < 8 ? low[label] : high[label - 8] }
      set {
        if label < 8 { low[label] = newValue } else { high[label - 8] = newValue }
      }
    }
  }

  private struct Entry {
    var key: UInt32
    var high: SIMD4<Int8>
    var low: SIMD8<Int8>
  }

  /// The weights of a label after another, at `previous * TagLabel.count + label`.
  let transitions: [Int32]
  /// The weights of a label at the begin of a paragraph.
  let starts: [Int32]
  private let cues: WordTable<UInt8>
  private let clusters: WordTable<WordClusters>
  private var filter: [UInt64]
  private var entries: [Entry]
  private let mask: Int

  /// A model of its parts; the key 0 is no feature's.
  package init(_ parts: Parts) {
    transitions = parts.transitions
    starts = parts.starts
    cues = WordTable(parts.cues)
    clusters = WordTable(parts.clusters)
    var size = 1024
    while size * 4 < parts.rows.count * 5 { size *= 2 }
    mask = size - 1
    entries = [Entry](
      repeating: Entry(key: 0, high: SIMD4(), low: SIMD8()), count: size)
    filter = [UInt64](repeating: 0, count: TagModel.filterBits / 64)
    for (key, row) in parts.rows where key != 0 {
      var place = Int(key) & mask
      while entries[place].key != 0 { place = (place + 1) & mask }
      entries[place] = Entry(key: key, high: row.high, low: row.low)
      let bit = Int(key >> 11)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// Most features of a text have no weights: a bit for each key's upper half tells so at once.
  private static let filterBits = 1 << 21

  /// The sums of the weights of some features, label by label.
  ///
  /// The keys that may have weights are sifted out first, without a branch, so that the table, which
  /// is larger than the caches near the processor, is read ahead of the sums.
  ///
  /// - Parameter sifted: Room for the places of the keys.
  @inline(__always)
  func scores(
    of features: [UInt32], sifted: inout [UInt32]
  ) -> (low: SIMD8<Int16>, high: SIMD4<Int16>) {
    var low = SIMD8<Int16>()
    var high = SIMD4<Int16>()
    var count = 0
    for key in features.prefix(sifted.count) {
      sifted[count] = key
      let bit = Int(key >> 11)
      count += Int(filter[bit >> 6] >> UInt64(bit & 63) & 1)
    }
    for key in sifted[..<count] {
      var place = Int(key) & mask
      while entries[place].key != 0 {
        if entries[place].key == key {
          low &+= SIMD8<Int16>(truncatingIfNeeded: entries[place].low)
          high &+= SIMD4<Int16>(truncatingIfNeeded: entries[place].high)
          break
        }
        place = (place + 1) & mask
      }
    }
    return (low, high)
  }
}

extension TagModel {
  /// The weights of one feature; nil where it has none.
  func row(of key: UInt32) -> Row? {
    var place = Int(key) & mask
    while entries[place].key != 0 {
      if entries[place].key == key {
        var row = Row()
        row.low = entries[place].low
        row.high = entries[place].high
        return row
      }
      place = (place + 1) & mask
    }
    return nil
  }
}

extension TagModel: TagLexicon {
  package func cueClass(of word: FoldedWord) -> UInt8 { cues[word] ?? 0 }

  package func clusters(of word: FoldedWord) -> WordClusters? { clusters[word] }
}
