// What the tagger sees of the words between marks.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: the words of a stretch")
struct StretchFaceTests {
  @Test(
    "A title, a clause and a phrase are told apart",
    arguments: [
      ("They watched “The Ferry of Haldvik” at noon.", 0),
      ("“We are on our way,” she said.", 1),
      ("The ferry “is very useful”, she said.", 2),
      ("They want a “fair share” of it.", 3),
    ])
  func likeness(text: String, likeness: UInt32) throws {
    #expect(try face(in: text).kind / 3 == likeness)
  }

  @Test("Its first and its last word are seen, and not the mark behind them")
  func words() throws {
    let face = try face(in: "They want a “fair share,” they said.")
    #expect(face.opening == UInt32(truncatingIfNeeded: FoldedWord("fair").hash))
    #expect(face.closing == UInt32(truncatingIfNeeded: FoldedWord("share").hash))
  }

  @Test("A mark alone has neither title nor words")
  func mark() throws {
    let face = try face(in: "They wrote “!” on the wall.")
    #expect(face.kind / 3 == 3)
    #expect(face.closing == 0)
  }

  private func face(in text: String) throws -> StretchFace {
    let article = try ArticleReader().read(Array(text.utf8), as: .plainText).article
    let page = Page(article: article, tokens: Tokenizer().tokenize(article))
    let reported = ReportedText(page, stretches: QuotationFinder.stretches(in: page))
    return reported.face(of: try #require(reported.stretches.first))
  }
}
