// `readout-train`: annotated articles in, weights out.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutKnowledge
import ReadoutTraining

@main
struct ReadoutTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readout-train",
    abstract: "Train the tagger of quotations on annotated articles.",
    discussion: """
      Reads JSON Lines in the format of PolNeAR: objects with 'id', 'date', 'text' and \
      'attributions', whose 'source', 'cue' and 'content' are lists of begins and ends in code \
      points. The same input makes the same bytes. docs/MODEL.md tells more.
      """)

  @Option(help: "Where the weights are written.")
  var output: String

  @Option(help: "Words with their clusters, as scripts/word-clusters.tsv.")
  var clusters: String

  @Option(help: "How often all articles are seen.")
  var epochs: Int = TrainingPlan().epochs

  @Option(help: "The most features that get weights; each takes some 15 bytes.")
  var features: Int = TrainingPlan().mostFeatures

  @Option(
    help: "Leave out every fifth article, beginning with this one of the first five (0 to 4).")
  var fold: Int?

  @Argument(help: "The corpus.")
  var corpus: String

  func validate() throws {
    if epochs < 1 { throw ValidationError("--epochs must be at least 1") }
    if features < 1 { throw ValidationError("--features must be at least 1") }
    if let fold, !(0..<5).contains(fold) { throw ValidationError("--fold must be 0 to 4") }
  }

  func run() throws {
    var plan = TrainingPlan()
    plan.epochs = epochs
    plan.mostFeatures = features
    let articles = try AnnotatedArticle.read(try Data(contentsOf: URL(fileURLWithPath: corpus)))
      .enumerated().filter { $0.offset % 5 != fold }.map(\.element)
    let training = try TaggerTraining(
      knowledge: .builtIn(), clusters: try Data(contentsOf: URL(fileURLWithPath: clusters)))
    let weights = training.weights(from: articles, plan: plan) { sentence in
      FileHandle.standardError.write(Data("readout-train: \(sentence)\n".utf8))
    }
    try weights.write(to: URL(fileURLWithPath: output), options: .atomic)
  }
}
