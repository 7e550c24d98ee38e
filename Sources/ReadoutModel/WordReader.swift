// Cuts text into words and folds each into a hash.
// SPDX-License-Identifier: Apache-2.0

/// Reads words without case, accents and endings, as FNV-1a hashes.
///
/// The hash is taken while the letters are read; those before the last letters are kept, so that an
/// ending can be left out without a second look at the word.
struct WordReader {
  private(set) var hashes: [UInt64]
  var keepsEndings = false

  /// A reader.
  ///
  /// - Parameter count: About how many bytes it will read.
  init(reserving count: Int = 0) {
    hashes = []
    if count > 0 { hashes.reserveCapacity(count / 5) }
  }

  /// The number of bytes of the word so far.
  private var length = 0
  /// The last bytes of the word, the last one lowest.
  private var tail: UInt32 = 0
  /// The hashes of the word and of the word without its last one, two and three bytes.
  private var trail = WordReader.emptyTrail

  private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let emptyTrail = (basis, basis, basis, basis)

  /// Leaves words out of those that were read.
  mutating func leaveOut(where isLeftOut: (UInt64) -> Bool) { hashes.removeAll(where: isLeftOut) }

  /// Reads a range of some bytes, at most up to what is not UTF-8.
  mutating func read(_ bytes: [UInt8], in range: Range<Int>) {
    var isAfterApostrophe = false
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      let kind: Kind
      if byte < 0x80 {
        place += 1
        kind = WordReader.kind(ofASCII: byte)
        if kind == .letter, !isAfterApostrophe { append(byte >= 0x41 ? byte | 0x20 : byte) }
      } else if byte == 0xE2, place + 2 < range.upperBound, bytes[place + 1] == 0x80,
        bytes[place + 2] & 0xC0 == 0x80
      {
        // Dashes, curly marks and apostrophes are nearly all that is not ASCII.
        kind = WordReader.kind(ofPunctuation: 0x2000 | UInt32(bytes[place + 2] & 0x3F))
        place += 3
      } else {
        guard let scalar = WordReader.scalar(of: bytes[place..<range.upperBound]) else { break }
        place += UTF8.width(scalar)
        kind = WordReader.kind(of: scalar)
        if kind == .letter, !isAfterApostrophe { WordReader.fold(scalar).forEach { append($0) } }
      }
      switch kind {
      case .letter, .ignored: break
      case .apostrophe: isAfterApostrophe = length > 0
      case .other:
        finish()
        isAfterApostrophe = false
      }
    }
    finish()
  }

  /// The first scalar of some bytes; nil where they are not UTF-8.
  private static func scalar(of bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    var rest = bytes.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return scalar
  }

  private enum Kind { case letter, apostrophe, ignored, other }

  @inline(__always)
  private static func kind(ofASCII byte: UInt8) -> Kind {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: .letter
    case 0x27: .apostrophe
    default: .other
    }
  }

  /// The kind of a scalar from U+2000 to U+203F, none of which is a letter or number.
  @inline(__always)
  private static func kind(ofPunctuation scalar: UInt32) -> Kind {
    switch scalar {
    case 0x2019: .apostrophe
    case 0x200B...0x200D: .ignored
    default: .other
    }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x2BC: .apostrophe
    case 0x2000...0x203F: kind(ofPunctuation: scalar.value)
    case 0xAD, 0x2060, 0x300...0x36F: .ignored
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        ? .letter : .other
    }
  }

  /// Lower case without accents: “Ö” is `o`, by the letter that the character’s name tells of.
  private static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    if let name = lower.properties.name, name.hasPrefix("LATIN SMALL LETTER ") {
      let letters = name.utf8.dropFirst(19).prefix { $0 != 0x20 }
      if letters.count <= 2 { return letters.map { $0 | 0x20 } }
    }
    return Array(String(lower).utf8)
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    length += 1
    tail = tail << 8 | UInt32(byte)
    trail = ((trail.0 ^ UInt64(byte)) &* 0x100_0000_01b3, trail.0, trail.1, trail.2)
  }

  private mutating func finish() {
    guard length > 0 else { return }
    switch keepsEndings ? 0 : endingLength {
    case 0: hashes.append(trail.0)
    case 1: hashes.append(trail.1)
    case 2: hashes.append(trail.2)
    default: hashes.append(trail.3)
    }
    length = 0
    trail = WordReader.emptyTrail
  }

  /// The length of an ending -ing, -ed, -es, -s or -e that leaves at least four letters.
  private var endingLength: Int {
    guard length >= 5 else { return 0 }
    switch UInt8(truncatingIfNeeded: tail) {
    case UInt8(ascii: "g"): return length >= 7 && tail & 0xFF_FFFF == 0x69_6E67 ? 3 : 0
    case UInt8(ascii: "d"): return length >= 6 && isBehindE ? 2 : 0
    case UInt8(ascii: "s"): return length >= 6 && isBehindE ? 2 : 1
    case UInt8(ascii: "e"): return 1
    default: return 0
    }
  }

  private var isBehindE: Bool { tail >> 8 & 0xFF == 0x65 }
}
