// The readable text of an article, as the bytes that every span points into.
// SPDX-License-Identifier: Apache-2.0

/// Text whose places are named by UTF-8 byte offsets.
///
/// The bytes are valid UTF-8 and are never changed after they were read: a span taken once stays
/// true. Ranges are half open and begin and end on scalar boundaries.
public struct ArticleText: Hashable, Sendable {
  /// The bytes, valid UTF-8; may be empty.
  public let utf8: [UInt8]

  /// Takes over bytes that the caller has validated as UTF-8.
  public init(validated utf8: [UInt8]) {
    self.utf8 = utf8
  }

  /// Makes a text of a string.
  public init(_ string: String) {
    utf8 = Array(string.utf8)
  }

  /// The number of bytes.
  public var count: Int { utf8.count }

  /// The words at a byte range, exactly as they stand in the text.
  public subscript(range: Range<Int>) -> String {
    String(decoding: utf8[range], as: UTF8.self)
  }

  /// The whole text as one string.
  public var string: String { String(decoding: utf8, as: UTF8.self) }
}
