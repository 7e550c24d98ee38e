// The words behind a thing in their context, what matters marked.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel

/// Words of one document.
struct Evidence {
  /// The document's path.
  let document: String
  /// Who published it.
  let publisher: String?
  /// The words, one not marked first, then one marked, and so on; the first and last may be empty.
  let runs: [Run]

  /// Words that are marked, or not.
  struct Run {
    let text: String
    let isMarked: Bool
  }

  var model: PageModel {
    ["document": document, "publisher": publisher, "words": words]
  }

  /// The words as HTML; a page has hundreds of them, so no template goes through their runs.
  private var words: String {
    runs.map { run in
      let text = Escaping.html(run.text)
      return run.isMarked ? "<mark>\(text)</mark>" : text
    }.joined()
  }
}

/// Looks words up in the articles; an article is unpacked once.
struct EvidenceFinder {
  /// How many bytes around the words are shown.
  private static let reach = 150
  /// The most bytes between two marks of one passage.
  private static let gap = 300
  /// The most articles that are kept.
  private static let mostKept = 512

  private let index: IndexStore
  private var articles: [String: (text: ArticleText, publisher: String?)?] = [:]

  init(index: IndexStore) { self.index = index }

  /// Reads the articles that will be asked for, all at once.
  mutating func prepare(_ documents: some Sequence<String>) throws {
    let missing = Set(documents).filter { articles[$0] == nil }
    if articles.count + missing.count > EvidenceFinder.mostKept { articles = [:] }
    let found = try index.articles(missing)
    for document in missing { articles[document] = .some(found[document]) }
  }

  /// The words of a document's spans in their context.
  ///
  /// Where the article is not there, or does not say so any more, the words stand alone.
  mutating func evidence(_ spans: [Passage], in document: String) throws -> Evidence {
    let article = try article(document)
    var runs: [String] = []
    if let text = article?.text, !spans.isEmpty, let marked = EvidenceFinder.ranges(spans, in: text)
    {
      runs = EvidenceFinder.runs(marked, in: text)
    } else {
      for span in spans {
        runs += [runs.isEmpty ? "" : " … ", EvidenceFinder.line(Array(span.text.utf8)[...])]
      }
      runs.append("")
    }
    return Evidence(
      document: Escaping.shown(document), publisher: article?.publisher.map(Escaping.shown),
      runs: runs.enumerated().map { .init(text: $1, isMarked: $0 % 2 == 1) })
  }

  private mutating func article(
    _ document: String
  ) throws -> (text: ArticleText, publisher: String?)? {
    if articles[document] == nil { try prepare([document]) }
    return articles[document] ?? nil
  }

  /// The spans as ranges of a text, in order; nil where one does not have its words there.
  private static func ranges(_ spans: [Passage], in text: ArticleText) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard 0 <= span.start, span.start <= span.end, span.end <= text.count,
        text.utf8[span.start..<span.end].elementsEqual(span.text.utf8)
      else { return nil }
      if let last = ranges.last, span.start <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, span.end)
      } else {
        ranges.append(span.start..<span.end)
      }
    }
    return ranges
  }

  private static func runs(_ marked: [Range<Int>], in text: ArticleText) -> [String] {
    var runs: [String] = []
    var end: Int?
    for range in marked {
      if let end, range.lowerBound - end <= gap {
        runs.append(line(text.utf8[end..<range.lowerBound]))
      } else {
        let start = before(range.lowerBound, in: text)
        let lead = line(text.utf8[start.offset..<range.lowerBound])
        let opening = (start.isCut ? "… " : "") + lead
        if let end {
          runs.append(tail(end, in: text) + " " + opening)
        } else {
          runs.append(opening)
        }
      }
      runs.append(line(text.utf8[range]))
      end = range.upperBound
    }
    if let end { runs.append(tail(end, in: text)) }
    return runs
  }

  private static func tail(_ end: Int, in text: ArticleText) -> String {
    let limit = min(text.count, end + reach)
    let bytes = text.utf8
    if let newline = bytes[end..<limit].firstIndex(of: 0x0A) { return line(bytes[end..<newline]) }
    if limit == text.count { return line(bytes[end..<limit]) }
    guard let space = bytes[end..<limit].lastIndex(of: 0x20) else { return " …" }
    return line(bytes[end..<space]) + " …"
  }

  private static func before(_ start: Int, in text: ArticleText) -> (offset: Int, isCut: Bool) {
    let limit = max(0, start - reach)
    let bytes = text.utf8
    if let newline = bytes[limit..<start].lastIndex(of: 0x0A) { return (newline + 1, false) }
    if limit == 0 { return (0, false) }
    guard let space = bytes[limit..<start].firstIndex(of: 0x20) else { return (start, true) }
    return (space + 1, true)
  }

  /// Bytes as one line of text: white space of any kind is one space.
  private static func line(_ bytes: some Collection<UInt8>) -> String {
    var line: [UInt8] = []
    line.reserveCapacity(bytes.count)
    for byte in bytes {
      let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
      if !isSpace { line.append(byte) } else if line.last != 0x20 { line.append(0x20) }
    }
    return Escaping.shown(String(decoding: line, as: UTF8.self))
  }
}
