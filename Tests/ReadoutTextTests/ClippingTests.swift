// Clippings as people keep them: what is dropped, what is told by head and foot.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@Suite("Clippings")
struct ClippingTests {
  private func reading(
    _ text: String, as format: DocumentFormat = .plainText
  ) throws -> ArticleReading {
    try ArticleReader().read(Array(text.utf8), as: format)
  }

  private static let prose = "The two leaders met for three hours on Friday and agreed on a price."

  @Test("a clipping from a site is its article")
  func readsClipping() throws {
    let article = try reading(
      """
      Go to home page
      Home | World | Politics | Opinion

      Leaders of Norland and Zembala agree to reopen ferry line

      Published: 4 November 2023, 10:15 GMT
      Last updated: 5 November 2023
      By Ann Lee and Bo Ek

      Leaders of Norland and Zembala agree to reopen ferry line
      Leaders of Norland and Zembala agree to reopen ferry line - Haldvik Post

      Prime Minister Tomas Lindqvist greets President Amara Okoye in Haldvik. [Photo/NNA]

      HALDVIK, Nov 3 (Reuters) — The two leaders met for three hours on Friday.

      Also Read: Five things to know about the ferry

      “We have waited for eleven years,” said President Amara Okoye.

      Listen to this article
      5 min read
      (Reporting by Ann Lee; Editing by Bo Ek)
      Our Standards: The principles of trust.
      • Facebook
      Related Posts
      Harbour master retires after forty years
      Leave a Reply
      Your email address will not be published. Required fields are marked *
      """
    ).article
    #expect(
      article.texts() == [
        "Leaders of Norland and Zembala agree to reopen ferry line",
        "Prime Minister Tomas Lindqvist greets President Amara Okoye in Haldvik. [Photo/NNA]",
        "HALDVIK, Nov 3 (Reuters) — The two leaders met for three hours on Friday.",
        "“We have waited for eleven years,” said President Amara Okoye.",
      ])
    #expect(article.head.author == "Ann Lee and Bo Ek")
    #expect(article.head.origin == "Reuters")
    #expect(article.head.place == "Haldvik")
    #expect(article.publication == "2023-11-04 dateline")
    #expect(article.head.modified?.start?.description == "2023-11-05")
    #expect(
      article.head.dropped.map(\.reason) == [
        "navigation", "navigation", "date line", "date line", "byline", "repeated title",
        "repeated title", "related", "navigation", "timestamp", "credit", "credit", "share",
        "related", "related", "comment form", "comments",
      ])
  }

  @Test(
    "datelines in the styles of agencies, archives and offices",
    arguments: [
      ("KYIV, Nov 3 (Reuters) — ", "Kyiv", "Reuters", nil),
      ("Sept. 15, 2022 (EIRNS)—", nil, "EIRNS", "2022-09-15"),
      ("BEIJING — ", "Beijing", nil, nil),
      ("LONDON, Feb. 3, 2024 (Xinhua) -- ", "London", "Xinhua", "2024-02-03"),
      ("MOSCOW, May 3. /TASS/. ", "Moscow", "TASS", nil),
      ("WASHINGTON, D.C. (May 3, 2024) – ", "Washington", nil, "2024-05-03"),
      ("Haldvik (AP) - ", "Haldvik", "AP", nil),
      ("(NNA) – ", nil, "NNA", nil),
      ("Kyiv, 3 Nov 2024 (EFE).- ", "Kyiv", "EFE", "2024-11-03"),
      ("**HALDVIK, May 3, 2024 (NNA)** -- ", "Haldvik", "NNA", "2024-05-03"),
      ("3 May 2024 (EIRNS)—", nil, "EIRNS", "2024-05-03"),
    ] as [(String, String?, String?, String?)])
  func readsDatelines(dateline: String, place: String?, origin: String?, day: String?) throws {
    let article = try reading(dateline + Self.prose + "\n\nThey will meet again in autumn.\n")
      .article
    #expect(article.head.place == place)
    #expect(article.head.origin == origin)
    #expect(article.head.published?.start?.description == day)
    let first = try #require(article.paragraphs.first { $0.kind == .prose })
    #expect(article.text[first.proseStart..<first.range.upperBound] == Self.prose)
  }

  @Test(
    "what looks like a dateline and is none stays prose",
    arguments: [
      "LINDQVIST: We agreed on a price.", "NATO — an alliance of thirty — met on Friday.",
      "(More) – that was what he wanted, and more he got.", "BREAKING — The talks have failed.",
      "On May 3 — a Friday — they met in Haldvik.",
    ])
  func leavesProse(text: String) throws {
    let article = try reading("A headline\n\n\(text)\n\n\(Self.prose)\n").article
    #expect(article.head.place == nil && article.head.origin == nil)
    #expect(article.texts(.prose) == [text, Self.prose])
  }

  @Test(
    "the agency is named by byline, source line or credit, too",
    arguments: [
      ("By The Associated Press", "", "The Associated Press", "byline"),
      ("", "Source: Norpress", "Norpress", "source"),
      ("", "With inputs from PTI", "PTI", "credit"),
      ("", "© 2024 Agence France-Presse", "Agence France-Presse", "credit"),
      ("", "(Reuters)", "Reuters", "credit"), ("", "— AFP", "AFP", "credit"),
      ("", "(AP/Xinhua)", "AP", "credit"),
    ])
  func readsOrigin(top: String, foot: String, origin: String, source: String) throws {
    let found = try reading(
      "Ferries to sail again\n\n\(top)\n\n\(Self.prose)\n\nThey will meet again.\n\n\(foot)\n")
    #expect(found.article.head.origin == origin)
    #expect(found.sources[.origin] == source)
    #expect(found.article.texts(.prose) == [Self.prose, "They will meet again."])
  }

  @Test(
    "people and sentences are no agencies",
    arguments: ["(Reporting by Petra Poe)", "He told Reuters.", "An app", "By Petra Poe"])
  func namesNoAgency(foot: String) throws {
    let found = try reading("Ferries to sail again\n\n\(Self.prose)\n\n\(foot)\n")
    #expect(found.article.head.origin == nil)
  }

  @Test("the front matter, pictures and bare links of Markdown are no prose")
  func readsMarkdown() throws {
    let found = try reading(
      """
      ---
      title: "Ferries to sail again"
      date: 2024-05-03T10:00:00+02:00
      updated: 2024-05-04
      author: Ann Lee
      source: Haldvik Post
      url: https://post.example/ferries
      ---

      # Ferries to sail again

      *By Ann Lee*

      **HALDVIK, May 3 (NNA)** -- \(Self.prose)

      ![The port](port.jpg)

      [Read more](https://post.example/more)

      The [fares](https://post.example/fares) stay as they are.
      """, as: .markdown)
    let head = found.article.head
    #expect(head.title?.text == "Ferries to sail again")
    #expect(head.author == "Ann Lee" && found.sources[.author] == "front matter 'author'")
    #expect(head.publisher == "Haldvik Post" && head.address == "https://post.example/ferries")
    #expect(head.published?.start?.description == "2024-05-03")
    #expect(head.modified?.start?.description == "2024-05-04")
    #expect(head.place == "Haldvik" && head.origin == "NNA")
    #expect(head.dropped.map(\.reason) == ["front matter", "byline", "picture", "links"])
  }

  @Test("a sentence behind a place and a dash is no headline")
  func tellsPlaceFromTitle() throws {
    let article = try reading(
      "Haldvik - The two leaders will meet again.\n\n\(Self.prose)\n\nOne.\n\nTwo more words.\n"
    ).article
    #expect(article.head.title == nil)
  }
}
