// Gatherings that have a name: “the 14th BRICS Summit”, and events that host meetings.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Finds named series of summits and events in the words of a page.
struct SeriesReader {
  let context: SummitContext
  let table: SeriesTable

  /// An event that hosts a meeting.
  struct Event {
    var name: String
    var tokens: Range<Int>
    var place: Place?
  }

  // MARK: Gatherings

  /// A gathering with a name and at least one fact: “hosting the 14th BRICS Summit next year”.
  func gathering(at summit: Int, in reader: SentenceReader) -> SummitCandidate? {
    let sentence = reader.sentence
    guard
      let named = name(before: summit, in: sentence) ?? properName(before: summit, in: sentence)
        ?? name(after: summit, in: sentence)
    else { return nil }
    var candidate = SummitCandidate(
      kind: .gathering, trigger: summit, tokens: named.tokens,
      sentence: reader.index)
    candidate.series = named.series
    candidate.edition = named.edition.map { String($0) }
    candidate.isDefinite = true
    let tense = Tense.governing(
      candidate.tokens, in: sentence, of: context.tokens, bytes: context.bytes)
    candidate.status = tense == .future ? .planned : .held
    hosting(&candidate, reader)
    return candidate
  }

  /// “With Beijing … hosting the 14th BRICS Summit”: it is held by a country.
  private func hosting(_ candidate: inout SummitCandidate, _ reader: SentenceReader) {
    let verb = candidate.tokens.lowerBound - 1
    guard context.word(verb) == .host || context.word(verb) == .hold else { return }
    for mention in reader.mentions.reversed() where mention.tokens.upperBound <= verb {
      guard let number = mention.entity else { continue }
      let entity = context.entity(number)
      switch entity.kind {
      case .country:
        candidate.place = Place(country: entity.party.name)
        candidate.placeTokens = mention.tokens
      case .place:
        let country =
          entity.party.country
          ?? entity.countryCode.flatMap {
            context.knowledge.country(code: $0)?.name
          }
        candidate.place =
          mention.form == .metonym
          ? Place(country: country) : Place(name: entity.party.name, country: country)
        candidate.placeTokens = mention.tokens
      default: continue
      }
      return
    }
  }

  /// The series that is named before “summit”, and its edition.
  private func name(
    before summit: Int, in sentence: Range<Int>
  ) -> (series: String, edition: Int?, tokens: Range<Int>)? {
    var position = summit - 1
    var series: String?
    var edition: Int?
    var start = summit
    while sentence.contains(position), summit - position <= 10 {
      if series == nil, let id = id(at: position) {
        series = id.series
        start = id.tokens.lowerBound
        position = start - 1
        continue
      }
      if let number = context.ordinalNumber(at: position), context.date(at: position) == nil {
        edition = number
        start = position
        position -= 1
        continue
      }
      switch context.word(position) {
      case .the, .a, .their:
        return finish(
          series, edition, (context.word(position) == .the ? position : start)..<summit + 1)
      case nil, .virtual, .video, .possessive:
        let token = context.tokens[position]
        let isPart =
          SeriesReader.fillers.contains(token.word) || context.word(position) != nil
          || token.kind == .mark && (token.scalar == 0x28 || token.scalar == 0x29)
        if isPart {
          position -= 1
          continue
        }
      default: break
      }
      break
    }
    return finish(series, edition, start..<summit + 1)
  }

  /// A series that no table has: “the 14th Northern Forum Summit”, “the Northern Forum summit”.
  private func properName(
    before summit: Int, in sentence: Range<Int>
  ) -> (series: String, edition: Int?, tokens: Range<Int>)? {
    let isCapitalised = context.tokens[summit].shape.contains(.capitalised)
    var start = summit
    while sentence.contains(start - 1), summit - start < 6 {
      let token = context.tokens[start - 1]
      guard token.isCapitalisedWord, context.word(start - 1) == nil,
        context.date(at: start - 1) == nil,
        !SeriesReader.commonBefore.contains(token.word)
      else { break }
      if let mention = context.names.mention(at: start - 1), let entity = mention.entity {
        guard context.entity(entity).kind == .organisation else { return nil }
      } else if !isCapitalised {
        return nil
      }
      start -= 1
    }
    guard start < summit else { return nil }
    let edition = context.ordinalNumber(at: start - 1)
    // One word at the head of a sentence may be capitalised for that alone.
    if start == sentence.lowerBound, summit - start < 2 { return nil }
    // A headline capitalises everything: only a number tells a series there.
    if edition == nil, context.word(start - 1) != .the { return nil }
    let first = edition == nil ? start : start - 1
    let name = text(start..<summit)
    return (
      "\(name) summit", edition, (context.word(first - 1) == .the ? first - 1 : first)..<summit + 1
    )
  }

