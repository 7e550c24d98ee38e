// What reports together say of who said some words.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Whether reports agree on who said some words.
public enum Verdict: String, Hashable, Sendable {
  /// All that name somebody name the same one.
  case agreed
  /// They name several.
  case disputed
  /// Nobody is named, or nothing like the words is reported.
  case unknown

  /// The verdict of what was found for some words.
  ///
  /// Where reports have all words as they were asked for, those alone decide. A country and its
  /// leader do not contradict each other.
  public init(of found: [ReportedWords]) {
    let deciding = Verdict.deciding(among: found).map(\.statement)
    let speakers = Set(deciding.flatMap(\.namedSpeakers))
    let isContradicted = deciding.contains { statement in
      statement.contradictions.contains { $0.kind == .speaker && $0.severity == .hard }
    }
    if isContradicted || speakers.count > 1 {
      self = .disputed
    } else {
      self = deciding.contains { $0.speaker != nil } ? .agreed : .unknown
    }
  }

  /// Those of what was found that decide: the ones that have all words, else all.
  public static func deciding(among found: [ReportedWords]) -> [ReportedWords] {
    let verbatim = found.filter(\.isVerbatim)
    return verbatim.isEmpty ? found : verbatim
  }
}

extension ReadoutModel.Statement {
  /// The one person or office to whom the reports give it, as far as they agree.
  fileprivate var namedSpeakers: [String] {
    guard let speaker, speaker.kind == .person || speaker.kind == .office else { return [] }
    return [speaker.id ?? speaker.description]
  }
}
