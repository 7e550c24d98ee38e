// Reads the facts of a meeting from the words around its trigger.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Fills in when, where, how and for how long a candidate's meeting was.
struct FactReader {
  let reader: SentenceReader
  let series: SeriesReader
  /// The triggers of all candidates of the sentence: what belongs to one does not to another.
  let triggers: [Int]
  /// Where the candidates of the sentence begin.
  let starts: [Int]

  var context: SummitContext { reader.context }
  var sentence: Range<Int> { reader.sentence }

  func fill(_ candidate: inout SummitCandidate) {
    let scope = scope(of: candidate)
    candidate.clause = scope.whole
    readFormat(&candidate, scope: scope)
    readDate(&candidate, scope: scope)
    settleJourney(&candidate)
    if candidate.kind != .gathering {
      readHost(&candidate, scope: scope)
      readYearOfHost(&candidate)
      readOrdinal(&candidate, scope: scope)
    }
    readPlace(&candidate, scope: scope)
    readDuration(&candidate, scope: scope)
    settleStatus(&candidate)
  }

  // MARK: What belongs to a meeting

  /// The tokens that speak of a meeting: its clause, before and behind.
  struct Scope {
    /// From the beginning of the clause to the subject.
    var before: Range<Int>
    /// From the subject to the object.
    var within: Range<Int>
    /// Behind the object, up to the next verb.
    var after: Range<Int>

    var whole: Range<Int> { before.lowerBound..<after.upperBound }
  }

  private func scope(of candidate: SummitCandidate) -> Scope {
    let within = candidate.tokens.clamped(to: sentence)
    var end = within.upperBound
    while end < sentence.upperBound, !stops(at: end, candidate) { end += 1 }
    if end < sentence.upperBound, context.word(end) == .say {
      // “…, Lindqvist said”: those who say so are no part of it.
      for comma in stride(from: end - 1, through: max(within.upperBound, end - 8), by: -1)
      where context.isComma(comma) {
        end = comma
        break
      }
    }
    var start = within.lowerBound
    var open = start
    while start > sentence.lowerBound {
      let previous = start - 1
      if context.isMark(0x3B, at: previous) || isOtherTrigger(previous, candidate) { break }
      if reader.isVerb(previous) || context.word(previous) == .relative {
        start = open
        break
      }
      // What stands before a comma or “that” belongs to the clause only if no verb does.
      if context.isComma(previous) || context.tokens[previous].word == FactReader.that {
        open = start
      }
      start = previous
    }
    if start > sentence.lowerBound, start != open, reader.isVerb(start - 1) { start = open }
    // “met in Haldvik on the sidelines of the Lakes summit”: what stands before is the meeting's.
    if candidate.kind == .gathering, context.word(within.lowerBound - 1) == .of,
      context.word(within.lowerBound - 2) == .sidelines
    {
      start = within.lowerBound
    }
    if let antecedent = antecedent(of: candidate, from: within.lowerBound) { start = antecedent }
    return Scope(before: start..<within.lowerBound, within: within, after: within.upperBound..<end)
  }

  /// “will visit Beijing for the Olympics, which would be the first meeting”: the clause before.
  private func antecedent(of candidate: SummitCandidate, from start: Int) -> Int? {
    guard candidate.kind == .noun else { return nil }
    var position = start - 1
    while sentence.contains(position),
      reader.isAuxiliary(position)
        || context.tense(position) == .future || context.word(position) == .adverb
    {
      position -= 1
    }
    guard position < start - 1, sentence.contains(position), context.word(position) == .relative
    else { return nil }
    while position > sentence.lowerBound, start - position < 40 {
      if isOtherTrigger(position - 1, candidate) || context.isMark(0x3B, at: position - 1) { break }
      position -= 1
    }
    return position
  }

  private static let that = FoldedWord("that")

  private func isOtherTrigger(_ index: Int, _ candidate: SummitCandidate) -> Bool {
    index != candidate.trigger && triggers.contains(index)
  }

  private func stops(at index: Int, _ candidate: SummitCandidate) -> Bool {
    if context.isMark(0x3B, at: index) || isOtherTrigger(index, candidate) { return true }
    if index > candidate.trigger, starts.contains(index) { return true }
    if context.date(at: index) != nil { return false }
    switch context.word(index) {
    case .relative: return !isComparison(index) && !tellsOfPlan(index, candidate)
    case .takePlace, .cancel, .postpone, .upcoming: return false
    case .say: return true
    default: break
    }
    guard reader.isVerb(index) else { return false }
    // “was held on Friday”, “, scheduled for May”: still the same meeting.
    let isNoun = context.word(candidate.trigger) != .meet && candidate.kind != .verb
    if isNoun,
      context.word(index) == .hold || reader.isAuxiliary(index)
        || context.tense(index) == .future
    {
      return false
    }
    if context.tense(index) == .date {
      // “talks with Okoye planned for 20 June”, but “with Putin slated to visit Beijing”.
      if candidate.kind == .noun, isPlanOfDay(index) { return false }
      guard let before = context.names.mention(at: index - 1) else { return false }
      return context.isPersonal(before) && index > candidate.trigger
    }
    if FactReader.participles.contains(context.tokens[index].word) { return false }
    return true
  }

