// The extraction object as it is written, and its way back into the vocabulary.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutModel

/// A whole line.
struct WrittenExtraction: Decodable {
  var schema: String
  var document: Identity
  var rejected: String?
  var article: WrittenArticle?
  var dates: [WrittenDate]?
  var quotations: [WrittenQuotation]?
  var summits: [WrittenSummit]?

  struct Identity: Decodable {
    var path: String
    var path_bytes: String?
    var sha256: String
    var bytes: Int?
    var type: String?
    var charset: String?
  }
}

extension WrittenExtraction {
  /// The document that the line describes.
  ///
  /// - Throws: `UntrueExtraction` where it is not of this schema or a span is not its slice.
  var extracted: ExtractedDocument {
    get throws {
      guard schema == ExtractionWriter.schema else {
        throw UntrueExtraction(
          reason: "the schema is '\(schema)', not '\(ExtractionWriter.schema)'")
      }
      let identity = try document.identity
      guard let article, let words = article.text else {
        return ExtractedDocument(
          identity: identity, outcome: .rejected(reason: rejected ?? "no article"))
      }
      let text = ArticleText(words)
      let extraction = Extraction(
        dates: try (dates ?? []).map { try $0.mention(in: text) },
        quotations: try (quotations ?? []).map { try $0.quotation(in: text) },
        summits: try (summits ?? []).map { try $0.mention(in: text) })
      return ExtractedDocument(
        identity: identity,
        outcome: .read(text: text, head: try article.head(in: text), extraction: extraction))
    }
  }
}

extension WrittenExtraction.Identity {
  fileprivate var identity: DocumentIdentity {
    get throws {
      var exact = Array(path.utf8)
      if let path_bytes {
        guard let bytes = Data(base64Encoded: path_bytes) else {
          throw UntrueExtraction(reason: "document.path_bytes is not Base64")
        }
        exact = Array(bytes)
      }
      return DocumentIdentity(
        path: exact, sha256: sha256, byteCount: bytes ?? 0, mediaType: type ?? "text/plain",
        characterSet: charset)
    }
  }
}

// MARK: Article and dates

struct WrittenArticle: Decodable {
  var text: String?
  var language: String?
  var title: WrittenTitle?
  var publisher: String?
  var origin: String?
  var author: String?
  var place: String?
  var published: WrittenDateValue?
  var modified: WrittenDateValue?
  var address: String?
  var dropped: [WrittenDropped]?

  struct WrittenTitle: Decodable {
    var start: Int?
    var end: Int?
    var text: String
  }

  struct WrittenDropped: Decodable {
    var span: WrittenSpan
    var reason: String
  }

  func head(in text: ArticleText) throws -> ArticleHead {
    var written: ArticleHead.Title?
    if let title {
      var range: Range<Int>?
      if let start = title.start, let end = title.end {
        range = try WrittenSpan(start: start, end: end, text: nil).range(in: text)
      }
      written = ArticleHead.Title(text: title.text, range: range)
    }
    return ArticleHead(
      language: language, title: written, publisher: publisher, origin: origin, author: author,
      place: place, published: try published?.value, modified: try modified?.value,
      address: address,
      dropped: try (dropped ?? []).map {
        ArticleHead.Dropped(range: try $0.span.range(in: text), reason: $0.reason)
      })
  }
}

struct WrittenSpan: Decodable {
  var start: Int
  var end: Int
  var text: String?

  /// The range, which lies in the text, cuts no scalar, and has the words that are given.
  func range(in whole: ArticleText) throws -> Range<Int> {
    let place = "the span \(start)..<\(end)"
    guard start >= 0, start <= end, end <= whole.count else {
      throw UntrueExtraction(reason: "\(place) does not lie in the text of \(whole.count) bytes")
    }
    func isBoundary(_ offset: Int) -> Bool {
      offset == whole.count || whole.utf8[offset] & 0xC0 != 0x80
    }
    guard isBoundary(start), isBoundary(end) else {
      throw UntrueExtraction(reason: "\(place) cuts a character in two")
    }
    if let text, !text.utf8.elementsEqual(whole.utf8[start..<end]) {
      throw UntrueExtraction(reason: "\(place) does not have the words that are given")
    }
    return start..<end
  }
}

struct WrittenDateValue: Decodable {
  var start: CalendarDay?
  var end: CalendarDay?
  var precision: DateValue.Precision
  var weekday: String?
  var basis: String?

  var value: DateValue {
    get throws {
      if let start, let end, end < start {
        throw UntrueExtraction(reason: "a date ends on \(end), before its start on \(start)")
      }
      return DateValue(
        start: start, end: end, precision: precision, weekday: try Weekday(written: weekday),
        basis: basis ?? "")
    }
  }
}

struct WrittenRelativeDate: Decodable {
  var unit: RelativeDate.Unit
  var offset: Int
  var anchor: RelativeDate.Anchor?
  var weekday: String?
  var month: Int?
  var day: Int?
  var excludes_anchor: Bool?
  var tolerance_days: Int?

  /// How many units from its anchor a date may lie; arithmetic on days stays far from its limits.
  static let farthest = 100_000

  var value: RelativeDate {
    get throws {
      let tolerance = tolerance_days ?? 0
      guard offset.magnitude <= Self.farthest, (0...Self.farthest).contains(tolerance) else {
        throw UntrueExtraction(reason: "a relative date lies more than \(Self.farthest) units away")
      }
      return RelativeDate(
        unit: unit, offset: offset, anchor: anchor ?? .publication,
        weekday: try Weekday(written: weekday), month: month, day: day,
        excludesAnchor: excludes_anchor ?? false, toleranceDays: tolerance)
    }
  }
}

struct WrittenDate: Decodable {
  var span: WrittenSpan
  var value: WrittenDateValue
  var relative: WrittenRelativeDate?

  func mention(in text: ArticleText) throws -> DateMention {
    DateMention(
      range: try span.range(in: text), value: try value.value, relative: try relative?.value)
  }
}

extension Weekday {
  /// The weekday of a name that may be absent.
  fileprivate init?(written name: String?) throws {
    guard let name else { return nil }
    guard let day = Weekday(name: name) else {
      throw UntrueExtraction(reason: "'\(name)' is not a weekday")
    }
    self = day
  }
}
