// Sentences on statements.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal
import ReadoutModel

/// Says who is reported to have said what in one sentence.
struct QuoteSentence {
  let statement: Statement

  /// The sentence for an event.
  func message(for event: Event) -> String {
    let sources = " (\(Phrases.documents(statement.documents)))"
    let words = Phrases.quote(statement.text, kind: statement.kind)
    switch event.kind {
    case .quoteUpdated: return "\(capitalizedSays): \(words) (\(Phrases.changes(of: event)))"
    case .quoteCorroborated:
      let reports = Phrases.count(statement.origins, "report")
      return "\(reports) now \(statement.origins == 1 ? "quotes" : "quote") \(speaker): \(words)"
    case .quoteDisputed: return disagreement(words)
    case .quoteSettled: return "Reports now agree that \(says): \(words)" + sources
    case .quoteWithdrawn: return "No report is left in which \(says): \(words)"
    default:
      return statement.contradictions.isEmpty
        ? "\(capitalizedSays): \(words)" + sources : disagreement(words)
    }
  }

  private var speaker: String {
    statement.speaker.map(Phrases.name(of:)) ?? "somebody unnamed"
  }

  private var says: String { "\(speaker) \(verb)" }

  private var capitalizedSays: String { says.prefix(1).uppercased() + says.dropFirst() }

  /// The report's own verb where a colon can follow it, else `said`.
  private var verb: String {
    for variant in statement.variants {
      guard let cue = variant.cue else { continue }
      let words = cue.split { $0.isWhitespace }.map { $0.lowercased() }
      if words.count == 1, QuoteSentence.verbs.contains(words[0]) { return words[0] }
      if words.count == 2, words[0] == "told", QuoteSentence.hearers.contains(words[1]) {
        return words.joined(separator: " ")
      }
    }
    return "said"
  }

  /// `Reports disagree on who said “…”: Tomas Lindqvist (a.txt) or Amara Okoye (b.txt)`.
  private func disagreement(_ words: String) -> String {
    guard let contradiction = statement.contradictions.first else {
      return "Reports disagree on what \(speaker) said: \(words)"
    }
    let question =
      switch contradiction.kind {
      case .speaker: "who said \(words)"
      case .when: "when \(words) was said"
      case .where: "where \(words) was said"
      default: "the circumstances of \(words)"
      }
    return "Reports disagree on \(question): \(Phrases.claims(of: contradiction))"
  }

  /// Verbs that a colon and the words can follow.
  private static let verbs: Set<String> = [
    "added", "announced", "answered", "argued", "asked", "asserted", "claimed", "commented",
    "concluded", "continued", "declared", "emphasised", "emphasized", "explained", "insisted",
    "noted", "pledged", "promised", "remarked", "repeated", "replied", "said", "shouted", "stated",
    "stressed", "tweeted", "vowed", "warned", "wrote",
  ]

  private static let hearers: Set<String> = ["reporters", "journalists", "parliament", "lawmakers"]
}