  /// Whether a day follows a word of plans: “scheduled for Friday”.
  private func isPlanOfDay(_ index: Int) -> Bool {
    (index + 1...index + 2).contains {
      $0 < sentence.upperBound && context.date(at: $0) != nil
    }
  }

  /// Whether a relative clause goes on with the meeting: “which was planned for 20 June”.
  private func tellsOfPlan(_ index: Int, _ candidate: SummitCandidate) -> Bool {
    guard candidate.kind == .noun, index > candidate.trigger,
      index + 4 < sentence.upperBound, reader.isAuxiliary(index + 1)
    else { return false }
    return (index + 2...index + 3).contains { context.tense($0) == .date }
  }

  /// Whether a word compares: “as early as Wednesday”.
  private func isComparison(_ index: Int) -> Bool {
    let next = index + 1
    let before = index - 1
    return sentence.contains(next) && FactReader.degrees.contains(context.tokens[next].word)
      || sentence.contains(before) && FactReader.degrees.contains(context.tokens[before].word)
  }

  private static let degrees = WordTable<Bool>(words: "early soon late well part far long")

  /// Words of verbs that go on with the account of the same meeting.
  private static let participles = WordTable<Bool>(
    words: "held hosted lasted dominated dubbed likely known")

  // MARK: How

  private func readFormat(_ candidate: inout SummitCandidate, scope: Scope) {
    let range = scope.within.lowerBound..<scope.after.upperBound
    if let said = context.format(in: range, near: candidate.trigger) {
      candidate.setFormat(said.format, .said, said.tokens)
    }
  }

  // MARK: When

  private func readDate(_ candidate: inout SummitCandidate, scope: Scope) {
    let since = sinceRange(scope)
    var fallback: DatedTokens?
    for range in [scope.within, scope.after, scope.before] {
      for date in context.dates(in: range) where !since.contains(date.tokens.lowerBound) {
        guard isOwn(date, of: candidate) else { continue }
        if isPartOfName(date) {
          fallback = fallback ?? date
          continue
        }
        take(date, for: &candidate)
        return
      }
    }
    if let other = statementDate(candidate, scope: scope) ?? journeyDate(candidate) {
      take(other, for: &candidate)
      return
    }
    if let fallback, candidate.status == .planned { take(fallback, for: &candidate) }
  }

  /// “flew to Haldvik yesterday to see Okoye”: by the day of the article they met.
  private func settleJourney(_ candidate: inout SummitCandidate) {
    guard candidate.kind == .verb, candidate.status == .planned,
      let last = candidate.when?.end, let publication = context.publication,
      last < publication.lowerBound,
      (sentence.lowerBound..<candidate.trigger).contains(where: {
        context.word($0) == .travel && context.tense($0) == .past
      })
    else { return }
    candidate.status = .held
  }

  private func take(_ date: DatedTokens, for candidate: inout SummitCandidate) {
    candidate.date = date
    candidate.when = date.mention.value
    candidate.relative = date.mention.relative
  }

  /// What “since” takes with it: the date behind it, or all the rest of the clause.
  func sinceRange(_ scope: Scope) -> Range<Int> {
    guard let since = scope.whole.first(where: { context.word($0) == .since }),
      // “Since Okoye met Lindqvist in June” tells of that meeting.
      !(since < scope.within.lowerBound && scope.within.lowerBound - since <= 1)
    else { return 0..<0 }
    if let date = context.date(at: since + 1) { return since..<date.tokens.upperBound }
    // “Since the Geneva summit, they have met”
    var end = since
    while end < scope.whole.upperBound, !context.isComma(end) { end += 1 }
    return since..<(end < scope.within.lowerBound ? end : scope.whole.upperBound)
  }

  private func isOwn(_ date: DatedTokens, of candidate: SummitCandidate) -> Bool {
    let before = date.tokens.lowerBound - 1
    let after = date.tokens.upperBound
    // “their second this year”, “the second of its kind in 2021”
    for position in stride(from: before, through: max(sentence.lowerBound, before - 3), by: -1) {
      if context.isComma(position) { break }
      if case .ordinal = context.word(position), !triggers.contains(position) {
        let between = position + 1..<max(date.tokens.lowerBound, position + 1)
        if !between.contains(where: { triggers.contains($0) }) { return false }
      }
    }
    // “Friday's vote” is not the day of the meeting, “Friday's summit” is.
    if sentence.contains(after), context.tokens[after].kind == .possessive {
      return after < candidate.trigger
        && !(after..<candidate.trigger).contains { reader.isVerb($0) || context.isComma($0) }
    }
    if sentence.contains(before), context.word(before) == .since { return false }
    return !isGovernedByOther(date.tokens.lowerBound, candidate)
  }

