// Quotations in texts of our own, read with everything that is compiled in.
// SPDX-License-Identifier: Apache-2.0

import ReadoutKnowledge
import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: cases of our own")
struct QuotationCaseTests {
  @Test("there are more than sixty, a third of them about hearers")
  func count() {
    #expect(QuotationCase.all.count > 60)
    #expect(QuotationCase.all.filter { $0.expected.contains { $0.hearer != nil } }.count > 20)
  }

  @Test("all quotations are found, with source, speaker and hearer", arguments: QuotationCase.all)
  func finds(example: QuotationCase) throws {
    guard example.name.hasPrefix("weak: ") else { return try check(example) }
    withKnownIssue("these hang on the weights of the tagger alone", isIntermittent: true) {
      try check(example)
    }
  }

  private func check(_ example: QuotationCase) throws {
    let day = example.published.flatMap { CalendarDay(iso: $0) }
    let article = try ArticleReader()
      .read(Array(example.text.utf8), as: .plainText, statedDay: day).article
    let found = readingExtractor.extraction(of: article).quotations
    try #require(found.count == example.expected.count, "\(found)")
    for (quotation, expected) in zip(found, example.expected) {
      #expect(
        quotation.content.map { QuotationCase.bare(article.text[$0]) } == expected.content)
      #expect(quotation.kind == expected.kind)
      if let source = expected.source {
        #expect(quotation.source.map { article.text[$0] } == [source])
      }
      switch expected.speaker {
      case nil: break
      case "nobody"?:
        #expect(quotation.speaker == nil && quotation.speakerReason?.isEmpty == false)
      case let name?:
        #expect(quotation.speaker?.name == (name == "–" ? nil : name))
        #expect(quotation.speaker?.kind == expected.party)
      }
      if let hearer = expected.hearer { #expect(quotation.addressee?.name ?? "–" == hearer) }
    }
  }
}
