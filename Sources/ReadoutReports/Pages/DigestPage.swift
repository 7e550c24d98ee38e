// The morning note: what became known on one day.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// What was announced on one day, gathered thing by thing: each stands once, as it was at the end.
public struct DigestPage: Sendable {
  /// The most things of a section, and the most statements of one speaker.
  private static let longestSection = 200
  private static let longestSpeech = 12

  private let day: CalendarDay
  private var things: [String: Happening] = [:]
  private var order: [String] = []
  private var rejected: [DocumentNote] = []
  private var built: [IndexCounts] = []

  /// The page of a day on which nothing happened yet.
  public init(day: CalendarDay) {
    self.day = day
  }

  /// Adds an event of the day; events come in the order of their sequence.
  public mutating func add(_ event: Event) {
    switch event.subject {
    case .summit(let summit): note(event, of: summit.id)
    case .statement(let statement): note(event, of: statement.id)
    case .document(let document): if event.kind == .documentRejected { rejected.append(document) }
    case .index(let counts): built.append(counts)
    }
  }

  private mutating func note(_ event: Event, of id: String) {
    // A thing that goes on under another identifier is the same news.
    var happening = things[id] ?? Happening(event)
    if things[id] == nil { order.append(id) }
    for former in event.merged {
      guard let earlier = things.removeValue(forKey: former) else { continue }
      happening.isNew = happening.isNew || earlier.isNew
    }
    happening.add(event)
    things[id] = happening
  }

  /// What happened to one thing on the day.
  private struct Happening {
    var subject: Event.Subject
    var isNew = false
    var isGone = false
    var hasNewDispute = false
    var isSettled = false
    var changed: Set<String> = []

    init(_ event: Event) { subject = event.subject }

    mutating func add(_ event: Event) {
      subject = event.subject
      changed.formUnion(event.changed)
      isGone = false
      switch event.kind {
      case .summitNew, .quoteNew: isNew = true
      case .summitWithdrawn, .quoteWithdrawn: isGone = true
      case .summitDisputed, .quoteDisputed: (hasNewDispute, isSettled) = (true, false)
      case .summitSettled, .quoteSettled: (hasNewDispute, isSettled) = (false, true)
      default: break
      }
    }
  }

  // MARK: - Page

  /// The page.
  public var markdown: String { DigestPage.template.page(of: model) }

  private static let template = PageTemplate(.digestMarkdown, .markdown)

