// Lines that only say when or by whom something was published.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A line such as “Published: 3 May 2024”, “By Ann Lee | May 3, 2024”, “Source: NNA” or a bare date.
struct PublicationLine {
  /// What such a line is for.
  enum Kind: Int, Comparable {
    case updated, byline, source, bareDate, published

    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  /// What it is for.
  var kind: Kind
  /// The date in it.
  var date: WrittenDate?
  /// The outlet in it, as it stands.
  var publisher: String?
  /// The place in it, as it stands.
  var place: String?
  /// The writers in it, as they stand.
  var author: String?
  /// Whether it has no label and no name of a writer.
  var isBare: Bool { kind == .bareDate }

  /// The name of the rule by which the line is dropped.
  var reason: String {
    switch kind {
    case .byline: "byline"
    case .source: "source"
    case .updated, .bareDate, .published: "date line"
    }
  }

  /// Reads a line; nil where it is prose.
  ///
  /// It fires on “Updated: 4 May 2024, 10:15 GMT” and not on “By May 3, 2024 the talks had failed.”
  init?(of line: ShortLine, _ bytes: borrowing Swift.Span<UInt8>) {
    guard line.isWhole, !line.words.isEmpty, line.words.count <= 24 else { return nil }
    let tokens = line.tokens
    for index in tokens.indices where date == nil {
      date = WrittenDate(in: tokens, at: index, end: tokens.count, of: bytes)
    }
    if let kind = PublicationLine.label(of: line),
      date != nil || kind == .source || PublicationLine.isAge(line)
    {
      self.kind = kind
      if kind == .source {
        guard line.hasMark([0x3A], after: 1), line.words.count <= 12, !line.endsSentence
        else { return nil }
        publisher = PublicationLine.source(of: line, bytes)
      }
      return
    }
    if PublicationLine.isByline(line, date: date) {
      kind = .byline
      author = PublicationLine.author(in: line, but: date?.tokens ?? 0..<0, bytes)
    } else if let date, let names = PublicationLine.names(in: line, but: date.tokens) {
      kind = .bareDate
      guard let first = names.first, let last = names.last else { return }
      let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
      if names.contains(where: { PublicationLine.outletWords.contains(tokens[$0].word) }) {
        publisher = String(copying: bytes, range)
      } else {
        if first == line.words[0], names.count <= 3 {
          place = String(copying: bytes, range)
        } else if !PublicationLine.isParted(line, from: date) {
          return nil
        }
      }
    } else if let date, PublicationLine.isParted(line, from: date) {
      kind = .bareDate
      author = PublicationLine.laterAuthor(in: line, but: date.tokens, bytes)
    } else {
      return nil
    }
  }

  private static func label(of line: ShortLine) -> Kind? {
    for index in 0..<min(2, line.words.count) {
      if let kind = labels[line.word(index)] { return kind }
      guard prefixes.contains(line.word(index)) else { return nil }
    }
    return nil
  }

  /// “Published 3 hours ago”: a line without a date that anybody could count from.
  private static func isAge(_ line: ShortLine) -> Bool {
    line.words.count <= 8 && line.word(line.words.count - 1) == ago
  }

  private static let ago = FoldedWord("ago")

  /// “14 May 2024 | Foreign desk”: a bar or a point in the middle parts a few words from the date.
  private static func isParted(_ line: ShortLine, from date: WrittenDate) -> Bool {
    guard date.year != nil, date.day != nil, !line.endsSentence else { return false }
    let others = line.words.filter { index in
      !date.tokens.contains(index) && line.tokens[index].kind == .word
        && !timeWords.contains(line.tokens[index].word)
    }
    return (1...6).contains(others.count)
      && line.tokens.contains { [0x7C, 0xB7, 0x2022].contains($0.scalar) }
  }

  /// “May 3, 2024 | By Ann Lee”.
  private static func laterAuthor(
    in line: ShortLine, but date: Range<Int>, _ bytes: borrowing Swift.Span<UInt8>
  ) -> String? {
    guard let start = line.words.firstIndex(where: { line.tokens[$0].word == by }) else {
      return nil
    }
    return author(in: line, from: start, but: date, bytes)
  }

