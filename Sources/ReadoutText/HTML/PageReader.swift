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
    let metadata = PageHead.metadata(of: page.metadata, headline: headline)
    var blocks = chosen.map { index in
      Block(range: page.blocks[index].range, kind: page.kind(of: page.blocks[index]))
    }
    BoilerplateFilter.mark(&blocks, of: page.text.span)
    removeFurniture(&blocks, page)
    let (text, kept) = compose(blocks.filter(\.isKept), of: page, title: metadata.title)
    guard !text.isEmpty else { throw .empty }
    return HeadReader.article(of: text, blocks: kept, metadata: metadata, statedDay: statedDay)
  }

  /// Drops headings that nothing follows, and captions.
  private func removeFurniture(_ blocks: inout [Block], _ page: Page) {
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

  /// Copies the blocks into a text of their own, with a blank line between them.
  private func compose(
    _ blocks: [Block], of page: Page, title: String?
  ) -> (text: [UInt8], blocks: [Block]) {
    var text: [UInt8] = []
    var composed: [Block] = []
    if let title, !blocks.isEmpty {
      text += Array(title.utf8)
      composed.append(Block(range: 0..<text.count, kind: .heading))
    }
    for block in blocks.prefix(limits.paragraphs) {
      if !text.isEmpty { text += [0x0A, 0x0A] }
      let start = text.count
      text += page.text[block.range]
      composed.append(Block(range: start..<text.count, kind: block.kind))
    }
    return (text, composed)
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

  /// The last heading of the first level before a block, or the first at all.
  fileprivate func headline(before first: Int?) -> String? {
    let headings = blocks.indices.filter { boxes[blocks[$0].box].tag == .h1 }
    let index = headings.last { $0 <= first ?? 0 } ?? headings.first
    return index.map { String(copying: text.span, blocks[$0].range) }
  }
}
