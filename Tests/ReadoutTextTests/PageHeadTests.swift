// The head of a page: each fact, where it comes from, and which place goes first.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@Suite("Heads of web pages")
struct PageHeadTests {
  private static let body =
    "<p>The two leaders met for three hours in the castle of Haldvik and agreed on a new line of "
    + "ferries between their countries, their offices said.</p><p>“We have waited for eleven "
    + "years,” said President Amara Okoye, who had come by train with her ministers.</p>"

  private func reading(
    head: String = "", before: String = "", after: String = "", comment: String = ""
  ) throws -> ArticleReading {
    let page =
      "<!DOCTYPE html>\(comment)<html lang=en><head>\(head)</head><body>\(before)<article>"
      + "<h1>Ferries to sail again</h1>\(Self.body)</article>\(after)</body></html>"
    return try ArticleReader().read(Array(page.utf8), as: .html, isExplained: true)
  }

  /// A fact and its source, as `value < source`.
  private func fact(_ fact: HeadFact, of reading: ArticleReading) -> String? {
    reading.article.head.text(of: fact).map { "\($0) < \(reading.sources[fact] ?? "?")" }
  }

  private static let article = """
    <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "WebSite", "@id": "#s", "name": "Haldvik Post", "url": "https://post.example/"},
    {"@type": "Organization", "@id": "#o", "name": "Haldvik Post Media"},
    {"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "Another",
      "image": {"datePublished": "2019-01-01"}}},
    {"@type": ["NewsArticle", "Article"], "headline": "Ferries to sail again",
     "datePublished": "2024-05-03T09:15:00+02:00", "dateModified": "2024-05-04",
     "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
     "publisher": {"@id": "#o"}, "mainEntityOfPage": {"@id": "https://post.example/ferries"}}
    ]}</script>
    """

  @Test("JSON-LD gives the facts of the article and not of what else it lists")
  func readsLinkedData() throws {
    let found = try reading(head: Self.article)
    #expect(fact(.published, of: found) == "2024-05-03 < JSON-LD datePublished")
    #expect(fact(.modified, of: found) == "2024-05-04 < JSON-LD dateModified")
    #expect(fact(.author, of: found) == "Ann Lee, Bo Ek < JSON-LD author")
    #expect(fact(.publisher, of: found) == "Haldvik Post Media < JSON-LD publisher")
    #expect(fact(.address, of: found) == "https://post.example/ferries < JSON-LD url")
    #expect(fact(.title, of: found) == "Ferries to sail again < JSON-LD headline")
  }

  @Test("an article and its page in two objects complete each other")
  func completesLinkedData() throws {
    let found = try reading(
      head: """
        <script type="application/ld+json">{"@type": "Article", "headline": "Ferries"}</script>
        <script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-05-03",
        "publisher": {"name": "Haldvik Post"}}</script>
        """)
    #expect(fact(.published, of: found) == "2024-05-03 < JSON-LD datePublished")
    #expect(fact(.publisher, of: found) == "Haldvik Post < JSON-LD publisher")
  }

  @Test(
    "the day of publication comes from the best place that has one",
    arguments: [
      (
        "<meta property=article:published_time content=2024-05-03T08:00:00+02:00>"
          + "<meta name=date content=2023-01-01>", "2024-05-03 < meta article:published_time"
      ),
      ("<meta name=DC.date.issued content='3 May 2024'>", "2024-05-03 < meta dc.date.issued"),
      ("<meta name=pubdate content=20240503101500>", "2024-05-03 < meta pubdate"),
      (
        "<link rel=canonical href=https://post.example/2024/05/03/ferries>", "2024-05-03 < address"
      ),
      (
        "<link rel=canonical href=https://post.example/world/2024/may/3/ferries>",
        "2024-05-03 < address"
      ),
      (
        "<meta property=og:url content=https://post.example/ferries-20240503.html>"
          + "<meta property=article:modified_time content=2024-06-01>", nil
      ),
      (
        "<meta property=og:url content=https://post.example/ferries-20240503>",
        "2024-05-03 < address"
      ),
      ("<meta property=article:published_time content=0001-01-01T00:00:00Z>", nil),
      ("<meta property=article:modified_time content=2024-06-01>", nil),
    ])
  func findsDay(head: String, expected: String?) throws {
    #expect(fact(.published, of: try reading(head: head)) == expected)
  }

