// The one way from a file's bytes to what was read out of it.
// SPDX-License-Identifier: Apache-2.0

import Crypto
public import ReadoutExtraction
public import ReadoutModel
import ReadoutText

/// Reads documents: a pure function of path, bytes and what is known.
public struct DocumentExtractor: Sendable {
  private let reader: ArticleReader
  private let extractor: Extractor
  private let limits: Limits

  /// An extractor that knows what it is given and keeps to the limits.
  public init(knowledge: Knowledge, limits: Limits = Limits()) {
    reader = ArticleReader(limits: limits)
    extractor = Extractor(knowledge: knowledge, limits: limits)
    self.limits = limits
  }

  /// What was read out of a document, or why it was rejected.
  ///
  /// - Parameters:
  ///   - path: Its path; the end of it tells the format, plain text if it tells none.
  ///   - bytes: The whole file.
  ///   - sha256: The hash of the bytes where it is known already.
  ///   - statedDay: The day of publication where the text has none.
  public func document(
    path: [UInt8], bytes: [UInt8], sha256: String? = nil, statedDay: CalendarDay? = nil
  ) -> ExtractedDocument {
    let format = DocumentFormat(path: path) ?? .plainText
    var identity = DocumentIdentity(
      path: path, sha256: sha256 ?? Self.sha256(of: bytes), byteCount: bytes.count,
      mediaType: format.rawValue, characterSet: nil)
    do throws(ReadingError) {
      guard bytes.count <= limits.fileBytes else { throw .tooLarge(limit: limits.fileBytes) }
      let reading = try reader.read(bytes, as: format, statedDay: statedDay)
      identity.characterSet = reading.characterSet
      return ExtractedDocument(
        identity: identity,
        outcome: .read(
          text: reading.article.text, head: reading.article.head,
          extraction: extractor.extraction(of: reading.article)))
    } catch {
      return ExtractedDocument(
        identity: identity, outcome: .rejected(reason: error.description))
    }
  }

  /// The SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
  public static func sha256(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let hexadecimal = SHA256.hash(data: bytes).flatMap {
      [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]]
    }
    return String(decoding: hexadecimal, as: UTF8.self)
  }
}
