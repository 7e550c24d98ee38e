// Example sentences with the expected quotations marked in them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

@testable import ReadoutExtraction

/// A text in which `{…}` marks content, `{+…}` more of the same quotation, and `<…>` a source.
struct MarkedText {
  /// The text without markers.
  let text: ArticleText
  /// The words of each quotation’s content, in order.
  private(set) var contents: [[String]] = []
  /// The words of the sources, in order.
  private(set) var sources: [String] = []

  init(_ marked: String) {
    var plain = ""
    var opened: [(sign: Character, start: Int)] = []
    var ranges: [(sign: Character, range: Range<Int>)] = []
    for character in marked {
      switch character {
      case "{", "<": opened.append((character, plain.utf8.count))
      case "+" where opened.last?.sign == "{" && opened.last?.start == plain.utf8.count:
        opened[opened.count - 1].sign = "+"
      case "}", ">":
        if let (sign, start) = opened.popLast() { ranges.append((sign, start..<plain.utf8.count)) }
      default: plain.append(character)
      }
    }
    text = ArticleText(plain)
    for (sign, range) in ranges {
      switch sign {
      case "{": contents.append([text[range]])
      case "+": contents[contents.count - 1].append(text[range])
      default: sources.append(text[range])
      }
    }
  }

  /// The text as an article with a paragraph a line.
  var article: Article { Article(lines: text) }
}

extension Article {
  /// An article in English with a paragraph of prose a line.
  init(lines text: ArticleText, kinds: [Paragraph.Kind] = []) {
    var paragraphs: [Paragraph] = []
    var start = 0
    for index in 0...text.count where index == text.count || text.utf8[index] == 0x0A {
      if index > start {
        let kind = paragraphs.count < kinds.count ? kinds[paragraphs.count] : .prose
        paragraphs.append(Paragraph(range: start..<index, kind: kind))
      }
      start = index + 1
    }
    self.init(text: text, paragraphs: paragraphs, head: ArticleHead(language: "en"))
  }

  /// What all layers of extraction read.
  var page: Page { Page(article: self, tokens: Tokenizer().tokenize(self)) }

  /// The quotations, with nobody known.
  var quotations: [Quotation] {
    let page = page
    let names = NameFinder(knowledge: Knowledge()).names(in: page)
    return QuotationFinder(model: nil).quotations(in: page, names: names)
  }
}
