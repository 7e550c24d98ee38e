// Reads where a meeting was, at which event, and the how-manieth it was.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension FactReader {
  // MARK: Where

  func readPlace(_ candidate: inout SummitCandidate, scope: Scope) {
    guard candidate.format != .video, candidate.format != .phone else { return }
    let since = sinceRange(scope)
    for range in [scope.within, scope.after, scope.before] {
      for position in range where !since.contains(position) {
        if !isGovernedByOther(position, candidate), let found = place(at: position, candidate) {
          candidate.place = found.place
          candidate.placeTokens = found.tokens
          candidate.isInBuilding =
            building(behind: position)?.tokens == found.tokens || context.isVenue(found.place)
          return
        }
      }
    }
    if let found = travelPlace(before: candidate.trigger) {
      candidate.place = found.place
      candidate.placeTokens = found.tokens
    }
  }

  /// A place behind “in” or “at”, or right before the noun: “in Samarkand, Uzbekistan”.
  private func place(
    at position: Int, _ candidate: SummitCandidate
  ) -> (place: Place, tokens: Range<Int>)? {
    switch context.word(position) {
    case .in, .at:
      // “in-person”
      guard !context.isDash(position + 1) else { return nil }
      if let found = describedPlace(behind: position) ?? building(behind: position) { return found }
      for index in position + 1..<min(position + 4, sentence.upperBound) {
        if let found = context.place(at: index, in: sentence)
          ?? context.seat(at: index)
          ?? context.owningPlace(at: index)
          ?? (context.word(position) == .in && index == position + 1
            ? context.unknownPlace(at: index, in: sentence) : nil)
        {
          return found
        }
        guard context.tokens[index].kind == .word, context.names.mention(at: index) == nil else {
          return nil
        }
      }
      return nil
    case .to where context.word(candidate.trigger) == .host:
      // “welcomed Okoye to Haldvik”
      let first = context.word(position + 1) == .the ? position + 2 : position + 1
      return context.place(at: first, in: sentence) ?? context.seat(at: first)
        ?? context.unknownPlace(at: first, in: sentence)
    case .here:
      guard let name = context.page.article.head.place else { return nil }
      return (Place(name: name), position..<position + 1)
    default: break
    }
    // “the Geneva summit”
    guard candidate.kind == .noun, position < candidate.trigger, candidate.trigger - position <= 3,
      let mention = context.names.mention(at: position), mention.tokens.lowerBound == position,
      sentence.contains(mention.tokens.upperBound),
      context.tokens[mention.tokens.upperBound].kind == .word
    else { return nil }
    guard let entity = mention.entity, context.entity(entity).kind == .place else { return nil }
    return context.place(at: position, in: sentence)
  }

  /// “in the Black Sea resort of Tarvo”, “at the truce village of Panmunjom”.
  private func describedPlace(behind preposition: Int) -> (place: Place, tokens: Range<Int>)? {
    for index in preposition + 1..<min(preposition + 9, sentence.upperBound) {
      guard context.tokens[index].kind == .word || context.isDash(index) else { return nil }
      guard context.word(index) == .of else {
        if reader.isVerb(index) || context.date(at: index) != nil { return nil }
        continue
      }
      guard FactReader.settlements.contains(context.tokens[index - 1].word) else { return nil }
      return context.place(at: index + 1, in: sentence)
        ?? context.unknownPlace(at: index + 1, in: sentence)
    }
    return nil
  }

  /// “at the Kumsu State Guesthouse”, “at Brae Castle”: a building with a proper name.
  private func building(behind preposition: Int) -> (place: Place, tokens: Range<Int>)? {
    guard context.word(preposition) == .at else { return nil }
    var start = preposition + 1
    if context.word(start) == .the { start += 1 }
    var end = start
    while sentence.contains(end), end - start < 5, context.tokens[end].isCapitalisedWord,
      context.date(at: end) == nil
    {
      end += 1
    }
    guard end - start >= 2,
      (start..<end).contains(where: { FactReader.buildings.contains(context.tokens[$0].word) }),
      context.seat(at: start) == nil,
      context.place(at: start, in: sentence)?.tokens.upperBound != end
    else { return nil }
    let name = context.page.article.text[context.page.tokens.bytes(of: start..<end)]
    var country: String?
    if context.word(end) == .in || context.isComma(end) {
      country = context.place(at: end + 1, in: sentence)?.place.country
    }
    return (Place(name: name, country: country), start..<end)
  }

  private static let buildings = WordTable<Bool>(
    words: """
      castle palace house hotel hall airport guesthouse residence mansion villa chancellery lodge
      abbey manor chequers cathedral monastery base
      """)

  private static let settlements = WordTable<Bool>(
    words: """
      village town city resort port capital island palace castle suburb region province state
      district spa estate villa commune emirate
      """)

  /// “will visit Norland for talks with”, “rolled into Russia”.
  private func travelPlace(before end: Int) -> (place: Place, tokens: Range<Int>)? {
    for position in sentence.lowerBound..<min(end, sentence.upperBound) {
      switch context.word(position) {
      case .visit, .travel: break
      default: continue
      }
      if let found = (position + 1..<min(position + 3, sentence.upperBound)).first(where: {
        context.word($0) == .to || context.word($0) == .in || context.word($0) == .at
      }).flatMap(describedPlace) {
        return found
      }
      for index in position + 1..<min(position + 4, sentence.upperBound) {
        if let found = context.place(at: index, in: sentence)
          ?? context.unknownPlace(at: index, in: sentence)
        {
          return found
        }
        guard context.tokens[index].kind == .word, context.names.mention(at: index) == nil else {
          break
        }
      }
    }
    return nil
  }

  // MARK: At which event

  /// “on the sidelines of the SCO summit”, “for the Beijing Winter Olympics”.
  func readHost(_ candidate: inout SummitCandidate, scope: Scope) {
    let since = sinceRange(scope)
    let end = min(hostEnd(scope), sentence.upperBound)
    var position = hostStart(scope)
    while position < end {
      if since.contains(position) {
        position = since.upperBound
        continue
      }
      if context.word(position) == .sidelines, context.word(position - 1) == .their,
        let named = series.lastNamed(before: sentence.lowerBound)
      {
        candidate.host = named
        candidate.hostTokens = position - 1..<position + 1
        candidate.setFormat(.inPerson, .implied, position - 1..<position + 1)
        return
      }
      if context.word(position) == .sidelines, context.word(position + 1) == .of,
        let event = series.event(from: position + 2, in: sentence)
      {
        candidate.host = event.name
        candidate.hostTokens = event.tokens
        candidate.setFormat(.inPerson, .implied, position..<event.tokens.upperBound)
        return
      }
      switch context.word(position) {
      case .at, .preposition, .of:
        if let event = series.namedEvent(from: position + 1, in: sentence) {
          candidate.host = event.name
          candidate.hostTokens = event.tokens
          if let place = event.place, candidate.format == .unknown || candidate.format == .inPerson
          {
            candidate.place = place
            candidate.placeTokens = event.tokens
            candidate.setFormat(.inPerson, .implied, event.tokens)
          }
          return
        }
      default: break
      }
      position += 1
    }
  }

  /// “On the sidelines of the SCO summit, Xi met”: that summit is no meeting between.
  private func hostStart(_ scope: Scope) -> Int {
    let start = scope.before.lowerBound
    guard
      let sidelines = (sentence.lowerBound..<start).last(where: {
        context.word($0) == .sidelines && context.word($0 + 1) == .of
      }), let event = series.event(from: sidelines + 2, in: sentence),
      event.tokens.upperBound <= scope.within.lowerBound,
      !triggers.contains(where: { (event.tokens.upperBound..<start).contains($0) })
    else { return start }
    return sidelines
  }

  private static let whiles = WordTable<Bool>(words: "as when while")
  private static let no = FoldedWord("")

  /// An event may be named behind “as they attend”, so the sentence is read to its next meeting.
  private func hostEnd(_ scope: Scope) -> Int {
    var position = scope.after.upperBound
    guard
      FactReader.whiles.contains(
        context.tokens.indices.contains(position)
          ? context.tokens[position].word : FactReader.no)
    else { return position }
    while position < sentence.upperBound {
      if triggers.contains(position) || context.isMark(0x3B, at: position) { break }
      position += 1
    }
    return position
  }

  // MARK: The how-manieth

  /// “the 37th meeting since 2013”, “their second this year”, “for the third time”.
  func readOrdinal(_ candidate: inout SummitCandidate, scope: Scope) {
    for position in ordinalRange(candidate, scope: scope) {
      guard let number = context.ordinalNumber(at: position), number >= 1,
        context.date(at: position) == nil,
        isOfMeeting(position, candidate)
      else { continue }
      if number == 1, !isTellingFirst(position, candidate) { continue }
      let counted = count(from: position, candidate, scope: scope)
      candidate.ordinal = Ordinal(number: number, since: counted.since, of: counted.of)
      candidate.ordinalTokens = position..<counted.end
      if counted.since != nil { return }
    }
  }

  private func ordinalRange(_ candidate: SummitCandidate, scope: Scope) -> Range<Int> {
    // “It was the third time that they had shaken hands” stands in a clause of its own.
    let isCounted = candidate.kind == .verb && context.word(sentence.lowerBound) == .this
    let start = isCounted ? sentence.lowerBound : scope.before.lowerBound
    return start..<max(start, min(scope.after.upperBound, sentence.upperBound))
  }

  /// Whether a number counts this meeting: before its noun, in an apposition, or before “time”.
  private func isOfMeeting(_ position: Int, _ candidate: SummitCandidate) -> Bool {
    if position < candidate.trigger, candidate.kind == .noun {
      let between = position + 1..<candidate.trigger
      if !between.contains(where: { context.isComma($0) || reader.isVerb($0) }) { return true }
    }
    if context.word(position + 1) == .time {
      return position > candidate.trigger || candidate.kind == .verb
    }
    // “, their second this year”, “, the second of its kind in 2021”
    guard position > candidate.trigger else { return false }
    let start = position - 1
    guard context.word(start) == .their || context.word(start) == .the else { return false }
    // “The call was the third this year”
    guard
      context.isComma(start - 1) || context.word(start - 1) == .and
        || (candidate.kind == .noun && reader.isAuxiliary(start - 1))
    else { return false }
    return context.date(at: position + 1) != nil || context.word(position + 1) == .of
      || context.word(position + 1) == .meeting || context.isLowercaseWord(position + 1)
  }

  /// “first” alone says little: it counts before a noun of meeting or with a span behind it.
  private func isTellingFirst(_ position: Int, _ candidate: SummitCandidate) -> Bool {
    candidate.kind == .noun || context.word(position + 1) == .time
  }

  private func count(
    from position: Int, _ candidate: SummitCandidate, scope: Scope
  ) -> (since: String?, of: String, end: Int) {
    var of = "meetings"
    switch candidate.format {
    case .video where candidate.formatGround == .said: of = "video meetings"
    case .phone: of = "calls"
    case .inPerson where candidate.formatGround == .said: of = "in-person meetings"
    default: break
    }
    var index = position + 1
    var end = position + 1
    var since: String?
    while sentence.contains(index), index - position <= 16 {
      if let date = context.date(at: index) {
        if let start = date.mention.value.start {
          let text = "\(start)"
          since =
            date.mention.value.precision == .month
            ? String(text.prefix(7)) : String(text.prefix(4))
        }
        let isCounting = context.word(index - 1) == .since || date.mention.value.precision == .year
        if isCounting { return (since, of, date.tokens.upperBound) }
        return (nil, of, end)
      }
      if context.isMark(0x3B, at: index) || context.word(index) == .say { break }
      if index == candidate.trigger { end = index + 1 }
      index += 1
    }
    // “first in-person meeting in two years”
    return (nil, of, max(end, position + 1))
  }
}
