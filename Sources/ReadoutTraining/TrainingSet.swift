// A corpus as numbers: features of items, and their labels.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import ReadoutModel
import ReadoutText

/// The features and labels of all items of a corpus.
struct TrainingSet {
  /// The features of all items, one item after the other, as indices into `kept`.
  private(set) var features: [UInt32] = []
  /// The first feature of each item, and the end.
  private(set) var firstFeatures: [Int] = [0]
  /// The label of each item.
  private(set) var labels: [UInt8] = []
  /// The items of each paragraph.
  private(set) var paragraphs: [Range<Int>] = []
  /// Each feature that is left, ascending.
  private(set) var kept: [TagFeature] = []
  /// How many items have it.
  private(set) var uses: [Int] = []

  private struct Seen {
    var number: UInt32
    var articles: Int32 = 0
    var lastArticle: Int32 = -1
  }

  private var seen: [TagFeature: Seen] = [:]

  /// Adds an article whose features are written with the words of a lexicon.
  mutating func add(
    _ annotated: AnnotatedArticle, _ article: Article, number: Int, reader: TagReader,
    lexicon: some TagLexicon
  ) {
    let paragraphs = reader.read(article, lexicon: lexicon) { list in
      for feature in list {
        var entry = seen[feature] ?? Seen(number: UInt32(seen.count))
        if entry.lastArticle != number {
          entry.articles += 1
          entry.lastArticle = Int32(number)
          seen[feature] = entry
        }
        features.append(entry.number)
      }
      firstFeatures.append(features.count)
    }
    var first = labels.count
    labels += GoldLabels(annotated, paragraphs: paragraphs).labels
    for paragraph in paragraphs where !paragraph.isEmpty {
      self.paragraphs.append(first..<first + paragraph.count)
      first += paragraph.count
    }
  }

  /// Drops the features of fewer articles, and numbers the rest in their order.
  mutating func prune(fewestArticles: Int32) {
    let left = seen.filter { $0.value.articles >= fewestArticles && $0.key.key != 0 }
      .sorted { $0.key < $1.key }
    kept = left.map(\.key)
    uses = Array(repeating: 0, count: left.count)
    var numbers = [UInt32?](repeating: nil, count: seen.count)
    for (number, (_, entry)) in left.enumerated() { numbers[Int(entry.number)] = UInt32(number) }
    seen = [:]
    var count = 0
    for item in labels.indices {
      let range = firstFeatures[item]..<firstFeatures[item + 1]
      firstFeatures[item] = count
      for place in range {
        guard let number = numbers[Int(features[place])] else { continue }
        uses[Int(number)] += 1
        features[count] = number
        count += 1
      }
    }
    firstFeatures[labels.count] = count
    features.removeLast(features.count - count)
  }
}
