// The summary of one speaker: what is reported of their words.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// What one party is reported to have said, as a page of Markdown.
public struct SpeakerPage: Sendable {
  /// The page.
  public let markdown: String

  /// The page of a speaker, with statements in the order given.
  public init(speaker: Party, statements: [Statement]) {
    markdown = SpeakerPage.template.page(of: Model(speaker: speaker, statements: statements))
  }

  private static let template = MarkdownTemplate(
    """
    # {{name}}

    {{#office}}
    {{.}}

    {{/office}}
    {{#statements}}
    ## {{text}}

    {{#dispute}}
    > **The reports disagree on {{kind}}**{{note}}:
    {{#claims}}
    > - {{value}}, says {{document}}{{#words}}: “{{.}}”{{/words}}
    {{/claims}}

    {{/dispute}}
    {{#variants}}
    - {{document}}{{#cue}} ({{.}}){{/cue}}: {{text}}
    {{/variants}}

    {{#context}}
    {{.}}

    {{/context}}
    `{{{id}}}`

    {{/statements}}
    """)

  private struct Model {
    let name: String
    let office: String?
    let statements: [Said]

    init(speaker: Party, statements: [Statement]) {
      name = speaker.description
      office = speaker.name == nil ? nil : speaker.office
      self.statements = statements.map(Said.init)
    }
  }

  private struct Said {
    let id: String
    let text: String
    let dispute: [Disagreement]
    let variants: [Wording]
    let context: String?

    init(_ statement: Statement) {
      id = statement.id
      text = StatementWords.quoted(statement.text, kind: statement.kind)
      dispute = statement.contradictions.map(Disagreement.init)
      variants = statement.variants.map {
        Wording(
          document: $0.document, cue: $0.cue,
          text: StatementWords.quoted($0.text, kind: statement.kind))
      }
      let facts = [
        statement.said.map { "Said on \($0)" },
        statement.summit.map { "at the summit \($0)" },
        Counted.sources(documents: statement.documents.count, origins: statement.origins),
      ]
      context = facts.compactMap(\.self).joined(separator: ", ")
    }
  }

  private struct Wording {
    let document: String
    let cue: String?
    let text: String
  }
}
