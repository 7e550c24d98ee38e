// Makes text of any origin safe to show on a terminal, on one line.
// SPDX-License-Identifier: Apache-2.0

/// Shows any bytes as one line without control characters.
///
/// Control characters (C0, DEL, C1), line and paragraph separators and the marks that change the
/// direction of writing are escaped: `\n`, `\t`, `\x1b`, `\u{202e}`; bytes that are not UTF-8
/// become `\xff`. Everything else stays as it is.
public func singleLine(_ bytes: [UInt8]) -> String {
  var result = ""
  var index = 0
  while index < bytes.count {
    if let (scalar, length) = scalar(at: index, of: bytes) {
      append(scalar, to: &result)
      index += length
    } else {
      result += hexEscape(UInt32(bytes[index]))
      index += 1
    }
  }
  return result
}

/// Shows any text as one line without control characters.
public func singleLine(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars { append(scalar, to: &result) }
  return result
}

/// The scalar that begins at an index, and how many bytes it has; nil where the bytes are not UTF-8.
private func scalar(at index: Int, of bytes: [UInt8]) -> (Unicode.Scalar, Int)? {
  let length: Int
  switch bytes[index] {
  case 0x00..<0x80: return (Unicode.Scalar(bytes[index]), 1)
  case 0xC2..<0xE0: length = 2
  case 0xE0..<0xF0: length = 3
  case 0xF0..<0xF5: length = 4
  default: return nil
  }
  guard index + length <= bytes.count,
    let text = String(validating: bytes[index..<index + length], as: UTF8.self),
    let scalar = text.unicodeScalars.first
  else { return nil }
  return (scalar, length)
}

private func append(_ scalar: Unicode.Scalar, to result: inout String) {
  switch scalar.value {
  case 0x0A: result += "\\n"
  case 0x0D: result += "\\r"
  case 0x09: result += "\\t"
  case 0x00..<0x20, 0x7F..<0xA0: result += hexEscape(scalar.value)
  case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
    result += "\\u{" + String(scalar.value, radix: 16) + "}"
  default: result.unicodeScalars.append(scalar)
  }
}

private func hexEscape(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
}
