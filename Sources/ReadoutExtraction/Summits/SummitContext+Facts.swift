// Places, formats, numbers and spans of time, as they stand in the words of a page.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension SummitContext {
  // MARK: Formats

  /// How people met, by what is said in a range; the words nearest to a token count.
  func format(
    in range: Range<Int>, near trigger: Int
  ) -> (format: SummitFormat, tokens: Range<Int>)? {
    var best: (format: SummitFormat, tokens: Range<Int>)?
    for index in range {
      guard let found = format(at: index) else { continue }
      if let old = best {
        // “a video call”, “telephone talks”: video before phone, else the nearer.
        if old.format == .video, found.format == .phone, index - old.tokens.lowerBound <= 2 {
          continue
        }
        let isNearer =
          abs(index - trigger) < abs(old.tokens.lowerBound - trigger)
          && old.format != .video
        if !isNearer { continue }
      }
      best = (found.format, found.tokens)
    }
    return best
  }

  private func format(at index: Int) -> (format: SummitFormat, tokens: Range<Int>)? {
    switch word(index) {
    case .video, .virtual: return (.video, index..<index + 1)
    case .telephone: return (.phone, index..<index + 1)
    case .call where isWord(SummitContext.videoconference, at: index):
      return (.video, index..<index + 1)
    case .person:
      let before = isDash(index - 1) ? index - 2 : index - 1
      return word(before) == .in ? (.inPerson, before..<index + 1) : nil
    case .face:
      let before = isDash(index - 1) ? index - 2 : index - 1
      return word(before) == .to ? (.inPerson, before..<index + 1) : nil
    default: return nil
    }
  }

  private static let videoconference = FoldedWord("videoconference")

  // MARK: Places

  /// The place that a token begins, with its country: “Samarkand, Uzbekistan”.
  func place(at index: Int, in sentence: Range<Int>) -> (place: Place, tokens: Range<Int>)? {
    guard let mention = names.mention(at: index), mention.tokens.lowerBound == index,
      let number = mention.entity
    else { return nil }
    let entity = entity(number)
    var end = mention.tokens.upperBound
    // “Norland's president” is no place.
    if tokens.indices.contains(end), tokens[end].kind == .possessive { return nil }
    switch entity.kind {
    case .country:
      return (Place(country: entity.party.name), mention.tokens)
    case .place:
      var place = Place(
        name: entity.party.name,
        country: entity.party.country
          ?? entity.countryCode.flatMap {
            knowledge.country(code: $0)?.name
          })
      if isComma(end), let next = names.mention(at: end + 1), sentence.contains(end + 1),
        let other = next.entity, self.entity(other).kind == .country,
        next.tokens.lowerBound == end + 1
      {
        place.country = self.entity(other).party.name ?? place.country
        end = next.tokens.upperBound
      }
      return (place, mention.tokens.lowerBound..<end)
    default: return nil
    }
  }

  /// A city that owns what is meant: “in Haldvik's old town”.
  func owningPlace(at index: Int) -> (place: Place, tokens: Range<Int>)? {
    guard let mention = names.mention(at: index), mention.tokens.lowerBound == index,
      word(mention.tokens.upperBound) == .possessive, let number = mention.entity
    else { return nil }
    let entity = entity(number)
    let country = entity.countryCode.flatMap { knowledge.country(code: $0)?.name }
    switch (entity.kind, mention.form) {
    case (.place, _):
      return (
        Place(name: entity.party.name, country: entity.party.country ?? country), mention.tokens
      )
    case (.country, .metonym):
      return (
        Place(name: page.article.text[page.tokens.bytes(of: mention.tokens)], country: country),
        mention.tokens
      )
    default: return nil
    }
  }

  /// Whether a place is a building or resort that the gazetteer knows.
  func isVenue(_ place: Place) -> Bool {
    knowledge.places.contains { $0.isVenue && $0.name == place.name }
      || knowledge.organisations.contains { $0.kind == .seat && $0.name == place.name }
  }

  /// The seat of a government as a place: “at the Kremlin”.
  func seat(at index: Int) -> (place: Place, tokens: Range<Int>)? {
    guard let mention = names.mention(at: index), let number = mention.entity,
      entity(number).kind == .organisation, let name = entity(number).party.name,
      let code = entity(number).countryCode,
      knowledge.organisations.contains(where: { $0.kind == .seat && $0.name == name })
    else { return nil }
    return (Place(name: name, country: knowledge.country(code: code)?.name), mention.tokens)
  }

  /// A place that no table has: capitalised words behind “in”, and its country if one is named.
  func unknownPlace(
    at index: Int, in sentence: Range<Int>
  ) -> (place: Place, tokens: Range<Int>)? {
    var end = index
    while sentence.contains(end), end - index < 3, tokens[end].isCapitalisedWord,
      names.mention(at: end).map({ $0.entity == nil }) ?? true, dateOfToken[end] < 0,
      word(end) == nil
    {
      end += 1
    }
    guard end > index, !tokens[index].shape.contains(.allCapitals) else { return nil }
    if tokens.indices.contains(end), tokens[end].kind == .possessive { return nil }
    let name = text(index..<end)
    if isLand(name) { return (Place(country: name), index..<end) }
    var place = Place(name: name)
    if isComma(end), tokens.indices.contains(end + 1), tokens[end + 1].isCapitalisedWord {
      var last = end + 1
      while sentence.contains(last), tokens[last].isCapitalisedWord, last - end < 4 { last += 1 }
      let country = text(end + 1..<last)
      if isLand(country) {
        place.country = country
        end = last
      }
    }
    return (place, index..<end)
  }

  /// Whether a country of this name is known or led by somebody in the article.
  private func isLand(_ name: String) -> Bool { lands.contains(name) }

  /// Gathers the countries that the article names or whose leaders it names.
  mutating func gatherLands() {
    for entity in names.entities {
      if let country = entity.party.country { lands.insert(country) }
      if entity.kind == .country, let name = entity.party.name { lands.insert(name) }
    }
  }

  private func text(_ range: Range<Int>) -> String {
    page.article.text[page.tokens.bytes(of: range)]
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Numbers

  /// The number of “37th” or “third”; nil for anything else.
  func ordinalNumber(at index: Int) -> Int? {
    if case .ordinal(let number) = word(index) { return number }
    guard tokens.indices.contains(index), tokens[index].kind == .number else { return nil }
    let range = tokens[index].range
    guard (3...6).contains(range.count), bytes[range.upperBound - 1].isLetter,
      bytes[range.upperBound - 2].isLetter
    else { return nil }
    var value = 0
    for position in range.lowerBound..<range.upperBound - 2 {
      guard (0x30...0x39).contains(bytes[position]) else { return nil }
      value = value * 10 + Int(bytes[position] - 0x30)
    }
    return value
  }

  /// The value of digits, or of a small number in words.
  func number(at index: Int) -> Int? {
    guard tokens.indices.contains(index) else { return nil }
    if tokens[index].kind == .word {
      if case .count(let count) = DateWord.table[tokens[index].word] { return count }
      return nil
    }
    guard tokens[index].kind == .number, tokens[index].range.count <= 4 else { return nil }
    var value = 0
    for position in tokens[index].range {
      guard (0x30...0x39).contains(bytes[position]) else { return nil }
      value = value * 10 + Int(bytes[position] - 0x30)
    }
    return value
  }

  // MARK: Spans of time

  /// How long something took: “for 15 minutes”, “hour-long”, or from one time of day to another.
  func duration(in range: Range<Int>) -> (minutes: Int, tokens: Range<Int>)? {
    for index in range {
      switch word(index) {
      case .minutes, .hours:
        let unit = word(index) == .hours ? 60 : 1
        // “hour-long”, “three-hour talks”
        let before = isDash(index - 1) ? index - 2 : index - 1
        if isDash(index + 1), isWord(SummitContext.long, at: index + 2) {
          return ((number(at: before) ?? 1) * unit, index..<index + 3)
        }
        // “two and a half hours”, “an hour and a half”
        let isHalved = isWord(SummitContext.half, at: before) && word(before - 2) == .and
        let first = isHalved ? before - 3 : before
        guard let count = number(at: first), count > 0 else { continue }
        let isHalfMore =
          isHalved || (word(index + 1) == .and && isWord(SummitContext.half, at: index + 3))
        let minutes = count * unit + (isHalfMore ? unit / 2 : 0)
        let end = isHalfMore && !isHalved ? index + 4 : index + 1
        if isDash(index - 1) { return (minutes, first..<end) }
        // “after two hours of talks”
        if word(index + 1) == .of, word(index + 2) == .meeting { return (minutes, first..<end) }
        for position in stride(from: first - 1, through: max(range.lowerBound, first - 4), by: -1)
        where SummitContext.spans.contains(tokens[position].word) {
          return (minutes, first..<end)
        }
      default:
        if let clock = clockSpan(at: index) { return clock }
      }
    }
    return nil
  }

  private static let half = FoldedWord("half")
  private static let long = FoldedWord("long")
  private static let spans = WordTable<Bool>(words: "for lasted lasting took spent ran")

  /// “from 3:10 p.m. to 4:40 p.m.”
  private func clockSpan(at index: Int) -> (minutes: Int, tokens: Range<Int>)? {
    guard isWord(SummitContext.from, at: index), let first = clock(at: index + 1),
      word(first.end) == .to, let last = clock(at: first.end + 1)
    else { return nil }
    var minutes = last.minutes - first.minutes
    if minutes < 0 { minutes += first.hasHalf || last.hasHalf ? 1440 : 720 }
    return minutes > 0 ? (minutes, index..<last.end) : nil
  }

  private static let from = FoldedWord("from")
  private static let afternoon = WordTable<Bool>(words: "p.m. pm p.m")
  private static let morning = WordTable<Bool>(words: "a.m. am a.m")

  private func clock(at index: Int) -> (minutes: Int, end: Int, hasHalf: Bool)? {
    guard let hour = number(at: index), hour < 24, tokens[index].kind == .number else { return nil }
    var end = index + 1
    var minutes = hour * 60
    if isMark(0x3A, at: end), let minute = number(at: end + 1), minute < 60 {
      minutes += minute
      end += 2
    } else if !(tokens.indices.contains(end) && tokens[end].kind == .word) {
      return nil
    }
    guard tokens.indices.contains(end) else { return (minutes, end, false) }
    if SummitContext.afternoon.contains(tokens[end].word) {
      return (hour < 12 ? minutes + 720 : minutes, end + 1, true)
    }
    if SummitContext.morning.contains(tokens[end].word) {
      return (hour == 12 ? minutes - 720 : minutes, end + 1, true)
    }
    return (minutes, end, false)
  }
}

extension UInt8 {
  /// Whether the byte is a letter of ASCII.
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
