// Thirty pages and texts of invented outlets, and how they are read: files that a person can check.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutModel
import ReadoutText
import Testing

/// `UPDATE_GOLDEN=1 swift test --filter GoldenPage` writes the files anew; read the difference.
@Suite("Pages and texts as people save them")
struct GoldenPageTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Pages")

  static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { !$0.hasSuffix(".golden") && !$0.hasPrefix(".") }.sorted()
  }()

  @Test("there are thirty of them")
  func count() {
    #expect(GoldenPageTests.names.count == 30)
  }

  @Test("a page is read as its golden file says", arguments: names)
  func page(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    let report = Self.report(bytes, as: DocumentFormat(path: Array(name.utf8)))
    let golden = Self.folder.appendingPathComponent(name + ".golden")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(report.utf8).write(to: golden)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == report)
  }

  /// The reading in lines: facts with their sources, what is kept, what is dropped.
  private static func report(_ bytes: [UInt8], as format: DocumentFormat) -> String {
    let reading: ArticleReading
    do throws(ReadingError) {
      reading = try ArticleReader().read(bytes, as: format, isExplained: true)
    } catch {
      return "rejected: \(error)\n"
    }
    let article = reading.article
    var lines = HeadFact.allCases.compactMap { fact in
      article.head.text(of: fact).map { "\(fact): \($0) (\(reading.sources[fact] ?? "?"))" }
    }
    lines.append("")
    for paragraph in article.paragraphs {
      let start = paragraph.proseStart > paragraph.range.lowerBound ? " from prose" : ""
      lines.append("\(paragraph.kind)\(start): " + oneLine(article.text[paragraph.range]))
    }
    lines.append("")
    lines += reading.dropped.map { "dropped (\($0.reason)): \(oneLine($0.text))" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
  }
}
