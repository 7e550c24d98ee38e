// From a corpus in our own words to weights that find what it taught.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutExtraction
import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutTraining

@Suite("Training")
struct TaggerTrainingTests {
  /// Twenty articles of one sentence each.
  private var corpus: [AnnotatedArticle] {
    let names = ["Lindqvist", "Okoye", "Haldane", "Brenner", "Sørli"]
    let things = ["the bridge was open", "a harvest failed", "two ports were shut", "it rained"]
    return names.flatMap { name in
      things.map { thing in
        let text = "\(name) averred that \(thing)."
        let (source, cue) = (name.count, name.count + 1 + "averred".count)
        return AnnotatedArticle(
          id: "\(name) \(thing)", date: "2024-05-03", text: text,
          attributions: [
            AnnotatedArticle.Attribution(
              source: [[0, source]], cue: [[source + 1, cue]], content: [[cue + 1, text.count - 1]])
          ])
      }
    }
  }

  private var plan: TrainingPlan {
    var plan = TrainingPlan()
    plan.epochs = 20
    plan.seeds = [3, 4]
    plan.dropout = 0.1
    plan.threshold = 0.05
    return plan
  }

  private func train() -> Data {
    TaggerTraining(knowledge: Knowledge(), clusters: Data("bridge\t1\t2\t2\nport\t1\t2\t3\n".utf8))
      .weights(from: corpus, plan: plan) { _ in }
  }

  @Test("The same corpus makes the same bytes")
  func isDeterministic() {
    #expect(train() == train())
  }

  @Test("What the corpus teaches is found in a sentence it does not have")
  func learns() throws {
    var knowledge = Knowledge()
    knowledge.tagger = try TagModel(bytes: Array(train()))
    let text = "Marchetti averred that the tunnel was open."
    let article = try ArticleReader().read(Array(text.utf8), as: .plainText).article
    let quotation = try #require(
      Extractor(knowledge: knowledge).extraction(of: article).quotations.first)
    #expect(quotation.kind == .indirect)
    #expect(quotation.cue.map { article.text[$0] } == ["averred"])
    #expect(quotation.source.map { article.text[$0] } == ["Marchetti"])
    #expect(quotation.content.map { article.text[$0] } == ["that the tunnel was open"])
  }

  @Test("Annotations are counted in code points, though accents take two bytes")
  func countsCodePoints() throws {
    let article = try #require(corpus.first { $0.text.hasPrefix("Sørli averred that it") })
    let bytes = article.bytes(article.attributions[0].cue, places: article.bytePlaces)
    #expect(bytes == [7..<14])
  }

  @Test("A line that is no article is named")
  func refuses() {
    #expect(throws: CorpusError.self) {
      try AnnotatedArticle.read(Data("{\"id\": 3}\n".utf8))
    }
  }
}
