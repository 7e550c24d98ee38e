// Reads a stored text again to tell why a quotation was read as it was.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutExtraction
public import ReadoutModel
import ReadoutText

/// Explains the quotations of documents that were read before.
///
/// It has the text that was kept, not the file. A plain text is read as it was; of other documents the
/// kinds of paragraphs are not kept, so that a block quotation without marks may not be found again.
public struct QuotationReview: Sendable {
  private let extractor: Extractor
  private let reader: ArticleReader

  /// A review by what is known now.
  public init(knowledge: Knowledge, limits: Limits = Limits()) {
    extractor = Extractor(knowledge: knowledge, limits: limits)
    reader = ArticleReader(limits: limits)
  }

  /// Why a quotation was read as it was; nil where it is not found again.
  ///
  /// - Parameters:
  ///   - key: The key of the quotation in its document.
  ///   - document: The document as it was read.
  public func explanation(
    ofQuotation key: String, in document: ExtractedDocument
  ) -> QuotationExplanation? {
    guard case .read(let text, let head, _) = document.outcome else { return nil }
    let format = DocumentFormat(path: document.identity.path)
    var article = Article(text: text, paragraphs: Self.paragraphs(of: text), head: head)
    if format == .plainText || format == .markdown,
      let reading = try? reader.read(text.utf8, as: format, statedDay: head.published?.start),
      reading.article.text == text
    {
      article.paragraphs = reading.article.paragraphs
    }
    return extractor.explanation(ofQuotation: key, in: article)
  }

  /// The paragraphs of a text that was put together from a page, parted by empty lines.
  private static func paragraphs(of text: ArticleText) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var start = 0
    for index in 0...text.count {
      let ends = index == text.count
      guard
        ends
          || (text.utf8[index] == 0x0A && index + 1 < text.count
            && text.utf8[index + 1] == 0x0A)
      else { continue }
      var begin = start
      while begin < index, text.utf8[begin] == 0x0A { begin += 1 }
      if begin < index { paragraphs.append(Paragraph(range: begin..<index, kind: .prose)) }
      start = index
    }
    return paragraphs
  }
}
