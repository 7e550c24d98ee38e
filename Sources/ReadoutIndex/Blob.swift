// A compact form of values for blobs: the fields in their order, and nothing else.
// SPDX-License-Identifier: Apache-2.0

/// A value that has a compact form.
///
/// The form has no names: its fields are written and read in one order. Whoever adds a field to such
/// a type adds it to the form and raises `BlobWriter.version`; the test “no field is forgotten” says
/// so. A commit writes some twenty values a document, which is why it is not JSON.
protocol BlobValue {
  init(from reader: inout BlobReader) throws(PackingError)
  func write(to writer: inout BlobWriter)
}

/// Writes values one after the other.
struct BlobWriter {
  /// The version of the form, which is its first byte.
  static let version: UInt8 = 2

  private(set) var bytes: [UInt8]

  init() {
    bytes = [BlobWriter.version]
    bytes.reserveCapacity(1 << 12)
  }

  mutating func write(_ value: some BlobValue) { value.write(to: &self) }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  /// A number in groups of seven bits, the least first (LEB128).
  mutating func write(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(text: String) {
    let utf8 = text.utf8
    write(number: UInt64(utf8.count))
    bytes.append(contentsOf: utf8)
  }
}

/// Reads values in the order in which they were written.
struct BlobReader {
  private let bytes: [UInt8]
  private var position = 1

  /// A reader of a whole blob.
  ///
  /// - Throws: `PackingError` where the form is of another version.
  init(_ bytes: [UInt8]) throws(PackingError) {
    guard bytes.first == BlobWriter.version else { throw PackingError(reason: "another version") }
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func read<Value: BlobValue>(
    _ type: Value.Type = Value.self
  ) throws(PackingError) -> Value {
    try Value(from: &self)
  }

  mutating func number() throws(PackingError) -> UInt64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return result }
      shift += 7
    }
    throw PackingError(reason: "a number is cut")
  }

  /// A count of things that take at least one byte each.
  mutating func count() throws(PackingError) -> Int {
    let number = try number()
    guard number <= UInt64(bytes.count - position) else {
      throw PackingError(reason: "a list is cut")
    }
    return Int(number)
  }

  mutating func text() throws(PackingError) -> String {
    let count = try count()
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  /// Passes over texts.
  mutating func skipTexts(_ number: Int) throws(PackingError) {
    for _ in 0..<number { position += try count() }
  }

  /// Passes over texts that may be missing.
  mutating func skipOptionalTexts(_ number: Int) throws(PackingError) {
    for _ in 0..<number where try byte() != 0 { position += try count() }
  }

  /// Passes over numbers of any kind.
  mutating func skipNumbers(_ number: Int) throws(PackingError) {
    for _ in 0..<number { _ = try self.number() }
  }

  mutating func byte() throws(PackingError) -> UInt8 {
    guard position < bytes.count else { throw PackingError(reason: "a value is cut") }
    defer { position += 1 }
    return bytes[position]
  }
}

// MARK: - Plain values

extension Int: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    let number = try reader.number()
    self = Int(truncatingIfNeeded: number >> 1) ^ -Int(truncatingIfNeeded: number & 1)
  }

  func write(to writer: inout BlobWriter) {
    // Small numbers of either sign are short.
    writer.write(number: UInt64(bitPattern: Int64(self << 1 ^ self >> (Int.bitWidth - 1))))
  }
}

extension Bool: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) { self = try reader.byte() != 0 }
  func write(to writer: inout BlobWriter) { writer.write(number: self ? 1 : 0) }
}

extension Double: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(bitPattern: try reader.number().byteSwapped)
  }

  // The last bytes of short fractions are zero: swapped they are short.
  func write(to writer: inout BlobWriter) { writer.write(number: bitPattern.byteSwapped) }
}

extension String: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) { self = try reader.text() }
  func write(to writer: inout BlobWriter) { writer.write(text: self) }
}

extension Optional: BlobValue where Wrapped: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self = try reader.read(Bool.self) ? try reader.read(Wrapped.self) : nil
  }

  func write(to writer: inout BlobWriter) {
    writer.write(self != nil)
    if let self { writer.write(self) }
  }
}

extension Array: BlobValue where Element: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    let count = try reader.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try reader.read()) }
  }

  func write(to writer: inout BlobWriter) {
    writer.write(number: UInt64(count))
    for element in self { writer.write(element) }
  }
}

extension Range: BlobValue where Bound == Int {
  init(from reader: inout BlobReader) throws(PackingError) {
    let (lower, length) = (try reader.read(Int.self), try reader.read(Int.self))
    let (upper, overflow) = lower.addingReportingOverflow(length)
    guard length >= 0, !overflow else { throw PackingError(reason: "a range is damaged") }
    self = lower..<upper
  }

  func write(to writer: inout BlobWriter) {
    writer.write(lowerBound)
    writer.write(upperBound - lowerBound)
  }
}

extension BlobValue where Self: RawRepresentable, RawValue: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    guard let value = Self(rawValue: try reader.read()) else {
      throw PackingError(reason: "an unknown case of \(Self.self)")
    }
    self = value
  }

  func write(to writer: inout BlobWriter) { writer.write(rawValue) }
}
