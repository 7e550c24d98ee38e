// Puts an article together: what is prose, and what the article says of itself.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// An article, and where each fact of its head comes from.
struct HeadedArticle {
  var article: Article
  var sources: [HeadFact: String]
}

/// Reads title, dateline and dates out of blocks, and sorts out those that are no prose.
struct HeadReader {
  private let metadata: DocumentMetadata
  private let statedDay: CalendarDay?
  var line = ShortLine()
  var head = ArticleHead()
  var sources: [HeadFact: String] = [:]
  private var dateline: Dateline?
  private var publicationLine: PublicationLine?
  private var byline: Stated<String>?
  private var updated: Stated<DateValue>?

  init(metadata: DocumentMetadata, statedDay: CalendarDay?) {
    self.metadata = metadata
    self.statedDay = statedDay
  }

  /// The article of a text and its blocks.
  static func article(
    of text: [UInt8], blocks: [Block], metadata: DocumentMetadata = DocumentMetadata(),
    statedDay: CalendarDay?
  ) -> HeadedArticle {
    var reader = HeadReader(metadata: metadata, statedDay: statedDay)
    var blocks = blocks
    BoilerplateFilter.mark(&blocks, of: text.span)
    Captions.mark(&blocks, of: text.span)
    reader.readPublicationLines(&blocks, text.span)
    reader.readTitle(&blocks, text.span)
    reader.readDateline(&blocks, text.span)
    reader.head.published = reader.take(.published, reader.published(blocks, text.span))
    reader.readRest(blocks, text.span)
    reader.readOrigin(&blocks, text.span)
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(blocks.count)
    for block in blocks {
      if let reason = block.reason {
        reader.head.dropped.append(ArticleHead.Dropped(range: block.range, reason: reason))
      } else {
        paragraphs.append(
          Paragraph(range: block.range, kind: block.kind, proseStart: block.proseStart))
      }
    }
    let article = Article(
      text: ArticleText(validated: text), paragraphs: paragraphs, head: reader.head)
    return HeadedArticle(article: article, sources: reader.sources)
  }

  /// The value of a fact, whose source is noted.
  mutating func take<Value>(_ fact: HeadFact, _ stated: Stated<Value>?) -> Value? {
    sources[fact] = stated?.source
    return stated?.value
  }

  /// Takes what only the metadata and few lines say.
  private mutating func readRest(_ blocks: [Block], _ bytes: borrowing Swift.Span<UInt8>) {
    head.author = take(.author, metadata.author ?? byline)
    head.address = take(.address, metadata.address)
    let modified = metadata.modified ?? updated
    // A page that says that it was changed before it was published says nothing.
    if let first = head.published?.start, let last = modified?.value.start, last < first {
      head.modified = nil
    } else {
      head.modified = take(.modified, modified)
    }
    head.language = LanguageGuess.language(
      of: bytes, blocks: blocks, declared: metadata.language?.value)
    if let language = head.language {
      let declared = metadata.language.flatMap { stated in
        stated.value.lowercased().hasPrefix(language) ? stated.source : nil
      }
      sources[.language] = declared ?? "words of the text"
    }
  }

  // MARK: - Lines about publication

  /// Looks for them among the first and the last blocks.
  private mutating func readPublicationLines(
    _ blocks: inout [Block], _ bytes: borrowing Swift.Span<UInt8>
  ) {
    let kept = blocks.indices.filter { blocks[$0].isKept && blocks[$0].kind != .caption }
    for (order, index) in kept.enumerated() where order < 8 || order >= kept.count - 3 {
      guard blocks[index].range.count <= 200 else { continue }
      line.read(blocks[index].range, of: bytes)
      guard let found = PublicationLine(of: line, bytes) else { continue }
      // A bare date below an article belongs to a correction or to the next one.
      if found.isBare, order >= 8 || line.endsSentence { continue }
      blocks[index].reason = found.reason
      if head.publisher == nil, let publisher = found.publisher {
        head.publisher = publisher
        sources[.publisher] = found.reason
      }
      if head.place == nil, let place = found.place {
        head.place = place
        sources[.place] = found.reason
      }
      if byline == nil { byline = found.author.map { Stated(value: $0, source: "byline") } }
      if found.kind == .updated {
        let day = found.date?.value(basis: "dateline").flatMap { $0.precision == .day ? $0 : nil }
        updated = updated ?? day.map { Stated(value: $0, source: found.reason) }
      }
      if found.date != nil, publicationLine.map({ found.kind > $0.kind }) ?? true {
        publicationLine = found
      }
    }
  }

