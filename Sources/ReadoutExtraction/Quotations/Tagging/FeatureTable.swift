// Where the weights of a value stand.
// SPDX-License-Identifier: Apache-2.0

/// A table from keys to rows of weights, laid out for the caches near the processor.
///
/// The values used most stand in a small table of their own. For the others, most of which have no
/// weights, a filter of a bit for each beginning of a key tells so at once; then open addressing,
/// an entry of 32 bits a place. Of a key that passes, its place and 13 bits are compared: one value
/// in eight thousand meets a stranger’s weights.
struct FeatureTable: Sendable {
  /// The most rows of all values.
  static let mostRows = 1 << 18 - 1
  /// The most items that see a value.
  static let mostItems = 12

  /// The rows of a value, one for each item that sees it, from the first to the last that has weights.
  ///
  /// One number, 0 for a value without rows.
  struct Place {
    fileprivate(set) var number: UInt32 = 0

    /// The place of a value without rows.
    @inline(__always)
    init() {}

    @inline(__always)
    init(row: Int, count: Int) {
      number = UInt32(truncatingIfNeeded: row << 4 | count)
    }

    @inline(__always)
    fileprivate init(number: UInt32) { self.number = number }

    /// The first of them.
    @inline(__always)
    var row: Int { Int(number >> 4) }
    /// How many there are.
    @inline(__always)
    var count: Int { Int(number & 15) }
  }

  /// The values used most.
  private(set) var common = CommonPlaces()
  private static let filterShift: UInt32 = 13
  private var filter = [UInt64](repeating: 0, count: 1 << (32 - 13 - 6))
  /// The upper bits of a key and, in 18 bits, one more than its first row; 0 for an empty place.
  private var entries: [UInt32]
  private let mask: Int

  /// A table of keys and their places, those that are used most first.
  init(_ keys: [(key: UInt32, place: Place)]) {
    var size = 1024
    while size * 2 < keys.count * 3 { size *= 2 }
    mask = size - 1
    entries = [UInt32](repeating: 0, count: size)
    for (key, place) in keys {
      if !common.take(key, place), row(of: key, entry: entry(near: key)) == nil {
        var slot = Int(key) & mask
        while entries[slot] != 0 { slot = (slot + 1) & mask }
        entries[slot] = (key >> 18) << 18 | UInt32(truncatingIfNeeded: place.row + 1)
        let bit = key >> FeatureTable.filterShift
        filter[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
      }
    }
  }

  /// 1 if a key that is not common may have rows, 0 if it has none.
  @inline(__always)
  func mayHold(_ key: UInt32) -> Int {
    let bit = key >> FeatureTable.filterShift
    return Int(truncatingIfNeeded: filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1)
  }

  /// The first row of a value; 0 where it has none.
  func row(of key: UInt32) -> Int {
    let (place, isCommon) = common.place(of: key)
    return isCommon ? place.row : row(of: key, entry: entry(near: key)) ?? 0
  }

  /// The entry where a key stands unless another was in its way.
  @inline(__always)
  func entry(near key: UInt32) -> UInt32 { entries[Int(key) & mask] }

  /// The first row of a key that is not common.
  ///
  /// - Parameter first: The entry near it.
  @inline(__always)
  func row(of key: UInt32, entry first: UInt32) -> Int? {
    var slot = Int(key) & mask
    var entry = first
    while entry != 0 {
      if (entry ^ key) >> 18 == 0 { return Int(entry & 0x3_FFFF) - 1 }
      slot = (slot + 1) & mask
      entry = entries[slot]
    }
    return nil
  }
}

/// Where the weights of the values used most stand, by their keys.
struct CommonPlaces: Sendable {
  private static let count = 1 << 12
  /// The key and the place of a value, from the highest bit.
  private var places = [UInt64](repeating: 0, count: count)

  /// Takes a value unless another one has its room.
  fileprivate mutating func take(_ key: UInt32, _ place: FeatureTable.Place) -> Bool {
    let spot = Int(key) & (CommonPlaces.count - 1)
    guard places[spot] == 0 else { return false }
    places[spot] = UInt64(key) << 32 | UInt64(place.number)
    return true
  }

  /// The place of a common value, and whether the key is that of one.
  @inline(__always)
  func place(of key: UInt32) -> (place: FeatureTable.Place, isCommon: Bool) {
    let near = places[Int(key) & (CommonPlaces.count - 1)]
    let place = FeatureTable.Place(number: UInt32(truncatingIfNeeded: near))
    return (place, near >> 32 == UInt64(key))
  }
}
