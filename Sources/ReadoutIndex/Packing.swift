// How values become the blobs of a row, and come back.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutModel

/// Turns values into compressed blobs and back; one value gives one blob.
final class Packing: Sendable {
  /// The one that all share: it has no state but idle contexts of libzstd.
  static let shared = Packing()

  private let zstd = Zstd()

  /// The blob of a value.
  func pack(_ value: some BlobValue) -> Data {
    var writer = BlobWriter()
    writer.write(value)
    return zstd.packed(Data(writer.bytes))
  }

  /// The value of a blob.
  ///
  /// - Throws: `PackingError` where the blob is damaged.
  func unpack<Value: BlobValue>(
    _ type: Value.Type, from blob: Data
  ) throws(PackingError) -> Value {
    try unpack(blob) { reader throws(PackingError) in try reader.read(type) }
  }

  /// What a blob of a reading says but for its quotations.
  ///
  /// - Throws: `PackingError` where the blob is damaged.
  func outline(from blob: Data) throws(PackingError) -> ReadingOutline {
    try unpack(blob) { reader throws(PackingError) in try ReadingOutline(from: &reader) }
  }

  private func unpack<Value>(
    _ blob: Data, _ read: (inout BlobReader) throws(PackingError) -> Value
  ) throws(PackingError) -> Value {
    var reader = try BlobReader(Array(try zstd.unpacked(blob)))
    let value = try read(&reader)
    guard reader.isAtEnd else { throw PackingError(reason: "bytes are left over") }
    return value
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

/// What a stored reading says but for the quotations, of which one busy pair of participants has
/// thousands: they are passed over.
struct ReadingOutline {
  /// What the article says of itself.
  var head: ArticleHead
  var dates: [DateMention]
  var summits: [SummitMention]
  /// At which of the summits each quotation was said.
  var saidAt: [Int?] = []
}

/// The part of a read document that is stored beside its text: ranges, and no words.
struct Reading: Hashable {
  /// What the article says of itself.
  var head: ArticleHead
  /// What was read out of it.
  var extraction: Extraction

  /// Stands for the keys that the words of a quotation have: hashes, which do not pack.
  private static let derived = ["="]

  /// The reading without the keys that can be made again from the words.
  func withoutDerivedKeys(in text: ArticleText) -> Reading {
    var reading = self
    for index in extraction.quotations.indices {
      let quotation = extraction.quotations[index]
      guard quotation.keys == ContentWords(of: quotation.content, in: text).keys else { continue }
      reading.extraction.quotations[index].keys = Reading.derived
    }
    return reading
  }

  /// The reading with the keys that were left out.
  func withDerivedKeys(in text: ArticleText) -> Reading {
    var reading = self
    for index in extraction.quotations.indices
    where extraction.quotations[index].keys == Reading.derived {
      let content = extraction.quotations[index].content
      reading.extraction.quotations[index].keys = ContentWords(of: content, in: text).keys
    }
    return reading
  }
}
