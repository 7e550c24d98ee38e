// Each format's way of writing words that could be taken for something else, in one place.
// SPDX-License-Identifier: Apache-2.0

/// Words of documents, made harmless for a format.
enum Escaping {
  /// Whether nothing in a text is markup for Markdown or HTML, or without a shape, as in most of them.
  private static func isPlain(_ text: String) -> Bool {
    var (first, second) = (UInt8(0), UInt8(0))
    for byte in text.utf8 {
      switch (first, second, byte) {
      // Ends of lines and marks of direction.
      case (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA6...0xA9):
        return false
      case (_, _, 0x20...0x21), (_, _, 0x24...0x25), (_, _, 0x28...0x29), (_, _, 0x2B...0x3B),
        (_, _, 0x3D), (_, _, 0x3F...0x5A), (_, _, 0x5E), (_, _, 0x61...0x7A), (_, _, 0x80...0xC1),
        (_, _, 0xC3...0xD7), (_, _, 0xD9...0xEE):
        (first, second) = (second, byte)
      default: return false
      }
    }
    return true
  }

  private static let marks = Set("\\`*_{}[]<>#|~&".unicodeScalars)

  /// Escapes what Markdown would read as markup, after
  /// [CommonMark 0.31 §2.4](https://spec.commonmark.org/0.31.2/#backslash-escapes).
  static func markdown(_ text: String) -> String {
    if isPlain(text) { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        escaped.append(" ")
      case .format where scalar.properties.isBidiControl:
        continue
      default:
        if marks.contains(scalar) { escaped.append("\\") }
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Escapes what HTML would read as markup, in text and in quoted attributes.
  ///
  /// It goes by scalars: a `<` with a combining mark is one character, and still opens a tag.
  static func html(_ text: String) -> String {
    if isPlain(text) { return text }
    var escaped = ""
    for scalar in shown(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Escapes what XML 1.0 would read as markup, and leaves out what it may not have at all.
  static func xml(_ text: String) -> String { html(text) }

  /// Makes JSON harmless inside a `script` element: nothing in it can end that.
  ///
  /// The characters can only stand in its strings, where an escape means the same.
  static func script(_ json: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(json.count + json.count / 16)
    for (index, byte) in json.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): escaped += Array("\\u003c".utf8)
      case UInt8(ascii: ">"): escaped += Array("\\u003e".utf8)
      case UInt8(ascii: "&"): escaped += Array("\\u0026".utf8)
      case 0xE2 where json[index...].starts(with: [0xE2, 0x80, 0xA8]):
        escaped += Array("\\u2028".utf8)
      case 0xE2 where json[index...].starts(with: [0xE2, 0x80, 0xA9]):
        escaped += Array("\\u2029".utf8)
      case 0x80 where isSeparator(json, index - 1), 0xA8 where isSeparator(json, index - 2),
        0xA9 where isSeparator(json, index - 2):
        break
      default: escaped.append(byte)
      }
    }
    return escaped
  }

  private static func isSeparator(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard start >= 0, start + 2 < bytes.count else { return false }
    return bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (bytes[start + 2] == 0xA8 || bytes[start + 2] == 0xA9)
  }

  private static let formula = Set("=+-@\t\r＝＋－＠".unicodeScalars)

  /// A cell of a table as [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180) has it.
  ///
  /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
  static func csv(_ text: String) -> String {
    var cell = ""
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      cell.unicodeScalars.append(isControl ? " " : scalar)
      if scalar == "\"" { cell += "\"" }
    }
    let first = text.unicodeScalars.first {
      !$0.properties.isWhitespace || $0 == "\t" || $0 == "\r"
    }
    let guarded = first.map(formula.contains) ?? false
    guard guarded || cell.unicodeScalars.contains(where: { ",\"".unicodeScalars.contains($0) })
    else {
      return cell
    }
    return "\"" + (guarded ? "'" : "") + cell + "\""
  }

  /// The value of a property of type TEXT, after
  /// [RFC 5545 §3.3.11](https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11).
  static func calendar(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case "\n": escaped += "\\n"
      default:
        if scalar.properties.generalCategory != .control { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// Text in which what has no shape has one: control characters by their pictures (U+2400…).
  static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isShapeless) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isShapeless(scalar) else {
        shown.append(scalar)
        continue
      }
      let picture = scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) : nil
      shown.append(picture ?? (scalar.value == 0x7F ? "\u{2421}" : "\u{FFFD}"))
    }
    return String(shown)
  }

  private static func isShapeless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F..<0xA0: true
    default: scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
  }
}
