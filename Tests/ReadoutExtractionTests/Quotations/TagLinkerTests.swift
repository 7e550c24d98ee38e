// To which cue tagged content belongs.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutExtraction

@Suite("Quotations: tagged content and its cue")
struct TagLinkerTests {
  @Test(
    "When something was said is not what was said",
    arguments: [
      ("<Lindqvist> [said] {after the summit in Haldvik}.", []),
      ("<Lindqvist> [said] {after the summit the bridge would open}.", nil),
      ("<Lindqvist> [said] {after the “long talks”}.", nil),
      ("<Lindqvist> [described] {before the council the summit in Haldvik}.", nil),
    ] as [(String, [String]?)])
  func tellsMoments(marked: String, expected: [String]?) throws {
    let found = try contents(marked)
    #expect(expected == nil ? found.count == 1 : found == expected)
  }

  @Test(
    "What is so-called is not said by anybody",
    arguments: [
      ("<Her critics> in the so-[called] {‘parliament’ were not amused}.", 0),
      ("<Her critics> [called] {it a ‘parliament’}.", 1),
      ("<Her critics> had so [called] {it a ‘parliament’}.", 1),
    ])
  func leavesEpithets(marked: String, count: Int) throws {
    #expect(try contents(marked).count == count)
  }

  @Test(
    "What a sentence goes on with belongs to the stretches before it, or is a quotation of its own",
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
      // Words and marks in a later sentence are a quotation of its own, marks alone are not.
      (
        "<Lindqvist> [began]: {“The ferry is safe.”} And {the crew “knows the lake.”}",
        ["The ferry is safe.", "the crew “knows the lake.”"]
      ),
      (
        "<Lindqvist> [began]: {“The ferry is safe.”} And {“it runs.”}",
        ["The ferry is safe. it runs."]
      ),
    ])
  func goesOn(marked: String, expected: [String]) throws {
    #expect(try contents(marked) == expected)
  }

  /// The contents that are linked; `<…>` marks the source, `[…]` a cue and `{…}` content.
  private func contents(_ marked: String) throws -> [String] {
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
    return TagLinker(text: text).attributions([spans]).map { attribution in
      attribution.content.map { content in
        switch content {
        case .clause(let items): article.text[text.bytes(items)]
        case .stretch(let index):
          article.text[page.tokens.bytes(of: text.stretches[index].content)]
        }
      }.joined(separator: " ")
    }
  }
}
