// Builds JSON as UTF-8 bytes, without intermediate values.
// SPDX-License-Identifier: Apache-2.0

/// JSON under construction (RFC 8259): what is written is always well formed.
///
/// The caller writes the members of an object in the order of their names, so that the same value
/// gives the same bytes.
struct JSONText {
  /// What has been written.
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  // MARK: Values

  mutating func object(_ members: (inout JSONText) -> Void) {
    enclosed(0x7B, 0x7D, members)
  }

  mutating func array<Items: Sequence>(
    _ items: Items, _ write: (inout JSONText, Items.Element) -> Void
  ) {
    enclosed(0x5B, 0x5D) { json in
      for item in items { write(&json, item) }
    }
  }

  mutating func string(_ value: String) {
    separate()
    quote(Array(value.utf8)[...])
  }

  /// A string of bytes that are valid UTF-8.
  mutating func string(utf8 value: ArraySlice<UInt8>) {
    separate()
    quote(value)
  }

  mutating func number(_ value: Int) {
    separate()
    bytes += String(value).utf8
  }

  /// A share from 0 to 1, to three decimal places; what lies outside is moved to the nearer end.
  mutating func share(_ value: Double) {
    separate()
    let thousandths = value > 0 ? (min(value, 1) * 1_000).rounded() : 0
    switch thousandths {
    case 0: bytes += "0".utf8
    case 1_000: bytes += "1".utf8
    default: bytes += String(thousandths / 1_000).utf8
    }
  }

  mutating func bool(_ value: Bool) {
    separate()
    bytes += (value ? "true" : "false").utf8
  }

  mutating func null() {
    separate()
    bytes += "null".utf8
  }

  // MARK: Members

  mutating func member(_ name: String, _ write: (inout JSONText) -> Void) {
    separate()
    bytes.append(0x22)
    bytes += name.utf8
    bytes += [0x22, 0x3A]
    needsComma = false
    write(&self)
  }

  mutating func member(_ name: String, _ value: String?) {
    member(name) { json in
      if let value { json.string(value) } else { json.null() }
    }
  }

  mutating func member(_ name: String, _ value: Int?) {
    member(name) { json in
      if let value { json.number(value) } else { json.null() }
    }
  }

  mutating func member(_ name: String, _ values: [String]) {
    member(name) { $0.array(values) { $0.string($1) } }
  }

  mutating func member<Value>(
    _ name: String, _ value: Value?, _ write: (inout JSONText, Value) -> Void
  ) {
    member(name) { json in
      if let value { write(&json, value) } else { json.null() }
    }
  }

  mutating func member<Value>(
    _ name: String, each values: [Value], _ write: (inout JSONText, Value) -> Void
  ) {
    member(name) { $0.array(values, write) }
  }

  // MARK: Bytes

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
    for (index, byte) in zip(value.indices, value)
    where byte < 0x20 || byte == 0x22 || byte == 0x5C {
      bytes += value[start..<index]
      escape(byte)
      start = index + 1
    }
    bytes += value[start...]
    bytes.append(0x22)
  }

  private static let digits = (0..<32).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }

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
      bytes += "u00".utf8
      bytes += JSONText.digits[Int(byte)].utf8
    }
  }
}