  // MARK: - Title

  private mutating func readTitle(
    _ blocks: inout [Block], _ bytes: borrowing Swift.Span<UInt8>
  ) {
    let kept = blocks.indices.filter { blocks[$0].isKept }.prefix(8)
    var phrase: FoldedWord?
    var length = 0
    if let title = metadata.title {
      head.title = ArticleHead.Title(text: title.value, range: nil)
      sources[.title] = title.source
      length = title.value.utf8.count
      phrase = length <= 1_000 ? phraseOf(title.value) : nil
    } else if let index = kept.first(where: { blocks[$0].kind != .caption }),
      isTitle(blocks, at: index, bytes)
    {
      line.read(blocks[index].range, of: bytes, limit: 200)
      length = blocks[index].range.count
      phrase = line.phrase
      sources[.title] = blocks[index].kind == .heading ? "heading" : "first line"
    }
    guard let phrase else { return }
    let titleWords = line.words.count
    // The same words in other marks and spaces are hardly twice as long.
    for index in kept where blocks[index].range.count <= length * 2 + 40 {
      guard blocks[index].kind != .caption else { continue }
      line.read(blocks[index].range, of: bytes, limit: 200)
      guard line.phrase == phrase || isTitleWithSite(phrase, words: titleWords) else { continue }
      if head.title?.range == nil {
        blocks[index].kind = .title
        let range = bytes.withoutMarkdown(blocks[index].range)
        head.title = ArticleHead.Title(text: String(copying: bytes, range), range: range)
      } else {
        blocks[index].reason = "repeated title"
      }
    }
  }

  /// Whether the line is a title and behind a mark the name of a site: “Talks end - Haldvik Post”.
  private func isTitleWithSite(_ phrase: FoldedWord, words: Int) -> Bool {
    guard words >= 3, line.isWhole, !line.endsSentence,
      (1...5).contains(line.words.count - words), line.phrase(words) == phrase
    else { return false }
    return line.hasMark([0x2D, 0x2013, 0x2014, 0x7C, 0xB7], after: words)
  }

  private mutating func phraseOf(_ title: String) -> FoldedWord {
    let bytes = Array(title.utf8)
    line.read(0..<bytes.count, of: bytes.span, limit: 200)
    return line.phrase
  }

  /// Whether the first block is a headline rather than the first sentence.
  private mutating func isTitle(
    _ blocks: [Block], at index: Int, _ bytes: borrowing Swift.Span<UInt8>
  ) -> Bool {
    if blocks[index].kind == .heading { return true }
    guard blocks[index].kind == .prose, blocks[index].range.count <= 400,
      let next = blocks[(index + 1)...].first(where: { $0.isKept && $0.kind != .caption })
    else { return false }
    line.read(blocks[index].range, of: bytes, limit: 90)
    guard line.isWhole, (1...40).contains(line.words.count),
      Dateline(of: line, bytes) == nil
    else { return false }
    if !line.endsSentence, bytes[blocks[index].range.upperBound - 1] != 0x3A { return true }
    // Some archives put a period behind each headline.
    let words = line.words.count
    let capitals = capitalShare(of: line)
    let isQuotation = [0x22, 0x201C].contains(line.tokens[0].scalar) && capitals < 0.6
    guard !isQuotation, capitals >= 0.7 || !beginsWithPlace else { return false }
    if capitals >= 0.7, words >= 3, words <= 30 { return true }
    line.read(next.range, of: bytes, limit: 48)
    if Dateline(of: line, bytes) != nil { return words <= 30 }
    let kept = blocks[index...].lazy.filter(\.isKept).prefix(4).count
    return words <= 14 && kept >= 4
  }