  /// “the summit of the Arab League”, “the 10th Summit of the Organization of Lake States”.
  private func name(
    after summit: Int, in sentence: Range<Int>
  ) -> (series: String, edition: Int?, tokens: Range<Int>)? {
    guard context.word(summit + 1) == .of else { return nil }
    let first = context.word(summit + 2) == .the ? summit + 3 : summit + 2
    guard sentence.contains(first) else { return nil }
    let edition = context.ordinalNumber(at: summit - 1)
    var start = edition == nil ? summit : summit - 1
    if context.word(start - 1) == .the { start -= 1 }
    if let named = id(at: first) {
      return (named.series, edition, start..<named.tokens.upperBound)
    }
    if let mention = context.names.mention(at: first), let entity = mention.entity,
      context.entity(entity).kind == .organisation, mention.tokens.lowerBound == first,
      let name = context.entity(entity).party.name
    {
      return ("\(name) summit", edition, start..<mention.tokens.upperBound)
    }
    // “the Organization of Lake States”
    guard SeriesReader.bodies.contains(context.tokens[first].word) else { return nil }
    var end = first
    while sentence.contains(end), end - first < 8,
      context.tokens[end].isCapitalisedWord
        || context.word(end) == .of && sentence.contains(end + 1)
          && context.tokens[end + 1].isCapitalisedWord
    {
      end += 1
    }
    guard end - first > 1 else { return nil }
    return ("\(text(first..<end)) summit", edition, start..<end)
  }

  private static let bodies = WordTable<Bool>(
    words:
      "organization organisation union council league community association group alliance forum"
  )

  private static let commonBefore = WordTable<Bool>(
    words: """
      virtual bilateral trilateral emergency historic special extraordinary annual mount the a an
      peace climate leaders presidential joint upcoming planned first second
      """)

  private func finish(
    _ series: String?, _ edition: Int?, _ tokens: Range<Int>
  ) -> (series: String, edition: Int?, tokens: Range<Int>)? {
    series.map { ($0, edition, tokens) }
  }

  private static let fillers = WordTable<Bool>(
    words: "annual leaders leaders' heads state economic informal extraordinary regular state")

  /// The series that a token or the organisation at it names.
  private func id(at index: Int) -> (series: String, tokens: Range<Int>)? {
    guard context.tokens.indices.contains(index) else { return nil }
    let token = context.tokens[index]
    if token.kind == .word, token.shape.contains(.capitalised), let id = table.ids[token.word] {
      let mention = context.names.mention(at: index)
      return (id, mention?.tokens ?? index..<index + 1)
    }
    if let mention = context.names.mention(at: index), let number = mention.entity,
      let name = context.entity(number).party.name, let id = table.organisations[name]
    {
      return (id, mention.tokens)
    }
    // “Lakes Forum”: a series by its name, which ends here.
    guard token.isCapitalisedWord else { return nil }
    for start in stride(from: index, through: max(0, index - 5), by: -1) {
      guard context.tokens[start].kind == .word else { return nil }
      let words = context.tokens[start...index].lazy.map(\.word)
      if let id = table.names[SeriesTable.key(of: words)] { return (id, start..<index + 1) }
    }
    return nil
  }

  /// The series that was named last before a token, within a few sentences.
  func lastNamed(before token: Int) -> String? {
    for index in stride(from: token - 1, through: max(0, token - 80), by: -1) {
      if let found = id(at: index) { return found.series }
    }
    return nil
  }

