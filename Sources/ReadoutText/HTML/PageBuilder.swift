// Makes a page of the events of the HTML parser.
// SPDX-License-Identifier: Apache-2.0

/// Takes the events of a parser, one after the other.
///
/// It keeps a stack as deep as the limit on nesting, and no tree: text goes into one buffer, and a
/// block is closed wherever a block element begins or ends.
final class PageBuilder {
  private struct Frame {
    let tag: Tag
    let box: Int
    let isSkipped: Bool
    let isLink: Bool
  }

  private(set) var page = Page()
  /// Whether the nesting went beyond the limit; nothing more is read then.
  private(set) var isTooDeep = false
  /// The attributes of the element that begins next.
  var attributes = Attributes()

  private let depthLimit: Int
  private let boxLimit: Int
  private var frames: [Frame] = []
  private var box = -1
  private var skipDepth = 0
  private var linkDepth = 0
  private var blockStart = 0
  private var linkBytes = 0
  private var collects: Collects = .text

  private enum Collects {
    case text, title, linkedData
  }

  init(depthLimit: Int, boxLimit: Int) {
    self.depthLimit = depthLimit
    self.boxLimit = boxLimit
  }

  /// Whether no more events are wanted.
  var isDone: Bool { isTooDeep || page.boxes.count >= boxLimit }

  /// The name of the innermost element where it is a script or a style sheet, whose text goes nowhere.
  var unusedRawText: String? {
    switch frames.last?.tag {
    case .script where collects != .linkedData: "script"
    case .style: "style"
    default: nil
    }
  }

  // MARK: - Events

  /// An element begins, with the attributes that were set before.
  func start(_ tag: Tag) {
    guard !isDone else { return }
    guard frames.count < depthLimit else {
      isTooDeep = true
      return
    }
    let outer = box
    var isSkipped = false
    var isLink = false
    if skipDepth == 0 {
      switch tag {
      case .meta, .link, .time: readMetadata(tag)
      case .title where page.metadata.title.isEmpty: collects = .title
      case .script:
        isSkipped = true
        page.hasScripts = true
        if attributes[.type]?.lowercased() == "application/ld+json" {
          collects = .linkedData
          page.metadata.linkedData.append([])
        }
      case .skipped, .style, .title: isSkipped = true
      case .br: lineBreak()
      case .hr: flush()
      case .a:
        isLink = true
      default: break
      }
      if !isSkipped, tag.isBlock || isLink == false && tag == .inline { open(tag, &isSkipped) }
    }
    if isSkipped { skipDepth += 1 }
    if isLink { linkDepth += 1 }
    frames.append(Frame(tag: tag, box: outer, isSkipped: isSkipped, isLink: isLink))
  }

  /// The element that began last ends.
  func end(_ tag: Tag) {
    guard !isDone, let frame = frames.popLast() else { return }
    if frame.isSkipped { skipDepth -= 1 }
    if frame.isLink { linkDepth -= 1 }
    if frame.tag == .title || frame.tag == .script { collects = .text }
    if frame.box != box {
      flush()
      box = frame.box
    }
  }

  /// Characters inside the current element.
  func characters(_ bytes: borrowing Swift.Span<UInt8>) {
    switch collects {
    case .title:
      guard page.metadata.title.utf8.count < 2_000 else { return }
      page.metadata.title += String(copying: bytes, 0..<bytes.count)
    case .linkedData:
      guard let last = page.metadata.linkedData.indices.last,
        page.metadata.linkedData[last].count < 1 << 20
      else { return }
      page.metadata.linkedData[last].append(copying: bytes)
    case .text:
      if skipDepth == 0, box >= 0 { append(bytes) }
    }
  }

  /// The page, after the last event.
  func finish() -> Page {
    flush()
    return page
  }

  // MARK: - Text

  private func append(_ bytes: borrowing Swift.Span<UInt8>) {
    let before = page.text.count
    page.append(bytes, toBlockFrom: blockStart)
    if linkDepth > 0 { linkBytes += page.text.count - before }
  }

  /// A line break; two of them part paragraphs.
  private func lineBreak() {
    guard page.text.count > blockStart, let last = page.text.last else { return }
    if last == 0x0A {
      flush()
    } else if last == 0x20 {
      page.text[page.text.count - 1] = 0x0A
    } else {
      page.text.append(0x0A)
    }
  }

  private func flush() {
    defer {
      blockStart = page.text.count
      linkBytes = 0
    }
    guard page.text.count > blockStart, box >= 0 else { return }
    let range = page.text.span.trimmed(blockStart..<page.text.count)
    guard !range.isEmpty else { return }
    page.blocks.append(PageBlock(range: range, box: box, linkBytes: min(linkBytes, range.count)))
  }

