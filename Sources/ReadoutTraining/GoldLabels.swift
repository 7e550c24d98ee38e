// Brings annotations to the items that the tagger labels.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction

/// The labels of an article's items, by its annotations.
struct GoldLabels {
  private let items: [TagReader.Item]
  private(set) var labels: [UInt8]
  private let paragraphEnds: Set<Int>

  /// - Parameter paragraphs: The paragraphs of the article, in order.
  init(_ article: AnnotatedArticle, paragraphs: [[TagReader.Item]]) {
    items = paragraphs.flatMap { $0 }
    labels = [UInt8](repeating: UInt8(TagLabel.outside), count: items.count)
    var ends: Set<Int> = []
    var count = 0
    for paragraph in paragraphs {
      count += paragraph.count
      ends.insert(count)
    }
    paragraphEnds = ends
    let places = article.bytePlaces
    for attribution in article.attributions {
      add(
        cue: article.bytes(attribution.cue, places: places),
        source: article.bytes(attribution.source, places: places),
        content: article.bytes(attribution.content, places: places))
    }
    repair()
  }

  private mutating func add(cue: [Range<Int>], source: [Range<Int>], content: [Range<Int>]) {
    let cues = covered(by: cue)
    let first = cues.first ?? -1
    write(cues) { _ in .cue }
    write(covered(by: source)) { first < 0 || $0 < first ? .sourceBefore : .sourceAfter }
    write(covered(by: content)) { $0 < first ? .contentBefore : .contentAfter }
  }

  /// The items of which at least half the bytes lie in some spans, in order.
  private func covered(by spans: [Range<Int>]) -> [Int] {
    var shares: [Int: Int] = [:]
    for span in spans {
      var place = firstItem(endingAfter: span.lowerBound)
      while place < items.count, items[place].bytes.lowerBound < span.upperBound {
        shares[place, default: 0] += items[place].bytes.clamped(to: span).count
        place += 1
      }
    }
    return shares.filter { $0.value * 2 >= items[$0.key].bytes.count }.keys.sorted()
  }

  private func firstItem(endingAfter byte: Int) -> Int {
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if items[middle].bytes.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Writes runs of items: the first of each run begins a span.
  private mutating func write(_ places: [Int], role: (Int) -> TagRole) {
    var last = -2
    for place in places {
      let begins = place != last + 1 || paragraphEnds.contains(place)
      let role = role(place)
      labels[place] = UInt8(begins ? TagLabel.begin(role) : TagLabel.inside(role))
      last = place
    }
  }

  /// Where one annotation wrote over another, an inside may have lost its begin.
  private mutating func repair() {
    for place in labels.indices {
      let label = Int(labels[place])
      let isFirst = place == 0 || paragraphEnds.contains(place)
      let previous = isFirst ? TagLabel.outside : Int(labels[place - 1])
      if !TagLabel.mayFollow(label, after: previous) { labels[place] -= 1 }
    }
  }
}
