// Looking through bytes eight at a time.
// SPDX-License-Identifier: Apache-2.0

/// Eight bytes as one number, the first of them lowest.
///
/// A test of all of them gives a number in which the highest bit of a byte is set where it holds. Above a
/// byte of which it holds it may be wrong; the lowest bit that is set, and whether there is one, are right
/// (Warren, “Hacker’s Delight”, 2013, 6-1).
@frozen
public struct ByteWord: Sendable {
  @usableFromInline let bits: UInt64
  @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101

  @inlinable
  init(bits: UInt64) { self.bits = bits }

  /// Where a byte stands.
  @inlinable @inline(__always)
  public func places(of byte: UInt8) -> UInt64 {
    let difference = bits ^ (ByteWord.ones &* UInt64(byte))
    return (difference &- ByteWord.ones) & ~difference & (ByteWord.ones << 7)
  }

  /// Where bytes stand that are less than another one, which is at most 128.
  @inlinable @inline(__always)
  public func places(below byte: UInt8) -> UInt64 {
    (bits &- ByteWord.ones &* UInt64(byte)) & ~bits & (ByteWord.ones << 7)
  }

  /// How many of the bytes go on with a scalar of UTF-8.
  @inlinable @inline(__always)
  public var continuationCount: Int { (bits & ~(bits << 1) & (ByteWord.ones << 7)).nonzeroBitCount }
}

extension Swift.Span<UInt8> {
  /// The bytes from a place on, at most eight; behind the end of a range all are 0.
  @inlinable @inline(__always)
  public func word(at place: Int, before end: Int) -> ByteWord {
    precondition(place >= 0 && place < end && end <= count, "a word begins inside the bytes")
    if end - place >= 8 {
      // SAFETY: eight bytes are there, and any eight bytes are a number.
      let bits = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      return ByteWord(bits: bits.littleEndian)
    }
    var bits: UInt64 = 0
    for index in (place..<end).reversed() { bits = bits << 8 | UInt64(self[index]) }
    return ByteWord(bits: bits)
  }

  /// The first place in a range at which a test of words holds; nil where there is none.
  @inlinable @inline(__always)
  public func firstPlace(in range: Range<Int>, _ test: (ByteWord) -> UInt64) -> Int? {
    var place = range.lowerBound
    while place < range.upperBound {
      let found = test(word(at: place, before: range.upperBound))
      if found != 0 {
        // The bytes behind the end are none of the range's.
        let first = place + found.trailingZeroBitCount / 8
        return first < range.upperBound ? first : nil
      }
      place += 8
    }
    return nil
  }
}
