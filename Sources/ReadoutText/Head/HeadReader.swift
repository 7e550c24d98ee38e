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
  let metadata: DocumentMetadata
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
    // The name of a host gives way to any that the text has.
    if let publisher = metadata.publisher,
      head.publisher == nil || publisher.source != PageAddress.source
    {
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
