// The fast sums of weights against slow ones.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import TestSupport
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: sums of weights")
struct TagScoresTests {
  /// What is known of words, by the paragraph and by the model.
  private static let words = [
    (FoldedWord("said"), WordKinds(cueClass: 4)),
    (FoldedWord("bridge"), WordKinds(clusters: WordClusters(coarse: 63, fine: 1_023))),
  ]

  private func paragraph(_ string: String) throws -> TagParagraph {
    let article = try ArticleReader().read(Array(string.utf8), as: .plainText).article
    let page = Page(article: article, tokens: Tokenizer().tokenize(article))
    let names = NameFinder(knowledge: Knowledge()).names(in: page)
    let text = ReportedText(page, stretches: QuotationFinder.stretches(in: page))
    let finder = FrameFinder(text)
    let units = try #require(text.paragraphs(upTo: Tagger.longestSequence).first)
    var paragraph = TagParagraph()
    paragraph.fill(
      units, of: text, names: names, roles: finder.roles(of: finder.frames()),
      lexicon: WordKindTable(TagScoresTests.words))
    return paragraph
  }

  /// A model in which about a third of the features have weights.
  private func model(of lists: [[TagFeature]], seed: UInt64) -> (TagModel, [TagFeature: Int8]) {
    var dice = SplitMix64(seed: seed)
    var weights: [TagFeature: Int8] = [:]
    for feature in Set(lists.joined()).sorted() {
      if Int.random(in: 0..<3, using: &dice) == 0 {
        weights[feature] = Int8.random(in: -99...99, using: &dice)
      }
    }
    var values: [UInt32: TagModel.Value] = [:]
    for feature in weights.keys.sorted() {
      var row = TagModel.Row()
      row[label: 3] = weights[feature] ?? 0
      row[label: 9] = 1
      values[feature.key, default: TagModel.Value(key: feature.key, items: 0, rows: [])].items |=
        1 << UInt32(feature.slot)
      values[feature.key]?.rows.append(row)
    }
    let labels = TagLabel.count
    let parts = TagModel.Parts(
      values: values.values.sorted { $0.key < $1.key },
      transitions: Array(repeating: 0, count: labels * labels),
      starts: Array(repeating: 0, count: labels), words: TagScoresTests.words)
    return (TagModel(parts), weights)
  }

  @Test(
    "A value that no item sees has no weights",
    arguments: [FeatureKey.of(.spelling, 0), FeatureKey.of(.shape, 9), FeatureKey.firstHashed])
  func unseen(key: UInt32) {
    let labels = TagLabel.count
    let model = TagModel(
      TagModel.Parts(
        values: [TagModel.Value(key: key, items: 0, rows: [])],
        transitions: Array(repeating: 0, count: labels * labels),
        starts: Array(repeating: 0, count: labels), words: []))
    #expect(model.smallRows[0][label: 0] == 0)
    #expect(model.place(of: key).count == 0)
  }

  @Test(
    "The sums are those of the features that training sees", arguments: [11, 12, 13] as [UInt64])
  func agree(seed: UInt64) throws {
    let sentence =
      "The envoy of Norland, Ann Lee, said on Monday that “the bridge at Haldvik” was shut; "
    let paragraph = try paragraph(String(repeating: sentence, count: 9) + "nobody denied it.")
    var lists = TagFeatureLists(count: paragraph.count)
    TagFeatures(paragraph).write(to: &lists)
    let (model, weights) = model(of: lists.lists, seed: seed)
    var scores = TagScores(model: model)
    // What stood in it before does not matter.
    scores.begin(count: paragraph.count - 7)
    TagFeatures(paragraph).write(to: &scores)
    scores.begin(count: paragraph.count)
    TagFeatures(paragraph).write(to: &scores)
    for (place, list) in lists.lists.enumerated() {
      let known = list.compactMap { weights[$0] }
      #expect(scores.sums[place][3] == known.reduce(0) { $0 + Int($1) }, "item \(place)")
      #expect(scores.sums[place][9] == known.count, "item \(place)")
    }
  }
}
