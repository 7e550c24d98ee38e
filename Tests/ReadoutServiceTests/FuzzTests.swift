// Configurations and articles that nobody would write.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutKnowledge
import ReadoutModel
import TestSupport
import Testing

@testable import ReadoutService

@Suite("What nobody would write")
struct FuzzTests {
  /// How many inputs of a kind are tried: `READOUT_FUZZ`, or a short form.
  static let count =
    ProcessInfo.processInfo.environment["READOUT_FUZZ"].flatMap { Int($0) } ?? 400

  private static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: top.appendingPathComponent(path)))
  }

  @Test("a configuration is taken, or refused with a sentence")
  func configuration() throws {
    let seed = UInt64.random(in: 0...(.max))
    var random = SplitMix64(seed: seed)
    let shipped = String(
      decoding: try FuzzTests.bytes("etc/readout/readoutd.toml"), as: UTF8.self)
    let keys = shipped.split(separator: "\n").map { line in
      line.hasPrefix("#") && !line.hasPrefix("# ") ? line.dropFirst() : line
    }
    let text = Array(keys.joined(separator: "\n").utf8)
    #expect(throws: Never.self) {
      try ConfigurationTests.read(String(decoding: text, as: UTF8.self))
    }
    for number in 0..<FuzzTests.count {
      let input = mutant(of: text, and: text, using: &random)
      do {
        _ = try Configuration(texts: [.init(file: "a.toml", bytes: input)])
      } catch {
        #expect(!error.description.isEmpty, "seed \(seed), input \(number)")
      }
    }
  }

  @Test("any run of the pieces of TOML is taken or refused")
  func configurationOfPieces() throws {
    let seed = UInt64.random(in: 0...(.max))
    var random = SplitMix64(seed: seed)
    let pieces = [
      "[", "]", "{", "}", "a", "=", ".", ",", "\"", "'", "\"\"\"", "'''", "#", "\n", "1", "-",
      "+", "0x", "_", " ", "\t", "\\", "true", "inf", "1979-05-27", "T07:32:00", "Z", ":", "\r",
      "\r\n", "é", "watch = ",
    ]
    for number in 0..<FuzzTests.count * 10 {
      let begin = ["", "a = ", "a = [", "[[a]]\nb = {"][Int(random.next() % 4)]
      let text = (0..<random.next() % 9).reduce(begin) { text, _ in
        text + pieces[Int(random.next() % UInt64(pieces.count))]
      }
      do {
        _ = try Configuration(texts: [.init(file: "a.toml", bytes: Array(text.utf8))])
      } catch {
        #expect(!error.description.isEmpty, "seed \(seed), input \(number)")
      }
    }
  }

  @Test("an article is read whatever it says, and every span lies in its text")
  func article() throws {
    let seed = UInt64.random(in: 0...(.max))
    var random = SplitMix64(seed: seed)
    let extractor = DocumentExtractor(
      knowledge: LoadedKnowledge.builtIn.knowledge, limits: Limits())
    let articles = [Array(brief.utf8), try FuzzTests.bytes("Fuzz/corpus/text/clipping.txt")]
    for number in 0..<FuzzTests.count / 4 {
      let input = mutant(
        of: articles[number % 2], and: articles[(number + 1) % 2], using: &random)
      let document = extractor.document(path: Array("a.txt".utf8), bytes: input, sha256: "")
      guard case .read(let text, _, let extraction) = document.outcome else { continue }
      let end = text.string.utf8.count
      for quotation in extraction.quotations {
        #expect(
          quotation.content.allSatisfy { $0.upperBound <= end }, "seed \(seed), input \(number)")
      }
    }
  }
}
