// The way in: from the bytes of a file to the article in it.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// The kinds of files that articles come in.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  case plainText = "text/plain"
  case markdown = "text/markdown"
  case html = "text/html"

  /// The format that the end of a file's name tells: `.txt`, `.md`, `.html` or `.htm`, in any case.
  public init?(path: [UInt8]) {
    guard let dot = path.lastIndex(of: 0x2E) else { return nil }
    switch String(decoding: path[(dot + 1)...], as: UTF8.self).lowercased() {
    case "txt": self = .plainText
    case "md": self = .markdown
    case "html", "htm": self = .html
    default: return nil
    }
  }
}

/// Why a document could not be read as an article.
public enum ReadingError: Error, Hashable, Sendable {
  /// It has no bytes, or nothing but white space.
  case empty
  /// It is larger than the limit, in bytes.
  case tooLarge(limit: Int)
  /// It is no text.
  case binary
  /// It breaks the character set that it declares, at a byte offset of the file.
  case invalid(characterSet: String, offset: Int)
  /// Its elements are nested deeper than the limit.
  case tooDeep(limit: Int)
}

extension ReadingError: CustomStringConvertible {
  /// The reason as it stands in `document.rejected`.
  public var description: String {
    switch self {
    case .empty: "the file is empty"
    case .tooLarge(let limit): "the file is larger than the limit of \(limit) bytes"
    case .binary: "the file is binary, not text"
    case .invalid(let characterSet, let offset):
      "the bytes are not valid \(characterSet), first at byte \(offset)"
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

  /// An article and the character set that it was read in.
  public struct Reading: Sendable {
    /// The article.
    public var article: Article
    /// The character set, in lower case.
    public var characterSet: String
  }

  /// Reads an article.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - format: What kind of file it is.
  ///   - statedDay: The day of publication that was told from outside; a date in the text wins.
  /// - Throws: `ReadingError` where there is no article to be had.
  public func read(
    _ bytes: [UInt8], as format: DocumentFormat, statedDay: CalendarDay? = nil
  ) throws(ReadingError) -> Reading {
    guard bytes.count <= limits.fileBytes else { throw .tooLarge(limit: limits.fileBytes) }
    let text = try TextDecoder.decode(bytes, as: format)
    guard !text.utf8.span.isBlank else { throw .empty }
    let article: Article
    switch format {
    case .plainText: article = plainText(text.utf8, statedDay)
    case .markdown: article = markdown(text.utf8, statedDay)
    case .html:
      article = try PageReader(limits: limits).article(of: text.utf8, statedDay: statedDay)
    }
    return Reading(article: article, characterSet: text.characterSet)
  }

  private func plainText(_ text: [UInt8], _ statedDay: CalendarDay?) -> Article {
    let blocks = PlainTextLayout(limit: limits.paragraphs).blocks(of: text.span)
    return HeadReader.article(of: text, blocks: blocks, statedDay: statedDay)
  }

  private func markdown(_ text: [UInt8], _ statedDay: CalendarDay?) -> Article {
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
