// To which cue tagged content belongs.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: tagged content and its cue")
struct TagLinkerTests {
  /// `<…>` marks the source, `[…]` a cue and `{…}` content.
  @Test(
    "A sentence that begins with a stretch goes on with the stretches before it",
    arguments: [
      (
        "{“The ferry is safe,”} <Lindqvist> [said], [recalling] {a storm}. {“It runs.”}",
        ["The ferry is safe, It runs.", "a storm"]
      ),
      (
        "{“The ferry is safe,”} <Lindqvist> [said], [recalling] {a storm}. {“It runs.”} {“Come.”}",
        ["The ferry is safe, It runs. Come.", "a storm"]
      ),
      // Without a stretch before it, it belongs to the nearest cue.
      (
        "<Lindqvist> [said] {the ferry was late}, [recalling] {a storm}. {“It runs.”}",
        ["the ferry was late", "a storm It runs."]
      ),
      // What begins with a word is no speech that goes on.
      (
        "{“The ferry is safe,”} <Lindqvist> [said], [recalling] {a storm}. Then {“it ran.”}",
        ["The ferry is safe,", "a storm it ran."]
      ),
    ])
  func goesOn(marked: String, expected: [String]) throws {
    var plain = ""
    var start = 0
    var parts: [(sign: Character, bytes: Range<Int>)] = []
    for character in marked {
      switch character {
      case "<", "[", "{": start = plain.utf8.count
      case ">", "]", "}": parts.append((character, start..<plain.utf8.count))
      default: plain.append(character)
      }
    }
    let article = try ArticleReader().read(Array(plain.utf8), as: .plainText).article
    let page = Page(article: article, tokens: Tokenizer().tokenize(article))
    let text = ReportedText(page, stretches: QuotationFinder.stretches(in: page))
    let cue = try #require(parts.first { $0.sign == "]" })
    let spans = try parts.map { sign, bytes in
      let items = text.items.indices.filter { text.bytes($0..<$0 + 1).overlaps(bytes) }
      let isBefore = bytes.lowerBound < cue.bytes.lowerBound
      let role: TagRole =
        switch sign {
        case ">": isBefore ? .sourceBefore : .sourceAfter
        case "]": .cue
        default: isBefore ? .contentBefore : .contentAfter
        }
      return TaggedSpan(role: role, items: try #require(items.first)..<items.count + items[0])
    }
    let found = TagLinker(text: text).attributions([spans]).map { attribution in
      attribution.content.map { content in
        switch content {
        case .clause(let items): article.text[text.bytes(items)]
        case .stretch(let index):
          article.text[page.tokens.bytes(of: text.stretches[index].content)]
        }
      }.joined(separator: " ")
    }
    #expect(found == expected)
  }
}
