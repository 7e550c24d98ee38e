// A corpus as numbers: features of items, and their labels.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import ReadoutModel
import ReadoutText

/// The features and labels of all items of a corpus.
struct TrainingSet {
  /// The features of all items, one item after the other, as indices into `keys`.
  private(set) var features: [UInt32] = []
  /// The first feature of each item, and the end.
  private(set) var firstFeatures: [Int] = [0]
  /// The label of each item.
  private(set) var labels: [UInt8] = []
  /// The items of each paragraph.
  private(set) var paragraphs: [Range<Int>] = []
  /// The key of each feature that is left.
  private(set) var keys: [UInt32] = []

  private struct Seen {
    var articles: Int32 = 0
    var lastArticle: Int32 = -1
  }

  private var seen: [UInt32: Seen] = [:]

  /// Adds an article whose features are written with the words of a lexicon.
  mutating func add(
    _ annotated: AnnotatedArticle, _ article: Article, number: Int, reader: TagReader,
    lexicon: some TagLexicon
  ) {
    var written: [UInt32] = []
    var firsts: [Int] = []
    let paragraphs = reader.read(article, lexicon: lexicon) { keys in
      firsts.append(written.count)
      written += keys
    }
    for key in written {
      var entry = seen[key] ?? Seen()
      if entry.lastArticle != number {
        entry.articles += 1
        entry.lastArticle = Int32(number)
        seen[key] = entry
      }
    }
    let base = features.count
    features += written
    firstFeatures.removeLast()
    firstFeatures += firsts.map { base + $0 }
    firstFeatures.append(features.count)
    var first = labels.count
    labels += GoldLabels(annotated, paragraphs: paragraphs).labels
    for paragraph in paragraphs where !paragraph.isEmpty {
      self.paragraphs.append(first..<first + paragraph.count)
      first += paragraph.count
    }
  }

  /// Drops the features of fewer articles, and numbers the rest in the order of their keys.
  mutating func prune(fewestArticles: Int32) {
    keys = seen.filter { $0.value.articles >= fewestArticles && $0.key != 0 }.keys.sorted()
    var numbers: [UInt32: UInt32] = [:]
    numbers.reserveCapacity(keys.count)
    for (number, key) in keys.enumerated() { numbers[key] = UInt32(number) }
    seen = [:]
    var kept: [UInt32] = []
    kept.reserveCapacity(features.count / 2)
    var firsts: [Int] = []
    for item in labels.indices {
      firsts.append(kept.count)
      for feature in features[firstFeatures[item]..<firstFeatures[item + 1]] {
        if let number = numbers[feature] { kept.append(number) }
      }
    }
    firsts.append(kept.count)
    features = kept
    firstFeatures = firsts
  }
}
