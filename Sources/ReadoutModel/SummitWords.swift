// A summit in plain English.
// SPDX-License-Identifier: Apache-2.0

/// Title and sentence that tell of a summit, as they stand in the journal, in tables and on pages.
public struct SummitWords: Sendable {
  private let summit: Summit

  /// The words for a summit.
  public init(_ summit: Summit) {
    self.summit = summit
  }

  /// The participants, or the gathering's name: `Amara Okoye and Tomas Lindqvist`.
  public var subject: String {
    let names = summit.participants.map(\.description)
    guard let last = names.last else {
      return "Leaders at the " + (summit.series ?? "summit")
    }
    return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A headline: `Amara Okoye and Tomas Lindqvist, Haldvik, 2024-05-03`.
  public var title: String {
    let gathering = summit.participants.isEmpty ? (summit.series ?? "Summit") : subject
    let parts = [gathering, summit.place?.name ?? summit.place?.country, summit.when?.description]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// A sentence without a final period: `Amara Okoye and Tomas Lindqvist met in Haldvik, Norland,
  /// on 2024-05-03`.
  public var sentence: String {
    var words = subject + " " + verb
    if summit.format != .video, summit.format != .phone, let place = summit.place {
      words += " in \(place)"
    }
    if let when = summit.when { words += " " + SummitWords.phrase(for: when) }
    if let host = summit.host { words += ", on the sidelines of \(host)" }
    if let ordinal = summit.ordinal { words += ", the \(ordinal)" }
    return words
  }

  private var verb: String {
    let isOne = summit.participants.count == 1
    let means =
      switch summit.format {
      case .phone: " by phone"
      case .video: " by video"
      case .inPerson, .unknown: ""
      }
    switch (summit.status, summit.format) {
    case (.held, .phone): return "spoke" + means
    case (.held, _): return "met" + means
    case (.planned, .phone): return (isOne ? "plans" : "plan") + " to speak" + means
    case (.planned, _): return (isOne ? "plans" : "plan") + " to meet" + means
    case (.postponed, _): return "postponed meeting" + means
    case (.cancelled, _): return "called off meeting" + means
    case (.denied, _): return (isOne ? "is" : "are") + " denied to have met" + means
    }
  }

  private static func phrase(for when: DateValue) -> String {
    switch when.precision {
    case .day, .weekday: "on \(when)"
    case .week: "in the \(when)"
    case .month, .season, .year: "in \(when)"
    case .range: "between " + "\(when)".replacing(" to ", with: " and ")
    }
  }
}

extension String {
  /// The string with the first occurrence of some words replaced.
  fileprivate func replacing(_ words: String, with others: String) -> String {
    let parts = split(separator: words, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.joined(separator: others)
  }
}