  /// Whether one or two capitalised words stand before a dash: “Haldvik - The talks are over.”
  private var beginsWithPlace: Bool {
    for count in 1...2 where line.words.count > count + 2 {
      guard line.tokens[line.words[count - 1]].isCapitalisedWord else { return false }
      let mark = line.words[count - 1] + 1
      if line.hasMark([0x2D, 0x2013, 0x2014], after: count) {
        return line.tokens[mark].shape.contains(.spaceBefore)
      }
    }
    return false
  }

  /// How many of the words of four letters or more begin with a capital.
  private func capitalShare(of line: ShortLine) -> Double {
    let words = line.words.map { line.tokens[$0] }.filter { $0.range.count >= 4 }
    guard !words.isEmpty else { return 0 }
    let capitals = words.filter { $0.shape.contains(.capitalised) || $0.kind == .number }
    return Double(capitals.count) / Double(words.count)
  }

  // MARK: - Dateline

  private mutating func readDateline(
    _ blocks: inout [Block], _ bytes: borrowing Swift.Span<UInt8>
  ) {
    let candidates = blocks.indices.lazy.filter { [blocks] in
      blocks[$0].isKept && (blocks[$0].kind == .prose || blocks[$0].kind == .blockQuote)
    }.prefix(4)
    for index in candidates {
      line.read(blocks[index].range, of: bytes, limit: 48)
      guard let found = Dateline(of: line, bytes) else { continue }
      dateline = found
      blocks[index].proseStart = found.proseStart
      head.place = found.place
      head.origin = found.agency
      sources[.place] = found.place.map { _ in "dateline" }
      sources[.origin] = found.agency.map { _ in "dateline" }
      break
    }
    if let publisher = metadata.publisher {
      head.publisher = take(.publisher, publisher)
    } else if head.publisher == nil, let origin = head.origin {
      head.publisher = take(.publisher, Stated(value: origin, source: "dateline"))
    }
  }

  // MARK: - Day of publication

  /// The day that is best known; a photo's date only where nothing else is known.
  private mutating func published(
    _ blocks: [Block], _ bytes: borrowing Swift.Span<UInt8>
  ) -> Stated<DateValue>? {
    let published = metadata.published
    let known = published?.value.start ?? statedDay
    // 1. A date in the text, unless the metadata speak of another time altogether. The day of a
    // change is that of publication only where nothing else is known.
    var inText: [(date: WrittenDate, source: String)] = []
    if let date = dateline?.date { inText.append((date, "dateline")) }
    if let line = publicationLine, let date = line.date, line.kind != .updated || known == nil {
      inText.append((date, line.reason))
    }
    for (date, source) in inText where date.year != nil {
      guard let value = date.value(basis: "dateline"), value.precision == .day else { continue }
      if let published, let day = published.value.start, let other = value.start,
        abs(day - other) > 31
      {
        return published
      }
      return Stated(value: value, source: source)
    }
    if let known {
      for (date, source) in inText {
        if let day = date.day(nearest: known), abs(day - known) <= 60 {
          return Stated(value: DateValue(day: day, basis: "dateline"), source: source)
        }
      }
    }
    // 2. What is said of the text from outside.
    if let published { return published }
    if let statedDay {
      return Stated(value: DateValue(day: statedDay, basis: "stated"), source: "stated")
    }
    // 3. A photo's date.
    for block in blocks where block.kind == .caption && block.isKept {
      line.read(block.range, of: bytes, limit: 240)
      let tokens = line.tokens
      for index in tokens.indices {
        let date = WrittenDate(in: tokens, at: index, end: tokens.count, of: bytes)
        guard let date, let value = date.value(basis: "photo caption"), value.precision == .day
        else { continue }
        return Stated(value: value, source: "photo caption")
      }
    }
    return nil
  }
}

extension Swift.Span<UInt8> {
  /// A range without the marks of a Markdown heading.
  func withoutMarkdown(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, self[start] == 0x23 { start += 1 }
    guard start > range.lowerBound else { return range }
    var end = range.upperBound
    while end > start, self[end - 1] == 0x23 { end -= 1 }
    let inner = trimmed(start..<end)
    return inner.isEmpty ? range : inner
  }
}
