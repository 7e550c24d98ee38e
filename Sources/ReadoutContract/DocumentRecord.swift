// What extraction reads from a pipe: one document a line.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A document as a line of JSON has it: `{"path": …, "text": …, "published": …}`, or with `base64`,
/// the bytes of its file, in place of `text`.
public struct DocumentRecord: Decodable, Hashable, Sendable {
  /// The path that the document is known by; its end tells the format.
  public var path: String
  /// The bytes: of the text, as UTF-8, or of the file.
  public var bytes: [UInt8]
  /// The day of publication as it was written, if it was.
  public var published: String?

  /// Reads a line; nil where it is no JSON object with the strings `path` and `text` or `base64`.
  public init?(line: [UInt8]) {
    if let members = Members(plain: line) {
      self.init(members)
    } else if let any = try? JSONDecoder().decode(DocumentRecord.self, from: Data(line)) {
      self = any
    } else {
      return nil
    }
  }

  /// Reads an object; its text or its bytes must be there, and not both.
  public init(from decoder: any Decoder) throws {
    guard let record = DocumentRecord(try Members(from: decoder)) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "there is no text, or more than one"))
    }
    self = record
  }

  private init?(_ members: Members) {
    guard let bytes = members.bytes else { return nil }
    path = members.path
    self.bytes = bytes
    published = members.published
  }
}

/// The members of a line.
private struct Members: Decodable {
  var path: String
  var text: String?
  var base64: String?
  var published: String?

  /// The document's bytes; nil where they are not there, or twice.
  var bytes: [UInt8]? {
    switch (text, base64) {
    case (let text?, nil): Array(text.utf8)
    case (nil, let base64?): Data(base64Encoded: base64).map { Array($0) }
    default: nil
    }
  }

  /// Reads the line as nearly all are written, with these members alone, each once.
  ///
  /// Foundation takes ten times as long for that; whatever else may stand in JSON is left to it.
  init?(plain line: [UInt8]) {
    var scanner = LineScanner(line: line)
    var members: [String: String] = [:]
    guard scanner.takes(0x7B) else { return nil }
    repeat {
      guard let name = scanner.string(), ["path", "text", "base64", "published"].contains(name),
        members[name] == nil, scanner.takes(0x3A), let value = scanner.string()
      else { return nil }
      members[name] = value
    } while scanner.takes(0x2C)
    guard scanner.takes(0x7D), scanner.isAtEnd, let path = members["path"] else { return nil }
    self.path = path
    text = members["text"]
    base64 = members["base64"]
    published = members["published"]
  }
}

/// Reads strings and marks of JSON (RFC 8259).
private struct LineScanner {
  let line: [UInt8]
  private var place = 0

  init(line: [UInt8]) {
    self.line = line
  }

  /// Whether nothing but white space is left.
  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return place == line.count
    }
  }

  /// Goes over a mark; false where another byte stands there.
  mutating func takes(_ mark: UInt8) -> Bool {
    skipSpace()
    guard place < line.count, line[place] == mark else { return false }
    place += 1
    return true
  }

  /// Goes over a string; nil where there is none, or one that is not well formed.
  mutating func string() -> String? {
    guard takes(0x22) else { return nil }
    var text: [UInt8] = []
    while true {
      let rest = line[place...]
      let length = JSONText.plainLength(of: rest.span)
      text += line[place..<place + length]
      place += length
      guard place < line.count else { return nil }
      let byte = line[place]
      place += 1
      if byte == 0x22 { return String(validating: text, as: UTF8.self) }
      guard byte == 0x5C, escape(to: &text) else { return nil }
    }
  }

  private mutating func skipSpace() {
    while place < line.count, line[place] == 0x20 || line[place] == 0x09 || line[place] == 0x0D {
      place += 1
    }
  }

  /// Goes over what stands behind a backslash.
  private mutating func escape(to text: inout [UInt8]) -> Bool {
    guard place < line.count else { return false }
    let letter = line[place]
    place += 1
    switch letter {
    case 0x22, 0x2F, 0x5C: text.append(letter)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      guard var value = unit() else { return false }
      if (0xD800..<0xDC00).contains(value) {
        guard place + 1 < line.count, line[place] == 0x5C, line[place + 1] == 0x75 else {
          return false
        }
        place += 2
        guard let low = unit(), (0xDC00..<0xE000).contains(low) else { return false }
        value = 0x1_0000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { return false }
      if let bytes = UTF8.encode(scalar) { text += bytes }
    default: return false
    }
    return true
  }

  /// Goes over four hexadecimal digits.
  private mutating func unit() -> UInt32? {
    guard place + 4 <= line.count else { return nil }
    var value: UInt32 = 0
    for byte in line[place..<place + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
    }
    place += 4
    return value
  }
}
