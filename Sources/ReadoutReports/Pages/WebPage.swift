// The pages of one summit and of one person for a browser.
// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import ReadoutModel

/// One page in HTML, which runs no script and asks for nothing but its style.
enum WebPage {
  private static let summitTemplate = PageTemplate(.summit, .html)
  private static let personTemplate = PageTemplate(.person, .html)

  /// The page of a summit.
  static func summit(
    _ summit: Summit, statements: [Statement], name: String, finder: inout EvidenceFinder
  ) throws -> String {
    summitTemplate.page(
      of: try SummitModel(summit, statements: statements, name: name, finder: &finder))
  }

  /// The page of a person.
  static func person(
    _ person: Party, summits: [Summit], statements: [Statement], counts: String, more: String?,
    finder: inout EvidenceFinder
  ) throws -> String {
    personTemplate.page(
      of: try PersonModel(
        person, summits: summits, statements: statements, counts: counts, more: more,
        finder: &finder))
  }

  /// The name of the page of a party; nil for one that has none.
  static func page(of party: Party?) -> String? {
    guard let party, let id = party.id, !id.isEmpty else { return nil }
    return SummaryName.of(party)
  }

  /// What lets a page's own styles and scripts run, and no others: a document cannot know it, since
  /// it depends on everything that is shown.
  static func nonce(for content: String...) -> String {
    var hash = SHA256()
    for part in content { hash.update(data: Data(part.utf8)) }
    return Data(hash.finalize().prefix(18)).base64EncodedString()
  }

  // MARK: What the templates name

  private struct SummitModel {
    let nonce: String
    let title: String
    let lead: String
    let linked: String
    let status: String
    let statusClass: String
    let format: String?
    let isDisputed: Bool
    let hasContradictions: Bool
    let contradictions: [Dispute]
    let facts: [Fact]
    let hasParticipants: Bool
    let participants: [Participant]
    let hasHistory: Bool
    let history: [String]
    let hasStatements: Bool
    let statements: [Said]
    let backing: String
    let evidence: [Evidence]
    let id: String
    let name: String

    init(
      _ summit: Summit, statements: [Statement], name: String, finder: inout EvidenceFinder
    ) throws {
      title = SummitWords(summit).title
      lead = SummitWords(summit).sentence + "."
      linked = Linked.json(summits: [summit], statements: statements)
      nonce = WebPage.nonce(for: linked)
      status = summit.status.rawValue
      statusClass = summit.status == .held || summit.status == .planned ? status : "off"
      format = summit.format == .unknown ? nil : summit.format.rawValue
      isDisputed = !summit.contradictions.isEmpty
      hasContradictions = isDisputed
      contradictions = try summit.contradictions.map { try Dispute($0, finder: &finder) }
      facts = summit.facts.map { fact in
        Fact(
          name: fact.name.rawValue, value: fact.value,
          backing: Counted.sources(documents: fact.sources.count, origins: fact.origins))
      }
      participants = summit.participants.map {
        Participant(
          name: $0.description, office: $0.name == nil ? nil : $0.office, page: WebPage.page(of: $0)
        )
      }
      hasParticipants = !participants.isEmpty
      history = summit.statusHistory.map(\.sentence)
      hasHistory = summit.statusHistory.count > 1
      self.statements = statements.map {
        Said(
          text: StatementWords.quoted($0.text, kind: $0.kind),
          speaker: $0.speaker?.description ?? "Somebody unnamed",
          page: WebPage.page(of: $0.speaker),
          documents: $0.documents.joined(separator: ", "))
      }
      hasStatements = !statements.isEmpty
      backing = Counted.sources(documents: summit.documents.count, origins: summit.origins)
      evidence = try summit.members.map { try finder.evidence($0.spans, in: $0.document) }
      id = summit.id
      self.name = name
    }
  }

  private struct Fact {
    let name: String
    let value: String
    let backing: String
  }

  private struct Participant {
    let name: String
    let office: String?
    let page: String?
  }

  private struct Said {
    let text: String
    let speaker: String
    let page: String?
    let documents: String
  }

  private struct PersonModel {
    let nonce: String
    let name: String
    let office: String?
    let counts: String
    let linked: String
    let hasSummits: Bool
    let summits: [Meeting]
    let hasStatements: Bool
    let statements: [Statement]
    let more: String?
    let page: String

    init(
      _ person: Party, summits: [Summit], statements: [ReadoutModel.Statement], counts: String,
      more: String?, finder: inout EvidenceFinder
    ) throws {
      name = person.description
      office = person.name == nil ? nil : person.office
      self.counts = counts
      linked = Linked.json(summits: summits, statements: statements)
      nonce = WebPage.nonce(for: linked)
      let pages = Dictionary(
        summits.map { ($0.id, SummaryName.of($0)) }, uniquingKeysWith: { a, _ in a })
      self.summits = summits.map {
        Meeting(
          when: $0.when?.description ?? "no day", happening: SummitWords($0).sentence,
          page: pages[$0.id] ?? "", isDisputed: !$0.contradictions.isEmpty)
      }
      hasSummits = !summits.isEmpty
      self.statements = try statements.map { try Statement($0, finder: &finder) }
      hasStatements = !statements.isEmpty
      self.more = more
      page = SummaryName.of(person)
    }

    struct Meeting {
      let when: String
      let happening: String
      let page: String
      let isDisputed: Bool
    }

    struct Statement {
      let id: String
      let text: String
      let context: String
      let dispute: [Dispute]
      let evidence: [Evidence]

      init(_ statement: ReadoutModel.Statement, finder: inout EvidenceFinder) throws {
        id = statement.id
        text = StatementWords.quoted(statement.text, kind: statement.kind)
        context = [
          statement.said?.description,
          statement.kind == .direct ? nil : statement.kind.rawValue,
          Counted.sources(documents: statement.documents.count, origins: statement.origins),
        ].compactMap(\.self).joined(separator: " · ")
        dispute = try statement.contradictions.map { try Dispute($0, finder: &finder) }
        evidence = try statement.variants.map { try finder.evidence($0.spans, in: $0.document) }
      }
    }
  }

  private struct Dispute {
    let kindTitle: String
    let note: String
    let claims: [Claim]

    struct Claim {
      let value: String
      let evidence: [Evidence]
    }

    init(_ contradiction: Contradiction, finder: inout EvidenceFinder) throws {
      kindTitle = "The reports disagree on " + contradiction.kind.question
      note = contradiction.severity == .soft ? ", though both may be right" : ""
      claims = try contradiction.claims.map { claim in
        Claim(
          value: claim.value,
          evidence: [try finder.evidence(claim.span.map { [$0] } ?? [], in: claim.document)])
      }
    }
  }
}
