// How values become the blobs of a row, and come back.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutModel

/// Turns values into compressed JSON and back.
///
/// One value gives one blob: keys are sorted, so that equal values have equal bytes.
final class Packing: Sendable {
  /// The one that all share: it has no state but idle contexts of libzstd.
  static let shared = Packing()

  private let zstd = Zstd()

  /// The blob of a value.
  func pack(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return zstd.packed(try encoder.encode(value))
  }

  /// The value of a blob.
  ///
  /// - Throws: `PackingError` or `DecodingError` where the blob is damaged.
  func unpack<Value: Decodable>(_ type: Value.Type, from blob: Data) throws -> Value {
    try JSONDecoder().decode(type, from: zstd.unpacked(blob))
  }

  /// The blob of a text.
  func pack(_ text: ArticleText) -> Data { zstd.packed(Data(text.utf8)) }

  /// The bytes behind a blob.
  func bytes(of blob: Data) throws(PackingError) -> Data { try zstd.unpacked(blob) }

  /// The text of a blob.
  func text(from blob: Data) throws(PackingError) -> ArticleText {
    ArticleText(validated: Array(try zstd.unpacked(blob)))
  }
}

/// The part of a read document that is stored beside its text: ranges, and no words.
struct Reading: Codable {
  /// What the article says of itself.
  var head: ArticleHead
  /// What was read out of it.
  var extraction: Extraction
}
