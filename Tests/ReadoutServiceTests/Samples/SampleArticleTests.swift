// The sample articles in seeds/, and what they must yield: golden files that a person can read.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutKnowledge
import ReadoutModel
import ReadoutResolution
import ReadoutService
import Testing

/// `UPDATE_GOLDEN=1 swift test --filter SampleArticles` writes the files anew; read the difference.
@Suite("sample articles")
struct SampleArticleTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let golden = root.appendingPathComponent("Tests/ReadoutServiceTests/Golden")

  static let names: [String] = {
    let seeds = root.appendingPathComponent("seeds")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: seeds.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()

  private static let extractor = DocumentExtractor(knowledge: .builtIn())

  private static func document(_ name: String) throws -> ExtractedDocument {
    let url = root.appendingPathComponent("seeds").appendingPathComponent(name)
    return extractor.document(path: Array(name.utf8), bytes: Array(try Data(contentsOf: url)))
  }

  @Test("there are ten sample articles")
  func count() {
    #expect(SampleArticleTests.names.count == 10)
  }

  @Test("a sample article yields what its golden file says", arguments: names)
  func article(name: String) throws {
    let report = ReadableReport.of(try SampleArticleTests.document(name))
    try SampleArticleTests.compare(report, with: name + ".golden")
  }

  @Test("the sample articles together resolve to what the golden file says")
  func resolved() throws {
    let documents = try SampleArticleTests.names.map(SampleArticleTests.document)
    let resolution = Resolver().resolution(of: documents)
    try SampleArticleTests.compare(ReadableReport.of(resolution), with: "resolved.golden")
  }

  @Test("the order of the sample articles does not matter", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func shuffled(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let documents = try SampleArticleTests.names.map(SampleArticleTests.document)
    let expected = Resolver().resolution(of: documents)
    let shuffled = Resolver().resolution(of: documents.shuffled(using: &generator))
    #expect(shuffled == expected, "seed \(seed)")
  }

  private static func compare(_ report: String, with name: String) throws {
    let url = golden.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: golden, withIntermediateDirectories: true)
      try Data(report.utf8).write(to: url)
    }
    let expected = try String(contentsOf: url, encoding: .utf8)
    let (lines, expectedLines) = (report.split(separator: "\n"), expected.split(separator: "\n"))
    let difference = lines.difference(from: expectedLines).map { change in
      switch change {
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      }
    }
    #expect(difference.isEmpty, "\(name):\n\(difference.joined(separator: "\n"))")
  }
}
