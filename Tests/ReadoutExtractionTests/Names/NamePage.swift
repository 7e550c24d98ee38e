// A page made of a few sentences, for tests of the names layer.
// SPDX-License-Identifier: Apache-2.0

import ReadoutKnowledge
import ReadoutModel
import ReadoutText

@testable import ReadoutExtraction

/// A text with its names; `«…»` marks the words that a test asks about.
struct NamePage {
  static let knowledge = Knowledge.builtIn()

  let page: Page
  let layer: NameLayer
  /// The marked words, as bytes of the text.
  let marked: [Range<Int>]

  init(_ text: String, on day: String? = nil, knowledge: Knowledge = NamePage.knowledge) {
    var bytes: [UInt8] = []
    var marked: [Range<Int>] = []
    var start = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "«": start = bytes.count
      case "»": marked.append(start..<bytes.count)
      default: bytes.append(contentsOf: Array(String(scalar).utf8))
      }
    }
    var paragraphs: [Paragraph] = []
    var begin = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      if index > begin { paragraphs.append(Paragraph(range: begin..<index, kind: .prose)) }
      begin = index + 1
    }
    if begin < bytes.count {
      paragraphs.append(Paragraph(range: begin..<bytes.count, kind: .prose))
    }
    let published = day.flatMap { CalendarDay(iso: $0) }.map { DateValue(day: $0, basis: "stated") }
    let article = Article(
      text: ArticleText(validated: bytes), paragraphs: paragraphs,
      head: ArticleHead(language: "en", published: published))
    page = Page(article: article, tokens: Tokenizer().tokenize(article))
    layer = NameFinder(knowledge: knowledge).names(in: page)
    self.marked = marked
  }

  /// The party that the first marked words name, and why.
  var party: (party: Party?, reason: String) {
    guard let first = marked.first else { return (nil, "nothing is marked") }
    return layer.party(namedBy: first, in: page)
  }

  /// The names of a mention: that of its entity, or those of its members.
  func names(of mention: NameMention) -> [String] {
    let indices = mention.entity.map { [$0] } ?? mention.members
    return indices.compactMap { layer.entities[$0].party.name ?? layer.entities[$0].party.office }
  }

  /// The mention at the first marked words.
  var mention: NameMention? {
    guard let first = marked.first else { return nil }
    let tokens = page.tokens.tokens
    return tokens.firstIndex { Int($0.start) >= first.lowerBound }.flatMap { layer.mention(at: $0) }
  }
}
