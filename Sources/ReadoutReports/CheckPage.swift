// Who is reported to have said some words, for somebody at a terminal.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutIndex
import ReadoutModel

/// The answer to the question who said this.
public enum CheckPage {
  /// The verdict in one sentence, and each statement with its wordings and who reports them.
  public static func text(of found: [ReportedWords]) -> String {
    let deciding = Verdict.deciding(among: found)
    let others = found.filter { !deciding.contains($0) }
    var text = ThingPage.head(sentence(of: found))
    for match in deciding { text += "\n" + self.text(of: match) }
    if !others.isEmpty { text += "\n" + ThingPage.head("Others said something like it") }
    for match in others { text += "\n" + self.text(of: match) }
    return text
  }

  private static func sentence(of found: [ReportedWords]) -> String {
    let deciding = Verdict.deciding(among: found)
    let words = deciding.first?.isVerbatim ?? false ? "this" : "something like this"
    switch Verdict(of: found) {
    case .disputed:
      let isOne = deciding.count == 1
      return isOne
        ? "Disputed: the reports do not agree on who said \(words)"
        : "Disputed: several are reported to have said \(words)"
    case .agreed:
      let speaker = deciding.compactMap(\.statement.speaker).first?.description ?? ""
      let reports = deciding.map(\.statement.origins).reduce(0, +)
      return
        "Agreed: \(speaker) said \(words) (\(reports == 1 ? "1 report" : "\(reports) reports"))"
    case .unknown: return "Unknown: \(words) is reported, but not of whom"
    }
  }

  private static func text(of match: ReportedWords) -> String {
    let statement = match.statement
    var facts = [statement.id]
    if let said = statement.said { facts.append("said on \(said)") }
    if !match.isVerbatim { facts.append("\(match.likeness) % of the telling words") }
    var text = ThingPage.wrapped(facts.joined(separator: ", "), indent: 0)
    for variant in statement.variants {
      let speaker = variant.speaker?.description ?? "somebody unnamed"
      let words = StatementWords.quoted(variant.text, kind: statement.kind)
      text += ThingPage.wrapped("\(speaker): \(words) (\(variant.document))")
    }
    return text
  }
}
