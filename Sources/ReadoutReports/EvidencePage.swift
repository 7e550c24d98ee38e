// The words of documents in their context, for a terminal.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutIndex
public import ReadoutModel

/// Shows where words stand in their documents.
public enum EvidencePage {
  /// How many bytes before and behind the words are shown at most.
  private static let reach = 160
  /// What stands around the words where there is no bold.
  public static let marks = "**"

  /// A line on a document: path, publisher and day of publication.
  public static func head(of document: StoredDocument?, path: String) -> String {
    let parts = [path, document?.publisher, document?.published?.description]
    return parts.compactMap { $0.map { TerminalText.safe($0) } }.joined(separator: " · ")
  }

  /// Passages of a text with the words around them, one paragraph a passage, indented.
  ///
  /// Passages that stand near each other in one paragraph are shown together.
  public static func text(of spans: [Passage], in text: ArticleText) -> String {
    var shown = ""
    var group: [Range<Int>] = []
    func finish() {
      guard let first = group.first, let last = group.last else { return }
      let start = beginning(before: first.lowerBound, in: text)
      let end = end(behind: last.upperBound, in: text)
      var marked = start > 0 && !isBreak(text, before: start) ? "… " : ""
      var place = start
      for range in group {
        marked += text[place..<range.lowerBound] + "\u{2}" + text[range] + "\u{3}"
        place = range.upperBound
      }
      marked += text[place..<end]
      if end < text.count, !isBreak(text, at: end) { marked += " …" }
      shown += indented(marked, marks: marks) + "\n"
      group = []
    }
    let ranges = spans.filter { 0 <= $0.start && $0.start < $0.end && $0.end <= text.count }
      .map { $0.start..<$0.end }.sorted { $0.lowerBound < $1.lowerBound }
    for range in ranges {
      if let last = group.last {
        if range.lowerBound < last.upperBound { continue }
        let between = text.utf8[last.upperBound..<range.lowerBound]
        if between.count > 2 * reach || between.contains(0x0A) { finish() }
      }
      group.append(range)
    }
    finish()
    return shown
  }

  /// A text with marked words in lines that fit the terminal, indented.
  public static func indented(_ marked: String, marks: String) -> String {
    let plain = marked.split { $0.isWhitespace }.joined(separator: " ")
    guard let width = Terminal.width, width > 24 else {
      return "  " + TerminalText.safe(plain, marking: ("\u{2}", "\u{3}", marks))
    }
    // The marks take no cells; those that run on are closed at the end of a line and opened again.
    var isOpen = false
    let room = width - 2 - (Terminal.isColoured ? 0 : 2 * marks.utf8.count)
    return TerminalText.lines(of: shownOnly(plain), width: room).map { line in
      var line = isOpen ? "\u{2}" + line : line
      for scalar in line.unicodeScalars {
        if scalar == "\u{2}" { isOpen = true } else if scalar == "\u{3}" { isOpen = false }
      }
      if isOpen { line += "\u{3}" }
      return "  " + TerminalText.safe(line, marking: ("\u{2}", "\u{3}", marks))
    }.joined(separator: "\n")
  }

  /// The text without what a terminal is not shown, but for the marks.
  private static func shownOnly(_ text: String) -> String {
    text.split(separator: "\u{2}", omittingEmptySubsequences: false).map { part in
      part.split(separator: "\u{3}", omittingEmptySubsequences: false)
        .map { TerminalText.safe(String($0)) }.joined(separator: "\u{3}")
    }.joined(separator: "\u{2}")
  }

  // MARK: - Where the context ends

  private static func isBreak(_ text: ArticleText, before place: Int) -> Bool {
    place == 0 || text.utf8[place - 1] == 0x0A
  }

  private static func isBreak(_ text: ArticleText, at place: Int) -> Bool {
    place >= text.count || text.utf8[place] == 0x0A
  }

  /// The beginning of the paragraph, or of a word within reach.
  private static func beginning(before place: Int, in text: ArticleText) -> Int {
    var start = place
    while start > 0, text.utf8[start - 1] != 0x0A {
      if place - start >= reach, text.utf8[start - 1] == 0x20 { break }
      if place - start >= 2 * reach { break }
      start -= 1
    }
    return start.movedUp(in: text)
  }

  /// The end of the paragraph, or of a word within reach.
  private static func end(behind place: Int, in text: ArticleText) -> Int {
    var end = place
    while end < text.count, text.utf8[end] != 0x0A {
      if end - place >= reach, text.utf8[end] == 0x20 { break }
      if end - place >= 2 * reach { break }
      end += 1
    }
    return end.movedUp(in: text)
  }
}

extension Int {
  /// The next place at which a character begins.
  fileprivate func movedUp(in text: ArticleText) -> Int {
    var place = self
    while place < text.count, text.utf8[place] & 0xC0 == 0x80 { place += 1 }
    return place
  }
}
