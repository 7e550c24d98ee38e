// The documents of a set, each once, in an order that does not depend on how they came.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// One document of the set with everything that its copies share.
struct Source {
  /// The SHA-256 of the bytes.
  let sha256: String
  /// The paths of the copies, for people, sorted, each once.
  let paths: [String]
  let text: ArticleText
  let head: ArticleHead
  let extraction: Extraction

  /// The words at a range; nil where the range does not lie in the text.
  func passage(_ range: Range<Int>) -> Passage? {
    range.upperBound <= text.count ? Passage(range, of: text) : nil
  }

  /// The documents that could be read, by their hash; copies are one source with several paths.
  ///
  /// Of two documents of one path the one with the lesser hash stands: a caller gives each path
  /// once.
  static func distinct(_ documents: [ExtractedDocument]) -> [Source] {
    var byPath: [[UInt8]: ExtractedDocument] = [:]
    for document in documents {
      if let other = byPath[document.identity.path],
        other.identity.sha256 <= document.identity.sha256
      {
        continue
      }
      byPath[document.identity.path] = document
    }
    var byHash: [String: [ExtractedDocument]] = [:]
    for document in byPath.values {
      byHash[document.identity.sha256, default: []].append(document)
    }
    let sources = byHash.compactMap { sha256, copies -> Source? in
      let read = copies.filter { copy in
        if case .read = copy.outcome { true } else { false }
      }.sorted { $0.identity.path.lexicographicallyPrecedes($1.identity.path) }
      guard let first = read.first, case .read(let text, let head, let extraction) = first.outcome
      else { return nil }
      return Source(
        sha256: sha256, paths: Set(read.map(\.identity.displayPath)).sorted(), text: text,
        head: head, extraction: extraction)
    }
    return sources.sorted { $0.sha256 < $1.sha256 }
  }
}

/// The place of a mention or quotation in a set: the source's index and its own index there.
struct Spot: Hashable, Comparable {
  let source: Int
  let index: Int

  static func < (a: Spot, b: Spot) -> Bool {
    (a.source, a.index) < (b.source, b.index)
  }
}
