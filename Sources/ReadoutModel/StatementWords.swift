// A statement's words as they stand in tables and on pages.
// SPDX-License-Identifier: Apache-2.0

/// The words of a quotation for people to read.
public enum StatementWords {
  /// The words between marks where all of them are a speaker's, else as the clause has them; without
  /// the comma or dash that led over to the reporting words.
  public static func quoted(_ text: String, kind: Quotation.Kind) -> String {
    let words = trimmed(text)
    return kind == .direct ? "“\(words)”" : words
  }

  /// The words without the comma, semicolon, colon or dash at their end.
  public static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, ",;:–—".contains(last) || last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
