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
      return "Reports now say that \(clause) (\(Phrases.changes(of: event)))"
    case .summitCorroborated:
      return summit.origins == 1
        ? "A report says that \(clause)" : "\(reports) now say that \(clause)"
    case .summitDisputed: return disagreement
    case .summitSettled:
      return "Reports now agree that \(clause) (\(reports))"
    case .summitWithdrawn: return "No report is left which says that \(clause)"
    default: return capitalized(clause) + " (\(reports))"
    }
  }

  // MARK: - What happened

  /// `Amara Okoye and Tomas Lindqvist met by video on 2024-05-03`, to stand after `that`.
  private var clause: String {
    let details = Phrases.where(summit.place) + Phrases.when(summit.when)
    guard !isGathering else { return gatheringClause + details }
    switch summit.status {
    case .held: return "\(participants) \(heldVerb)\(details)"
    case .planned: return "\(participants) are to \(plannedVerb)\(details)"
    case .postponed: return "\(theMeeting)\(planned(details)) was put off"
    case .cancelled: return "\(theMeeting)\(planned(details)) was called off"
    case .denied: return "\(theMeeting)\(details) did not take place"
    }
  }

  private var heldVerb: String {
    switch summit.format {
    case .inPerson: "met"
    case .video: "met by video"
    case .phone: "spoke by phone"
    case .unknown: "held talks"
    }
  }

  private var plannedVerb: String {
    switch summit.format {
    case .inPerson: "meet"
    case .video: "meet by video"
    case .phone: "speak by phone"
    case .unknown: "hold talks"
    }
  }

  /// `the video meeting of Amara Okoye and Tomas Lindqvist`.
  private var theMeeting: String {
    switch summit.format {
    case .inPerson: "the meeting of \(participants)"
    case .video: "the video meeting of \(participants)"
    case .phone: "the phone call of \(participants)"
    case .unknown: "the talks of \(participants)"
    }
  }

  private func planned(_ details: String) -> String {
    details.isEmpty ? "" : " planned" + details
  }

  /// Whether the gathering has a name and is more than a talk of two.
  private var isGathering: Bool { summit.series != nil && summit.participants.count != 2 }

  private var gatheringClause: String {
    let series = singleLine(summit.series ?? "gathering")
    let edition = summit.edition.map { " (\(singleLine($0)))" } ?? ""
    let name = series.hasPrefix("the ") || series.hasPrefix("The ") ? series : "the \(series)"
    let people = summit.participants.isEmpty ? "" : " with \(participants)"
    let verb =
      switch summit.status {
      case .held: "was held"
      case .planned: "is to be held"
      case .postponed: "was put off"
      case .cancelled: "was called off"
      case .denied: "did not take place"
      }
    return "\(name)\(edition) \(verb)\(people)"
  }

  private var participants: String {
    summit.participants.isEmpty
      ? "leaders" : Phrases.shortList(summit.participants.map(Phrases.name(of:)))
  }

  // MARK: - What is disputed

  /// `Reports disagree on when A and B met by video: 2024-05-03 (a.txt) or 2024-05-04 (b.txt)`.
  private var disagreement: String {
    guard let contradiction = summit.contradictions.first else {
      return "Reports disagree on whether \(clause)"
    }
    let subject = isGathering ? gatheringClause : meetingWithoutDetails
    let question =
      switch contradiction.kind {
      case .when: "when \(subject)"
      case .where: "where \(subject)"
      case .format: "how \(participants) \(summit.status == .planned ? "are to meet" : "met")"
      case .participants: "who took part when \(subject)"
      case .ordinal: "which of their meetings it was when \(subject)"
      case .duration: "how long it lasted when \(subject)"
      case .speaker: "who spoke when \(subject)"
      }
    return "Reports disagree on \(question): \(Phrases.claims(of: contradiction))"
  }

  private var meetingWithoutDetails: String {
    switch summit.status {
    case .held: "\(participants) \(heldVerb)"
    case .planned: "\(participants) are to \(plannedVerb)"
    case .postponed, .cancelled, .denied: "\(participants) were to \(plannedVerb)"
    }
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension Phrases {
  /// `date and status changed`, `joined with another entry`.
  static func changes(of event: Event) -> String {
    var parts: [String] = []
    if !event.changed.isEmpty { parts.append(list(event.changed.map(factName)) + " changed") }
    if !event.merged.isEmpty {
      parts.append("joined with " + count(event.merged.count, "other entry", "other entries"))
    }
    return parts.isEmpty ? "changed" : parts.joined(separator: "; ")
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
    case "id": "identifier"
    default: singleLine(fact)
    }
  }
}
