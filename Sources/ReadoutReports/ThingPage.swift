// A summit or a statement for somebody at a terminal, without its evidence.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// What is known of one thing, in short paragraphs.
public enum ThingPage {
  /// A summit: what happened, what is disputed, each fact with how many reports it has.
  public static func text(of summit: Summit, statements: [Statement]) -> String {
    var text = head(SummitWords(summit).sentence)
    text +=
      "\(summit.id), \(Counted.sources(documents: summit.documents.count, origins: summit.origins))"
    if summit.level != .leaders { text += ", \(summit.level.rawValue)" }
    text += "\n" + disputes(summit.contradictions)
    var table = Table(columns: [
      "FACT", .words("VALUE", least: 16), .words("REPORTED BY", least: 20),
    ])
    for fact in summit.facts {
      table.rows.append([
        fact.name.rawValue, fact.value,
        fact.sources.map(\.document).uniqued.joined(separator: ", "),
      ])
    }
    if !table.rows.isEmpty { text += "\n" + table.text(width: Terminal.width) }
    if summit.statusHistory.count > 1 {
      text += "\n" + head("How it went")
      for report in summit.statusHistory {
        let day = report.asOf.map { " as of \($0)" } ?? ""
        text += wrapped(
          "\(report.status.rawValue)\(day): \(report.documents.joined(separator: ", "))")
      }
    }
    if !statements.isEmpty {
      text += "\n" + head("Said there")
      for statement in statements {
        let words = StatementWords.quoted(statement.text, kind: statement.kind)
        text += wrapped("\(speaker(of: statement)): \(words) (\(statement.id))")
      }
    }
    return text
  }

  /// A statement: who said it when, what is disputed, and its wordings where they differ.
  public static func text(of statement: Statement) -> String {
    let words = StatementWords.quoted(statement.text, kind: statement.kind)
    var text = head("\(speaker(of: statement)): \(words)")
    var facts = [statement.id]
    if let said = statement.said { facts.append("said on \(said)") }
    facts.append(
      Counted.sources(documents: statement.documents.count, origins: statement.origins))
    if let summit = statement.summit { facts.append("at the summit \(summit)") }
    text += wrapped(facts.joined(separator: ", "), indent: 0)
    return text + disputes(statement.contradictions) + wordings(of: statement)
  }

  /// Each wording once, with the documents that have it.
  private static func wordings(of statement: Statement) -> String {
    var order: [String] = []
    var documents: [String: [String]] = [:]
    for variant in statement.variants {
      if documents[variant.text] == nil { order.append(variant.text) }
      documents[variant.text, default: []].append(variant.document)
    }
    guard order.count > 1 else { return "" }
    return "\n" + head("In these words")
      + order.map { words in
        let quoted = StatementWords.quoted(words, kind: statement.kind)
        return wrapped(
          "\(quoted) (\(documents[words, default: []].uniqued.joined(separator: ", ")))")
      }.joined()
  }

  /// What the reports disagree on, each claim with its documents.
  static func disputes(_ contradictions: [Contradiction]) -> String {
    contradictions.map { contradiction in
      let disagreement = Disagreement(contradiction)
      var values: [String] = []
      var documents: [String: [String]] = [:]
      for claim in disagreement.claims {
        if documents[claim.value] == nil { values.append(claim.value) }
        documents[claim.value, default: []].append(claim.document)
      }
      return "\n" + head("The reports disagree on \(contradiction.kind.noun)\(disagreement.note)")
        + values.map { value in
          wrapped("\(value): \(documents[value, default: []].uniqued.joined(separator: ", "))")
        }.joined()
    }.joined()
  }

  static func speaker(of statement: Statement) -> String {
    statement.speaker?.description ?? "Somebody unnamed"
  }

  /// A heading that fits the terminal.
  static func head(_ text: String) -> String {
    let safe = TerminalText.safe(text)
    guard let width = Terminal.width else { return safe + "\n" }
    return TerminalText.lines(of: safe, width: width)
      .map { TerminalText.bold($0) + "\n" }.joined()
  }

  /// A paragraph that fits the terminal.
  static func wrapped(_ text: String, indent: Int = 2) -> String {
    let safe = TerminalText.safe(text)
    let space = String(repeating: " ", count: indent)
    guard let width = Terminal.width, width > indent + 20 else { return space + safe + "\n" }
    return TerminalText.lines(of: safe, width: width - indent).map { line in
      space + line + "\n"
    }.joined()
  }
}

extension Contradiction.Kind {
  /// What the reports disagree on.
  fileprivate var noun: String {
    switch self {
    case .speaker: "who said it"
    case .when: "the day"
    case .where: "the place"
    case .format: "how they met"
    case .participants: "who took part"
    case .ordinal: "which meeting in a row it was"
    case .duration: "how long it took"
    }
  }
}

extension [String] {
  /// The values in their order, each once.
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
