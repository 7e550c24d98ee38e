// `readoutctl text`: how files are read, before anything is extracted from them.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutContract
import ReadoutExtraction
import ReadoutModel
import ReadoutReports
import ReadoutService

struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Show how files are read: what is kept, what is dropped and why.",
    discussion: """
      Shows where each fact of the head comes from, the paragraphs that are read, and the words \
      that are not, each with the name of the rule. The exit status is 1 if a file was rejected.
      """)

  @Flag(help: "Write JSON Lines instead.")
  var json = false

  @Argument(help: "Files of every kind that the daemon takes.", completion: .file())
  var files: [String]

  func run() throws {
    let limits = Limits()
    let extractor = DocumentExtractor(knowledge: Knowledge(), limits: limits)
    var output = StandardOutput()
    var isWhole = true
    for path in files {
      let bytes: [UInt8]
      do {
        bytes = try FileBytes.read(path, upTo: limits.fileBytes + 1)
      } catch {
        isWhole = false
        complain("cannot read '\(path)': \(error.reason); skipped")
        continue
      }
      let (identity, outcome) = extractor.reading(
        path: Array(path.utf8), bytes: bytes, isExplained: true)
      if case .failure = outcome { isWhole = false }
      if json {
        try output.write(json: ReadingWriter().json(of: identity, outcome) + [0x0A])
      } else {
        try output.write(Array(ReadingPage.text(of: identity, outcome).utf8))
      }
    }
    try output.flush()
    if !isWhole { throw ExitCode(1) }
  }
}

/// How a document was read, for a person.
enum ReadingPage {
  static func text(
    of identity: DocumentIdentity, _ outcome: Result<ArticleReading, DocumentRejection>
  ) -> String {
    var page = TerminalText.safe(identity.displayPath) + ": " + identity.mediaType
    if let characterSet = identity.characterSet { page += ", \(characterSet)" }
    page += ", \(identity.byteCount) bytes\n"
    switch outcome {
    case .failure(let rejection): return page + "\nRejected: \(rejection.reason)\n\n"
    case .success(let reading):
      page += "\n" + head(of: reading) + "\nKept\n\n" + kept(of: reading)
      if !reading.dropped.isEmpty { page += "\nDropped\n\n" + dropped(of: reading) }
      return page + "\n"
    }
  }

  private static func head(of reading: ArticleReading) -> String {
    var table = Table(columns: ["FACT", "FROM", .words("VALUE", least: 20)])
    for fact in HeadFact.allCases {
      guard let value = reading.article.head.text(of: fact) else { continue }
      table.rows.append([fact.rawValue, reading.sources[fact] ?? "–", value])
    }
    return table.rows.isEmpty ? "" : table.text(width: Terminal.width)
  }

  private static func kept(of reading: ArticleReading) -> String {
    reading.article.paragraphs.map { paragraph in
      let words = TerminalText.safe(reading.article.text[paragraph.range])
      return paragraph.kind == .prose ? "  \(words)\n" : "  [\(paragraph.kind.name)] \(words)\n"
    }.joined()
  }

  private static func dropped(of reading: ArticleReading) -> String {
    var table = Table(columns: ["RULE", .words("WORDS", least: 20)])
    for part in reading.dropped { table.rows.append([part.reason, part.text]) }
    return table.text(width: Terminal.width)
  }
}

extension Paragraph.Kind {
  /// The kind in words.
  fileprivate var name: String {
    switch self {
    case .prose, .title, .heading, .caption: rawValue
    case .blockQuote: "block quote"
    case .listItem: "list item"
    }
  }
}
