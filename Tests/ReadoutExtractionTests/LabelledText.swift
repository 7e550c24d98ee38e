// Example sentences in which the expected words are marked, each with what it must be read as.
// SPDX-License-Identifier: Apache-2.0

import ReadoutKnowledge
import ReadoutModel
import Testing

@testable import ReadoutExtraction

/// A text in which `{label|words}` marks words and says what they are.
struct LabelledText: CustomTestStringConvertible, Sendable {
  /// Some words of the text and their label.
  struct Mark: Hashable, Comparable, Sendable, CustomStringConvertible {
    var label: String
    var words: String

    var description: String { "{\(label)|\(words)}" }

    static func < (a: Mark, b: Mark) -> Bool { (a.label, a.words) < (b.label, b.words) }
  }

  /// The text as it is written in the test.
  let source: String
  /// The text without marks.
  let text: ArticleText
  /// The marked words, in order.
  let marks: [Mark]

  var testDescription: String { source }

  init(_ source: String) {
    self.source = source
    var plain = ""
    var marks: [Mark] = []
    var rest = source[...]
    while let open = rest.firstIndex(of: "{"), let bar = rest[open...].firstIndex(of: "|"),
      let close = rest[bar...].firstIndex(of: "}")
    {
      let words = String(rest[rest.index(after: bar)..<close])
      marks.append(Mark(label: String(rest[rest.index(after: open)..<bar]), words: words))
      plain += rest[..<open] + words
      rest = rest[rest.index(after: close)...]
    }
    text = ArticleText(plain + rest)
    self.marks = marks
  }

  /// The text as an article, a paragraph a line, published on a day.
  func article(published: String?) -> Article {
    var article = Article(lines: text)
    article.head.published = published.flatMap { CalendarDay(iso: $0) }.map {
      DateValue(day: $0, basis: "stated")
    }
    return article
  }
}

/// What is read out of articles; the gazetteers are loaded once.
let readingExtractor = Extractor(knowledge: .builtIn())
