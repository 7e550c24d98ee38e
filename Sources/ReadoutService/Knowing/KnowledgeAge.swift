// How old the lists of leaders are, and when that is too old.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import ReadoutKnowledge
public import ReadoutModel

/// The month up to which the lists of leaders reach.
public struct KnowledgeAge: Hashable, Sendable {
  /// The name under which the index notes what it was read with.
  public static let note = "knowledge.seen"

  /// The month, as `2026-05`.
  public let month: String
  private let lastDay: CalendarDay

  /// The age of gazetteers; nil where no row has a date.
  init?(_ knowledge: Knowledge) {
    guard let day = knowledge.lastSeen else { return nil }
    month = String("\(day)".prefix(7))
    lastDay = day
  }

  /// The age that an index notes; nil where it notes none.
  public init?(noted: String?) {
    guard let noted, let day = PartialDay(noted) else { return nil }
    month = noted
    lastDay = day.last
  }

  /// Whether the lists ended more than a year ago: most countries change a leader within four.
  public func isStale(on today: CalendarDay) -> Bool { today - lastDay > 365 }

  /// What to do about it.
  public static let advice =
    "newer leaders are known from the articles alone; add them in knowledge.d or install a newer version"
}
