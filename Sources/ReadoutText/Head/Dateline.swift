// The place, date and agency that a news report begins with.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A dateline: “BEIJING —”, “KYIV, Nov 3 (Reuters) —”, “15 September 2022 (EIRNS)—”, “SEPT 21, 2024
/// HALDVIK —”.
///
/// It must not fire on “NATO — an alliance of thirty —”, “LINDQVIST: We agreed” nor “BREAKING —”.
struct Dateline {
  /// The place, in ordinary case.
  var place: String?
  /// The agency, as it stands.
  var agency: String?
  /// The date, with or without a year.
  var date: WrittenDate?
  /// The byte at which the prose begins.
  var proseStart: Int

  /// The dateline of a paragraph; nil where it has none.
  ///
  /// - Parameter line: The paragraph's first tokens.
  init?(of line: ShortLine, _ bytes: borrowing Swift.Span<UInt8>) {
    var parser = Parser(tokens: line.tokens)
    guard let end = parser.end(bytes), end < line.tokens.count, parser.isPlausible(bytes)
    else { return nil }
    place = parser.placeName(bytes)
    agency = parser.agency.map { String(copying: bytes, $0) }
    date = parser.date
    proseStart = line.tokens[end].range.lowerBound
  }
}

/// Reads the parts of a dateline one after the other.
private struct Parser {
  let tokens: [Token]
  private var placeWords: [Int] = []
  private var hasSeparator = false
  private(set) var agency: Range<Int>?
  private var agencyTokens: Range<Int> = 0..<0
  private(set) var date: WrittenDate?

  init(tokens: [Token]) {
    self.tokens = tokens
  }

  /// The token behind the mark that closes the dateline; nil where the text is none.
  mutating func end(_ bytes: borrowing Swift.Span<UInt8>) -> Int? {
    var index = 0
    let limit = min(tokens.count, 36)
    while index < limit {
      let token = tokens[index]
      if let after = closing(at: index) { return after }
      if let found = WrittenDate(in: tokens, at: index, end: tokens.count, of: bytes) {
        guard date == nil else { return nil }
        date = found
        index = found.tokens.upperBound
        continue
      }
      switch token.kind {
      case .mark:
        switch token.scalar {
        case 0x28,
          0x2F where agency == nil && (token.scalar == 0x28 || date != nil):
          if token.scalar == 0x28, date == nil, let close = dateGroup(from: index, to: 0x29, bytes)
          {
            index = close + 1
            continue
          }
          guard let close = group(from: index, to: token.scalar == 0x28 ? 0x29 : 0x2F)
          else { return nil }
          agency = tokens[index + 1].range.lowerBound..<tokens[close - 1].range.upperBound
          agencyTokens = index + 1..<close
          index = close + 1
          if token.scalar == 0x2F, index < tokens.count, tokens[index].scalar == 0x2E {
            return index + 1
          }
        case 0x5B:
          let dated = date == nil ? dateGroup(from: index, to: 0x5D, bytes) : nil
          guard let close = dated ?? group(from: index, to: 0x5D) else { return nil }
          index = close + 1
        case 0x2C, 0x2E, 0x2F, 0x27, 0x2019, 0x2D, 0x2A, 0x5F:
          if token.scalar == 0x2C || token.scalar == 0x2F, !placeWords.isEmpty || date == nil {
            hasSeparator = true
          }
          index += 1
        default: return nil
        }
      case .word:
        // “SEPT 21, 2024 HALDVIK —”
        let isLatePlace = date?.year != nil && token.shape.contains(.allCapitals)
        guard agency == nil, date == nil || Weekday(token.word) != nil || isLatePlace,
          placeWords.count < 8
        else { return nil }
        let isParticle = !placeWords.isEmpty && Parser.particles.contains(token.word)
        guard token.shape.contains(.capitalised) || isParticle else { return nil }
        if !hasSeparator, Weekday(token.word) == nil { placeWords.append(index) }
        index += 1
      case .number, .possessive: return nil
      }
    }
    return nil
  }

  /// The token behind a closing dash or colon.
  private func closing(at index: Int) -> Int? {
    let token = tokens[index]
    guard token.kind == .mark, index > 0 else { return nil }
    switch token.scalar {
    case 0x2014, 0x2015, 0x2013:
      // Some write two dashes.
      return index + 1
    case 0x2D:
      guard index + 1 < tokens.count else { return nil }
      let next = tokens[index + 1]
      if next.scalar == 0x2D, next.start == token.end { return index + 2 }
      return token.shape.contains(.spaceBefore) && next.shape.contains(.spaceBefore)
        ? index + 1 : nil
    case 0x2E where index + 1 < tokens.count && (date != nil || agency != nil):
      // “HALDVIK, 3 May 2024 (EFE).- The talks”
      let next = tokens[index + 1]
      return next.scalar == 0x2D && next.start == token.end ? index + 2 : nil
    case 0x3A: return date != nil || agency != nil ? index + 1 : nil
    default: return nil
    }
  }

