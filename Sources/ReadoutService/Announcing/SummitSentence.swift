// Sentences on summits.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal
import ReadoutModel

/// Says what is reported of a summit in one sentence.
struct SummitSentence {
  let summit: Summit

  /// The sentence for an event.
  func message(for event: Event) -> String {
    let reports = Phrases.count(summit.origins, "report")
    switch event.kind {
    case .summitUpdated:
      let isSame = summit.origins > 1 && event.changed.allSatisfy { $0 == "id" }
      return
        "\(isSame ? reports : "Reports") now say that \(clause) (\(Phrases.changes(of: event)))"
    case .summitCorroborated:
      return summit.origins == 1
        ? "A report says that \(clause)" : "\(reports) now say that \(clause)"
    case .summitDisputed: return disagreement
    case .summitSettled:
      return "Reports now agree that \(clause) (\(reports))"
    case .summitWithdrawn: return "No report is left which says that \(clause)"
    default:
      let disputed = summit.contradictions.isEmpty ? "" : "; they disagree"
      return clause.prefix(1).uppercased() + clause.dropFirst() + " (\(reports)\(disputed))"
    }
  }

  private var words: SummitWords { SummitWords(summit) }

  private var clause: String { words.clause }

  // MARK: - What is disputed

  /// `Reports disagree on when A and B met by video: 2024-05-03 (a.txt) or 2024-05-04 (b.txt)`.
  private var disagreement: String {
    guard let contradiction = summit.contradictions.first else {
      return "Reports disagree on whether \(clause)"
    }
    let subject = words.happening
    let question =
      switch contradiction.kind {
      case .when: "when \(subject)"
      case .where: "where \(subject)"
      case .format: "how \(words.subject) \(summit.status == .planned ? "are to meet" : "met")"
      case .participants: "who took part when \(subject)"
      case .ordinal: "which of their meetings it was when \(subject)"
      case .duration: "how long it lasted when \(subject)"
      case .speaker: "who spoke when \(subject)"
      }
    return "Reports disagree on \(question): \(Phrases.claims(of: contradiction))"
  }
}

extension Phrases {
  /// `date and status changed; 2 other entries turned out to be the same summit`.
  ///
  /// Another identifier is told of where nothing else changed: it is nothing that is reported.
  static func changes(of event: Event) -> String {
    var parts: [String] = []
    let facts = event.changed.filter { $0 != "id" }
    if !facts.isEmpty { parts.append(list(facts.map(factName)) + " changed") }
    // What goes on under another identifier names its former one, too.
    let others = event.merged.count - (facts.count < event.changed.count ? 1 : 0)
    if others > 0 {
      parts.append(
        count(others, "other entry", "other entries") + " turned out to be the same "
          + event.subject.noun)
    }
    return parts.isEmpty ? "listed under another identifier" : parts.joined(separator: "; ")
  }

  /// `2024-05-03 (a.txt) or 2024-05-04 (b.txt and c.txt)`, in the order of the claims.
  static func claims(of contradiction: Contradiction) -> String {
    var values: [String] = []
    var documents: [String: [String]] = [:]
    for claim in contradiction.claims {
      if documents[claim.value] == nil { values.append(claim.value) }
      documents[claim.value, default: []].append(claim.document)
    }
    let parts = values.map { "\(shortened($0)) (\(Phrases.documents(documents[$0] ?? [])))" }
    return list(parts, or: true)
  }

  /// The word for a fact in a sentence.
  private static func factName(_ fact: String) -> String {
    switch fact {
    case "when": "date"
    case "where": "place"
    case "ordinal": "number"
    case "host": "occasion"
    default: singleLine(fact)
    }
  }
}

extension Event.Subject {
  /// What people call it.
  fileprivate var noun: String {
    switch self {
    case .summit: "summit"
    case .statement: "statement"
    case .document: "document"
    case .index: "index"
    }
  }
}
