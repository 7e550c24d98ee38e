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
    markdown = SpeakerPage.template.page(
      of: Model(speaker: speaker, summits: summits, statements: statements, more: more))
  }

  private static let template = PageTemplate(.personMarkdown, .markdown)

  private struct Model {
    let name: String
    let office: String?
    let hasSummits: Bool
    let summits: [Met]
    let more: String?
    let statements: [Said]

    init(speaker: Party, summits: [Summit], statements: [Statement], more: String?) {
      name = speaker.description
      office = speaker.name == nil ? nil : speaker.office
      hasSummits = !summits.isEmpty
      self.summits = summits.map { Met(id: $0.id, sentence: SummitWords($0).sentence) }
      self.more = more
      self.statements = statements.map(Said.init)
    }
  }

  private struct Met {
    let id: String
    let sentence: String
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
