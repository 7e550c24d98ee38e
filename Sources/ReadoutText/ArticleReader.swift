// The way in: from the bytes of a file to the article in it.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Why a document could not be read as an article.
public enum ReadingError: Error, Hashable, Sendable {
  /// It has no bytes, or nothing but white space.
  case empty
  /// It is larger than the limit, in bytes.
  case tooLarge(limit: Int)
  /// It is no text.
  case binary
  /// It is a page without words: scripts would have to write them.
  case onlyScript
  /// It breaks the character set that it declares, at a byte offset of the file.
  case invalid(characterSet: String, offset: Int)
  /// Its elements are nested deeper than the limit.
  case tooDeep(limit: Int)
  /// One of its elements has more attributes than the limit.
  case tooManyAttributes(limit: Int)
}

extension ReadingError: CustomStringConvertible {
  /// The reason as it stands in `document.rejected`.
  public var description: String {
    switch self {
    case .empty: "the file is empty"
    case .tooLarge(let limit): "the file is larger than the limit of \(limit) bytes"
    case .binary: "the file is binary, not text"
    case .onlyScript: "the page has no text of its own, its scripts would have to write it"
    case .invalid(let characterSet, let offset):
      "the bytes are not valid \(characterSet), first at byte \(offset)"
    case .tooManyAttributes(let limit): "an element has more than \(limit) attributes"
    case .tooDeep(let limit): "the markup is nested deeper than \(limit) elements"
    }
  }
}

/// Reads articles out of the bytes of files.
public struct ArticleReader: Sendable {
  private let limits: Limits

  /// A reader that keeps to the given limits.
  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Reads an article.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - format: What kind of file it is.
  ///   - statedDay: The day of publication that was told from outside; a date in the text wins.
  ///   - isExplained: Whether what is left out of a page is kept for a person to see.
  /// - Throws: `ReadingError` where there is no article to be had; one of a format that has to be
  ///   converted first has none.
  public func read(
    _ bytes: [UInt8], as format: DocumentFormat, statedDay: CalendarDay? = nil,
    isExplained: Bool = false
  ) throws(ReadingError) -> ArticleReading {
    guard bytes.count <= limits.fileBytes else { throw .tooLarge(limit: limits.fileBytes) }
    guard !format.isConverted else { throw .binary }
    let text = try TextDecoder.decode(bytes, as: format)
    return try reading(
      of: text, as: format, metadata: DocumentMetadata(), statedDay, isExplained: isExplained)
  }

  /// Reads the article of a file that was converted.
  ///
  /// What the file says of itself outside its text counts where a page in it is silent.
  public func read(
    _ document: ConvertedDocument, statedDay: CalendarDay? = nil, isExplained: Bool = false
  ) throws(ReadingError) -> ArticleReading {
    guard document.body.count <= limits.fileBytes else {
      throw .tooLarge(limit: limits.fileBytes)
    }
    let format: DocumentFormat = document.isPage ? .html : .plainText
    let text = try TextDecoder.decode(
      document.body, as: format, declared: document.characterSet)
    return try reading(
      of: text, as: format, metadata: document.metadata, statedDay, isExplained: isExplained)
  }

  private func reading(
    of text: DecodedText, as format: DocumentFormat, metadata: DocumentMetadata,
    _ statedDay: CalendarDay?, isExplained: Bool
  ) throws(ReadingError) -> ArticleReading {
    guard !text.utf8.span.isBlank else { throw .empty }
    var leftOut: [ArticleReading.LeftOut] = []
    let headed: HeadedArticle
    switch format {
    case .html:
      let page = try PageReader(limits: limits).article(
        of: text.utf8, metadata: metadata, statedDay: statedDay, isExplained: isExplained)
      headed = page.headed
      leftOut = page.leftOut
    case .markdown: headed = markdown(text.utf8, statedDay)
    default: headed = plainText(text.utf8, metadata, statedDay)
    }
    return ArticleReading(
      article: headed.article, characterSet: text.characterSet, sources: headed.sources,
      leftOut: leftOut)
  }

  private func plainText(
    _ text: [UInt8], _ metadata: DocumentMetadata, _ statedDay: CalendarDay?
  ) -> HeadedArticle {
    let blocks = PlainTextLayout(limit: limits.paragraphs).blocks(of: text.span)
    return HeadReader.article(of: text, blocks: blocks, metadata: metadata, statedDay: statedDay)
  }

  private func markdown(_ text: [UInt8], _ statedDay: CalendarDay?) -> HeadedArticle {
    let front = FrontMatter(of: text.span)
    let layout = MarkdownLayout(limit: limits.paragraphs)
    var blocks = layout.blocks(of: text.span, from: front?.range.upperBound ?? 0)
    if let front {
      blocks.insert(Block(range: front.range, kind: .prose, reason: "front matter"), at: 0)
    }
    return HeadReader.article(
      of: text, blocks: blocks, metadata: front?.metadata ?? DocumentMetadata(),
      statedDay: statedDay)
  }
}
