// The few facts that JSON-LD gives of an article.
// SPDX-License-Identifier: Apache-2.0

/// Headline, publisher and date out of a page's `application/ld+json`.
///
/// A scanner of [JSON](https://www.rfc-editor.org/rfc/rfc8259) that keeps the keys on the way to a
/// value and nothing else; what is malformed ends it.
struct LinkedData {
  /// The first `headline`.
  var headline: String?
  /// The first `name` of a `publisher`.
  var publisher: String?
  /// The first `datePublished`.
  var published: String?

  private static let depthLimit = 64

  /// Takes what a script has; facts that are known stay.
  mutating func read(_ json: [UInt8]) {
    var scanner = JSONScanner(depthLimit: LinkedData.depthLimit)
    scanner.scan(json.span) { path, value in
      guard let key = path.last else { return }
      switch key {
      case "headline" where headline == nil: headline = value
      case "datePublished" where published == nil: published = value
      case "name" where publisher == nil && path.dropLast().last == "publisher": publisher = value
      default: break
      }
    }
  }
}

/// Walks over JSON and reports the strings in it.
private struct JSONScanner {
  let depthLimit: Int
  private var keys: [String] = []
  private var objects: [Bool] = []

  init(depthLimit: Int) {
    self.depthLimit = depthLimit
  }

  /// Calls back with the keys on the way to each string, the last of them its own.
  mutating func scan(
    _ bytes: borrowing Swift.Span<UInt8>, report: (_ path: [String], _ value: String) -> Void
  ) {
    var position = 0
    var expectsKey = false
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x7B, 0x5B:
        guard objects.count < depthLimit else { return }
        objects.append(byte == 0x7B)
        // An array keeps the key that it stands behind.
        if byte == 0x7B { keys.append("") }
        expectsKey = byte == 0x7B
        position += 1
      case 0x7D, 0x5D:
        guard let wasObject = objects.popLast() else { return }
        if wasObject { _ = keys.popLast() }
        position += 1
      case 0x2C:
        expectsKey = objects.last == true
        position += 1
      case 0x22:
        guard let (text, next) = JSONScanner.string(bytes, from: position + 1) else { return }
        position = next
        if expectsKey, let last = keys.indices.last {
          keys[last] = text
          expectsKey = false
        } else {
          report(keys, text)
        }
      default: position += 1
      }
    }
  }

  /// The string behind an opening quotation mark, and the position behind its closing one.
  private static func string(
    _ bytes: borrowing Swift.Span<UInt8>, from start: Int
  ) -> (text: String, next: Int)? {
    var text: [UInt8] = []
    var position = start
    while position < bytes.count, bytes[position] != 0x22 {
      guard bytes[position] == 0x5C else {
        if text.count < 2_000 { text.append(bytes[position]) }
        position += 1
        continue
      }
      guard position + 1 < bytes.count else { return nil }
      let escaped = bytes[position + 1]
      position += 2
      switch escaped {
      case 0x6E, 0x72, 0x74, 0x62, 0x66: text.append(0x20)
      case 0x75:
        guard position + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for offset in 0..<4 {
          guard let digit = bytes[position + offset].hexValue
          else { return nil }
          unit = unit << 4 | digit
        }
        position += 4
        // Half of a pair is dropped; headlines need no more.
        if !(0xD800..<0xE000).contains(unit) { Unicode8.append(unit, to: &text) }
      default: text.append(escaped)
      }
    }
    guard position < bytes.count else { return nil }
    return (String(decoding: text, as: UTF8.self), position + 1)
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit of ASCII.
  fileprivate var hexValue: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self - 0x30)
    case 0x41...0x46: UInt32(self - 0x37)
    case 0x61...0x66: UInt32(self - 0x57)
    default: nil
    }
  }
}
