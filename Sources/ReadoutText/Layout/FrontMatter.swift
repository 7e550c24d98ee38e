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
    let source = "front matter '\(key)'"
    func words() -> Stated<String> {
      Stated(value: String(copying: bytes, place), source: source)
    }
    func day() -> Stated<DateValue>? {
      DateText.day(in: bytes, place, basis: "front matter").map {
        Stated(value: $0, source: source)
      }
    }
    switch key {
    case "title", "headline": metadata.title = words()
    case "source", "publisher", "outlet", "site", "publication": metadata.publisher = words()
    case "author", "authors", "by", "byline": metadata.author = words()
    case "lang", "language": metadata.language = words()
    case "url", "link", "permalink", "canonical", "canonical_url", "source_url":
      metadata.address = words()
    case "date", "published", "pubdate", "publish_date", "datepublished":
      metadata.published = day() ?? metadata.published
    case "updated", "modified", "lastmod", "last_modified": metadata.modified = day()
    default: break
    }
  }
}