  /// “NATO leaders”, “leaders of the G7”, before a verb.
  func leaders(before verb: Int) -> (series: String, tokens: Range<Int>)? {
    let last = verb - 1
    guard context.tokens.indices.contains(last), last > 0 else { return nil }
    if context.tokens[last].word == SeriesReader.leadersWord {
      return id(at: last - 1).map { ($0.series, $0.tokens.lowerBound..<verb) }
    }
    guard let named = id(at: last) else { return nil }
    var position = named.tokens.lowerBound - 1
    if context.word(position) == .the { position -= 1 }
    guard context.word(position) == .of, context.isWord(SeriesReader.leadersWord, at: position - 1)
    else { return nil }
    return (named.series, position - 1..<verb)
  }

  private static let leadersWord = FoldedWord("leaders")

  // MARK: Host events

  /// What “on the sidelines of” names: a series, or any event.
  func event(from start: Int, in sentence: Range<Int>) -> Event? {
    var end = start
    if context.word(end) == .the { end += 1 }
    let first = end
    var series: String?
    while sentence.contains(end), end - first < 14 {
      let token = context.tokens[end]
      if let id = id(at: end), series == nil { series = id.series }
      if context.date(at: end) != nil, end > first,
        context.word(end) == .in || context.word(end) == .on
      {
        break
      }
      let isPart =
        token.kind == .number || token.isCapitalisedWord
        || SeriesReader.eventNouns.contains(token.word) || SeriesReader.fillers.contains(token.word)
        || token.scalar == 0x28 || token.scalar == 0x29 || context.isDash(end)
        || context.word(end) == .possessive
        || (context.word(end) == .of && end > first)
      guard isPart else { break }
      end += 1
    }
    while end > first, context.word(end - 1) == .of || context.isMark(0x28, at: end - 1) {
      end -= 1
    }
    guard end > first else { return nil }
    let name = series ?? text(first..<end)
    return Event(name: name, tokens: first..<end, place: nil)
  }

  /// An event with a proper name, such as “the 2022 Winter Olympics”.
  func namedEvent(from start: Int, in sentence: Range<Int>) -> Event? {
    var first = start
    while sentence.contains(first), first - start < 6,
      context.word(first) == .the || SeriesReader.ceremony.contains(context.tokens[first].word)
        || context.word(first) == .of
    {
      first += 1
    }
    var end = first
    var isEvent = false
    var place: Place?
    while sentence.contains(end), end - first < 8 {
      let token = context.tokens[end]
      guard token.kind == .number || token.isCapitalisedWord else { break }
      if SeriesReader.properEvents.contains(token.word) { isEvent = true }
      if let found = context.place(at: end, in: sentence) { place = found.place }
      end += 1
    }
    guard isEvent, end > first else { return nil }
    // “the Winter Olympics in Beijing”
    if place == nil, context.word(end) == .in, let found = context.place(at: end + 1, in: sentence)
    {
      place = found.place
    }
    return Event(name: text(first..<end), tokens: first..<end, place: place)
  }

  private func text(_ range: Range<Int>) -> String {
    context.page.article.text[context.page.tokens.bytes(of: range)]
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static let properEvents = WordTable<Bool>(
    words: "olympics games forum assembly conference expo cup congress paralympics")
  private static let ceremony = WordTable<Bool>(words: "opening closing ceremony day session")
  private static let eventNouns = WordTable<Bool>(
    words: "summit meeting conference forum assembly session gathering talks ceremony funeral")

  // MARK: Places of events

  /// Where the sporting or other event of the document is held: “the games hosted in Beijing”.
  func placesOfEvents() -> [FoldedWord: Place] {
    var places: [FoldedWord: Place] = [:]
    for index in context.tokens.indices
    where SeriesReader.properEvents.contains(context.tokens[index].word) {
      let key = SeriesReader.key(of: context.tokens[index].word)
      guard places[key] == nil else { continue }
      for before in max(0, index - 2)..<index {
        if let found = context.place(at: before, in: before..<index + 1) {
          places[key] = found.place
        }
      }
      var next = index + 1
      if SeriesReader.holding.contains(context.word(next)) { next += 1 }
      if places[key] == nil, context.word(next) == .in,
        let found = context.place(at: next + 1, in: next..<min(next + 6, context.tokens.count))
      {
        places[key] = found.place
      }
    }
    return places
  }

  private static let holding: [SummitWord?] = [.hold, .host]

  /// “Games” and “Olympics” are one event.
  static func key(of word: FoldedWord) -> FoldedWord {
    word == games ? olympics : word
  }

  private static let games = FoldedWord("games")
  private static let olympics = FoldedWord("olympics")
}
