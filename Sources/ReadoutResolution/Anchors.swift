// When undated articles were published, as far as the dates of their summits in others tell.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension RelativeDate {
  /// The days from which this rule names a day; nil where there are none, or the rule is too wide.
  ///
  /// “On Wednesday”, of Wednesday the 15th, was written from the 15th to the 21st.
  func anchors(naming day: CalendarDay) -> ClosedRange<CalendarDay>? {
    let widest = 400
    guard offset.magnitude <= 100, toleranceDays.magnitude <= widest else { return nil }
    let steps = Int(offset.magnitude) + 2
    let reach: Int
    switch unit {
    case .day: reach = steps + abs(toleranceDays)
    case .weekday, .week: reach = 7 * steps
    case .month: reach = month == nil ? 31 * steps : widest
    case .monthDay: reach = widest
    case .dayOfMonth: reach = 62
    case .year: reach = 366 * steps
    }
    guard reach <= 2 * widest else { return nil }
    let found = (-reach...reach).lazy.map { day + $0 }.filter { anchor in
      value(from: anchor...anchor, basis: "")?.interval?.contains(day) ?? false
    }
    guard let first = found.min(), let last = found.max() else { return nil }
    return first...last
  }
}

extension SummitMention {
  /// The rule behind the date, seen from the publication; a bare weekday is the one before or after.
  var ruleFromPublication: RelativeDate? {
    if let relative { return relative.anchor == .publication ? relative : nil }
    guard let when, when.interval == nil, let weekday = when.weekday else { return nil }
    return RelativeDate(unit: .weekday, offset: status == .planned ? 1 : -1, weekday: weekday)
  }
}

extension Source {
  /// Whether there is a date that others may tell: its own, or that of a summit which it dates by
  /// another.
  fileprivate var wantsDates: Bool {
    head.published?.interval == nil
      || extraction.summits.contains {
        if case .summit = $0.relative?.anchor { true } else { false }
      }
  }
}

/// What the first pass tells of dates that articles leave open.
struct Anchors {
  /// The days on which an undated source may have been published, by the source's index.
  private(set) var publication: [Int: ClosedRange<CalendarDay>] = [:]
  /// The days of the summits, by the place of their mentions.
  private var summits: [Spot: ClosedRange<CalendarDay>] = [:]

  /// Reads the anchors off groups that were made by the reports' own dates.
  init(_ groups: [[SummitReport]], in sources: [Source]) {
    guard sources.contains(where: \.wantsDates) else { return }
    var unusable = Set<Int>()
    for group in groups {
      guard let days = SummitTraits(group.map { SummitTraits($0) }).window.days else { continue }
      for report in group { summits[report.spot] = days }
      guard days.lowerBound == days.upperBound else { continue }
      for report in group {
        let index = report.spot.source
        guard sources[index].head.published?.interval == nil,
          let found = report.mention.ruleFromPublication?.anchors(naming: days.lowerBound)
        else { continue }
        let known = publication[index] ?? found
        if known.overlaps(found) {
          publication[index] = known.clamped(to: found)
        } else {
          unusable.insert(index)
        }
      }
    }
    // Reports that cannot all be right leave the article undated.
    for index in unusable { publication[index] = nil }
  }

  /// Whether other articles tell of no date at all.
  var isEmpty: Bool { publication.isEmpty && summits.isEmpty }

  /// The date of a mention, with what other articles tell of its anchor; nil where that adds
  /// nothing.
  func when(_ mention: SummitMention, at spot: Spot) -> DateValue? {
    guard mention.when?.interval == nil else { return nil }
    if case .summit(let index) = mention.relative?.anchor {
      guard index != spot.index, let days = summits[Spot(source: spot.source, index: index)]
      else { return nil }
      return mention.relative?.value(
        from: days, basis: "relative to another summit of the article")
    }
    guard let days = publication[spot.source] else { return nil }
    return mention.ruleFromPublication?.value(
      from: days, basis: "relative to the publication, which other articles date")
  }

  /// Whether other articles tell when a mention's summit was, or when its source was published.
  func reach(_ spot: Spot, in source: Source) -> Bool {
    publication[spot.source] != nil || when(source.extraction.summits[spot.index], at: spot) != nil
  }

  /// When a source was published: by itself, or as far as other articles tell.
  func published(_ source: Int, in sources: [Source]) -> DateValue? {
    if let own = sources[source].head.published { return own }
    return publication[source].map { days in
      DateValue(
        start: days.lowerBound, end: days.upperBound,
        precision: days.lowerBound == days.upperBound ? .day : .range,
        basis: "by the dates of other articles")
    }
  }
}
