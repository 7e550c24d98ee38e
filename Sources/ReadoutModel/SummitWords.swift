// A summit in plain English, as it stands in the journal, in tables and on pages.
// SPDX-License-Identifier: Apache-2.0

/// Title and sentences that tell of a summit; the words of documents in them are as they were.
public struct SummitWords: Sendable {
  private let summit: Summit

  /// The words for a summit.
  public init(_ summit: Summit) {
    self.summit = summit
  }

  /// The participants, `Amara Okoye and Tomas Lindqvist`; of more than four the first three.
  public var subject: String {
    let names = summit.participants.map(\.description)
    guard names.count > 4 else { return names.isEmpty ? "leaders" : list(names) }
    return list(names.prefix(3) + ["\(names.count - 3) others"])
  }

  /// A headline: `Amara Okoye and Tomas Lindqvist, Haldvik, 2024-05-03`.
  public var title: String {
    let gathering = summit.participants.isEmpty ? (summit.series ?? "Summit") : subject
    let parts = [gathering, summit.place?.name ?? summit.place?.country, summit.when?.description]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// A clause to stand after `that`: `Amara Okoye and Tomas Lindqvist met by video on 2024-05-03`.
  public var clause: String {
    let details = place + (summit.when?.phrase ?? "")
    guard !isGathering else { return gathering + details }
    switch summit.status {
    case .held, .planned: return happening + details
    case .postponed: return "\(meeting)\(details.isEmpty ? "" : " planned" + details) was put off"
    case .cancelled:
      return "\(meeting)\(details.isEmpty ? "" : " planned" + details) was called off"
    case .denied: return "\(meeting)\(details) did not take place"
    }
  }

  /// The clause as a sentence without a final period, with host and number where they are known.
  public var sentence: String {
    var words = clause.prefix(1).uppercased() + clause.dropFirst()
    if let host = summit.host { words += ", on the sidelines of \(host)" }
    if let ordinal = summit.ordinal { words += ", the \(ordinal)" }
    return words
  }

  /// What happens, without day and place: `Amara Okoye and Tomas Lindqvist are to meet by video`.
  public var happening: String {
    guard !isGathering else { return gathering }
    switch summit.status {
    case .held: return "\(subject) \(heldVerb)"
    case .planned: return "\(subject) \(isOne ? "is" : "are") to \(plannedVerb)"
    case .postponed, .cancelled, .denied:
      return "\(subject) \(isOne ? "was" : "were") to \(plannedVerb)"
    }
  }

  // MARK: - Parts

  private var isOne: Bool { summit.participants.count == 1 }

  /// Whether the gathering has a name and is more than a talk of two.
  private var isGathering: Bool { summit.series != nil && summit.participants.count != 2 }

  private var gathering: String {
    let series = summit.series ?? "gathering"
    let name = series.lowercased().hasPrefix("the ") ? series : "the \(series)"
    let verb =
      switch summit.status {
      case .held: "was held"
      case .planned: "is to be held"
      case .postponed: "was put off"
      case .cancelled: "was called off"
      case .denied: "did not take place"
      }
    let people = summit.participants.isEmpty ? "" : " with \(subject)"
    return name + (summit.edition.map { " (\($0))" } ?? "") + " " + verb + people
  }

  /// `the video meeting of Amara Okoye and Tomas Lindqvist`.
  private var meeting: String {
    switch summit.format {
    case .inPerson, .unknown: "the meeting of \(subject)"
    case .video: "the video meeting of \(subject)"
    case .phone: "the phone call of \(subject)"
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

  private var place: String {
    guard summit.format != .video, summit.format != .phone, let place = summit.place else {
      return ""
    }
    return " in \(place)"
  }

  private func list(_ names: some BidirectionalCollection<String>) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension DateValue {
  /// The date with its preposition and a space before it: ` on 2024-05-03`, ` in May 2024`.
  fileprivate var phrase: String {
    guard let start, let end else { return weekday.map { " on a \($0.englishName)" } ?? "" }
    if start == end { return " on \(start)" }
    switch precision {
    case .week: return " in the week of \(start)"
    case .month where start.month == end.month && start.year == end.year:
      return " in \(DateValue.months[start.month - 1]) \(start.year)"
    case .year where start.year == end.year: return " in \(start.year)"
    case .day, .weekday, .month, .season, .year, .range: return " between \(start) and \(end)"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
