// Names as they compare: names of persons, places, hosts and series.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A name cut into folded words.
struct FoldedName: Hashable {
  let words: [UInt64]

  init(_ name: String) {
    words = ContentWords.words(ofName: name)
  }

  /// Whether one name is the other without some of its words: “Haldvik” and “Haldvik Castle”.
  func isPart(of other: FoldedName) -> Bool {
    !words.isEmpty && Set(words).isSubset(of: other.words)
  }

  /// Whether the two share a word.
  func sharesWord(with other: FoldedName) -> Bool {
    !Set(words).isDisjoint(with: other.words)
  }

  /// The telling words of a host or series, without years and editions, which one report gives and
  /// another does not.
  init(tellingWordsOf name: String) {
    let kept = name.split(separator: " ").filter { word in
      !word.utf8.contains { (0x30...0x39).contains($0) }
    }
    let generic = FoldedName.genericWords
    words = ContentWords(kept.joined(separator: " ")).hashes.filter { !generic.contains($0) }
  }

  private static let genericWords = Set(
    ContentWords("summit meeting session annual leaders ceremony opening event forum th").hashes)
}

/// Elements joined while they are found to belong together.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  /// The least element of the set that an element is in.
  mutating func root(of element: Int) -> Int {
    var root = element
    while parents[root] != root { root = parents[root] }
    var next = element
    while parents[next] != root { (parents[next], next) = (root, parents[next]) }
    return root
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(of: a), root(of: b))
    parents[max(first, second)] = min(first, second)
  }

  /// The sets, each in ascending order, by their least element.
  mutating func sets() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for element in parents.indices { members[root(of: element), default: []].append(element) }
    return members.keys.sorted().compactMap { members[$0] }
  }
}
