// The agency whose text an article is, where its dateline names none.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension HeadReader {
  /// Reads the agency out of a byline, a source line or a credit.
  ///
  /// It fires on “With inputs from PTI”, “© 2024 The Associated Press” and a last line “(Reuters)”;
  /// not on “(Reporting by Petra Poe)”, though an agency has that name, too.
  mutating func readOrigin(_ blocks: inout [Block], _ bytes: borrowing Swift.Span<UInt8>) {
    // 1. Credits among the last lines; one that is only a name is no prose.
    var credit: String?
    for index in blocks.indices.suffix(6) where blocks[index].range.count <= 300 {
      let reason = blocks[index].reason
      let isShort = reason == nil && blocks[index].kind == .prose && blocks[index].range.count <= 60
      guard isShort || reason == "credit" || reason == "copyright" else { continue }
      line.read(blocks[index].range, of: bytes)
      guard !line.words.isEmpty else { continue }
      let isBare = Agencies.areAll(of: line) && line.tokens.count > line.words.count
      if isShort {
        guard isBare, index > 0 else { continue }
        blocks[index].reason = "credit"
      } else if reason == "credit", !isBare, line.word(0) != HeadReader.with {
        continue
      }
      credit = credit ?? Agencies.first(in: line, bytes)
    }
    guard head.origin == nil else { return }
    // 2. Who signs, then whose text it says to be, then the credit.
    if let author = head.author, author.utf8.count <= 100, isAgency(author) {
      head.origin = take(.origin, Stated(value: author, source: sources[.author] ?? "byline"))
    } else if let publisher = head.publisher, sources[.publisher] == "source" {
      head.origin = take(.origin, Stated(value: publisher, source: "source"))
    } else {
      head.origin = take(.origin, credit.map { Stated(value: $0, source: "credit") })
    }
  }

  private mutating func isAgency(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    line.read(0..<bytes.count, of: bytes.span)
    return Agencies.areAll(of: line)
  }

  private static let with = FoldedWord("with")
}
