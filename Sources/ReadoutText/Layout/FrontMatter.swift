// The keys that a Markdown file may begin with.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Front matter: lines of `key: value` between two lines of `---` (or `+++`) at the very begin.
struct FrontMatter {
  /// Where it stands, both lines of dashes included.
  var range: Range<Int>
  /// What it says.
  var metadata = DocumentMetadata()

  /// Reads the front matter of a text; nil where it has none.
  init?(of bytes: borrowing Swift.Span<UInt8>) {
    let lines = LineScanner.lines(in: bytes, from: 0, limit: 200)
    guard let first = lines.first, let fence = FrontMatter.fence(first, bytes),
      let last = lines.dropFirst().firstIndex(where: { FrontMatter.fence($0, bytes) == fence })
    else { return nil }
    range = Int(first.start)..<Int(lines[last].end)
    for line in lines[1..<last] where line.indent == 0 {
      read(line.range, bytes)
    }
  }

  private static func fence(_ line: TextLine, _ bytes: borrowing Swift.Span<UInt8>) -> UInt8? {
    guard line.range.count == 3 else { return nil }
    let byte = bytes[Int(line.start)]
    guard byte == 0x2D || byte == 0x2B else { return nil }
    for position in line.range where bytes[position] != byte { return nil }
    return byte
  }

  private mutating func read(_ line: Range<Int>, _ bytes: borrowing Swift.Span<UInt8>) {
    var colon = line.lowerBound
    while colon < line.upperBound, bytes[colon] != 0x3A, bytes[colon] != 0x3D { colon += 1 }
    guard colon < line.upperBound else { return }
    let key = String(copying: bytes, bytes.trimmed(line.lowerBound..<colon)).lowercased()
    var place = bytes.trimmed(colon + 1..<line.upperBound)
    if place.count >= 2, bytes[place.lowerBound] == bytes[place.upperBound - 1],
      bytes[place.lowerBound] == 0x22 || bytes[place.lowerBound] == 0x27
    {
      place = place.lowerBound + 1..<place.upperBound - 1
    }
    guard !place.isEmpty, place.count <= 1_000 else { return }
    switch key {
    case "title", "headline": metadata.title = String(copying: bytes, place)
    case "source", "publisher", "outlet", "site", "publication":
      metadata.publisher = String(copying: bytes, place)
    case "lang", "language": metadata.language = String(copying: bytes, place)
    case "date", "published", "pubdate", "publish_date", "datepublished":
      metadata.published = DateText.day(in: bytes, place, basis: "front matter")
    default: break
    }
  }
}

/// Dates in metadata.
enum DateText {
  /// The first date with a day and a year in a range.
  static func day(
    in bytes: borrowing Swift.Span<UInt8>, _ range: Range<Int>, basis: String
  ) -> DateValue? {
    var tokens: [Token] = []
    _ = Tokenizer.tokens(of: bytes, in: range, to: &tokens, limit: 40)
    for index in tokens.indices {
      let date = WrittenDate(in: tokens, at: index, end: tokens.count, of: bytes)
      if let value = date?.value(basis: basis), value.precision == .day { return value }
    }
    return nil
  }
}