  private var model: PageModel {
    var summits = Sorted<Summit>()
    var statements = Sorted<Statement>()
    for id in order {
      guard let happening = things[id] else { continue }
      switch happening.subject {
      case .summit(let summit): summits.add(summit, happening)
      case .statement(let statement): statements.add(statement, happening)
      case .document, .index: break
      }
    }
    let plans = summits.changed.filter {
      $0.1.changed.contains("status") || $0.1.changed.contains("when")
    }
    let others = summits.changed.filter { $0.1.changed.isDisjoint(with: ["status", "when"]) }
    let speakers = Dictionary(grouping: statements.fresh) { $0.0.speaker?.description ?? "" }
    return [
      "title": "\(day.weekday.englishName), \(day)",
      "lead": lead(
        summits, plans.count, statements, speakers.keys.filter { !$0.isEmpty }.count),
      "summits": [
        section("New summits", summits.fresh.map { Item(summit: $0.0, change: nil) }),
        section(
          "Changes of plan", plans.map { Item(summit: $0.0, change: DigestPage.change($0.1)) }),
        section(
          "Where the reports disagree",
          summits.disputed.map { Item(summit: $0.0, change: nil) }
            + statements.disputed.map { Item(statement: $0.0, names: true) }),
        section(
          "More is known", others.map { Item(summit: $0.0, change: DigestPage.change($0.1)) }),
      ].compactMap(\.self),
      "hasSpeakers": !speakers.isEmpty,
      "speakers": speakers.sorted {
        ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key)
      }
      .prefix(DigestPage.longestSection).map { name, said -> PageModel in
        let items = said.map { Item(statement: $0.0, names: false) }
        return [
          "name": name.isEmpty ? "Somebody unnamed" : name,
          "items": DigestPage.cut(items, DigestPage.longestSpeech),
        ]
      },
      "others": [
        section(
          "Withdrawn",
          (summits.gone.map { Item(summit: $0.0, change: nil).bare }
            + statements.gone.map { Item(statement: $0.0, names: true).bare })),
        section(
          "Could not be read",
          rejected.map { note in
            Item(
              text: String(decoding: note.path, as: UTF8.self)
                + (note.reason.map { ": \($0)" } ?? ""))
          }),
        section(
          "The index",
          built.map { counts in
            Item(
              text: "It was built from \(counts.documents) documents: \(counts.summits) summits, "
                + "\(counts.statements) statements, \(counts.disputed) disputed.")
          }),
      ].compactMap(\.self),
    ]
  }

  private func lead(
    _ summits: Sorted<Summit>, _ plans: Int, _ statements: Sorted<Statement>, _ speakers: Int
  ) -> String {
    func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String? {
      number == 0 ? nil : number == 1 ? "1 \(one)" : "\(number) \(many ?? one + "s")"
    }
    let parts = [
      counted(summits.fresh.count, "new summit"),
      counted(plans, "change of plan", "changes of plan"),
      counted(statements.fresh.count, "new quotation").map { quotations in
        quotations
          + (speakers == 0 ? "" : speakers == 1 ? " by one speaker" : " by \(speakers) speakers")
      },
      counted(
        (summits.fresh + summits.disputed).count { !$0.0.contradictions.isEmpty }
          + (statements.fresh + statements.disputed).count { !$0.0.contradictions.isEmpty },
        "dispute"),
    ].compactMap(\.self)
    guard let last = parts.last else {
      return rejected.isEmpty && built.isEmpty && summits.isEmpty && statements.isEmpty
        ? "Nothing new." : "No new summits or quotations."
    }
    return (parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " and " + last)
      + "."
  }

  private static func change(_ happening: Happening) -> String {
    let words = happening.isSettled ? ["the reports agree now"] : []
    let facts = happening.changed.sorted()
    return (words + (facts.isEmpty ? [] : ["changed: " + facts.joined(separator: ", ")]))
      .joined(separator: "; ")
  }

  private func section(_ title: String, _ items: [Item]) -> PageModel? {
    items.isEmpty
      ? nil : ["title": title, "items": DigestPage.cut(items, DigestPage.longestSection)]
  }

  /// The first items as the template takes them, and how many more there are.
  private static func cut(_ items: [Item], _ most: Int) -> [PageModel] {
    let rest = items.count - most
    return (items.prefix(most) + (rest > 0 ? [Item(text: "and \(rest) more")] : [])).map(\.model)
  }

  /// The things of a kind by what happened to them.
  private struct Sorted<Thing> {
    var fresh: [(Thing, Happening)] = []
    var disputed: [(Thing, Happening)] = []
    var changed: [(Thing, Happening)] = []
    var gone: [(Thing, Happening)] = []

    var isEmpty: Bool { fresh.isEmpty && disputed.isEmpty && changed.isEmpty && gone.isEmpty }

    mutating func add(_ thing: Thing, _ happening: Happening) {
      switch (happening.isNew, happening.isGone) {
      case (true, true): break
      case (true, false): fresh.append((thing, happening))
      case (false, true): gone.append((thing, happening))
      case (false, false):
        if happening.hasNewDispute {
          disputed.append((thing, happening))
        } else if happening.isSettled || !happening.changed.isEmpty {
          changed.append((thing, happening))
        }
      }
    }
  }

  // MARK: What the template names

  /// One thing: what it is, who reports it, and in which words.
  private struct Item {
    var text: String
    var note = ""
    var details: [String] = []

    init(text: String) { self.text = text }

    init(summit: Summit, change: String?) {
      text = SummitWords(summit).sentence
      note = [
        change, Counted.sources(documents: summit.documents.count, origins: summit.origins),
        summit.id,
      ].compactMap(\.self).joined(separator: " · ")
      details = summit.contradictions.map(Item.dispute)
      details += summit.members.prefix(2).compactMap { member in
        guard !member.spans.isEmpty else { return nil }
        return "“\(member.spans.map(\.text).joined(separator: " … "))” — \(member.document)"
      }
    }

    init(statement: Statement, names: Bool) {
      let speaker = names ? "\(statement.speaker?.description ?? "Somebody unnamed"): " : ""
      text = speaker + StatementWords.quoted(statement.text, kind: statement.kind)
      note = "— " + statement.documents.prefix(3).joined(separator: ", ")
      details = statement.contradictions.map(Item.dispute)
    }

    var model: PageModel { ["text": text, "note": note, "details": details] }

    /// Without words and sources, for what is no more.
    var bare: Item { Item(text: text) }

    private static func dispute(_ contradiction: Contradiction) -> String {
      "The reports disagree on \(contradiction.kind.question): "
        + contradiction.claims.map { "\($0.value), says \($0.document)" }.joined(separator: "; ")
    }
  }
}
