// `fuzz TARGET [SEED] [COUNT]`: reads files of a corpus, changed by chance, until one traps.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutModel
import ReadoutText

/// The readers that are fed, by the names of the folders in `corpus/`.
enum Target: String, CaseIterable {
  case html, text, mail

  /// Reads some bytes; what is wrong with them is no matter, so long as nothing traps.
  func read(_ bytes: [UInt8]) {
    let reader = ArticleReader()
    switch self {
    case .html: _ = try? reader.read(bytes, as: .html, isExplained: true)
    case .text:
      _ = try? reader.read(bytes, as: .plainText)
      _ = try? reader.read(bytes, as: .markdown)
      _ = ConvertedDocument(serialized: bytes)
    case .mail:
      let document = try? MailFile.document(
        of: bytes, isArchive: bytes.count % 2 == 0, partLimit: 1_000, depthLimit: 100)
      if let document { _ = try? reader.read(document) }
    }
  }
}

/// Changes bytes by chance.
struct Mutator {
  private var state: UInt64
  private static let words = [
    "<div ", "<p>", "</p>", "<!--", "-->", "<script>", "&#x41;", "&amp;", "]]>", "\"", "'", ">",
    "charset=utf-16", "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n", "--b--",
    "=?utf-8?B?", "base64", "—", "“", "\r\n\r\n", "---\n", "(Reuters) —", "2024-05-03", "\u{FEFF}",
  ].map { Array($0.utf8) }

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ z >> 31) % UInt64(max(1, bound)))
  }

  mutating func mutant(of corpus: [[UInt8]]) -> [UInt8] {
    var bytes = corpus[next(below: corpus.count)]
    for _ in 0...next(below: 8) {
      let place = next(below: bytes.count + 1)
      let end = min(bytes.count, place + next(below: 64))
      switch next(below: 6) {
      case 0 where place < bytes.count: bytes[place] = UInt8(next(below: 256))
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Self.words[next(below: Self.words.count)], at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: next(below: bytes.count + 1))
      case 4:
        let piece = Array(bytes[place..<end])
        for _ in 0..<next(below: 40) where bytes.count < 1 << 18 {
          bytes.insert(contentsOf: piece, at: place)
        }
      default:
        let other = corpus[next(below: corpus.count)]
        bytes = Array(bytes[..<place]) + other[min(place, other.count)...]
      }
    }
    return bytes
  }
}

@main
enum Driver {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1, let target = Target(rawValue: arguments[1]) else {
      print("usage: fuzz \(Target.allCases.map(\.rawValue).joined(separator: "|")) [SEED] [COUNT]")
      return
    }
    let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : UInt64.random(in: 0...(.max))
    let count = arguments.count > 3 ? Int(arguments[3]) ?? 1_000 : 10_000
    MailFile.prepare()
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpus/\(target.rawValue)")
    let corpus = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
    print("seed \(seed), \(count) mutants of \(corpus.count) files")
    var mutator = Mutator(seed: seed)
    let last = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
      .appendingPathComponent("last-input")
    for number in 0..<count {
      let bytes = mutator.mutant(of: corpus)
      // What traps stays behind; move it into the corpus.
      try Data(bytes).write(to: last)
      let took = ContinuousClock().measure { target.read(bytes) }
      if took > .seconds(5) { print("mutant \(number): \(took), kept in \(last.path)"); return }
    }
    try FileManager.default.removeItem(at: last)
    print("nothing trapped")
  }
}
