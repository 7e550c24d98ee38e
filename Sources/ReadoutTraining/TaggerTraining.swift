// From a corpus to weights: what `readout-train` does.
// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import ReadoutExtraction
import ReadoutModel
import ReadoutText

/// Trains a tagger on annotated articles; the same input makes the same bytes.
public struct TaggerTraining: Sendable {
  private let knowledge: Knowledge
  private let clusters: [(word: FoldedWord, clusters: WordClusters)]

  /// A training with what extraction will know.
  ///
  /// - Parameter clusters: Lines of a word, its coarse, middle and fine cluster, parted by tabulators.
  /// - Throws: `ClusterError` for a cluster of a number that is too large.
  public init(knowledge: Knowledge, clusters: Data) throws(ClusterError) {
    self.knowledge = knowledge
    var seen: Set<FoldedWord> = []
    var read: [(word: FoldedWord, clusters: WordClusters)] = []
    for line in String(decoding: clusters, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: "\t")
      guard cells.count == 4, let coarse = UInt16(cells[1]), let fine = UInt16(cells[3]) else {
        continue
      }
      let (word, clusters) = (FoldedWord(cells[0]), WordClusters(coarse: coarse, fine: fine))
      guard clusters.isInRange else { throw ClusterError(word: String(cells[0])) }
      if seen.insert(word).inserted { read.append((word, clusters)) }
    }
    self.clusters = read.sorted { $0.word < $1.word }
  }

  /// What is known of words: their clusters, and which of them are cues.
  private func words(_ cues: [FoldedWord: UInt8]) -> [(word: FoldedWord, kinds: WordKinds)] {
    let clusters = Dictionary(uniqueKeysWithValues: clusters.map { ($0.word, $0.clusters) })
    return Set(clusters.keys).union(cues.keys).sorted().map { word in
      (word, WordKinds(cueClass: cues[word] ?? 0, clusters: clusters[word]))
    }
  }

  /// Trains on a corpus.
  ///
  /// - Parameter progress: Takes sentences for a person.
  /// - Returns: The weights, as `TagModel.init(bytes:)` reads them.
  public func weights(
    from corpus: [AnnotatedArticle], plan: TrainingPlan = TrainingPlan(),
    progress: (String) -> Void
  ) -> Data {
    let reader = TagReader(knowledge: knowledge)
    let articles = corpus.map { article($0) }
    var lexicon = WordKindTable(words([:]))
    var cues = CueLexicon()
    for (number, (annotated, article)) in zip(corpus, articles).enumerated() {
      guard let article else { continue }
      let paragraphs = reader.read(article, lexicon: lexicon) { _ in }
      cues.add(
        paragraphs, labels: GoldLabels(annotated, paragraphs: paragraphs).labels, article: number)
    }
    let words = words(cues.classes)
    progress("\(cues.classes.count) words are cues")
    lexicon = WordKindTable(words)
    var set = TrainingSet()
    for (number, (annotated, article)) in zip(corpus, articles).enumerated() {
      guard let article else { continue }
      set.add(annotated, article, number: number, reader: reader, lexicon: lexicon)
    }
    set.prune(fewestArticles: Int32(plan.fewestArticles))
    progress("\(set.kept.count) features, \(set.labels.count) items")
    var trainer = Trainer(set, plan: plan)
    trainer.train(progress: progress)
    return Data(trainer.parts(words: words).bytes)
  }

  private func article(_ annotated: AnnotatedArticle) -> Article? {
    try? ArticleReader().read(
      Array(annotated.text.utf8), as: .plainText,
      statedDay: annotated.date.flatMap { CalendarDay(iso: $0) }
    ).article
  }
}

/// Clusters of more numbers than the tagger has room for.
public struct ClusterError: Error, CustomStringConvertible {
  /// The word whose cluster it is.
  public var word: String

  /// The sentence for a person.
  public var description: String {
    "the clusters of '\(word)' are too many: coarse ones are numbered up to "
      + "\(WordClusters.lastCoarse), fine ones up to \(WordClusters.lastFine)"
  }
}
