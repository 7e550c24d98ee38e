// `fuzz TARGET [SEED] [COUNT]`: reads files of a corpus, changed by chance, until one traps.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutExtraction
import ReadoutModel
import ReadoutText

/// The readers that are fed, by the names of the folders in `corpus/`.
enum Target: String, CaseIterable {
  case html, text, mail, quotations

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
    case .quotations:
      guard var article = try? reader.read(bytes, as: .plainText).article else { return }
      article.head.language = "en"
      let extraction = Target.extractor.extraction(of: article)
      for quotation in extraction.quotations {
        for range in quotation.content + quotation.cue + quotation.source {
          precondition(!range.isEmpty && range.upperBound <= article.text.count, "\(range)")
        }
      }
    }
  }

  /// What reads quotations, with the weights of the repository.
  private static let extractor: Extractor = {
    var knowledge = Knowledge()
    let weights = try? Data(
      contentsOf: root.appendingPathComponent("../Sources/CKnowledge/data/quotations.weights"))
    knowledge.tagger = weights.flatMap { try? TagModel(bytes: Array($0)) }
    precondition(knowledge.tagger != nil, "the weights cannot be read")
    return Extractor(knowledge: knowledge)
  }()

  /// The folder of this package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}

/// Changes bytes by chance.
struct Mutator {
  private var numbers: SplitMix64
  private static let words = [
    "<div ", "<p>", "</p>", "<!--", "-->", "<script>", "&#x41;", "&amp;", "]]>", "\"", "'", ">",
    "charset=utf-16", "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n", "--b--",
    "=?utf-8?B?", "base64", "—", "“", "\r\n\r\n", "---\n", "(Reuters) —", "2024-05-03", "\u{FEFF}",
    "”", "‘", "’", "«", "»", "„", "‚", "``", " said ", " told ", ": “", ",” she", ", who ", "LEE: ",
    "King Lee of ", "by ", "to ", "\u{0}",
  ].map { Array($0.utf8) }

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  mutating func next(below bound: Int) -> Int {
    Int(numbers.next() % UInt64(max(1, bound)))
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
    let folder = Target.root.appendingPathComponent("corpus/\(target.rawValue)")
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
