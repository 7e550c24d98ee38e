// Plain text: its paragraphs, and what is no prose.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@Suite("Plain text")
struct PlainTextTests {
  @Test("blank lines part paragraphs, in every style of line end", arguments: ["\n", "\r\n", "\r"])
  func partsParagraphs(end: String) throws {
    let article = try read(
      ["Okoye arrives in Haldvik", "", "She was met at the port.", " ", "", "Talks followed."]
        .joined(separator: end))
    #expect(
      article.texts() == [
        "Okoye arrives in Haldvik", "She was met at the port.", "Talks followed.",
      ])
    #expect(article.head.title?.text == "Okoye arrives in Haldvik")
  }

  @Test("without blank lines each long line is a paragraph")
  func partsLines() throws {
    let first =
      "The ferry line between the two ports will open again in June, the ministers said "
      + "after a day of talks in the town hall of Haldvik."
    let second = "Nobody in the town had thought that it would take eleven years."
    let article = try read("\(first)\n\(second)\n“Welcome,” said the mayor.\n")
    #expect(article.texts() == [first, second, "“Welcome,” said the mayor."])
  }

  @Test("lines that were wrapped at a column are one paragraph")
  func joinsWrapped() throws {
    let text = """
      The ferry line between the two ports will open again in June, the
      ministers said after a day of talks in the town hall of Haldvik, and
      nobody in the town had thought that it would take eleven years to
      agree on the fares.

      “We are pleased,” said the mayor, who had waited on the steps since
      the early morning.
      """
    let article = try read(text)
    #expect(article.paragraphs.count == 2)
    #expect(article.texts()[0].hasSuffix("agree on the fares."))
    #expect(article.texts()[0].contains("the\nministers"))
  }

  @Test("a caption glued to the prose below it is a paragraph of its own")
  func partsCaption() throws {
    let prose =
      "Okoye said that her country had waited for this day for more than eleven years, "
      + "and thanked her hosts for the patience that they had shown."
    let caption = "Amara Okoye at the port of Haldvik, May 3, 2024. [Photo/NPA]"
    let article = try read("\(prose)\n\n\(caption)\n\(prose) Again.\n\n\(caption)\n\nThe end came.")
    #expect(article.texts(.caption) == [caption])
    #expect(article.texts(.prose).count == 3)
    #expect(article.droppedTexts == ["repeated caption: \(caption)"])
  }

  @Test(
    "captions are known by their credits",
    arguments: [
      ("Okoye and Lindqvist on Friday (Image courtesy: Office of the President)", true),
      ("FILE PHOTO: Okoye in Orsana last year.", true),
      ("Photo: NPA", true),
      ("Lindqvist at the port. (Photo by Ann Ek/NPA)", true),
      ("Lindqvist at the port | Photo Credit: NPA", true),
      ("He took a photo of the president (and of her dog).", false),
      ("The photo shows nothing, said Okoye.", false),
      ("She leads the Norland People's Assembly (NPA)", false),
    ])
  func knowsCaptions(line: String, isCaption: Bool) throws {
    let article = try read(
      "The ferry line will open again in June, both said.\n\n\(line)\n\nThey left.")
    #expect(article.texts(.caption).contains(line) == isCaption)
  }

  @Test("a headline that is repeated is read once")
  func dropsRepeatedTitle() throws {
    let article = try read(
      "Okoye and ‘Friends’ Meet, Agree\n\nOkoye and 'Friends' Meet Agree\n\nThey met on Friday.")
    #expect(article.head.title?.text == "Okoye and ‘Friends’ Meet, Agree")
    #expect(article.droppedTexts == ["repeated title: Okoye and 'Friends' Meet Agree"])
  }

  @Test(
    "lines that are no prose are dropped for a reason",
    arguments: [
      ("Go to home page", "navigation"), ("Back to top    Go to home page clear", "navigation"),
      ("Back to top\u{A0}\u{A0}Go to home page", "navigation"), ("English News", "navigation"),
      ("Home | World | Asia | Sport", "navigation"), ("Read More", "navigation"),
      ("• facebook", "share"), ("Share on Facebook", "share"), ("Follow us on Twitter", "share"),
      ("Facebook Twitter WhatsApp Email", "share"), ("Related Post", "related"),
      ("Also Read: Five things to know about the ferry", "related"),
      ("READ MORE: How the ferry came back", "related"), ("Leave a Reply", "comment form"),
      ("Your email address will not be published. Required fields are marked *", "comment form"),
      ("14 comments", "comment form"), ("ADVERTISEMENT", "advertisement"),
      ("Story continues below advertisement", "advertisement"),
      ("Sign up for our daily newsletter and never miss a story.", "newsletter"),
      ("© 2024 Haldvik Post. All rights reserved.", "copyright"),
      ("Copyright 2024 Haldvik Post", "copyright"), ("3 min read", "timestamp"),
      ("(Reporting by Ann Ek; Editing by Bo Lind)", "credit"), ("* * *", "ornament"),
      ("Tags: ferry, Norland, trade", "tags"), ("By Ann Ek", "byline"),
      ("We use cookies to improve your experience.", "consent"),
      ("Updated: 4 May 2024, 10:15 GMT", "date line"), ("Source: Haldvik Post", "source"),
    ])
  func dropsBoilerplate(line: String, reason: String) throws {
    let article = try read(
      "Ferry line to open again\n\n\(line)\n\nThe ferry line will open in June, she said.")
    #expect(article.droppedTexts == ["\(reason): \(line)"])
  }

  @Test(
    "prose that looks like furniture stays",
    arguments: [
      "Back to work, says Lindqvist.", "News of the deal spread.", "Home is where she wants to be.",
      "LINDQVIST: “Watch the ferry.”", "Read: “We agree.”", "“More,” he said.",
      "Share prices fell by a third on Friday.", "By Friday the talks had failed.",
      "By May 3, 2024 the talks had failed.", "Okoye commented on this.", "She said no comment.",
      "Advertisement revenue fell, the paper said.", "Related costs rose to 3 million.",
      "More: that was what he wanted, and he said so.", "Subscribe to the view, he urged.",
      "Sources: none of them would speak, and so nobody knows what was said in the end.",
    ])
  func keepsProse(line: String) throws {
    let article = try read(
      "Ferry line to open again\n\nThe ferry line will open in June, she said.\n\n\(line)\n\nThe end came."
    )
    #expect(article.texts(.prose).contains(line))
    #expect(article.head.dropped.isEmpty)
  }

  @Test("what follows a heading of comments or of related stories goes with it")
  func dropsSections() throws {
    let prose = Array(
      repeating: "The ferry line will open in June, she said, and the fares will not rise. ",
      count: 8
    ).joined()
    let article = try read(
      "\(prose)\n\nRelated stories\n\nHow the ferry came back\n\nWho owns the port\n\n"
        + "She went on to say that the fares would stay.\n\nLeave a reply\n\n"
        + "Bo says: “This is all wrong.”")
    #expect(article.texts().count == 2)
    #expect(
      article.head.dropped.map(\.reason) == [
        "related", "related", "related", "comment form", "comments",
      ])
  }

  @Test(
    "a headline stands alone, a first sentence does not become one",
    arguments: [
      ("Ferry line to open again\n\nThe two agreed.\n\nThey left.", "Ferry line to open again"),
      ("Lindqvist, Okoye Agree On Ferry.\n\nThe two agreed.", "Lindqvist, Okoye Agree On Ferry."),
      ("The two agreed.", nil), ("The two agreed on Friday.\n\nThey left.", nil),
      ("“We agree.”\n\nThe two left.\n\nIt rained.\n\nNobody came.", nil),
      ("HALDVIK — The two agreed\n\nThey left.", nil),
      ("Home page\n\nFerry line to open\n\nThe two agreed.", "Ferry line to open"),
    ])
  func findsTitle(text: String, title: String?) throws {
    #expect(try read(text).head.title?.text == title)
  }

  @Test("a file of a million short lines keeps to the limit on paragraphs")
  func keepsToLimit() throws {
    let reader = ArticleReader(limits: Limits(paragraphs: 50))
    let text = (1...51).map { "Word number \($0) is here.\n\n" }.joined()
    let article = try reader.read(Array(text.utf8), as: .plainText).article
    #expect(article.paragraphs.count == 50)
  }
}
