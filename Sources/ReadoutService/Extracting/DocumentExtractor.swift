// The one way from a file's bytes to what was read out of it.
// SPDX-License-Identifier: Apache-2.0

import Crypto
public import ReadoutExtraction
public import ReadoutModel
import ReadoutText

/// Reads documents: a function of path, bytes and what is known, pure but for the formats that a
/// process of its own converts.
public struct DocumentExtractor: Sendable {
  private let reader: ArticleReader
  private let extractor: Extractor
  private let converter: DocumentConverter
  private let byteLimit: Int

  /// An extractor that knows what it is given and keeps to the limits.
  public init(knowledge: Knowledge, limits: Limits = Limits()) {
    reader = ArticleReader(limits: limits)
    extractor = Extractor(knowledge: knowledge, limits: limits)
    converter = DocumentConverter(limits: limits)
    byteLimit = limits.fileBytes
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
    let (identity, outcome) = reading(
      path: path, bytes: bytes, sha256: sha256, statedDay: statedDay)
    switch outcome {
    case .success(let reading):
      return ExtractedDocument(
        identity: identity,
        outcome: .read(
          text: reading.article.text, head: reading.article.head,
          extraction: extractor.extraction(of: reading.article)))
    case .failure(let rejection):
      return ExtractedDocument(identity: identity, outcome: .rejected(reason: rejection.reason))
    }
  }

  /// How a document was read, before anything is extracted from it.
  ///
  /// - Parameter isExplained: Whether what is left out of a page is kept for a person to see.
  public func reading(
    path: [UInt8], bytes: [UInt8], sha256: String? = nil, statedDay: CalendarDay? = nil,
    isExplained: Bool = false
  ) -> (DocumentIdentity, Result<ArticleReading, DocumentRejection>) {
    let format = DocumentFormat(path: path)
    var identity = DocumentIdentity(
      path: path, sha256: sha256 ?? Self.sha256(of: bytes), byteCount: bytes.count,
      mediaType: format.rawValue, characterSet: nil)
    do throws(DocumentRejection) {
      let reading = try reading(bytes, format, statedDay, isExplained: isExplained)
      identity.characterSet = reading.characterSet
      return (identity, .success(reading))
    } catch {
      return (identity, .failure(error))
    }
  }

  private func reading(
    _ bytes: [UInt8], _ format: DocumentFormat, _ statedDay: CalendarDay?, isExplained: Bool
  ) throws(DocumentRejection) -> ArticleReading {
    guard bytes.count <= byteLimit else {
      throw DocumentRejection(reason: "\(ReadingError.tooLarge(limit: byteLimit))")
    }
    var document: ConvertedDocument?
    if format.isConverted { document = try converter.document(of: bytes, format) }
    do throws(ReadingError) {
      if let document {
        return try reader.read(document, statedDay: statedDay, isExplained: isExplained)
      }
      return try reader.read(bytes, as: format, statedDay: statedDay, isExplained: isExplained)
    } catch {
      throw DocumentRejection(reason: error.description)
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
