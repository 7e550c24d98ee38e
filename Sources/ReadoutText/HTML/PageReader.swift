// From a page to the text and blocks of its article.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Reads the article of a web page.
struct PageReader {
  let limits: Limits

  /// The article of a page in UTF-8.
  func article(of bytes: [UInt8], statedDay: CalendarDay?) throws(ReadingError) -> Article {
    let builder = PageBuilder(
      depthLimit: limits.markupDepth, boxLimit: max(1_000, limits.paragraphs &* 4))
    MarkupParser.parse(bytes, into: builder)
    guard !builder.isTooDeep else { throw .tooDeep(limit: limits.markupDepth) }
    let page = builder.finish()
    let chosen = BodyFinder(page: page).blocks()
    let headline = page.headline(before: chosen.first)
    var metadata = PageHead.metadata(of: page.metadata, headline: headline)
    if metadata.published == nil { metadata.published = page.visibleDay(before: chosen.first) }
    var blocks = chosen.map { index in
      Block(range: page.blocks[index].range, kind: page.kind(of: page.blocks[index]))
    }
    removeFurniture(&blocks)
    let whole = HeadReader.article(
      of: page.text, blocks: blocks, metadata: metadata, statedDay: statedDay)
    let article = composed(whole)
    guard article.paragraphs.contains(where: { $0.kind != .title }) else { throw .empty }
    return article
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

  /// The day in a line that stands between the headline and the article.
  fileprivate func visibleDay(before first: Int?) -> DateValue? {
    guard let first else { return nil }
    var line = ShortLine()
    for index in (max(0, first - 12)..<first).reversed() where blocks[index].range.count <= 200 {
      line.read(blocks[index].range, of: text.span)
      if let date = PublicationLine(of: line, text.span)?.date,
        let value = date.value(basis: "dateline"), value.precision == .day
      {
        return value
      }
    }
    return nil
  }

  /// The last heading of the first level before a block, or the first at all.
  fileprivate func headline(before first: Int?) -> String? {
    let headings = blocks.indices.filter { boxes[blocks[$0].box].tag == .h1 }
    let index = headings.last { $0 <= first ?? 0 } ?? headings.first
    return index.map { String(copying: text.span, blocks[$0].range) }
  }
}
