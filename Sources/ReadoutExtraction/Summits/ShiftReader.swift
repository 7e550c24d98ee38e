// Reads how meetings of one sentence lie to each other in time.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// “The meeting follows the Lindqvist-Okoye call by a week”: the call lies a week before the summit.
struct ShiftReader {
  let reader: SentenceReader

  func relate(_ candidates: inout [SummitCandidate]) {
    for index in candidates.indices {
      let context = reader.context
      let start = candidates[index].tokens.lowerBound
      let link = start - 1
      guard candidates[index].when == nil, let sign = sign(of: link),
        let unit = days(at: link - 1), let count = context.number(at: link - 2)
      else { continue }
      guard let other = candidates[..<index].last else {
        if unit.tolerance == 0 {
          countFromDate(before: link - 2, days: sign * -count, &candidates[index])
        }
        continue
      }
      candidates[index].shift = SummitCandidate.Shift(
        days: sign * unit.days * count, toleranceDays: unit.tolerance, other: other.trigger)
      candidates[index].clause = start..<max(candidates[index].clause.upperBound, start)
    }
  }

  /// “Were relieved on Thursday, a day after the two agreed”: they did so on Wednesday.
  private func countFromDate(before index: Int, days: Int, _ candidate: inout SummitCandidate) {
    let context = reader.context
    let last = context.isComma(index - 1) ? index - 2 : index - 1
    guard let date = context.date(at: last), abs(days) < 7 else { return }
    let basis = "counted from another day of the sentence"
    let value = date.mention.value
    if value.precision == .day, let day = value.start {
      candidate.when = DateValue(day: day - days, basis: basis)
    } else if let weekday = value.weekday {
      candidate.when = DateValue(
        start: nil, end: nil, precision: .weekday, weekday: weekday.moved(by: -days), basis: basis)
    } else {
      return
    }
    candidate.date = date
    guard let rule = date.mention.relative, rule.unit == .weekday, let weekday = rule.weekday else {
      return
    }
    candidate.relative = RelativeDate(
      unit: .weekday, offset: rule.offset, anchor: rule.anchor, weekday: weekday.moved(by: -days))
  }

  /// The event named behind “after” lies before the other.
  private func sign(of index: Int) -> Int? {
    switch reader.context.word(index) {
    case .after: -1
    case .before: 1
    default: nil
    }
  }

  private func days(at index: Int) -> (days: Int, tolerance: Int)? {
    guard reader.context.tokens.indices.contains(index),
      case .unit(let unit) = DateWord.table[reader.context.tokens[index].word]
    else { return nil }
    switch unit {
    case .day: return (1, 0)
    case .week: return (7, 2)
    case .month: return (30, 5)
    case .year, .weekend: return nil
    }
  }
}

/// Meetings that are only counted: “the third time that they met; the first was in Singapore”.
struct CountedMeetingReader {
  let reader: SentenceReader

  func adding(to candidates: [SummitCandidate]) -> [SummitCandidate] {
    guard let last = candidates.last, last.participants.count >= 2, last.status == .held else {
      return candidates
    }
    let context = reader.context
    for index in last.trigger + 1..<max(reader.sentence.upperBound, last.trigger + 1) {
      guard let number = context.ordinalNumber(at: index), context.word(index - 1) == .the,
        context.isMark(0x3B, at: index - 2) || context.isComma(index - 2)
          || context.word(index - 2) == .and,
        let found = place(behind: index)
      else { continue }
      var other = SummitCandidate(
        kind: .noun, trigger: index, tokens: index - 1..<found.tokens.upperBound,
        sentence: reader.index)
      other.participants = last.participants
      other.clause = other.tokens
      other.isStatusSaid = true
      other.ordinal = Ordinal(number: number, of: "meetings")
      other.ordinalTokens = index..<index + 1
      other.place = found.place
      other.placeTokens = found.tokens
      other.setFormat(.inPerson, .implied, found.tokens)
      other.confidence = 0.8
      other.isOther = true
      return candidates + [other]
    }
    return candidates
  }

  /// The place behind a number: “was in Singapore”, “meeting took place in Haldvik”.
  private func place(behind index: Int) -> (place: Place, tokens: Range<Int>)? {
    let context = reader.context
    var position = index + 1
    while reader.sentence.contains(position), position - index <= 6 {
      if context.word(position) == .in {
        return context.place(at: position + 1, in: reader.sentence)
      }
      guard context.isLowercaseWord(position) else { return nil }
      position += 1
    }
    return nil
  }
}

/// “Met for the first time since their February 4, 2022 agreement”: they had met on that day.
struct PreviousMeetingReader {
  let reader: SentenceReader

  func adding(to candidates: [SummitCandidate]) -> [SummitCandidate] {
    var result = candidates
    let context = reader.context
    for candidate in candidates where candidate.participants.count >= 2 {
      guard let since = candidate.clause.first(where: { context.word($0) == .since }),
        isFirst(before: since),
        let previous = previous(candidate, since: since)
      else { continue }
      result.append(previous)
    }
    return result.sorted { $0.trigger < $1.trigger }
  }

  /// “for the first time since”, “their first meeting since”; not “the 37th meeting since”.
  private func isFirst(before since: Int) -> Bool {
    let context = reader.context
    switch context.word(since - 1) {
    case .time, .meeting, .summit, .visit, .call: break
    default: return false
    }
    return (max(reader.sentence.lowerBound, since - 5)..<since).contains {
      context.word($0) == .ordinal(1)
    }
  }

  private func previous(_ candidate: SummitCandidate, since: Int) -> SummitCandidate? {
    let context = reader.context
    let end = reader.sentence.upperBound
    let near = since + 1..<min(since + 10, end)
    guard let date = context.dates(in: near).first,
      date.mention.value.precision != .year || date.mention.value.interval != nil
    else { return nil }
    // “since the war began in 2022” is no meeting: it must be theirs, or bare.
    let isTheirs = context.word(since + 1) == .their
    let isBare = date.tokens.lowerBound == since + 1
    let hasNoun = near.contains {
      PreviousMeetingReader.occasions.contains(context.tokens[$0].word)
    }
    guard isBare || (isTheirs && hasNoun) else { return nil }
    var previous = SummitCandidate(
      kind: .noun, trigger: date.tokens.lowerBound, tokens: since + 1..<end,
      sentence: reader.index)
    previous.participants = candidate.participants
    previous.clause = since + 1..<(isBare ? date.tokens.upperBound : end)
    previous.date = date
    previous.when = date.mention.value
    previous.relative = date.mention.relative
    previous.isStatusSaid = true
    previous.confidence = 0.7
    previous.isOther = true
    for index in date.tokens.upperBound..<end where !isBare {
      guard context.word(index) == .in || context.word(index) == .at,
        let found = context.place(at: index + 1, in: reader.sentence)
      else { continue }
      previous.place = found.place
      previous.placeTokens = found.tokens
      previous.setFormat(.inPerson, .implied, found.tokens)
      break
    }
    return previous
  }

  private static let occasions = WordTable<Bool>(
    words: """
      agreement meeting summit talks encounter declaration treaty statement visit handshake pact
      joint accord
      """)
}

extension Weekday {
  /// The weekday so many days later, or earlier for a negative number, of less than a week.
  fileprivate func moved(by days: Int) -> Weekday {
    Weekday.allCases[(rawValue - 1 + days + 7) % 7]
  }
}
