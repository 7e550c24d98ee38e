// Where the weights of a value stand.
// SPDX-License-Identifier: Apache-2.0

/// A table from keys to rows of weights, laid out for the caches near the processor.
///
/// The values used most stand in a small table of their own. For the others, most of which have no
/// weights, a filter of a bit for each beginning of a key tells so at once; then open addressing,
/// an entry of 32 bits a place. Of a key that passes, its place and 14 bits are compared: one value
/// in ten thousand meets a stranger's weights.
struct FeatureTable: Sendable {
  /// The most rows of all values.
  static let mostRows = 1 << 18 - 1
  /// The most items that see a value.
  static let mostItems = 12

  /// The rows of a value.
  struct Place {
    /// The first of them.
    var row: Int
    /// Which of the items that see the value have one, the lowest bit for the first.
    var items: UInt32
  }

  private static let commonCount = 1 << 12
  /// The key, first row and items of a common value, from the highest bit.
  private var common = [UInt64](repeating: 0, count: commonCount)
  private static let filterShift: UInt32 = 13
  private var filter = [UInt64](repeating: 0, count: 1 << (32 - 13 - 6))
  /// The upper bits of a key and, in 18 bits, one more than its first row; 0 for an empty place.
  private var entries: [UInt32]
  private let mask: Int

  /// A table of keys and their first rows, those that are used most first.
  init(_ keys: [(key: UInt32, place: Place)]) {
    var size = 1024
    while size * 2 < keys.count * 3 { size *= 2 }
    mask = size - 1
    entries = [UInt32](repeating: 0, count: size)
    for (key, place) in keys {
      let spot = Int(key) & (FeatureTable.commonCount - 1)
      if common[spot] == 0 {
        common[spot] = UInt64(key) << 32 | UInt64(place.row) << 12 | UInt64(place.items)
      } else if row(of: key, entry: entry(near: key)) == nil {
        var slot = Int(key) & mask
        while entries[slot] != 0 { slot = (slot + 1) & mask }
        entries[slot] = (key >> 18) << 18 | UInt32(truncatingIfNeeded: place.row + 1)
        let bit = key >> FeatureTable.filterShift
        filter[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
      }
    }
  }

  /// The common value where a key would stand.
  @inline(__always)
  func common(near key: UInt32) -> UInt64 { common[Int(key) & (FeatureTable.commonCount - 1)] }

  /// The rows of a common value.
  @inline(__always)
  static func place(of common: UInt64) -> Place {
    Place(
      row: Int(truncatingIfNeeded: common >> 12 & 0x3_FFFF),
      items: UInt32(truncatingIfNeeded: common & 0xFFF))
  }

  /// 1 if a key that is not common may have rows, 0 if it has none.
  @inline(__always)
  func mayHold(_ key: UInt32) -> Int {
    let bit = key >> FeatureTable.filterShift
    return Int(truncatingIfNeeded: filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1)
  }

  /// The entry where a key stands unless another was in its way.
  @inline(__always)
  func entry(near key: UInt32) -> UInt32 { entries[Int(key) & mask] }

  /// The first row of a key.
  func row(of key: UInt32) -> Int? {
    let near = common(near: key)
    return near >> 32 == UInt64(key)
      ? FeatureTable.place(of: near).row : row(of: key, entry: entry(near: key))
  }

  /// The first row of a key that is not common.
  ///
  /// - Parameter first: The entry near it.
  @inline(__always)
  func row(of key: UInt32, entry first: UInt32) -> Int? {
    var entry = first
    var slot = Int(key) & mask
    while entry != 0 {
      if (entry ^ key) >> 18 == 0 { return Int(entry & 0x3_FFFF) - 1 }
      slot = (slot + 1) & mask
      entry = entries[slot]
    }
    return nil
  }
}
