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

  private func train() throws -> Data {
    try TaggerTraining(
      knowledge: Knowledge(), clusters: Data("bridge\t1\t2\t2\nport\t1\t2\t3\n".utf8)
    ).weights(from: corpus, plan: plan) { _ in }
  }

  @Test("The same corpus makes the same bytes")
  func isDeterministic() throws {
    #expect(try train() == train())
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

  @Test(
    "Clusters that there is no room for are refused",
    arguments: ["port\t65\t2\t3", "port\t1\t2\t1025"])
  func refusesClusters(line: String) throws {
    _ = try TaggerTraining(knowledge: Knowledge(), clusters: Data("port\t64\t2\t1024\n".utf8))
    let error = #expect(throws: ClusterError.self) {
      try TaggerTraining(knowledge: Knowledge(), clusters: Data("bridge\t1\t2\t2\n\(line)\n".utf8))
    }
    #expect(error?.word == "port")
  }

  @Test(
    "Weights whose words have no such class or cluster are refused",
    arguments: [
      WordKinds(cueClass: 5), WordKinds(clusters: WordClusters(coarse: 65, fine: 3)),
      WordKinds(clusters: WordClusters(coarse: 1, fine: 1_025)),
    ])
  func refusesWords(kinds: WordKinds) throws {
    func bytes(_ kinds: WordKinds) -> [UInt8] {
      let labels = TagLabel.count
      return TagModel.Parts(
        values: [], transitions: Array(repeating: 0, count: labels * labels),
        starts: Array(repeating: 0, count: labels), words: [(FoldedWord("port"), kinds)]
      ).bytes
    }
    _ = try TagModel(
      bytes: bytes(WordKinds(cueClass: 4, clusters: WordClusters(coarse: 64, fine: 1_024))))
    #expect(throws: TagModel.Unreadable.self) { try TagModel(bytes: bytes(kinds)) }
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
