// The summary pages, as a person would read them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutReports
import Testing

@Suite("summary pages")
struct PageTests {
  private let lindqvist = Party(
    id: "tomas-lindqvist", name: "Tomas Lindqvist", kind: .person,
    office: "prime minister of Norland", country: "Norland")
  private let okoye = Party(
    id: "amara-okoye", name: "Amara Okoye", kind: .person, office: "president of Zembala",
    country: "Zembala")

  private var summit: Summit {
    let words = Passage(start: 0, end: 10, text: "met on *Friday*\nin <b>Haldvik</b>")
    var summit = Summit(
      id: "s-0123456789ab", participants: [okoye, lindqvist],
      members: [Member(document: "a.txt", sha256: "00", key: "s0", spans: [words])])
    summit.when = CalendarDay(iso: "2024-05-03").map { DateValue(day: $0, basis: "dateline") }
    summit.place = Place(name: "Haldvik", country: "Norland")
    summit.format = .inPerson
    summit.ordinal = Ordinal(number: 4, since: "2022", of: "meetings")
    summit.facts = [
      ReportedFact(
        name: .when, value: "2024-05-03", sources: [.init(document: "a.txt", span: words)],
        origins: 1)
    ]
    summit.origins = 1
    return summit
  }

  private var statement: Statement {
    Statement(
      id: "q-0123456789ab", speaker: lindqvist, text: "Now it will sail again.", kind: .direct,
      variants: [
        .init(
          text: "Now it will sail again.", document: "a.txt",
          spans: [Passage(start: 20, end: 43, text: "Now it will sail again.")], cue: "told",
          speaker: lindqvist)
      ], members: [Member(document: "a.txt", sha256: "00", key: "q20", spans: [])], origins: 1)
  }

  @Test("a summit's page says who met, where and when, and shows the words")
  func summitPage() {
    let page = SummitPage(summit, statements: [statement]).markdown
    #expect(
      page == """
        # Amara Okoye and Tomas Lindqvist, Haldvik, 2024-05-03

        Amara Okoye and Tomas Lindqvist met in Haldvik, Norland on 2024-05-03, the 4th meeting since 2022.

        ## What is reported

        - **when**: 2024-05-03 (1 report)
          - a.txt: “met on \\*Friday\\* in \\<b\\>Haldvik\\</b\\>”

        ## What was said there

        - Tomas Lindqvist: “Now it will sail again.” (a.txt)

        ## Sources

        1 report.

        - a.txt
          - “met on \\*Friday\\* in \\<b\\>Haldvik\\</b\\>”

        `s-0123456789ab`

        """)
  }

  @Test("a disputed statement's claims stand on the speaker's page")
  func disputed() {
    var disputed = statement
    disputed.contradictions = [
      Contradiction(
        kind: .speaker, severity: .hard,
        claims: [
          .init(value: "Amara Okoye", document: "b.txt", span: nil),
          .init(value: "Tomas Lindqvist", document: "a.txt", span: nil),
        ])
    ]
    let page = SpeakerPage(speaker: lindqvist, statements: [disputed]).markdown
    #expect(
      page.contains("> **The reports disagree on who said it**:\n> - Amara Okoye, says b.txt"))
    #expect(page.hasPrefix("# Tomas Lindqvist\n\nprime minister of Norland\n"))
  }

  @Test("a digest groups what was announced, and a quiet day says so")
  func digest() throws {
    let day = try #require(CalendarDay(iso: "2024-05-04"))
    var page = DigestPage(day: day)
    #expect(page.markdown == "# Saturday, 2024-05-04\n\nNothing new.\n\n")
    page.add(Event(kind: .quoteNew, subject: .statement(statement)))
    page.add(Event(kind: .summitNew, subject: .summit(summit)))
    #expect(
      page.markdown == """
        # Saturday, 2024-05-04

        1 new summit and 1 new quotation by one speaker.

        ## New summits

        - **Amara Okoye and Tomas Lindqvist met in Haldvik, Norland on 2024-05-03, the 4th meeting \
        since 2022.** 1 report · s-0123456789ab
          - “met on \\*Friday\\* in \\<b\\>Haldvik\\</b\\>” — a.txt

        ## What was said

        ### Tomas Lindqvist

        - “Now it will sail again.” — a.txt


        """)
  }

  @Test("a summit that was called off is a change of plan; one that came and went is no news")
  func plans() throws {
    var page = DigestPage(day: try #require(CalendarDay(iso: "2024-05-04")))
    var cancelled = summit
    cancelled.status = .cancelled
    page.add(Event(kind: .summitUpdated, subject: .summit(cancelled), changed: ["status"]))
    page.add(Event(kind: .quoteNew, subject: .statement(statement)))
    page.add(Event(kind: .quoteWithdrawn, subject: .statement(statement)))
    #expect(page.markdown.contains("1 change of plan.\n"))
    #expect(page.markdown.contains("## Changes of plan\n"))
    #expect(page.markdown.contains("changed: status · 1 report"))
    #expect(!page.markdown.contains("sail"))
  }

  @Test("a summit's files are named for its day, its parties and its identifier")
  func names() {
    #expect(SummaryName.of(summit) == "2024-05-03_amara-okoye_tomas-lindqvist_01234567")
    var undated = summit
    undated.when = nil
    undated.participants = [Party(name: "../../etc/passwd", kind: .person)]
    #expect(SummaryName.of(undated) == "undated_etc-passwd_01234567")
  }
}