  /// Reads a date in brackets; the token of the closing one.
  private mutating func dateGroup(
    from index: Int, to mark: UInt32, _ bytes: borrowing Swift.Span<UInt8>
  ) -> Int? {
    guard
      let found = WrittenDate(in: tokens, at: index + 1, end: tokens.count, of: bytes),
      found.tokens.upperBound < tokens.count, tokens[found.tokens.upperBound].scalar == mark
    else { return nil }
    date = found
    return found.tokens.upperBound
  }

  private func group(from index: Int, to mark: UInt32) -> Int? {
    for close in index + 1..<min(tokens.count, index + 10) {
      let token = tokens[close]
      if token.kind == .mark, token.scalar == mark { return close > index + 1 ? close : nil }
      guard
        token.kind == .word || token.scalar == 0x2F || token.scalar == 0x2E
          || token.scalar == 0x26
      else { return nil }
    }
    return nil
  }

  /// Whether what was read is a dateline rather than a name or a label before a dash.
  func isPlausible(_ bytes: borrowing Swift.Span<UInt8>) -> Bool {
    let hasAgency = agencyTokens.contains { index in
      let token = tokens[index]
      return Agencies.contains(token.word)
        || token.shape.contains(.allCapitals) && token.range.count >= 3
    }
    if let date {
      if agency != nil { return hasAgency || isCapitalised(agencyTokens) }
      // “On May 3 — a Friday — they met” is a sentence.
      return placeWords.isEmpty ? date.year != nil : hasSeparator || isShouted
    }
    guard !placeWords.isEmpty else {
      // “(NNA) – The talks are over.”
      return agencyTokens.contains { Agencies.contains(tokens[$0].word) }
    }
    if agency != nil {
      return hasAgency || isCapitalised(agencyTokens) && isShouted
    }
    guard isShouted, placeWords.count <= 4, let first = placeWords.first else { return false }
    if placeWords.count == 1, !hasSeparator {
      let word = tokens[first]
      if Parser.labels.contains(word.word) { return false }
      if word.range.count <= 4 { return Parser.shortPlaces.contains(word.word) }
    }
    return true
  }

  private var isShouted: Bool {
    placeWords.allSatisfy { index in
      tokens[index].shape.contains(.allCapitals) || Parser.particles.contains(tokens[index].word)
    }
  }

  private func isCapitalised(_ range: Range<Int>) -> Bool {
    tokens[range].contains { $0.isCapitalisedWord }
  }

  /// The place as a name: “NEW YORK” is “New York”, “RIO DE JANEIRO” is “Rio de Janeiro”.
  func placeName(_ bytes: borrowing Swift.Span<UInt8>) -> String? {
    guard let first = placeWords.first, let last = placeWords.last else { return nil }
    let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
    let written = String(copying: bytes, range)
    guard isShouted else { return written }
    var name = ""
    var isStart = true
    for scalar in written.unicodeScalars {
      let isLetter = ScalarClass(scalar.value) == .letter
      name += isStart ? String(scalar) : scalar.properties.lowercaseMapping
      if scalar.value != 0x27, scalar.value != 0x2019 { isStart = !isLetter }
    }
    let parts = name.split(separator: " ", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      index > 0 && Parser.particles.contains(FoldedWord(String(part)))
        ? part.lowercased() : String(part)
    }.joined(separator: " ")
  }

  private static let particles = WordTable<Bool>(words: "de la le du da do del dos al el of and")
  private static let labels = WordTable<Bool>(
    words: """
      breaking exclusive watch update updated video analysis opinion explainer live factbox
      interview profile correction editorial comment note nato unesco unicef brics asean opec
      oecd interpol covid photos timeline read listen review summary obituary feature brief
      """)
  private static let shortPlaces = WordTable<Bool>(
    words: """
      rome oslo lima baku kyiv kiev doha riga bern bonn lyon nice cork aden juba lome male suva
      apia bali goa bari pisa graz linz brno lviv yalta york bath lodz tver omsk perm ufa osh agra
      pune lahr hue xian cali quito
      """)
}

extension String {
  /// Copies a range of valid UTF-8.
  init(copying bytes: borrowing Swift.Span<UInt8>, _ range: Range<Int>) {
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for position in range { copy.append(bytes[position]) }
    self.init(decoding: copy, as: UTF8.self)
  }
}
