// Joins the lines of printed pages to paragraphs.
// SPDX-License-Identifier: Apache-2.0

/// Decides between each two lines whether a paragraph ends.
///
/// Inside a column a paragraph ends where the next line stands lower than usual, is set in other
/// letters, is indented, or follows a line that a sentence ended early. Over the end of a column or
/// page it ends with a sentence, unless the next line begins in lower case.
struct ParagraphJoiner {
  private(set) var paragraphs: [PrintedParagraph] = []
  private let lines: [PlacedLine]
  /// How far apart the upper edges of two lines of a paragraph are.
  private let leading: Double
  /// Where the columns end at the right, by the page and where they begin at the left.
  private var rightEdges: [ColumnKey: Double] = [:]
  /// Words that are written with a hyphen within a line.
  private var hyphenated: Set<String> = []

  private struct ColumnKey: Hashable {
    let page: Int
    let left: Int

    init(_ placed: PlacedLine) {
      page = placed.page
      // A column begins within some three letters' width, first lines included.
      let place = placed.line.left.isFinite ? placed.line.left : 0
      left = Int(max(-10_000, min(10_000, place)) / 40)
    }
  }

  init(_ lines: [PlacedLine]) {
    self.lines = lines
    var steps: [Double] = []
    for (line, next) in zip(lines, lines.dropFirst()) where line.page == next.page {
      let step = next.line.top - line.line.top
      if step > 0, step < line.line.height * 3 { steps.append(step) }
    }
    leading = PrintedText.median(steps, weights: steps.map { _ in 1 })
    for line in lines {
      let key = ColumnKey(line)
      rightEdges[key] = max(rightEdges[key] ?? 0, line.line.right)
      for word in line.line.text.split(separator: " ").dropLast() where word.contains("-") {
        hyphenated.insert(word.lowercased().filter { $0.isLetter || $0 == "-" })
      }
    }
    join()
  }

  private mutating func join() {
    var text = ""
    var previous: PlacedLine?
    for line in lines {
      let words = Self.words(of: line.line.text)
      if let last = previous, !isBreak(last, line) {
        append(words, to: &text)
      } else {
        if let last = previous { close(text, last) }
        text = words
      }
      previous = line
    }
    if let last = previous { close(text, last) }
  }

  private mutating func close(_ text: String, _ last: PlacedLine) {
    guard !text.isEmpty else { return }
    paragraphs.append(PrintedParagraph(text: text, height: last.line.height, page: last.page))
  }

  private static func words(of text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Adds a line; a hyphen that only the end of a line made goes.
  private func append(_ words: String, to text: inout String) {
    guard let last = text.last else {
      text = words
      return
    }
    let isHyphen = last == "-" || last == "\u{AD}" || last == "\u{2010}"
    let before = text.dropLast().last
    guard isHyphen, before?.isLetter == true, words.first?.isLetter == true else {
      text += " " + words
      return
    }
    if last == "\u{AD}" {
      text.removeLast()
    } else if words.first?.isLowercase == true {
      let start = text.split(separator: " ").last ?? ""
      let end = words.prefix { $0.isLetter }
      let whole = (start + end).lowercased().filter { $0.isLetter || $0 == "-" }
      if !hyphenated.contains(whole) { text.removeLast() }
    }
    text += words
  }

  private func isBreak(_ last: PlacedLine, _ next: PlacedLine) -> Bool {
    let (line, other) = (last.line, next.line)
    if other.height > line.height * 1.2 || line.height > other.height * 1.2 { return true }
    if let first = other.text.first(where: { !$0.isWhitespace }), "•▪●◦‣".contains(first) {
      return true
    }
    let ends = Self.endsSentence(line.text)
    let beginsLow = other.text.first { !$0.isWhitespace }?.isLowercase == true
    let isBelow = last.page == next.page && other.top > line.top
    let isInColumn = isBelow && abs(other.left - line.left) < line.height * 6
    guard isInColumn else { return ends && !beginsLow }
    if leading > 0, other.top - line.top > leading * 1.4 { return !beginsLow || ends }
    let edge = rightEdges[ColumnKey(last)] ?? line.right
    let isShort = line.right < edge - line.height * 4
    let isIndented = other.left > line.left + line.height * 0.8
    return ends && (isShort || isIndented)
  }

  private static func endsSentence(_ text: String) -> Bool {
    let last = text.last { !$0.isWhitespace && !"”’\"')]»".contains($0) }
    return last.map { ".!?:…".contains($0) } ?? true
  }
}
