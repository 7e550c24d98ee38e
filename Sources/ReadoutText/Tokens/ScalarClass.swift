// What the tokenizer needs to know of a Unicode scalar.
// SPDX-License-Identifier: Apache-2.0

/// The classes of scalars that words are made of.
enum ScalarClass: Equatable {
  case letter, digit, apostrophe, space, other
  /// Soft hyphens, joiners and byte order marks: they neither part nor make words.
  case ignored

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x61...0x7A, 0x41...0x5A: self = .letter
    case 0x30...0x39: self = .digit
    case 0x20, 0x09...0x0D: self = .space
    case 0x27: self = .apostrophe
    case 0..<0x80: self = .other
    case 0xC0...0x24F where scalar != 0xD7 && scalar != 0xF7: self = .letter
    case 0xA0, 0x85, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .space
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: self = .ignored
    case 0x2018, 0x2019, 0x2BC: self = .apostrophe
    // Dashes, quotation marks and dots: the others of their block are looked up.
    case 0x2010...0x2027: self = .other
    case 0x300...0x36F: self = .letter
    default: self = ScalarClass(uncommon: scalar)
    }
  }

  private init(uncommon scalar: UInt32) {
    guard let value = Unicode.Scalar(scalar) else {
      self = .other
      return
    }
    let properties = value.properties
    if properties.isAlphabetic {
      self = .letter
    } else if properties.numericType == .decimal {
      self = .digit
    } else {
      self = .other
    }
  }
}

extension UInt32 {
  /// Whether the scalar is an upper-case letter.
  var isUppercaseLetter: Bool {
    switch self {
    case 0x41...0x5A: true
    case 0..<0xC0: false
    default: Unicode.Scalar(self)?.properties.isUppercase ?? false
    }
  }
}

extension UInt8 {
  /// Whether the byte is a letter of ASCII.
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  /// Whether the byte is a digit of ASCII.
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}

extension Swift.Span<UInt8> {
  /// The scalar that begins at a position of valid UTF-8, and its length in bytes.
  func scalar(at position: Int) -> (value: UInt32, length: Int) {
    let lead = self[position]
    switch lead {
    case 0..<0x80: return (UInt32(lead), 1)
    case 0..<0xE0:
      return (UInt32(lead & 0x1F) << 6 | continuation(position + 1), 2)
    case 0..<0xF0:
      return (
        UInt32(lead & 0x0F) << 12 | continuation(position + 1) << 6 | continuation(position + 2), 3
      )
    default:
      return (
        UInt32(lead & 0x07) << 18 | continuation(position + 1) << 12
          | continuation(position + 2) << 6 | continuation(position + 3), 4
      )
    }
  }

  private func continuation(_ position: Int) -> UInt32 { UInt32(self[position] & 0x3F) }
}
