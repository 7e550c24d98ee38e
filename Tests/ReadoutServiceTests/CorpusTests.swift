// The files of Fuzz/corpus, read again: what trapped once must not do so twice.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutKnowledge
import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutService

@Suite("Files that nobody would write")
struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fuzz/corpus")

  static let paths: [String] = {
    let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    return all.compactMap { $0 as? String }.filter { $0.contains(".") }.sorted()
  }()

  @Test("there are files of every kind")
  func count() {
    #expect(Set(CorpusTests.paths.map { $0.prefix { $0 != "/" } }).count == 5)
  }

  private static let extractor = DocumentExtractor(knowledge: .builtIn())

  @Test(
    "whatever is read is extracted from, and all spans lie in the text",
    arguments: paths.filter { !DocumentFormat(path: Array($0.utf8)).isConverted })
  func extraction(path: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(path)))
    let document = Self.extractor.document(path: Array(path.utf8), bytes: bytes)
    guard case .read(let text, _, let extraction) = document.outcome else { return }
    for quotation in extraction.quotations {
      for range in quotation.content + quotation.cue + quotation.source {
        #expect(!range.isEmpty && range.upperBound <= text.count)
      }
    }
  }

  @Test("a file is read or rejected, and no process is lost", arguments: paths)
  func file(path: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(path)))
    let format = DocumentFormat(path: Array(path.utf8))
    do {
      if format.isConverted {
        let converter = DocumentConverter(limits: Limits(), program: ConverterTests.program)
        _ = try ArticleReader().read(converter.document(of: bytes, format))
      } else {
        _ = try ArticleReader().read(bytes, as: format)
      }
    } catch let error as DocumentRejection {
      #expect(!error.reason.contains("signal"), "\(error.reason)")
    } catch is ReadingError {}
  }
}
