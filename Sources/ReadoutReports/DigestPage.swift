// The morning note: what became known on one day.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// What was announced on one day, as a page of Markdown.
public struct DigestPage: Sendable {
  /// The page.
  public let markdown: String

  /// The page of a day, from its events in the order of their sequence.
  public init(day: CalendarDay, events: [Event]) {
    markdown = DigestPage.template.page(of: Model(day: day, events: events))
  }

  private static let template = MarkdownTemplate(
    """
    # {{day}}

    {{#sections}}
    ## {{title}}

    {{#items}}
    - {{text}} (`{{{id}}}`)
    {{/items}}

    {{/sections}}
    {{^sections}}
    Nothing new.
    {{/sections}}
    """)

  private struct Model {
    let day: String
    let sections: [Section]

    init(day: CalendarDay, events: [Event]) {
      self.day = day.description
      let sections = DigestPage.titles.map { title, kinds in
        Section(
          title: title, items: events.filter { kinds.contains($0.kind) }.compactMap(Item.init))
      }
      self.sections = sections.filter { !$0.items.isEmpty }
    }
  }

  private static let titles: [(String, Set<EventKind>)] = [
    ("New summits", [.summitNew]),
    ("Disputes", [.summitDisputed, .quoteDisputed]),
    ("Changes", [.summitUpdated, .summitSettled, .quoteSettled]),
    ("New quotations", [.quoteNew]),
    ("Withdrawn", [.summitWithdrawn, .quoteWithdrawn]),
    ("Could not be read", [.documentRejected]),
    ("The index", [.indexBuilt, .indexRebuilt]),
  ]

  private struct Section {
    let title: String
    let items: [Item]
  }

  private struct Item {
    let id: String
    let text: String

    init?(_ event: Event) {
      switch event.subject {
      case .summit(let summit):
        id = summit.id
        let change =
          event.changed.isEmpty ? "" : " (changed: \(event.changed.joined(separator: ", ")))"
        text = SummitWords(summit).sentence + change
      case .statement(let statement):
        id = statement.id
        let speaker = statement.speaker?.description ?? "Somebody unnamed"
        text = "\(speaker): “\(statement.text)”"
      case .document(let note):
        id = String(decoding: note.path, as: UTF8.self)
        text = note.reason ?? ""
      case .index(let counts):
        id = "index"
        text =
          "\(counts.documents) documents, \(counts.summits) summits, "
          + "\(counts.statements) statements, \(counts.disputed) disputed"
      }
    }
  }
}
