// The kinds of files that articles come in.
// SPDX-License-Identifier: Apache-2.0

/// A kind of file, by its media type.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  case plainText = "text/plain"
  case markdown = "text/markdown"
  case html = "text/html"
  case mail = "message/rfc822"
  case webArchive = "multipart/related"
  case pdf = "application/pdf"

  /// The format that the end of a file's name tells, in any case; plain text where it tells none.
  public init(path: [UInt8]) {
    guard let dot = path.lastIndex(of: 0x2E) else {
      self = .plainText
      return
    }
    self =
      switch String(decoding: path[(dot + 1)...], as: UTF8.self).lowercased() {
      case "md", "markdown": .markdown
      case "html", "htm", "xhtml": .html
      case "eml": .mail
      case "mhtml", "mht": .webArchive
      case "pdf": .pdf
      default: .plainText
      }
  }

  /// Whether a file has to be converted before it is read.
  public var isConverted: Bool {
    switch self {
    case .plainText, .markdown, .html: false
    case .mail, .webArchive, .pdf: true
    }
  }
}