  @Test("a day that is told for Greenwich gives way to the outlet's own")
  func prefersLocalDay() throws {
    let universal = "<meta property=article:published_time content=2024-05-04T01:30:00Z>"
    let local = "<meta name=sailthru.date content='2024-05-03 20:30:00'>"
    let address = "<link rel=canonical href=https://post.example/2024/05/03/ferries>"
    #expect(
      try fact(.published, of: reading(head: universal))
        == "2024-05-04 < meta article:published_time")
    #expect(
      try fact(.published, of: reading(head: universal + local))
        == "2024-05-03 < meta sailthru.date")
    #expect(try fact(.published, of: reading(head: universal + address)) == "2024-05-03 < address")
    let far = "<link rel=canonical href=https://post.example/2024/04/03/ferries>"
    #expect(
      try fact(.published, of: reading(head: universal + far))
        == "2024-05-04 < meta article:published_time")
  }

  @Test("the date of a footer or of a teaser is not the article's")
  func ignoresFooter() throws {
    let foot =
      "<footer><p>© 2019 Haldvik Post</p><time datetime=2019-01-01>1 January 2019</time></footer>"
    #expect(try reading(after: foot).article.head.published == nil)
    let line = "<p class=meta>Published: 3 May 2024, 10:15</p>"
    #expect(
      try fact(.published, of: reading(before: line, after: foot))
        == "2024-05-03 < line by the headline")
    let time = "<p>Bo Ek <time datetime=2024-05-03T10:15>yesterday</time></p>"
    #expect(
      try fact(.published, of: reading(before: time, after: foot)) == "2024-05-03 < time element")
    let changed = "<time itemprop=dateModified datetime=2024-05-05>Updated</time>"
    let found = try reading(before: changed + time)
    #expect(fact(.published, of: found) == "2024-05-03 < time element")
    #expect(fact(.modified, of: found) == "2024-05-05 < time element")
  }

  @Test(
    "the address of a saved page is in a comment",
    arguments: [
      "<!-- saved from url=(0041)https://post.example/2024/05/03/ferries/a -->",
      "<!--\n Page saved with a tool \n url: https://post.example/2024/05/03/ferries/a \n-->",
    ])
  func readsSavedAddress(comment: String) throws {
    let found = try reading(comment: comment)
    #expect(
      fact(.address, of: found) == "https://post.example/2024/05/03/ferries/a < saved-page comment")
    #expect(fact(.published, of: found) == "2024-05-03 < address")
    #expect(fact(.publisher, of: found) == "post.example < address")
  }

  @Test("an outlet that only the title names is known by its address")
  func findsPublisherInTitle() throws {
    let found = try reading(
      head: "<title>Ferries to sail again | The Haldvik Post</title>"
        + "<link rel=canonical href=https://www.haldvikpost.example/ferries>")
    #expect(fact(.publisher, of: found) == "The Haldvik Post < title element")
    #expect(fact(.title, of: found) == "Ferries to sail again < title element")
  }

  @Test("a byline names the writers")
  func readsByline() throws {
    let found = try reading(before: "<p class=byline>By Ann Lee and Bo Ek, May 3, 2024</p>")
    #expect(fact(.author, of: found) == "Ann Lee and Bo Ek < byline")
    #expect(
      try fact(.author, of: reading(head: "<meta name=author content='Ann Lee'>"))
        == "Ann Lee < meta author")
    #expect(
      try reading(head: "<meta name=author content=https://post.example/lee>").article.head.author
        == nil)
  }

  @Test("what is left out of a page has a reason")
  func explainsLeftOut() throws {
    let found = try reading(
      before: "<nav><a href=/>Home</a> <a href=/w>World</a></nav>",
      after: "<div class=related><h3>Related</h3><p><a href=/x>Another matter</a></p></div>"
        + "<div id=comments><p>Bo says: all wrong.</p></div><footer>© 2024</footer>")
    let reasons = Dictionary(
      found.leftOut.map { ($0.text, $0.reason) }, uniquingKeysWith: { first, _ in first })
    #expect(reasons["Home World"] == "navigation")
    #expect(reasons["Another matter"] == "aside")
    #expect(reasons["Bo says: all wrong."] == "comments")
    #expect(reasons["© 2024"] == "footer")
  }

  @Test("a page that is only a script says so")
  func rejectsScript() {
    let page = "<html><body><div id=root></div><script>var page = '<p>Words</p>';</script></body>"
    #expect(throws: ReadingError.onlyScript) {
      try ArticleReader().read(Array(page.utf8), as: .html)
    }
  }
}
