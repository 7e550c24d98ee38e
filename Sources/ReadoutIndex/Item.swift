// Mentions and quotations as the index numbers them, and what binds them to each other.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutResolution

/// One summit mention or quotation of one stored document.
struct Item: Hashable, Comparable {
  /// The row of the document.
  var document: Int64
  /// Twice the position in its extraction; one more for a quotation.
  var number: Int

  /// The mention at a position.
  static func mention(_ position: Int, of document: Int64) -> Item {
    Item(document: document, number: position << 1)
  }

  /// The quotation at a position.
  static func quotation(_ position: Int, of document: Int64) -> Item {
    Item(document: document, number: position << 1 | 1)
  }

  /// All items of a document with so many mentions and quotations.
  static func all(of document: Int64, summits: Int, quotations: Int) -> [Item] {
    (0..<summits).map { .mention($0, of: document) }
      + (0..<quotations).map { .quotation($0, of: document) }
  }

  /// Whether it is a quotation.
  var isQuotation: Bool { number & 1 == 1 }
  /// Its position in the extraction's quotations or summits.
  var position: Int { number >> 1 }

  static func < (a: Item, b: Item) -> Bool {
    (a.document, a.number) < (b.document, b.number)
  }
}

/// A resolved thing by its row.
struct ThingRow: Hashable {
  /// What it is; the numbers stand in the tables.
  enum Kind: Int { case summit = 0, statement = 1 }
  var kind: Kind
  var row: Int64
}

/// What of a document binds its items to those of others, and to each other.
struct Bonds {
  /// The hashed keys of each mention.
  var mentionKeys: [[Int64]]
  /// The hashed keys of each quotation; none where the quotations were not read.
  var quotationKeys: [[Int64]]
  /// How many quotations there are.
  var quotationCount: Int
  /// Pairs of items of which neither can be resolved without the other.
  var pairs: [(Int, Int)]
  /// Whether the document needs a date from others.
  var isUndated: Bool

  /// The bonds of a document; a rejected one has none.
  ///
  /// - Parameter saidAt: At which summit each quotation was said, where the quotations themselves
  ///   were not read.
  init(
    of document: ExtractedDocument, saidAt unread: [Int?]? = nil, by rules: ResolutionRules
  ) {
    guard case .read(_, let head, let extraction) = document.outcome else {
      (mentionKeys, quotationKeys, quotationCount, pairs, isUndated) = ([], [], 0, [], false)
      return
    }
    let saidAt = unread ?? extraction.quotations.map(\.summit)
    let blocks = rules.blocks(document)
    mentionKeys = Bonds.hashes("s", blocks.summits, count: extraction.summits.count)
    quotationKeys = Bonds.hashes("q", blocks.quotations, count: extraction.quotations.count)
    quotationCount = saidAt.count
    isUndated = head.published?.interval == nil
    pairs = []
    let mentions = extraction.summits.indices
    for (position, summit) in saidAt.enumerated() {
      guard let summit, mentions.contains(summit) else { continue }
      pairs.append((position << 1 | 1, summit << 1))
    }
    for (position, mention) in extraction.summits.enumerated() {
      guard case .summit(let other)? = mention.relative?.anchor, mentions.contains(other) else {
        continue
      }
      pairs.append((position << 1, other << 1))
    }
  }

  /// The hashed keys of an item.
  func keys(of number: Int) -> [Int64] {
    let position = number >> 1
    let lists = number & 1 == 1 ? quotationKeys : mentionKeys
    return lists.indices.contains(position) ? lists[position] : []
  }

  /// The numbers of all items.
  var numbers: [Int] {
    mentionKeys.indices.map { $0 << 1 } + (0..<quotationCount).map { $0 << 1 | 1 }
  }

  private static func hashes(_ space: String, _ lists: [[String]], count: Int) -> [[Int64]] {
    (0..<count).map { position in
      let keys = lists.indices.contains(position) ? lists[position] : []
      return Set(keys.map { hash(space, $0) }).sorted()
    }
  }

  /// A key as a number (64-bit FNV-1a).
  ///
  /// Two keys with one number only widen what is resolved anew.
  static func hash(_ space: String, _ key: String) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in space.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(bitPattern: hash)
  }
}
