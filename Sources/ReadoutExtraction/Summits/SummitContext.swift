// What the readers of summits look at: the words of a page, its names and its dates.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// A page with its layers, and what its words mean where people meet.
struct SummitContext: Sendable {
  let page: Page
  let tokens: [Token]
  let bytes: [UInt8]
  let names: NameLayer
  let dates: [DatedTokens]
  let knowledge: Knowledge
  /// What each token means; a word that the document uses for a meeting is in it.
  var words: [SummitWord?]
  /// The names of countries that are named or led by somebody in the article.
  var lands: Set<String> = []
  /// For each token the index of the date that it belongs to, or −1.
  let dateOfToken: [Int32]
  /// The days on which the article may have been published.
  let publication: ClosedRange<CalendarDay>?

  /// Whether `publication` is only the day from which the text counts.
  let isOfNewsDay: Bool
  /// The days of the date lines, if there are several: those of a diary or a live page.
  let headings: [DatedTokens]
  /// The first two sentences of the prose, where news is told.
  let lead: Range<Int>

  init(page: Page, names: NameLayer, dates layer: DateLayer, knowledge: Knowledge) {
    let dates = layer.dates
    self.page = page
    tokens = page.tokens.tokens
    bytes = page.article.text.utf8
    self.names = names
    self.dates = dates
    self.knowledge = knowledge
    let published = page.article.head.published?.interval
    publication = published ?? layer.newsDay.map { $0...$0 }
    isOfNewsDay = published == nil
    let lines = page.article.dateLines
    // A single one is the day of publication, and no heading.
    headings =
      lines.count > 1
      ? dates.filter { date in
        date.tokens.isEmpty && lines.contains { $0.contains(date.mention.range.lowerBound) }
      } : []
    let prose = page.tokens.paragraphs.first { $0.kind == .prose }?.sentences.lowerBound ?? 0
    lead = prose..<prose + 2
    let table = SummitWord.table
    words = tokens.map { token in
      switch token.kind {
      case .word: table[token.word]
      case .possessive: .possessive
      case .number: nil
      case .mark: nil
      }
    }
    // “the two leaders' meeting”: an apostrophe that owns what follows.
    for mention in names.mentions where mention.form == .group {
      let after = mention.tokens.upperBound
      if tokens.indices.contains(after), tokens[after].kind == .mark,
        [0x27, 0x2019].contains(tokens[after].scalar), !tokens[after].shape.contains(.spaceBefore)
      {
        words[after] = .possessive
      }
    }
    var dateOfToken = [Int32](repeating: -1, count: tokens.count)
    for (index, date) in dates.enumerated() {
      for token in date.tokens where dateOfToken.indices.contains(token) {
        dateOfToken[token] = Int32(truncatingIfNeeded: index)
      }
    }
    self.dateOfToken = dateOfToken
    // “on 22 May” is no “may”.
    for index in tokens.indices where dateOfToken[index] >= 0 && words[index] == .hypothetical {
      words[index] = nil
    }
  }

  // MARK: Tokens

  func word(_ index: Int) -> SummitWord? { words.indices.contains(index) ? words[index] : nil }

  func isMark(_ scalar: UInt32, at index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .mark && tokens[index].scalar == scalar
  }

  func isComma(_ index: Int) -> Bool { isMark(0x2C, at: index) }

  func isDash(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), tokens[index].kind == .mark else { return false }
    return (0x2010...0x2013).contains(tokens[index].scalar) || tokens[index].scalar == 0x2D
  }

  func isWord(_ folded: FoldedWord, at index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].word == folded
  }

  func isLowercaseWord(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .word
      && !tokens[index].shape.contains(.capitalised)
  }

  /// Whether a token speaks of an event that is told as a verb or noun of time.
  func tense(_ index: Int) -> Tense.Cue? {
    tokens.indices.contains(index) ? Tense.cue(at: index, in: tokens, bytes: bytes) : nil
  }

  func date(at token: Int) -> DatedTokens? {
    guard dateOfToken.indices.contains(token), dateOfToken[token] >= 0 else { return nil }
    return dates[Int(dateOfToken[token])]
  }

  /// The dates whose tokens lie in a range, in order.
  func dates(in range: Range<Int>) -> [DatedTokens] {
    let first = dates.partitionIndex { $0.tokens.lowerBound >= range.lowerBound }
    var result: [DatedTokens] = []
    var index = first
    while index < dates.count, dates[index].tokens.lowerBound < range.upperBound {
      if !dates[index].tokens.isEmpty, dates[index].tokens.upperBound <= range.upperBound {
        result.append(dates[index])
      }
      index += 1
    }
    return result
  }

  // MARK: Names

  /// Whether a mention names persons or an office.
  func isPersonal(_ mention: NameMention) -> Bool {
    if mention.form == .group { return !mention.members.isEmpty }
    guard let entity = mention.entity, names.entities.indices.contains(entity) else { return false }
    return names.entities[entity].kind == .person || names.entities[entity].kind == .office
  }

  /// The entities that a mention stands for.
  func entities(of mention: NameMention) -> [Int] {
    if mention.form == .group || !mention.members.isEmpty {
      return mention.members.filter { names.entities.indices.contains($0) }
    }
    return mention.entity.map { [$0] } ?? []
  }

  func entity(_ index: Int) -> Entity { names.entities[index] }
}