  /// “By Ann Lee”, “By ANN LEE and Bo Ek in Haldvik”, “By Ann Lee | May 3, 2024”.
  private static func isByline(_ line: ShortLine, date: WrittenDate?) -> Bool {
    guard line.word(0) == by, (2...16).contains(line.words.count), !line.endsSentence else {
      return false
    }
    var names = 0
    for (order, index) in line.words.enumerated().dropFirst() {
      if let date, date.tokens.contains(index) { continue }
      let token = line.tokens[index]
      if token.isCapitalisedWord {
        names += 1
      } else if token.kind == .number || order == 1 || !bylineWords.contains(token.word) {
        if !timeWords.contains(token.word), token.kind != .number || order == 1 { return false }
      }
    }
    return names > 0
  }

  /// The names behind “By”: “Ann Lee and Bo Ek” in “By Ann Lee and Bo Ek in Haldvik, May 3, 2024”.
  private static func author(
    in line: ShortLine, from by: Int = 0, but date: Range<Int>,
    _ bytes: borrowing Swift.Span<UInt8>
  ) -> String? {
    var last: Token?
    var end = line.tokens[line.words[by]].range.upperBound
    for index in line.words.dropFirst(by + 1) where !date.contains(index) {
      let token = line.tokens[index]
      let isName = token.isCapitalisedWord && Weekday(token.word) == nil
      guard isName || last != nil && linkWords.contains(token.word),
        token.range.lowerBound <= end + 2
      else { break }
      end = token.range.upperBound
      if isName { last = token }
    }
    guard let last, line.words.count > by + 1 else { return nil }
    let first = line.tokens[line.words[by + 1]]
    return String(copying: bytes, first.range.lowerBound..<last.range.upperBound)
  }

  /// The names beside a date, a weekday and a time; nil where there is anything else in the line.
  ///
  /// “Haldvik, 4 May 2024, 10:15 GMT” has one, “Friday, 3 May 2024” none.
  private static func names(in line: ShortLine, but date: Range<Int>) -> [Int]? {
    var names: [Int] = []
    for index in line.words where !date.contains(index) {
      let token = line.tokens[index]
      if token.kind == .number || timeWords.contains(token.word) || Weekday(token.word) != nil {
        continue
      }
      guard token.isCapitalisedWord, names.count < 6, names.last.map({ $0 + 1 == index }) ?? true
      else { return nil }
      names.append(index)
    }
    return names
  }

  private static func source(
    of line: ShortLine, _ bytes: borrowing Swift.Span<UInt8>
  ) -> String? {
    var last: Token?
    for index in line.words.dropFirst() {
      let token = line.tokens[index]
      guard token.isCapitalisedWord || last != nil && token.kind == .word else { break }
      if let last, token.range.lowerBound - last.range.upperBound > 1 { break }
      last = token
    }
    guard let last, line.words.count > 1 else { return nil }
    return String(
      copying: bytes,
      line.tokens[line.words[1]].range.lowerBound..<last.range.upperBound)
  }

  private static let by = FoldedWord("by")
  private static let labels = WordTable<Kind>(
    [
      ("published", Kind.published), ("posted", .published), ("date", .published),
      ("issued", .published), ("publication", .published), ("dated", .published),
      ("updated", .updated), ("modified", .updated), ("source", .source),
    ].map { (FoldedWord($0.0), $0.1) })
  private static let prefixes = WordTable<Bool>(words: "last first originally article was release")
  private static let bylineWords = WordTable<Bool>(
    words: "and in for of with staff writer correspondent reporter editor the at from de van von")
  private static let linkWords = WordTable<Bool>(words: "and de van von der la el bin al")
  private static let outletWords = WordTable<Bool>(
    words: """
      times post courier news agency herald tribune journal daily gazette press telegraph guardian
      standard observer mail star globe weekly review report bulletin monitor chronicle radio tv
      television broadcasting media magazine today dispatch examiner independent zeitung anzeiger
      """)
  private static let timeWords = WordTable<Bool>(
    words: """
      am pm a.m. p.m. gmt utc est edt ist cet cest bst pst pdt cst msk hrs hours h at on updated
      published posted last noon midnight local time
      """)
}
