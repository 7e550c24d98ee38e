// Markdown: front matter, headings, lists and quotes.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@Suite("Markdown")
struct MarkdownTests {
  @Test("front matter gives title, outlet and day, and is dropped")
  func readsFrontMatter() throws {
    let article = try read(
      """
      ---
      title: "Ferry line to open again"
      date: 2024-05-03
      source: Haldvik Post
      ---

      # Ferry line to open again

      The two *sides* agreed
      on Friday.
      """, as: .markdown)
    #expect(article.head.title?.text == "Ferry line to open again")
    #expect(article.head.publisher == "Haldvik Post")
    #expect(article.publication == "2024-05-03 front matter")
    #expect(article.head.dropped.map(\.reason) == ["front matter"])
    #expect(
      article.texts() == ["# Ferry line to open again", "The two *sides* agreed\non Friday."])
    #expect(article.paragraphs.map(\.kind) == [.title, .prose])
    let range = try #require(article.head.title?.range)
    #expect(article.text[range] == "Ferry line to open again")
  }

  @Test("headings, lists and quotes are told apart")
  func tellsKinds() throws {
    let article = try read(
      """
      Ferry to open
      =============

      The two agreed:

      - fares stay
      * the port grows
      1. in June

      > “We are pleased,” said Okoye,
      > who had waited.
      >
      > She smiled.

      ## What next

      ***

      Nobody knows.
      """, as: .markdown)
    #expect(article.head.title?.text == "Ferry to open")
    #expect(article.texts(.listItem) == ["- fares stay", "* the port grows", "1. in June"])
    #expect(
      article.texts(.blockQuote) == [
        "“We are pleased,” said Okoye,\n> who had waited.", "She smiled.",
      ])
    #expect(article.texts(.heading) == ["## What next"])
    #expect(article.texts(.prose) == ["The two agreed:", "Nobody knows."])
  }

  @Test("a line of emphasis with outlet and day is read and dropped")
  func readsOutletLine() throws {
    let article = try read(
      "# Ferry to open\n\n*Orsana Courier, April 26, 2024*\n\nThe two met.\n\nBye.", as: .markdown)
    #expect(article.head.publisher == "Orsana Courier")
    #expect(article.publication == "2024-04-26 dateline")
  }

  @Test("code is not read")
  func dropsCode() throws {
    let article = try read("# Ferry\n\n```\n“We agree,” he said.\n```\n\nThey met.", as: .markdown)
    #expect(article.texts(.prose) == ["They met."])
  }
}
