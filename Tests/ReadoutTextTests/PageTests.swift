// Web pages: the article, what surrounds it, and hostile markup.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import TestSupport
import Testing

@Suite("Web pages")
struct PageTests {
  private let first =
    "The ferry line between Norland and Zembala will open again in June, the two "
    + "leaders said on Friday after a day of talks in the town hall of Haldvik."
  private let second =
    "“We have waited for eleven years,” said President Amara Okoye, who had come "
    + "by train, and thanked her hosts for their patience."
  private let third =
    "The fares will stay as they are, according to the ministry, and the first "
    + "boat will leave the port on the morning of the first of June."

  private func page(head: String = "", before: String = "", body: String? = nil, after: String = "")
    throws -> Article
  {
    let body = body ?? "<p>\(first)</p><p>\(second)</p><p>\(third)</p>"
    return try read(
      "<!DOCTYPE html><html lang=\"en\"><head>\(head)</head><body>\(before)"
        + "<article><h1>Ferry line to open again</h1>\(body)</article>\(after)</body></html>",
      as: .html)
  }

  @Test("the paragraphs of the article are kept, and the headline comes first")
  func readsArticle() throws {
    let article = try page()
    #expect(article.texts() == ["Ferry line to open again", first, second, third])
    #expect(article.paragraphs.first?.kind == .title)
    #expect(article.head.title?.range == 0..<24)
    #expect(article.head.language == "en")
    #expect(article.text.string == article.texts().joined(separator: "\n\n"))
  }

  @Test(
    "what surrounds an article is not read",
    arguments: [
      "<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>",
      "<div class='related-posts'><h3>Related</h3><p>A long teaser about another matter, which is "
        + "not what this page is about, and which ends with a full stop.</p></div>",
      "<section id=comments><h2>2 comments</h2><p>Bo says: “This is all wrong, and nobody in this "
        + "town believes a word of it, whatever the paper writes.”</p></section>",
      "<aside><p>Last year the port handled more freight than ever, and the harbour master said so "
        + "in a long letter to the paper.</p></aside>",
      "<footer><p>© 2024 Haldvik Post. All rights reserved, and so are all the rest of them, in "
        + "every country of the world.</p></footer>",
      "<form><p>Sign up for our daily newsletter, which brings you all the news from the port and "
        + "from the town hall.</p><input name=mail></form>",
      "<div style='display: none'><p>This paragraph is hidden from every reader of the page, and so "
        + "it should be hidden from this one.</p></div>",
      "<script>var words = '<p>No prose at all, however long the sentence in this script may become "
        + "before it ends.</p>';</script>",
      "<style>p { color: red }</style><noscript><p>Please turn on scripts.</p></noscript>",
      "<div class=cookie-banner><p>We use cookies and similar means to make this page better, and "
        + "we would like you to agree with that.</p></div>",
    ])
  func leavesOutFurniture(furniture: String) throws {
    let expected = ["Ferry line to open again", first, second, third]
    #expect(try page(before: furniture).texts() == expected)
    #expect(try page(after: furniture).texts() == expected)
    let inside = "<p>\(first)</p>\(furniture)<p>\(second)</p><p>\(third)</p>"
    #expect(try page(body: inside).texts() == expected)
  }

  @Test("a name that covers the whole page removes nothing")
  func keepsNamedBody() throws {
    let article = try read(
      "<body class='has-sidebar nav-open ad-free'><div class='sidebar-left share'><p>\(first)</p>"
        + "<p>\(second)</p><p>\(third)</p></div></body>", as: .html)
    #expect(article.texts() == [first, second, third])
  }

  @Test("headings, quotes and items keep their kinds; captions are left out")
  func tellsKinds() throws {
    let article = try page(
      body:
        "<p>\(first)</p><figure><img src=a.jpg><figcaption>Okoye at the port.</figcaption></figure>"
        + "<h2>The talks</h2><blockquote><p>\(second)</p></blockquote><ul><li>Fares stay.</li></ul>"
        + "<p>\(third)</p><h2>More</h2>")
    #expect(article.texts(.heading) == ["The talks"])
    #expect(article.texts(.blockQuote) == [second])
    #expect(article.texts(.listItem) == ["Fares stay."])
    #expect(article.texts(.caption).isEmpty)
    #expect(!article.text.string.contains("at the port."))
  }

  @Test("an article that is cut by pictures is read as one")
  func joinsParts() throws {
    let article = try read(
      "<div><div class=part><p>\(first)</p></div><div class=ad><a href=x>Buy</a></div>"
        + "<div class=part><p>\(second)</p></div><div class=part><p>\(third)</p></div></div>",
      as: .html)
    #expect(article.texts() == [first, second, third])
  }

