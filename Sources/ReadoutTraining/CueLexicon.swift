// Learns from a corpus how surely a word is a cue.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import ReadoutText

/// Counts of words, and of words as cues.
struct CueLexicon {
  private struct Count {
    var uses = 0
    var cues = 0
    var articles = 0
    var lastArticle = -1
  }

  private var counts: [FoldedWord: Count] = [:]

  /// The fewest articles in which a word must be a cue.
  private static let fewestArticles = 3

  /// Counts the words of an article.
  mutating func add(_ paragraphs: [[TagReader.Item]], labels: [UInt8], article: Int) {
    for (item, label) in zip(paragraphs.joined(), labels) {
      guard let word = item.word else { continue }
      var count = counts[word] ?? Count()
      count.uses += 1
      if Int(label) == TagLabel.begin(.cue) || Int(label) == TagLabel.inside(.cue) {
        count.cues += 1
        if count.lastArticle != article { count.articles += 1 }
        count.lastArticle = article
      }
      counts[word] = count
    }
  }

  /// The words that are cues at all, with their classes.
  var classes: [FoldedWord: UInt8] {
    counts.compactMapValues { count in
      guard count.articles >= CueLexicon.fewestArticles else { return nil }
      let share = (Double(count.cues) - 0.5) / (Double(count.uses) + 1)
      switch share {
      case 0.75...: return 4
      case 0.4...: return 3
      case 0.15...: return 2
      case 0.04...: return 1
      default: return nil
      }
    }
  }
}
