// What may be asked of the program by one document: every bound, in one place.
// SPDX-License-Identifier: Apache-2.0

/// The bounds on input; beyond them a document is rejected or the excess is not read.
public struct Limits: Hashable, Codable, Sendable {
  /// The largest file, in bytes.
  public var fileBytes: Int
  /// The deepest nesting of HTML elements.
  public var markupDepth: Int
  /// The most tokens that one sentence may have; a longer one is cut.
  public var sentenceTokens: Int
  /// The most paragraphs that are read of one document.
  public var paragraphs: Int

  /// The defaults: 8 MiB, 256 levels, 1,000 tokens, 100,000 paragraphs.
  public init(
    fileBytes: Int = 8 << 20, markupDepth: Int = 256, sentenceTokens: Int = 1_000,
    paragraphs: Int = 100_000
  ) {
    self.fileBytes = fileBytes
    self.markupDepth = markupDepth
    self.sentenceTokens = sentenceTokens
    self.paragraphs = paragraphs
  }
}