  @Test("double line breaks part paragraphs in old pages")
  func readsLineBreaks() throws {
    let article = try read(
      "<table><tr><td><a href=/>Home</a></td><td><font>\(first)<br><br>\(second)<BR/><br>\n\(third)"
        + "</font></td></tr></table>", as: .html)
    #expect(article.texts() == [first, second, third])
  }

  @Test("inline elements and entities do not part words")
  func readsInline() throws {
    let article = try page(
      body:
        "<p>The <b>fer</b>ry &amp; the caf&eacute; &#8220;open&#x201D;&nbsp;now, said <a href=x>"
        + "Okoye</a>, who had come by train from the north of the country.</p><p>\(second)</p>")
    #expect(
      article.texts()[1]
        == "The ferry & the café “open”\u{A0}now, said Okoye, who had come by train from the north "
        + "of the country.")
  }

  @Test("JSON-LD, Open Graph and other metadata")
  func readsMetadata() throws {
    let linked = """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry \\u2018opens\\u2019",
      "author":{"name":"Ann Ek"},"publisher":{"@type":"Organization","name":"Haldvik Post"},
      "datePublished":"2024-05-03T22:15:00+02:00","dateModified":"2024-05-09"}</script>
      """
    let article = try page(head: linked)
    #expect(article.head.publisher == "Haldvik Post")
    #expect(article.publication == "2024-05-03 metadata")
    #expect(article.head.title?.text == "Ferry ‘opens’")

    let graph = try page(
      head: "<meta property='og:site_name' content='Orsana Courier'>"
        + "<meta property='og:title' content='Ferry line to open again | Orsana Courier'>"
        + "<meta property='article:published_time' content='2024-05-04'>")
    #expect(graph.head.publisher == "Orsana Courier")
    #expect(graph.head.title?.text == "Ferry line to open again")
    #expect(graph.publication == "2024-05-04 metadata")

    let plain = try page(
      head: "<title>Ferry line to open again - The Haldvik Post</title>"
        + "<link rel=canonical href='https://example.org/news/2024/05/05/ferry'>")
    #expect(plain.head.title?.text == "Ferry line to open again")
    #expect(plain.publication == "2024-05-05 metadata")
  }

  @Test("datelines and bylines of pages are read")
  func readsDateline() throws {
    let article = try page(
      body: "<p>By Ann Ek</p><p>May 3, 2024</p><p>HALDVIK (NPA) — \(first)</p><p>\(second)</p>")
    #expect(article.texts(.prose) == ["HALDVIK (NPA) — " + first, second])
    #expect(article.head.place == "Haldvik")
    #expect(article.head.origin == "NPA")
    #expect(article.publication == "2024-05-03 dateline")
    #expect(article.paragraphs[1].proseStart > article.paragraphs[1].range.lowerBound)
  }

  @Test("a day above the article dates it where the metadata do not")
  func readsVisibleDay() throws {
    let article = try read(
      "<div><h1>Ferry line to open again</h1><div class=meta><span>By Ann Ek</span> | <span>May 3, "
        + "2024</span></div></div><article><p>\(first)</p><p>\(second)</p></article>"
        + "<div><p>June 9, 2025</p></div>", as: .html)
    #expect(article.publication == "2024-05-03 dateline")
  }

  @Test("a page nested beyond the limit is rejected, and quickly")
  func rejectsDepth() {
    let page = String(repeating: "<div>", count: 100_000) + "<p>\(first)</p>"
    let took = processorTime {
      #expect(throws: ReadingError.tooDeep(limit: 256)) { try read(page, as: .html) }
    }
    #expect(took < .seconds(1))
  }

  @Test("nesting up to the limit is read")
  func readsDepth() throws {
    // html and body come to it, and the paragraph.
    let page = String(repeating: "<div>", count: 253) + "<p>\(first)</p>"
    #expect(try read(page, as: .html).texts() == [first])
    #expect(throws: ReadingError.tooDeep(limit: 256)) { try read("<div>" + page, as: .html) }
  }

  @Test(
    "a page without an article is empty",
    arguments: ["<html></html>", "<p> </p>", "<!-- a -->", "<"])
  func rejectsEmpty(page: String) {
    #expect(throws: ReadingError.empty) { try read(page, as: .html) }
  }

  @Test("an element of a thousand attributes is read, and one more is a reason")
  func boundsAttributes() throws {
    func page(_ count: Int) -> String {
      let names = (1...count).map { "a\($0)=\"some value or other\"" }.joined(separator: " ")
      return "<body><p \(names)>\(first)</p><p>\(second)</p>"
    }
    #expect(try read(page(1_000), as: .html).texts() == [first, second])
    #expect(throws: ReadingError.tooManyAttributes(limit: 1_000)) {
      try read(page(1_001), as: .html)
    }
    #expect(throws: ReadingError.tooManyAttributes(limit: 1_000)) {
      try read("<p " + String(repeating: "a ", count: 1 << 20), as: .html)
    }
    let picture =
      "<img alt='a b c' src=\"data:image/svg+xml;utf8,"
      + String(repeating: "<a b='c'/> ", count: 100_000) + "\">"
    #expect(
      try read("<body><p>\(first)</p>\(picture)<p>\(second)</p>", as: .html).texts() == [
        first, second,
      ])
  }

  @Test(
    "a script or a style sheet ends where it ends for a browser, however long it is",
    arguments: [
      "<style>p::before { content: '<p>' }</style>", "<STYLE media=print>p {}</Style\n>",
      "<script>var a = '</style><p>No words.</p>'; // <!-- </SCRIPT>",
      "<script type='text/javascript' data-x='a>b'>if (a</b/.test(c)) { d() }</script >",
      "<!-- <script> -->", "<!-- <style>p {} -->", "<img alt='<script>'>", "<style></style>",
      "<svg><style>p {}</style><text>x</text></svg>",
    ], [0, 3_000, 40_000])
  func leavesOutRawText(markup: String, padding: Int) throws {
    let space = String(repeating: " ", count: padding)
    for padded in [
      space + markup, markup.replacing(">", with: ">" + space, maxReplacements: 1),
      markup.replacing("</", with: space + "</"),
    ] {
      let article = try read(
        "<body><p>\(first)</p>\(padded)<p>\(second)</p>\(padded)<p>\(third)</p>", as: .html)
      #expect(article.texts() == [first, second, third], "\(markup)")
    }
    let open = try read("<body><p>\(first)</p><p>\(second)</p><script>\(space)<p>a", as: .html)
    #expect(open.texts() == [first, second])
  }

  @Test("the data of a page that stand in a script are read, however long they are")
  func keepsLinkedData() throws {
    let space = String(repeating: " ", count: 20_000)
    let article = try page(
      head: "<style>\(space)</style><script type=application/ld+json>\(space){\"@type\":"
        + "\"NewsArticle\",\"datePublished\":\"2024-05-03\"}</script><script>\(space)</script>")
    #expect(article.publication == "2024-05-03 metadata")
    #expect(article.texts().count == 4)
  }

  @Test(
    "declarations of the character set that contradict each other",
    arguments: [
      // Bytes that are UTF-8 beyond ASCII are never anything else.
      "<meta charset=iso-8859-1>", "<meta charset=utf-16><meta charset=iso-8859-1>",
      "<meta charset=no-such-set>",
      "<meta http-equiv=content-type content='text/html; charset=big5'>",
    ])
  func weighsDeclarations(meta: String) throws {
    let reading = try ArticleReader().read(
      Array("<html><head>\(meta)</head><body><p>\(first)</p><p>\(second)</p>".utf8), as: .html)
    #expect(reading.characterSet == "utf-8")
    #expect(reading.article.texts() == [first, second])
  }

  /// So many repetitions of some markup between what stands before and after them.
  struct Hostile: CustomTestStringConvertible {
    var before = ""
    var markup: String
    var count = 1
    var after = ""

    var page: String { before + String(repeating: markup, count: count) + after }
    // A page of megabytes is not what a person wants to read of it.
    var testDescription: String { "\(before)\(markup)\(after), \(count) times" }
  }

  @Test(
    "hostile markup neither traps nor takes long",
    arguments: [
      Hostile(markup: "<p>a", count: 5_000), Hostile(markup: "<b>", count: 200),
      Hostile(before: "<div ", markup: "a=b ", count: 20_000, after: ">x</div>"),
      Hostile(
        before: "<a href='data:text/plain;base64,", markup: "A", count: 100_000, after: "'>x</a>"),
      Hostile(markup: "&lt;", count: 10_000), Hostile(markup: "</div>", count: 10_000),
      Hostile(
        before: "<script type='application/ld+json'>", markup: "[", count: 10_000,
        after: "</script>x"),
      Hostile(
        markup: "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><p>&b;</p>"),
      Hostile(before: "<!-- ", markup: "<style>", count: 300_000),
      Hostile(before: "<style>", markup: "</", count: 500_000),
      Hostile(before: "<p a='", markup: "<script>", count: 300_000, after: "'>x"),
      Hostile(markup: "<style></style>", count: 30_000),
      Hostile(markup: "<table><tr><td>", count: 60, after: "x"), Hostile(markup: "<p>x</p"),
      Hostile(markup: "<meta charset="), Hostile(markup: "<li>x</li>", count: 5_000),
      Hostile(before: "<![CDATA[", markup: "]]", count: 9),
      Hostile(markup: "<span class='ad nav related'>word, </span>", count: 3_000),
    ])
  func survives(hostile: Hostile) {
    let page = hostile.page
    let took = processorTime { _ = try? read(page, as: .html) }
    #expect(took < .seconds(5))
  }
}
