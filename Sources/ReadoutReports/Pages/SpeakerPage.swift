// The Markdown of one person: whom they met, and what is reported of their words.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// What one party is reported to have said, as a page of Markdown.
public struct SpeakerPage: Sendable {
  /// The page.
  public let markdown: String

  /// The page of a speaker, with summits and statements in the order given.
  ///
  /// - Parameter more: A sentence about what is left out.
  public init(
    speaker: Party, summits: [Summit] = [], statements: [Statement], more: String? = nil
  ) {
    markdown = SpeakerPage.template.page(of: [
      "name": speaker.description,
      "office": speaker.name == nil ? nil : speaker.office,
      "hasSummits": !summits.isEmpty,
      "summits": summits.map { summit -> PageModel in
        ["id": summit.id, "sentence": SummitWords(summit).sentence]
      },
      "more": more,
      "statements": statements.map(SpeakerPage.model),
    ])
  }

  private static let template = PageTemplate(.personMarkdown, .markdown)

  private static func model(_ statement: Statement) -> PageModel {
    let facts = [
      statement.said.map { "Said on \($0)" },
      statement.summit.map { "at the summit \($0)" },
      Counted.sources(documents: statement.documents.count, origins: statement.origins),
    ]
    return [
      "id": statement.id,
      "text": StatementWords.quoted(statement.text, kind: statement.kind),
      "dispute": statement.contradictions.map { Disagreement($0).model },
      "variants": statement.variants.map { variant -> PageModel in
        [
          "document": variant.document,
          "cue": variant.cue,
          "text": StatementWords.quoted(variant.text, kind: statement.kind),
        ]
      },
      "context": facts.compactMap(\.self).joined(separator: ", "),
    ]
  }
}