  /// “who dined in Haldvik on Friday, will speak”: another verb lies before the words.
  func isGovernedByOther(_ index: Int, _ candidate: SummitCandidate) -> Bool {
    guard index > candidate.tokens.lowerBound, index < candidate.trigger else { return false }
    let own = candidate.statusTokens ?? candidate.trigger..<candidate.trigger + 1
    for position in stride(from: index - 1, through: candidate.tokens.lowerBound, by: -1) {
      if position == candidate.trigger || own.contains(position) { return false }
      if triggers.contains(position) { return true }
      if reader.isVerb(position), !reader.isAuxiliary(position) { return true }
    }
    return false
  }

  /// “the 2022 Winter Olympics”: the year of a name.
  private func isPartOfName(_ date: DatedTokens) -> Bool {
    guard date.mention.value.precision == .year else { return false }
    let after = date.tokens.upperBound
    return sentence.contains(after) && context.tokens[after].isCapitalisedWord
  }

  /// “told reporters on Wednesday during talks with Okoye”: the day of the talks as well.
  private func statementDate(_ candidate: SummitCandidate, scope: Scope) -> DatedTokens? {
    guard candidate.kind == .noun, candidate.status == .held else { return nil }
    switch context.word(candidate.tokens.lowerBound - 1) {
    case .during, .at, .in: break
    default: return nil
    }
    return context.dates(in: sentence).first {
      $0.tokens.upperBound <= candidate.tokens.lowerBound && isOwn($0, of: candidate)
        && [.day, .weekday].contains($0.mention.value.precision)
    }
  }

  /// “arrived in Haldvik on Thursday for talks with Okoye”: on the day of the journey.
  private func journeyDate(_ candidate: SummitCandidate) -> DatedTokens? {
    let start = candidate.kind == .noun ? nounStart(candidate) : candidate.trigger
    // “is due in Haldvik on Monday for talks with”
    if context.isWord(FactReader.forWord, at: start - 1), let near = context.date(at: start - 2) {
      return near
    }
    guard context.tokens.indices.contains(start - 1),
      candidate.kind == .verb && candidate.status == .planned
        || context.tokens[start - 1].word == FactReader.forWord
        || context.word(start - 1) == .with,
      let journey = (sentence.lowerBound..<start).last(where: {
        context.word($0) == .travel || context.word($0) == .visit
      })
    else { return nil }
    // “is due in Haldvik on Monday for talks with”
    if let near = context.date(at: start - 2), context.tokens[start - 1].word == FactReader.forWord
    {
      return near
    }
    return context.dates(in: journey..<start).first {
      [.day, .week, .month, .weekday, .range].contains($0.mention.value.precision)
    }
  }

  /// Where the noun and its adjectives begin.
  private func nounStart(_ candidate: SummitCandidate) -> Int {
    var start = candidate.trigger
    while start > sentence.lowerBound, context.isLowercaseWord(start - 1),
      context.word(start - 1) == nil || context.word(start - 1) == .a
    {
      start -= 1
    }
    return start
  }

  private static let forWord = FoldedWord("for")

  /// A date that lies ahead makes a plan of what the words leave open.
  private func settleStatus(_ candidate: inout SummitCandidate) {
    guard !candidate.isStatusSaid else { return }
    if let start = candidate.when?.start, let publication = context.publication {
      candidate.status = start > publication.upperBound ? .planned : .held
    } else if let relative = candidate.relative, candidate.when?.start == nil {
      let isAhead = relative.offset > 0
      if isAhead || candidate.status == .planned { candidate.status = isAhead ? .planned : .held }
    }
  }

  /// “will meet at the opening of the 2022 Winter Olympics”: in that year.
  private func readYearOfHost(_ candidate: inout SummitCandidate) {
    guard candidate.when == nil, let host = candidate.hostTokens,
      let year = context.dates(in: host).first(where: { $0.mention.value.precision == .year })
    else { return }
    take(year, for: &candidate)
  }

  // MARK: How long

  private func readDuration(_ candidate: inout SummitCandidate, scope: Scope) {
    let isPointing = candidate.participants.count < 2 && candidate.series == nil
    let range = isPointing ? sentence : scope.whole
    guard let found = context.duration(in: range) else { return }
    candidate.durationMinutes = found.minutes
    candidate.durationTokens = found.tokens
  }
}
