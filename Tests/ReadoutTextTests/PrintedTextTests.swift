// Printed pages: paragraphs joined, heads and page numbers gone.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@Suite("Printed pages")
struct PrintedTextTests {
  /// Sets lines below each other, 12 points high and 14 apart.
  private func column(
    _ lines: [String], left: Double = 60, top: Double = 200, width: Double = 200
  ) -> [PrintedLine] {
    lines.enumerated().map { number, text in
      let isIndented = text.hasPrefix(" ")
      let length = min(width, Double(text.utf8.count) * 6)
      return PrintedLine(
        text: text, left: left + (isIndented ? 15 : 0), right: left + length,
        top: top + Double(number) * 14, bottom: top + Double(number) * 14 + 12)
    }
  }

  private func paragraphs(_ pages: [PrintedPage]) -> [String] {
    let document = PrintedText.document(of: pages)
    return String(decoding: document?.body ?? [], as: UTF8.self)
      .split(separator: "\n\n").map(String.init)
  }

  @Test("lines are joined to paragraphs, and hyphens at their ends go")
  func joinsLines() {
    let page = PrintedPage(
      height: 842,
      lines: column([
        "The ferry line between Norland and", "Zembala will open again in the sum-",
        "mer, the leaders said.", " They met for a two-day visit that was",
        "the first in eleven years; another two-", "day visit is planned.",
      ]))
    #expect(
      paragraphs([page]) == [
        "The ferry line between Norland and Zembala will open again in the summer, the leaders "
          + "said.",
        "They met for a two-day visit that was the first in eleven years; another two-day visit "
          + "is planned.",
      ])
  }

  @Test("a paragraph goes on in the next column and on the next page")
  func joinsColumns() {
    let first = PrintedPage(
      height: 842,
      lines: column(["The ferry line between Norland and", "Zembala, which was closed for"])
        + column(["eleven years, will open again in the", "summer, and the fares will"], left: 320))
    let second = PrintedPage(
      height: 842, lines: column(["stay as they are, said the ministry."], top: 120))
    #expect(
      paragraphs([first, second]) == [
        "The ferry line between Norland and Zembala, which was closed for eleven years, will open "
          + "again in the summer, and the fares will stay as they are, said the ministry."
      ])
  }

  @Test("running heads, page numbers and what browsers print go; body lines at the edge stay")
  func removesMargins() throws {
    func edge(_ text: String, _ top: Double) -> PrintedLine {
      PrintedLine(text: text, left: 60, right: 300, top: top, bottom: top + 10)
    }
    let pages = (1...3).map { number in
      PrintedPage(
        height: 842,
        lines: [edge("Haldvik Post, Friday, page \(number)", 20)]
          + column(
            [
              "Sentence \(["one", "two", "three"][number - 1]) of this paper is rather long",
              "and ends here.",
            ],
            top: 75)
          + [
            edge("https://post.example/2024/05/03/ferries", 800), edge("5/3/24, 10:15 AM", 812),
            edge("\(number)/3", 824),
          ])
    }
    #expect(
      paragraphs(pages) == [
        "Sentence one of this paper is rather long and ends here.",
        "Sentence two of this paper is rather long and ends here.",
        "Sentence three of this paper is rather long and ends here.",
      ])
    let document = try #require(PrintedText.document(of: pages))
    #expect(document.facts[.address] == "https://post.example/2024/05/03/ferries")
    let reading = try ArticleReader().read(document)
    #expect(reading.article.head.published?.start?.description == "2024-05-03")
  }

  @Test("the largest letters of the first page are the title")
  func findsTitle() throws {
    let title = PrintedLine(
      text: "Ferries to sail again", left: 60, right: 400, top: 120, bottom: 144)
    let page = PrintedPage(
      height: 842,
      lines: [title] + column(["The ferry line will open again in June,", "the two leaders said."]))
    let document = try #require(PrintedText.document(of: [page]))
    #expect(document.facts[.title] == "Ferries to sail again")
    #expect(try ArticleReader().read(document).article.head.title?.text == "Ferries to sail again")
  }

  @Test("pages without words have no text layer")
  func findsNothing() {
    #expect(PrintedText.document(of: []) == nil)
    #expect(PrintedText.document(of: [PrintedPage(height: 842, lines: column(["3"]))]) == nil)
  }
}

@Suite("Converted documents")
struct ConvertedDocumentTests {
  @Test("what is written is read back")
  func readsBack() {
    let document = ConvertedDocument(
      isPage: true, characterSet: "iso-8859-1",
      facts: [.title: "Ferries: to sail", .published: "2024-05-03"], body: [0xE9, 0x0A, 0x0A, 0x41])
    #expect(ConvertedDocument(serialized: document.serialized) == document)
  }

  @Test(
    "a broken or hostile answer is refused, or its values are made harmless",
    arguments: [
      "", "\n\n", "readout-convert: 2\n\nabc", "readout-convert: 1\nno end", "a: b\n\nabc",
    ])
  func refusesBroken(text: String) {
    #expect(ConvertedDocument(serialized: Array(text.utf8)) == nil)
  }

  @Test("a value is one line without control characters")
  func cleansValues() {
    let document = ConvertedDocument(
      isPage: false, facts: [.title: "One\nbody: two\u{1B}[31m three"], body: [0x41])
    let read = ConvertedDocument(serialized: document.serialized)
    #expect(read?.facts[.title] == "One body: three")
    #expect(read?.body == [0x41])
  }
}
