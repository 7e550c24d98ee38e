// Builds JSON as UTF-8 bytes, without intermediate values.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// JSON under construction (RFC 8259): what is written is always well formed.
///
/// The caller writes the members of an object in the order of their names, so that the same value
/// gives the same bytes.
package struct JSONText {
  /// Nothing yet.
  package init() {}

  /// What has been written.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Makes room for about so many bytes more.
  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  // MARK: Values

  package mutating func object(_ members: (inout JSONText) -> Void) {
    enclosed(0x7B, 0x7D, members)
  }

  package mutating func array<Items: Sequence>(
    _ items: Items, _ write: (inout JSONText, Items.Element) -> Void
  ) {
    enclosed(0x5B, 0x5D) { json in
      for item in items { write(&json, item) }
    }
  }

  package mutating func string(_ value: String) {
    let utf8 = value.utf8
    if JSONText.plainLength(of: utf8.span) == utf8.count {
      quotePlain(utf8.span)
      needsComma = true
    } else {
      string(utf8: Array(utf8)[...])
    }
  }

  /// A string of bytes that are valid UTF-8.
  package mutating func string(utf8 value: ArraySlice<UInt8>) {
    separate()
    quote(value)
  }

  package mutating func number(_ value: Int) {
    separate()
    if value < 0 { bytes.append(0x2D) }
    digits(value.magnitude)
  }

  private mutating func digits(_ value: UInt) {
    if value >= 10 { digits(value / 10) }
    bytes.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
  }

  /// A share from 0 to 1, to three decimal places; what lies outside is moved to the nearer end.
  package mutating func share(_ value: Double) {
    separate()
    // In thousandths: the description of a Double costs as much as a whole span.
    var rest = value > 0 ? UInt((min(value, 1) * 1_000).rounded()) : 0
    digits(rest / 1_000)
    rest %= 1_000
    if rest > 0 { bytes.append(0x2E) }
    while rest > 0 {
      digits(rest / 100)
      rest = rest % 100 * 10
    }
  }

  package mutating func bool(_ value: Bool) {
    separate()
    append(value ? "true" : "false")
  }

  package mutating func null() {
    separate()
    append("null")
  }

  /// A value that is JSON already.
  package mutating func verbatim(_ json: [UInt8]) {
    separate()
    bytes += json
  }

  // MARK: Members

  package mutating func member(_ name: String, _ write: (inout JSONText) -> Void) {
    let utf8 = name.utf8
    quotePlain(utf8.span, isName: true)
    needsComma = false
    write(&self)
  }

  package mutating func member(_ name: String, _ value: String?) {
    member(name) { json in
      if let value { json.string(value) } else { json.null() }
    }
  }

  package mutating func member(_ name: String, _ value: Int?) {
    member(name) { json in
      if let value { json.number(value) } else { json.null() }
    }
  }

  package mutating func member(_ name: String, _ values: [String]) {
    member(name) { $0.array(values) { $0.string($1) } }
  }

  package mutating func member<Value>(
    _ name: String, _ value: Value?, _ write: (inout JSONText, Value) -> Void
  ) {
    member(name) { json in
      if let value { write(&json, value) } else { json.null() }
    }
  }

  package mutating func member<Value>(
    _ name: String, each values: [Value], _ write: (inout JSONText, Value) -> Void
  ) {
    member(name) { $0.array(values, write) }
  }

  // MARK: Bytes

  private mutating func append(_ plain: String) {
    let utf8 = plain.utf8
    let span = utf8.span
    bytes.append(addingCapacity: span.count) { output in
      for index in span.indices { output.append(span[index]) }
    }
  }

  private mutating func enclosed(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONText) -> Void
  ) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  /// Writes runs without anything to escape in one piece.
  private mutating func quote(_ value: ArraySlice<UInt8>) {
    bytes.append(0x22)
    var start = value.startIndex
    while start < value.endIndex {
      let rest = value[start...]
      let length = JSONText.plainLength(of: rest.span)
      bytes += value[start..<start + length]
      start += length
      guard start < value.endIndex else { break }
      escape(value[start])
      start += 1
    }
    bytes.append(0x22)
  }

  /// Writes a comma where one is due and bytes that need no escape, between marks; behind a name a colon.
  ///
  /// All in one piece: each change of an array asks anew whether it is the only owner.
  private mutating func quotePlain(_ plain: borrowing Swift.Span<UInt8>, isName: Bool = false) {
    let comma = needsComma
    bytes.append(addingCapacity: plain.count + 4) { output in
      if comma { output.append(0x2C) }
      output.append(0x22)
      for index in plain.indices { output.append(plain[index]) }
      output.append(0x22)
      if isName { output.append(0x3A) }
    }
  }

  /// How many bytes stand before the first that must be escaped.
  static func plainLength(of bytes: borrowing Swift.Span<UInt8>) -> Int {
    let first = bytes.firstPlace(in: 0..<bytes.count) {
      $0.places(below: 0x20) | $0.places(of: 0x22) | $0.places(of: 0x5C)
    }
    return first ?? bytes.count
  }

  private static let hexadecimal = (0..<32).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0A: bytes.append(0x6E)
    case 0x0C: bytes.append(0x66)
    case 0x0D: bytes.append(0x72)
    default:
      append("u00")
      append(JSONText.hexadecimal[Int(byte)])
    }
  }
}
