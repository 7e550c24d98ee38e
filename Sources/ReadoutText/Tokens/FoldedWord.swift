// Words as they compare: without case and accents, as one number.
// SPDX-License-Identifier: Apache-2.0

/// A word without case and accents, as a 64-bit hash of its folded letters.
///
/// “Erdoğan” and “ERDOGAN” are equal; a curly apostrophe equals a straight one, and soft hyphens do
/// not count. The hash is FNV-1a, the same in every process, so that it may be stored.
public struct FoldedWord: Hashable, Comparable, Sendable {
  /// The hash.
  public let hash: UInt64

  /// The word of a hash that was stored.
  public init(hash: UInt64) {
    self.hash = hash
  }

  /// Folds a word; it should be one token.
  public init(_ word: String) {
    self.init(Substring(word))
  }

  /// Folds a part of a text; it should be one token.
  public init(_ word: Substring) {
    let utf8 = word.utf8
    self.init(utf8: utf8.span, in: 0..<utf8.count)
  }

  /// Folds a part of valid UTF-8; it should be one token.
  public init(utf8 bytes: borrowing Swift.Span<UInt8>, in range: Range<Int>) {
    var folder = WordFolder()
    var place = range.lowerBound
    while place < range.upperBound {
      let letters = folder.appendLetters(of: bytes, in: place..<range.upperBound).count
      place += letters
      guard place < range.upperBound else { break }
      let (scalar, length) = bytes.scalar(at: place)
      folder.append(scalar)
      place += length
    }
    hash = folder.hash
  }

  /// An arbitrary but lasting order.
  public static func < (a: FoldedWord, b: FoldedWord) -> Bool { a.hash < b.hash }
}

/// Takes scalars and keeps the hash of their folded form.
///
/// FNV-1a: Fowler, Noll, Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>.
struct WordFolder {
  private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Takes the letters and digits of ASCII that a range begins with.
  ///
  /// Most words are nothing else, and most of the time of reading tokens is spent here: hash and
  /// place are kept in registers.
  ///
  /// - Returns: How many these are, and how many of them are capitals.
  @inline(__always)
  mutating func appendLetters(
    of bytes: borrowing Swift.Span<UInt8>, in range: Range<Int>
  ) -> (count: Int, capitals: Int) {
    var hash = hash
    var capitals = 0
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      let lower = byte | 0x20
      let folded: UInt8
      if lower &- 0x61 < 26 {
        capitals &+= byte & 0x20 == 0 ? 1 : 0
        folded = lower
      } else if byte.isASCIIDigit {
        folded = byte
      } else {
        break
      }
      hash = (hash ^ UInt64(folded)) &* 0x100_0000_01b3
      place &+= 1
    }
    self.hash = hash
    return (place - range.lowerBound, capitals)
  }

  /// Takes a character of ASCII.
  @inline(__always)
  mutating func append(ascii byte: UInt8) { mix(byte &- 0x41 < 26 ? byte | 0x20 : byte) }

  mutating func append(_ scalar: UInt32) {
    switch scalar {
    case 0x41...0x5A: mix(UInt8(truncatingIfNeeded: scalar | 0x20))
    case 0..<0x80: mix(UInt8(truncatingIfNeeded: scalar))
    case 0xAD, 0x300...0x36F, 0x200B...0x200D: break
    case 0x2018, 0x2019, 0x2BC, 0x2032: mix(0x27)
    case 0xC0...0x17F:
      let letters = WordFolder.latin[Int(scalar - 0xC0)]
      mix(UInt8(truncatingIfNeeded: letters))
      if letters > 0xFF { mix(UInt8(truncatingIfNeeded: letters >> 8)) }
    default:
      let lower = WordFolder.lowercase(scalar)
      for shift in stride(from: 16, through: 0, by: -8) {
        mix(UInt8(truncatingIfNeeded: lower >> UInt32(shift)))
      }
    }
  }

  /// The ASCII letters that a letter of U+00C0…U+017F folds to.
  static func latinLetters(of scalar: UInt32) -> [UInt8] {
    guard (0xC0...0x17F).contains(scalar) else { return [] }
    let letters = latin[Int(scalar - 0xC0)]
    let low = UInt8(truncatingIfNeeded: letters)
    return letters > 0xFF ? [low, UInt8(truncatingIfNeeded: letters >> 8)] : [low]
  }

  @inline(__always)
  private mutating func mix(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private static func lowercase(_ scalar: UInt32) -> UInt32 {
    guard let value = Unicode.Scalar(scalar) else { return scalar }
    let mapped = value.properties.lowercaseMapping.unicodeScalars
    return mapped.first?.value ?? scalar
  }

  /// U+00C0…U+017F without accents and case, low byte first where one letter stands for two.
  private static let latin: [UInt16] = {
    let folded =
      "a a a a a a ae c e e e e i i i i d n o o o o o x o u u u u y th ss a a a a a a ae c "
      + "e e e e i i i i d n o o o o o - o u u u u y th y a a a a a a c c c c c c c c d d d d "
      + "e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l "
      + "l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t "
      + "t t t t u u u u u u u u u u u u w w y y y z z z z z z s"
    return folded.split(separator: " ").map { letters in
      letters.utf8.reversed().reduce(0) { $0 << 8 | UInt16($1) }
    }
  }()
}

extension String {
  /// The scalars of a text in lower case, Latin letters without accents.
  public var decomposedScalars: [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in unicodeScalars {
      if scalar.value < 0x80 {
        result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      } else if (0xC0...0x17F).contains(scalar.value) {
        let letters = WordFolder.latinLetters(of: scalar.value)
        for letter in letters { result.append(Unicode.Scalar(letter)) }
      } else {
        result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return result
  }
}
