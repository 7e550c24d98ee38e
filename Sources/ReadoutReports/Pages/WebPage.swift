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
    let linked = Linked.json(summits: [summit], statements: statements)
    let isDisputed = !summit.contradictions.isEmpty
    let status = summit.status.rawValue
    return summitTemplate.page(of: [
      "nonce": nonce(for: linked),
      "title": SummitWords(summit).title,
      "lead": SummitWords(summit).sentence + ".",
      "linked": linked,
      "status": status,
      "statusClass": summit.status == .held || summit.status == .planned ? status : "off",
      "format": summit.format == .unknown ? nil : summit.format.rawValue,
      "isDisputed": isDisputed,
      "hasContradictions": isDisputed,
      "contradictions": try summit.contradictions.map { try model($0, &finder) },
      "facts": summit.facts.map(model),
      "hasParticipants": !summit.participants.isEmpty,
      "participants": summit.participants.map(model),
      "hasHistory": summit.statusHistory.count > 1,
      "history": summit.statusHistory.map(\.sentence),
      "hasStatements": !statements.isEmpty,
      "statements": statements.map(model),
      "backing": Counted.sources(documents: summit.documents.count, origins: summit.origins),
      "evidence": try summit.members.map { try finder.evidence($0.spans, in: $0.document).model },
      "id": summit.id,
      "name": name,
    ])
  }

  /// The page of a person.
  static func person(
    _ person: Party, summits: [Summit], statements: [Statement], counts: String, more: String?,
    finder: inout EvidenceFinder
  ) throws -> String {
    try finder.prepare(statements.flatMap { $0.variants.map(\.document) })
    let linked = Linked.json(summits: summits, statements: statements)
    return personTemplate.page(of: [
      "nonce": nonce(for: linked),
      "title": person.description,
      "office": person.name == nil ? nil : person.office,
      "counts": counts,
      "linked": linked,
      "hasSummits": !summits.isEmpty,
      "summits": summits.map { summit -> PageModel in
        [
          "when": summit.when?.description ?? "no day",
          "happening": SummitWords(summit).sentence,
          "page": SummaryName.of(summit),
          "isDisputed": !summit.contradictions.isEmpty,
        ]
      },
      "hasStatements": !statements.isEmpty,
      "statements": try statements.map { try model($0, &finder) },
      "more": more,
      "page": SummaryName.of(person),
    ])
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

  // MARK: - What the templates name

  private static func model(_ fact: ReportedFact) -> PageModel {
    [
      "name": fact.name.rawValue,
      "value": fact.value,
      "backing": Counted.sources(documents: fact.sources.count, origins: fact.origins),
    ]
  }

  private static func model(_ participant: Party) -> PageModel {
    [
      "name": participant.description,
      "office": participant.name == nil ? nil : participant.office,
      "page": page(of: participant),
    ]
  }

  /// A statement on the page of a summit.
  private static func model(_ statement: Statement) -> PageModel {
    [
      "text": StatementWords.quoted(statement.text, kind: statement.kind),
      "speaker": statement.speaker?.description ?? "Somebody unnamed",
      "page": page(of: statement.speaker),
      "documents": statement.documents.joined(separator: ", "),
    ]
  }

  /// A statement on the page of its speaker.
  private static func model(
    _ statement: Statement, _ finder: inout EvidenceFinder
  ) throws -> PageModel {
    let context = [
      statement.said?.description,
      statement.kind == .direct ? nil : statement.kind.rawValue,
      Counted.sources(documents: statement.documents.count, origins: statement.origins),
    ]
    return [
      "id": statement.id,
      "text": StatementWords.quoted(statement.text, kind: statement.kind),
      "context": context.compactMap(\.self).joined(separator: " · "),
      "dispute": try statement.contradictions.map { try model($0, &finder) },
      "evidence": try statement.variants.map {
        try finder.evidence($0.spans, in: $0.document).model
      },
    ]
  }

  private static func model(
    _ contradiction: Contradiction, _ finder: inout EvidenceFinder
  ) throws -> PageModel {
    [
      "kindTitle": "The reports disagree on " + contradiction.kind.question,
      "note": contradiction.severity == .soft ? ", though both may be right" : "",
      "claims": try contradiction.claims.map { claim -> PageModel in
        let spans = claim.span.map { [$0] } ?? []
        return [
          "value": claim.value,
          "evidence": [try finder.evidence(spans, in: claim.document).model],
        ]
      },
    ]
  }
}
