// Text from documents on a terminal: no escapes, and its width in cells.
// SPDX-License-Identifier: Apache-2.0

/// What a terminal needs of a text.
public enum TerminalText {
  /// The text without control characters and direction marks, on one line.
  ///
  /// - Parameter marking: Characters that begin and end words to be shown in bold, if they may be.
  public static func safe(
    _ text: String, marking: (start: Character, end: Character)? = nil
  ) -> String {
    var safe = ""
    for character in text {
      if let marking, character == marking.start {
        safe += Terminal.isColoured ? "\u{1B}[1m" : ""
      } else if let marking, character == marking.end {
        safe += Terminal.isColoured ? "\u{1B}[0m" : ""
      } else if character.isWhitespace {
        safe += " "
      } else {
        safe.unicodeScalars += character.unicodeScalars.filter { scalar in
          scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl
        }
      }
    }
    return safe
  }

  /// How many cells a text takes: two for each wide character (UAX #11), one for any other.
  public static func width(of text: String) -> Int {
    text.reduce(0) { $0 + ($1.isWide ? 2 : 1) }
  }

  /// The beginning of a text that fits a width, with `…` where it was cut.
  public static func cut(_ text: String, to width: Int?) -> String {
    guard let width, self.width(of: text) > width else { return text }
    var cut = ""
    var taken = 1
    for character in text {
      taken += character.isWide ? 2 : 1
      if taken > width { break }
      cut.append(character)
    }
    return cut + "…"
  }
}

extension Character {
  /// Whether terminals show the character two cells wide.
  fileprivate var isWide: Bool {
    guard let scalar = unicodeScalars.first?.value else { return false }
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return true
    default: return false
    }
  }
}
