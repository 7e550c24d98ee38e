// The headline of a text, and the lines that repeat it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension HeadReader {
  mutating func readTitle(
    _ blocks: inout [Block], _ bytes: borrowing Swift.Span<UInt8>
  ) {
    let kept = blocks.indices.filter { blocks[$0].isKept }.prefix(8)
    var phrase: FoldedWord?
    var length = 0
    if let title = metadata.title {
      head.title = ArticleHead.Title(text: title.value, range: nil)
      sources[.title] = title.source
      length = title.value.utf8.count
      phrase = length <= 1_000 ? phraseOf(title.value) : nil
    } else if let index = titleAboveByline(&blocks, bytes)
      ?? kept.first(where: { blocks[$0].kind != .caption }), isTitle(blocks, at: index, bytes)
    {
      line.read(blocks[index].range, of: bytes, limit: 200)
      length = blocks[index].range.count
      phrase = line.phrase
      sources[.title] = blocks[index].kind == .heading ? "heading" : "first line"
    }
    guard let phrase else { return }
    let titleWords = line.words.count
    let firstWord = line.words.isEmpty ? nil : line.word(0)
    // The same words in other marks and spaces are hardly twice as long.
    for index in kept where blocks[index].range.count <= length * 2 + 40 {
      guard blocks[index].kind != .caption else { continue }
      line.read(blocks[index].range, of: bytes, limit: 4)
      guard line.words.isEmpty || line.word(0) == firstWord else { continue }
      line.read(blocks[index].range, of: bytes, limit: 200)
      guard line.phrase == phrase || isTitleWithSite(phrase, words: titleWords) else { continue }
      if head.title?.range == nil {
        blocks[index].kind = .title
        let range = bytes.withoutMarkdown(blocks[index].range)
        head.title = ArticleHead.Title(text: String(copying: bytes, range), range: range)
      } else {
        blocks[index].reason = "repeated title"
      }
    }
  }

  /// The headline above a byline, where lines of a menu stand above it: “Haldvik Post”, “World”.
  private mutating func titleAboveByline(
    _ blocks: inout [Block], _ bytes: borrowing Swift.Span<UInt8>
  ) -> Int? {
    let reasons: Set<String?> = ["byline", "date line"]
    guard
      let below = blocks.indices.prefix(16).first(where: { reasons.contains(blocks[$0].reason) })
    else { return nil }
    let above = blocks[..<below].indices.filter { blocks[$0].isKept }
    guard above.count > 1, let title = above.last else { return nil }
    for index in above {
      line.read(blocks[index].range, of: bytes)
      let isRight = index == title ? line.words.count > 3 : line.words.count <= 3
      guard blocks[index].kind == .prose, line.isWhole, !line.endsSentence, isRight else {
        return nil
      }
    }
    for index in above.dropLast() { blocks[index].reason = "navigation" }
    return title
  }

  /// Whether the line is a title and behind a mark the name of a site: “Talks end - Haldvik Post”.
  private func isTitleWithSite(_ phrase: FoldedWord, words: Int) -> Bool {
    guard words >= 3, line.isWhole, !line.endsSentence,
      (1...5).contains(line.words.count - words), line.phrase(words) == phrase
    else { return false }
    return line.hasMark([0x2D, 0x2013, 0x2014, 0x7C, 0xB7], after: words)
  }

  private mutating func phraseOf(_ title: String) -> FoldedWord {
    let bytes = Array(title.utf8)
    line.read(0..<bytes.count, of: bytes.span, limit: 200)
    return line.phrase
  }

  /// Whether the first block is a headline rather than the first sentence.
  private mutating func isTitle(
    _ blocks: [Block], at index: Int, _ bytes: borrowing Swift.Span<UInt8>
  ) -> Bool {
    if blocks[index].kind == .heading { return true }
    guard blocks[index].kind == .prose, blocks[index].range.count <= 400,
      let next = blocks[(index + 1)...].first(where: { $0.isKept && $0.kind != .caption })
    else { return false }
    line.read(blocks[index].range, of: bytes, limit: 90)
    guard line.isWhole, (1...40).contains(line.words.count),
      Dateline(of: line, bytes) == nil
    else { return false }
    if !line.endsSentence, bytes[blocks[index].range.upperBound - 1] != 0x3A { return true }
    // Some archives put a period behind each headline.
    let words = line.words.count
    let capitals = capitalShare(of: line)
    let isQuotation = [0x22, 0x201C].contains(line.tokens[0].scalar) && capitals < 0.6
    guard !isQuotation, capitals >= 0.7 || !beginsWithPlace else { return false }
    if capitals >= 0.7, words >= 3, words <= 30 { return true }
    line.read(next.range, of: bytes, limit: 48)
    if Dateline(of: line, bytes) != nil { return words <= 30 }
    let kept = blocks[index...].lazy.filter(\.isKept).prefix(4).count
    return words <= 14 && kept >= 4
  }

  /// Whether one or two capitalised words stand before a dash.
  ///
  /// It fires on “Haldvik - The talks are over.”
  private var beginsWithPlace: Bool {
    for count in 1...2 where line.words.count > count + 2 {
      guard line.tokens[line.words[count - 1]].isCapitalisedWord else { return false }
      let mark = line.words[count - 1] + 1
      if line.hasMark([0x2D, 0x2013, 0x2014], after: count) {
        return line.tokens[mark].shape.contains(.spaceBefore)
      }
    }
    return false
  }

  /// How many of the words of four letters or more begin with a capital.
  private func capitalShare(of line: ShortLine) -> Double {
    let words = line.words.map { line.tokens[$0] }.filter { $0.range.count >= 4 }
    guard !words.isEmpty else { return 0 }
    let capitals = words.filter { $0.shape.contains(.capitalised) || $0.kind == .number }
    return Double(capitals.count) / Double(words.count)
  }
}

extension Swift.Span<UInt8> {
  /// A range without the marks of a Markdown heading.
  func withoutMarkdown(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, self[start] == 0x23 { start += 1 }
    guard start > range.lowerBound else { return range }
    var end = range.upperBound
    while end > start, self[end - 1] == 0x23 { end -= 1 }
    let inner = trimmed(start..<end)
    return inner.isEmpty ? range : inner
  }
}
