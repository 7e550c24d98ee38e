// Text from documents on a terminal: no escapes, its width in cells, and lines that fit.
// SPDX-License-Identifier: Apache-2.0

/// What a terminal needs of a text.
public enum TerminalText {
  /// The text on one line, without control characters and what is not to be seen.
  ///
  /// - Parameter marking: Characters that begin and end words to be shown in bold, if they may be, and
  ///   what is shown instead where they may not.
  public static func safe(
    _ text: String, marking: (start: Unicode.Scalar, end: Unicode.Scalar, otherwise: String)? = nil
  ) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if (0x20..<0x7F).contains(scalar.value) {
        safe.append(scalar)
      } else if let marking, scalar == marking.start || scalar == marking.end {
        let isStart = scalar == marking.start
        safe += (Terminal.isColoured ? (isStart ? bold : plain) : marking.otherwise).unicodeScalars
      } else if scalar.properties.isWhitespace {
        safe.append(" ")
      } else if isShown(scalar) {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  private static let bold = "\u{1B}[1m"
  private static let plain = "\u{1B}[0m"

  /// The text in bold, if it may be; it must be safe already.
  public static func bold(_ text: String) -> String {
    Terminal.isColoured && !text.isEmpty ? bold + text + plain : text
  }

  /// Whether a character is one to be seen, or joins two that are.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .privateUse, .unassigned: false
    case .format: scalar.value == 0x200C || scalar.value == 0x200D
    default: true
    }
  }

  /// A line of JSON in which a terminal finds no control character and no mark of direction.
  ///
  /// Such characters stand in strings only, so that their escapes mean the same.
  public static func safe(json line: [UInt8]) -> [UInt8] {
    guard line.contains(where: { $0 >= 0x7F }) else { return line }
    var safe: [UInt8] = []
    safe.reserveCapacity(line.count)
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      if scalar.value >= 0x7F, !isShown(scalar) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          safe += Array(
            ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
        }
      } else {
        safe += Array(String(scalar).utf8)
      }
    }
    return safe
  }

  // MARK: - Cells

  /// How many cells a text takes that is safe and not marked.
  public static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + Terminal.cells(of: $1) }
  }

  /// The beginning of a text that fits a width, with `…` where it was cut.
  public static func cut(_ text: String, to width: Int?) -> String {
    guard let width, self.width(of: text) > width else { return text }
    guard width > 0 else { return "" }
    return beginning(of: text, within: width - 1) + "…"
  }

  /// The text in lines of a width, broken between words where they are not longer than a line.
  public static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var taken = 0
    for word in text.split(separator: " ") {
      var word = String(word)
      var cells = self.width(of: word)
      if taken > 0, taken + 1 + cells <= width {
        line += " " + word
        taken += 1 + cells
        continue
      }
      if taken > 0 { lines.append(line) }
      while cells > width, case let part = beginning(of: word, within: max(2, width)),
        !part.isEmpty
      {
        lines.append(part)
        word.removeFirst(part.count)
        cells = self.width(of: word)
      }
      (line, taken) = (word, cells)
    }
    if taken > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The most whole characters of a text that fit so many cells.
  private static func beginning(of text: String, within width: Int) -> String {
    var part = ""
    var taken = 0
    for character in text {
      taken += self.width(of: String(character))
      if taken > width { break }
      part.append(character)
    }
    return part
  }
}
