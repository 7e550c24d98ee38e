// UTF-8 checked, UTF-16 and windows-1252 converted.
// SPDX-License-Identifier: Apache-2.0

/// Checks of UTF-8.
enum Unicode8 {
  /// The offset of the first byte that breaks UTF-8; nil where all is well.
  static func firstInvalid(_ bytes: Swift.Span<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Appends the UTF-8 of a scalar that is no surrogate.
  static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: text.append(UInt8(truncatingIfNeeded: scalar))
    case 0..<0x800:
      text.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    case 0..<0x1_0000:
      text.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    default:
      text.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }
}

/// UTF-16 with a byte order mark.
enum Unicode16 {
  /// Converts what stands behind the mark; a lone surrogate or half a unit is invalid.
  static func utf8(of bytes: borrowing Swift.Span<UInt8>, isBigEndian: Bool) -> Conversion {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    let low = isBigEndian ? 1 : 0
    var position = 2
    while position < bytes.count {
      guard position + 1 < bytes.count else { return .invalid(offset: position) }
      let unit = UInt32(bytes[position + 1 - low]) << 8 | UInt32(bytes[position + low])
      switch unit {
      case 0xD800..<0xDC00:
        guard position + 3 < bytes.count else { return .invalid(offset: position) }
        let next = UInt32(bytes[position + 3 - low]) << 8 | UInt32(bytes[position + 2 + low])
        guard (0xDC00..<0xE000).contains(next) else { return .invalid(offset: position) }
        Unicode8.append(0x1_0000 + (unit - 0xD800) << 10 + (next - 0xDC00), to: &text)
        position += 4
      case 0xDC00..<0xE000: return .invalid(offset: position)
      default:
        Unicode8.append(unit, to: &text)
        position += 2
      }
    }
    return .converted(text)
  }
}

/// The single-byte character set that undeclared Western text is in.
///
/// The five bytes that it leaves open become control characters, as the
/// [Encoding Standard](https://encoding.spec.whatwg.org/#windows-1252) has it.
enum Windows1252 {
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  /// Converts bytes; every byte is valid.
  static func utf8(of bytes: borrowing Swift.Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 9 / 8)
    for index in bytes.indices {
      let byte = bytes[index]
      if (0x80..<0xA0).contains(byte) {
        Unicode8.append(UInt32(upper[Int(byte - 0x80)]), to: &text)
      } else {
        Unicode8.append(UInt32(byte), to: &text)
      }
    }
    return text
  }
}
