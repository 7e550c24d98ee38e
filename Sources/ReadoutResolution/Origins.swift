// Which documents go back to one report: reprints of a text, and texts of one agency or outlet.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Tells the origins of the documents of a set.
///
/// A thing's origins are told among its own members alone, so they are a function of the thing:
/// every reprint of a report has its mentions and quotations, and with them their keys.
final class Origins {
  private let sources: [Source]
  private var sketches: [Int: TextSketch?] = [:]

  /// A document is compared with at most so many others that share one key.
  private static let mostCompared = 32

  init(_ sources: [Source]) {
    self.sources = sources
  }

  /// A number for each of some sources, by its index; those of one origin have the same.
  func groups(of members: some Sequence<Int>) -> [Int: Int] {
    let members = Set(members).sorted()
    guard members.count > 1 else {
      return Dictionary(uniqueKeysWithValues: members.map { ($0, 0) })
    }
    var sets = DisjointSets(count: members.count)
    // 1. Agency and outlet, by name; the address that the document gives for itself.
    var firstOf: [OriginMark: Int] = [:]
    for (position, member) in members.enumerated() {
      for mark in OriginMark.all(of: sources[member]) {
        if let first = firstOf[mark] {
          sets.join(first, position)
        } else {
          firstOf[mark] = position
        }
      }
    }
    // 2. Reprints, if there are still two that may be.
    if sets.sets().count > 1 { joinReprints(members, &sets) }
    return Dictionary(
      members.indices.map { (members[$0], sets.root(of: $0)) }, uniquingKeysWith: { a, _ in a })
  }

  /// The sources in sets of reprints, whatever names they bear.
  func reprints() -> [[Int]] {
    var sets = DisjointSets(count: sources.count)
    joinReprints(Array(sources.indices), &sets)
    return sets.sets()
  }

  /// Compares texts that share a key; one that is compared stands for all that are like it.
  private func joinReprints(_ members: [Int], _ sets: inout DisjointSets) {
    var byKey: [UInt64: [Int]] = [:]
    for (position, member) in members.enumerated() {
      guard let sketch = sketch(of: member) else { continue }
      var compared: Set<Int> = []
      for key in sketch.keys {
        var isKnown = false
        for other in byKey[key] ?? [] {
          if sets.root(of: other) == sets.root(of: position) {
            isKnown = true
          } else if compared.insert(other).inserted,
            let theirs = self.sketch(of: members[other]), sketch.isReprint(of: theirs)
          {
            sets.join(other, position)
            isKnown = true
          }
        }
        if !isKnown, byKey[key]?.count ?? 0 < Self.mostCompared {
          byKey[key, default: []].append(position)
        }
      }
    }
  }

  private func sketch(of source: Int) -> TextSketch? {
    if let known = sketches[source] { return known }
    let sketch = TextSketch(sources[source])
    sketches[source] = .some(sketch)
    return sketch
  }
}

/// What two documents of one origin share besides their words.
private enum OriginMark: Hashable {
  case name(FoldedName)
  case address(String)

  /// The marks of a source: its agency, or else its outlet, and its address.
  static func all(of source: Source) -> [OriginMark] {
    var marks: [OriginMark] = []
    if let name = source.head.origin ?? source.head.publisher {
      marks.append(.name(FoldedName(origin: name)))
    }
    if let address = source.head.address { marks.append(.address(address)) }
    return marks
  }
}

extension FoldedName {
  /// An agency or outlet: “The Associated Press” and “AP” are one, so are “Xinhua” and “Xinhua News
  /// Agency”.
  init(origin name: String) {
    let words = FoldedName(name).words.filter { !FoldedName.originWords.contains($0) }
    self =
      FoldedName.agencies[words]
      ?? FoldedName(words: words.isEmpty ? FoldedName(name).words : words)
  }

  private init(words: [UInt64]) {
    self.words = words
  }

  private static let originWords = Set(ContentWords.words(ofName: "The Staff Agency Wire Service"))

  private static let agencies: [[UInt64]: FoldedName] = {
    let names = [
      "AP": ["Associated Press"], "AFP": ["Agence France Presse", "Agence France-Presse"],
      "PTI": ["Press Trust of India"], "UPI": ["United Press International"],
      "Xinhua": ["Xinhua News"], "TASS": ["ITAR-TASS", "TASS Russian News"],
      "dpa": ["Deutsche Presse Agentur", "Deutsche Presse-Agentur"], "EFE": ["Agencia EFE"],
      "Yonhap": ["Yonhap News"], "Kyodo": ["Kyodo News"], "Anadolu": ["Anadolu Ajansi", "AA"],
      "ANI": ["Asian News International"], "Reuters": ["Thomson Reuters"],
      "Bloomberg": ["Bloomberg News"], "Interfax": ["Interfax News"],
    ]
    var table: [[UInt64]: FoldedName] = [:]
    for (name, others) in names {
      for other in others { table[ContentWords.words(ofName: other)] = FoldedName(name) }
    }
    return table
  }()
}
