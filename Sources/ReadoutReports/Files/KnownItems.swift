// The items of the overview as they were written last.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex

/// Items that need not be written again while nothing changes that they tell of: their words stand in
/// articles, and to unpack some hundred of these takes longer than all else on the page.
struct KnownItems {
  private var items: [String: [UInt8]] = [:]
  private var used: Set<String> = []

  /// The item of a thing; written if it is not known.
  mutating func item(
    of id: String, _ write: () throws -> [UInt8]
  ) rethrows -> [UInt8] {
    used.insert(id)
    if let known = items[id] { return known }
    let item = try write()
    items[id] = item
    return item
  }

  /// Forgets what a page may tell of that is out of date: the things with the same digits.
  mutating func forget(_ page: StalePage) {
    guard page.month != nil else { return }
    let digits = page.id.drop { $0 != "/" }.dropFirst()
    items = items.filter { $0.key.dropFirst(2).prefix(2) != digits }
  }

  /// Forgets what was not asked for since the last time.
  mutating func forgetUnused() {
    items = items.filter { used.contains($0.key) }
    used = []
  }
}
