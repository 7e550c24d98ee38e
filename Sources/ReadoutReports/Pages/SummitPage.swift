// The Markdown of one summit: what is reported of it, by whom, in which words.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// One summit as a page of Markdown.
public struct SummitPage: Sendable {
  /// The page.
  public let markdown: String

  /// The page of a summit and of the statements made there.
  public init(_ summit: Summit, statements: [Statement]) {
    markdown = SummitPage.template.page(of: SummitPage.model(summit, statements))
  }

  private static let template = PageTemplate(.summitMarkdown, .markdown)

  // MARK: What the template names

  private static func model(_ summit: Summit, _ statements: [Statement]) -> PageModel {
    [
      "id": summit.id,
      "title": SummitWords(summit).title,
      "lead": SummitWords(summit).sentence + ".",
      "contradictions": summit.contradictions.map { Disagreement($0).model },
      "facts": summit.facts.map(model),
      "hasHistory": summit.statusHistory.count > 1,
      "history": summit.statusHistory.map(\.sentence),
      "hasStatements": !statements.isEmpty,
      "statements": statements.map(model),
      "backing": Counted.sources(
        documents: Set(summit.members.map(\.document)).count, origins: summit.origins),
      "sources": summit.members.map { member -> PageModel in
        ["document": member.document, "words": member.spans.map(\.text)]
      },
    ]
  }

  private static func model(_ fact: ReportedFact) -> PageModel {
    [
      "name": fact.name.rawValue,
      "value": fact.value,
      "backing": Counted.sources(documents: fact.sources.count, origins: fact.origins),
      "sources": fact.sources.map { source -> PageModel in
        ["document": source.document, "words": source.span?.text]
      },
    ]
  }

  private static func model(_ statement: Statement) -> PageModel {
    [
      "speaker": statement.speaker?.description ?? "Somebody unnamed",
      "text": StatementWords.quoted(statement.text, kind: statement.kind),
      "documents": statement.documents.joined(separator: ", "),
    ]
  }
}

/// A contradiction as pages show it.
struct Disagreement {
  let kind: String
  let note: String
  let claims: [Claim]

  struct Claim {
    let value: String
    let document: String
    let words: String?
  }

  init(_ contradiction: Contradiction) {
    kind = contradiction.kind == .speaker ? "who said it" : contradiction.kind.rawValue
    note = contradiction.severity == .soft ? ", though both may be right" : ""
    claims = contradiction.claims.map {
      Claim(value: $0.value, document: $0.document, words: $0.span?.text)
    }
  }

  var model: PageModel {
    [
      "kind": kind,
      "note": note,
      "claims": claims.map { claim -> PageModel in
        ["value": claim.value, "document": claim.document, "words": claim.words]
      },
    ]
  }
}

/// Numbers with their nouns.
enum Counted {
  static func sources(documents: Int, origins: Int) -> String {
    let reports = documents == 1 ? "1 report" : "\(documents) reports"
    guard origins != documents, origins > 0 else { return reports }
    return reports + ", " + (origins == 1 ? "1 origin" : "\(origins) origins")
  }
}

extension Contradiction.Kind {
  /// What the reports disagree on, in words.
  var question: String {
    switch self {
    case .speaker: "who said it"
    case .when: "when it was"
    case .where: "where it was"
    case .format: "how they met"
    case .participants: "who took part"
    case .ordinal: "which in the row it was"
    case .duration: "how long it took"
    }
  }
}

extension StatusReport {
  /// The status with the day and the documents that report it.
  var sentence: String {
    status.rawValue + (asOf.map { ", as of \($0)" } ?? "") + ": "
      + documents.joined(separator: ", ")
  }
}
