// The morning note: what became known on one day.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// What was announced on one day, gathered event by event.
public struct DigestPage: Sendable {
  private let day: CalendarDay
  private var sections: [Section]

  /// The page of a day on which nothing happened yet.
  public init(day: CalendarDay) {
    self.day = day
    sections = DigestPage.titles.map { Section(title: $0.0, kinds: $0.1) }
  }

  /// Adds an event of the day; events come in the order of their sequence.
  public mutating func add(_ event: Event) {
    guard let section = sections.firstIndex(where: { $0.kinds.contains(event.kind) }) else {
      return
    }
    sections[section].items.append(Item(event))
  }

  /// The page.
  public var markdown: String {
    DigestPage.template.page(
      of: Model(day: day.description, sections: sections.filter { !$0.items.isEmpty }))
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

  private static let titles: [(String, Set<EventKind>)] = [
    ("New summits", [.summitNew]),
    ("Disputes", [.summitDisputed, .quoteDisputed]),
    ("Changes", [.summitUpdated, .summitSettled, .quoteSettled]),
    ("New quotations", [.quoteNew]),
    ("Withdrawn", [.summitWithdrawn, .quoteWithdrawn]),
    ("Could not be read", [.documentRejected]),
    ("The index", [.indexBuilt, .indexRebuilt]),
  ]

  private struct Model {
    let day: String
    let sections: [Section]
  }

  private struct Section: Sendable {
    let title: String
    let kinds: Set<EventKind>
    var items: [Item] = []
  }

  private struct Item: Sendable {
    let id: String
    let text: String

    init(_ event: Event) {
      switch event.subject {
      case .summit(let summit):
        id = summit.id
        let changed = event.changed.joined(separator: ", ")
        text = SummitWords(summit).sentence + (changed.isEmpty ? "" : " (changed: \(changed))")
      case .statement(let statement):
        id = statement.id
        let speaker = statement.speaker?.description ?? "Somebody unnamed"
        text = "\(speaker): " + StatementWords.quoted(statement.text, kind: statement.kind)
      case .document(let note):
        id = "document"
        text = String(decoding: note.path, as: UTF8.self) + (note.reason.map { ": \($0)" } ?? "")
      case .index(let counts):
        id = "index"
        text =
          "\(counts.documents) documents, \(counts.summits) summits, "
          + "\(counts.statements) statements, \(counts.disputed) disputed"
      }
    }
  }
}
