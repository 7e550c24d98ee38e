// From a page to the text and blocks of its article.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Reads the article of a web page.
struct PageReader {
  let limits: Limits

  /// An article, and what of the page is no part of it.
  struct Outcome {
    var headed: HeadedArticle
    var leftOut: [ArticleReading.LeftOut]
  }

  /// The article of a page in UTF-8.
  ///
  /// - Parameters:
  ///   - given: What is known of the page from outside; it counts where the page is silent.
  ///   - isExplained: Whether what is left out is kept for a person to see.
  func article(
    of bytes: [UInt8], metadata given: DocumentMetadata, statedDay: CalendarDay?, isExplained: Bool
  ) throws(ReadingError) -> Outcome {
    let builder = PageBuilder(
      depthLimit: limits.markupDepth, boxLimit: max(1_000, limits.paragraphs &* 4))
    let isBounded = MarkupParser.parse(
      bytes, into: builder, attributeLimit: limits.elementAttributes)
    guard isBounded else { throw .tooManyAttributes(limit: limits.elementAttributes) }
    guard !builder.isTooDeep else { throw .tooDeep(limit: limits.markupDepth) }
    var page = builder.finish()
    let finder = BodyFinder(page: page)
    let chosen = finder.blocks()
    page.markTimes(near: chosen.first)
    var metadata = PageHead.metadata(
      of: page.metadata, headline: page.headline(before: chosen.first),
      visible: page.lines(before: chosen.first))
    metadata.complete(given)
    var blocks = chosen.map { index in
      Block(range: page.blocks[index].range, kind: page.kind(of: page.blocks[index]))
    }
    removeFurniture(&blocks)
    var headed = HeadReader.article(
      of: page.text, blocks: blocks, metadata: metadata, statedDay: statedDay)
    let leftOut =
      isExplained ? page.leftOut(but: chosen, finder, dropped: headed.article.head.dropped) : []
    headed.article = composed(headed.article)
    guard headed.article.paragraphs.contains(where: { $0.kind != .title }) else {
      throw page.hasScripts ? .onlyScript : .empty
    }
    return Outcome(headed: headed, leftOut: leftOut)
  }

  /// Drops captions, and headings that nothing follows.
  private func removeFurniture(_ blocks: inout [Block]) {
    var hasText = false
    for index in blocks.indices.reversed() where blocks[index].isKept {
      switch blocks[index].kind {
      case .heading:
        if !hasText { blocks[index].reason = "heading without text" }
        hasText = false
      case .caption: blocks[index].reason = "caption"
      default: hasText = true
      }
    }
  }

  /// The article with a text of its own: the headline and what was kept, parted by blank lines.
  private func composed(_ article: Article) -> Article {
    var text: [UInt8] = []
    var paragraphs: [Paragraph] = []
    var head = article.head
    head.dropped = []
    if let title = head.title, title.range == nil {
      text += Array(title.text.utf8)
      head.title?.range = 0..<text.count
      paragraphs.append(Paragraph(range: 0..<text.count, kind: .title))
    }
    for paragraph in article.paragraphs.prefix(limits.paragraphs) where paragraph.kind != .caption {
      if !text.isEmpty { text += [0x0A, 0x0A] }
      let shift = text.count - paragraph.range.lowerBound
      text += article.text.utf8[paragraph.range]
      paragraphs.append(
        Paragraph(
          range: paragraph.range.lowerBound + shift..<text.count, kind: paragraph.kind,
          proseStart: paragraph.proseStart + shift))
      if paragraph.kind == .title { head.title?.range = paragraphs.last?.range }
    }
    return Article(text: ArticleText(validated: text), paragraphs: paragraphs, head: head)
  }
}

extension Page {
  /// What a block is for, by the boxes around it.
  fileprivate func kind(of block: PageBlock) -> Paragraph.Kind {
    var place = block.box
    if boxes[place].tag.isHeading { return .heading }
    var steps = 0
    while place >= 0, steps < 6 {
      let box = boxes[place]
      switch box.tag {
      case .figcaption, .figure, .caption: return .caption
      case .blockquote: return .blockQuote
      case .li, .dd, .dt: return .listItem
      case .article, .main, .section, .body: return .prose
      default: if box.hints.contains(.caption) { return .caption }
      }
      place = Int(box.parent)
      steps += 1
    }
    return .prose
  }

  /// What of the page is no part of the article, in its order, each with its reason.
  fileprivate func leftOut(
    but chosen: [Int], _ finder: BodyFinder, dropped: [ArticleHead.Dropped]
  ) -> [ArticleReading.LeftOut] {
    var reasons: [Int: String] = [:]
    let chosen = Set(chosen)
    for index in blocks.indices where !chosen.contains(index) {
      reasons[blocks[index].range.lowerBound] = finder.reason(against: index)
    }
    for part in dropped { reasons[part.range.lowerBound] = part.reason }
    return blocks.compactMap { block in
      guard let reason = reasons[block.range.lowerBound] else { return nil }
      var end = min(block.range.upperBound, block.range.lowerBound + 400)
      while end > block.range.lowerBound, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
      let words = String(copying: text.span, block.range.lowerBound..<end)
      return ArticleReading.LeftOut(
        text: end < block.range.upperBound ? words + "…" : words, reason: reason)
    }
  }

  /// What the lines that stand between the headline and the article say.
  fileprivate func lines(before first: Int?) -> PageLines {
    var lines = PageLines()
    guard let first else { return lines }
    var line = ShortLine()
    for index in (max(0, first - 12)..<first).reversed() where blocks[index].range.count <= 200 {
      line.read(blocks[index].range, of: text.span)
      guard let found = PublicationLine(of: line, text.span) else { continue }
      lines.author = lines.author ?? found.author
      if let value = found.date?.value(basis: "dateline"), value.precision == .day,
        lines.day == nil || found.kind == .published
      {
        lines.day = value
      }
    }
    return lines
  }

  /// Marks the `time` elements that stand by the headline or at the begin of the article.
  fileprivate mutating func markTimes(near first: Int?) {
    guard let first else { return }
    for index in metadata.times.indices {
      let before = metadata.times[index].blocksBefore
      metadata.times[index].isNearHeadline = (max(0, first - 12)...first + 2).contains(before)
    }
  }

  /// The last heading of the first level before a block, or the first at all; where there is none,
  /// one of the second level that the title of the page repeats.
  fileprivate func headline(before first: Int?) -> String? {
    let headings = blocks.indices.filter { boxes[blocks[$0].box].tag == .h1 }
    var index = headings.last { $0 <= first ?? 0 } ?? headings.first
    if index == nil {
      index = blocks.indices.first { place in
        boxes[blocks[place].box].tag == .h2 && blocks[place].range.count > 8
          && metadata.title.contains(String(copying: text.span, blocks[place].range))
      }
    }
    return index.map { String(copying: text.span, blocks[$0].range) }
  }
}