  // MARK: - Elements

  /// Opens a box for an element, unless it is hidden or has nothing to tell.
  private func open(_ tag: Tag, _ isSkipped: inout Bool) {
    var hints: Hints = []
    for attribute in [Attribute.class, .id, .testid] {
      if let value = attributes[attribute] { hints.formUnion(ClassWords.hints(of: value)) }
    }
    if let property = attributes[.itemprop] {
      hints.formUnion(itemHints(property))
      if hints.contains(.byline) { readTime(attributes[.content]) }
    }
    if attributes[.hidden] != nil || attributes[.style].map(PageBuilder.hides) == true {
      hints.insert(.hidden)
    }
    switch attributes[.role]?.lowercased() {
    case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu":
      hints.insert(.aside)
    case "article": hints.insert(.article)
    default: break
    }
    if tag == .html { page.metadata.language = attributes[.lang] }
    if tag == .inline {
      // Inline elements count only where they are hidden or hold captions.
      if hints.contains(.hidden) {
        isSkipped = true
        return
      }
      guard hints.contains(.caption) else { return }
    }
    flush()
    let group = FoldedWord(attributes[.class] ?? "")
    page.boxes.append(Box(tag: tag, parent: Int32(box), hints: hints, group: group))
    box = page.boxes.count - 1
  }

  private func itemHints(_ property: String) -> Hints {
    switch property.lowercased() {
    case "articlebody": [.body, .article]
    case "headline", "name", "alternativeheadline": .title
    case "author", "creator", "datepublished", "datemodified": .byline
    case "publisher", "image", "logo", "thumbnailurl", "keywords", "url", "mainentityofpage",
      "width", "height", "articlesection", "inlanguage", "copyrightholder", "interactioncount":
      .aside
    case "comment": .comments
    case "caption": .caption
    default: []
    }
  }

  private static func hides(_ style: String) -> Bool {
    let plain = style.utf8.filter { $0 != 0x20 }
    return plain.indices.contains {
      plain.span.hasWord("display:none", at: $0) || plain.span.hasWord("visibility:hidden", at: $0)
    }
  }

  private func readMetadata(_ tag: Tag) {
    switch tag {
    case .meta:
      guard let content = attributes[.content], content.utf8.count <= 4_000,
        page.metadata.meta.count < 400
      else { return }
      for attribute in [Attribute.property, .name, .itemprop] {
        guard let name = attributes[attribute]?.lowercased() else { continue }
        if page.metadata.meta[name] == nil { page.metadata.meta[name] = content }
      }
    case .link:
      guard attributes[.rel]?.lowercased() == "canonical" else { return }
      page.metadata.canonical = page.metadata.canonical ?? attributes[.href]
    case .time: readTime(attributes[.datetime])
    default: break
    }
  }
  /// Takes a date of the markup.
  private func readTime(_ value: String?) {
    guard let value, value.utf8.count <= 100, page.metadata.times.count < 100 else { return }
    let words = ((attributes[.itemprop] ?? "") + " " + (attributes[.class] ?? "")).lowercased()
    let mark: PageTime.Mark =
      PageBuilder.publication.contains(where: words.contains)
      ? .publication
      : PageBuilder.modification.contains(where: words.contains) ? .modification : .none
    page.metadata.times.append(
      PageTime(value: value, mark: mark, blocksBefore: page.blocks.count))
  }

  private static let publication = ["publish", "pubdate", "datecreated", "date-created"]
  private static let modification = ["modif", "update", "edited"]

  // MARK: - Comments

  /// A comment; browsers write the address of a saved page into one.
  ///
  /// “saved from url=(0034)https://…” is that of the browsers, “Page saved with SingleFile  url:
  /// https://…” that of the extension.
  func comment(_ bytes: borrowing Swift.Span<UInt8>) {
    guard page.metadata.savedFrom == nil, page.blocks.isEmpty, bytes.count <= 4_000 else { return }
    let words = String(copying: bytes, 0..<bytes.count).split(whereSeparator: \.isWhitespace)
    guard words.contains(where: { $0.lowercased() == "saved" }) else { return }
    for word in words {
      let start = word.hasPrefix("url=(") ? word.firstIndex(of: ")").map(word.index(after:)) : nil
      let address = word[(start ?? word.startIndex)...]
      guard address.hasPrefix("http://") || address.hasPrefix("https://") else { continue }
      page.metadata.savedFrom = String(address)
      return
    }
  }
}
