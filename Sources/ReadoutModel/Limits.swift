// What may be asked of the program by one document: every bound, in one place.
// SPDX-License-Identifier: Apache-2.0

/// The bounds on input; beyond them a document is rejected or the excess is not read.
public struct Limits: Hashable, Codable, Sendable {
  /// The largest file, in bytes.
  public var fileBytes: Int
  /// The deepest nesting of HTML elements.
  public var markupDepth: Int
  /// The most attributes of one HTML element.
  public var elementAttributes: Int
  /// The most tokens that one sentence may have; a longer one is cut.
  public var sentenceTokens: Int
  /// The most paragraphs that are read of one document.
  public var paragraphs: Int
  /// The most pages that a PDF may have.
  public var pages: Int
  /// The most parts that a mail or web archive may have, with those inside others.
  public var mailParts: Int
  /// How deep the parts of a mail may be nested.
  public var mailDepth: Int
  /// The most memory that the converter may take, in bytes.
  public var converterBytes: Int
  /// How long the converter may take for one document, in seconds.
  public var converterSeconds: Int

  /// The defaults: 8 MiB, 256 levels, 1,000 attributes, 1,000 tokens, 100,000 paragraphs, 2,000
  /// pages, 1,000 parts in 100 levels, 512 MiB and 20 seconds for the converter.
  public init(
    fileBytes: Int = 8 << 20, markupDepth: Int = 256, elementAttributes: Int = 1_000,
    sentenceTokens: Int = 1_000,
    paragraphs: Int = 100_000, pages: Int = 2_000, mailParts: Int = 1_000, mailDepth: Int = 100,
    converterBytes: Int = 512 << 20, converterSeconds: Int = 20
  ) {
    self.fileBytes = fileBytes
    self.markupDepth = markupDepth
    self.elementAttributes = elementAttributes
    self.sentenceTokens = sentenceTokens
    self.paragraphs = paragraphs
    self.pages = pages
    self.mailParts = mailParts
    self.mailDepth = mailDepth
    self.converterBytes = converterBytes
    self.converterSeconds = converterSeconds
  }
}
