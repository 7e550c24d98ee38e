// The weights that are compiled in.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutKnowledge

@Suite("Built-in tagger")
struct BuiltInTaggerTests {
  @Test("The weights can be read and take at most 4 MB")
  func isThere() {
    #expect(Knowledge.builtIn().tagger != nil)
    #expect(BuiltInTable.weights.bytes.count <= 4 << 20)
  }

  @Test(
    "Weights that are cut short or of another kind are refused", arguments: [0, 10, 100, 5_000])
  func refuses(count: Int) {
    let bytes = Array(BuiltInTable.weights.bytes.prefix(count))
    #expect(throws: TagModel.Unreadable.self) { try TagModel(bytes: bytes) }
  }

  @Test(
    "Reported speech is found without marks",
    arguments: [
      ("Minister Ann Lee said that the port would stay shut.", "Minister Ann Lee", "said"),
      (
        "The harvest was poor, according to officials in Haldvik.", "officials in Haldvik",
        "according to"
      ),
      ("Two mayors argued the bridge had cost too much.", "Two mayors", "argued"),
    ])
  func findsIndirectSpeech(text: String, source: String, cue: String) throws {
    let article = try ArticleReader().read(Array(text.utf8), as: .plainText).article
    let found = Extractor(knowledge: .builtIn()).extraction(of: article).quotations
    let quotation = try #require(found.first)
    #expect(quotation.kind == .indirect)
    #expect(quotation.source.map { article.text[$0] } == [source])
    #expect(quotation.cue.map { article.text[$0] } == [cue])
  }
}
