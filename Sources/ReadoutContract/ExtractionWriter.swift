// Writes extractions as the contract's JSON Lines.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Writes `readout.extraction/1` objects, keys sorted, one a line.
public struct ExtractionWriter: Sendable {
  /// The schema's name and version.
  public static let schema = "readout.extraction/1"

  /// A writer.
  public init() {}

  /// The object of one document as UTF-8 JSON, without a line end.
  public func json(of document: ExtractedDocument) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      switch document.outcome {
      case .read(let text, let head, let extraction):
        json.reserve(text.count * 4)
        json.member("article") { write(head, of: text, to: &$0) }
        json.member("dates", each: extraction.dates) { write($1, of: text, to: &$0) }
        json.member("document") { $0.identity(document.identity) }
        json.member("quotations", each: extraction.quotations) { write($1, of: text, to: &$0) }
        json.member("rejected") { $0.null() }
        json.member("schema", Self.schema)
        json.member("summits", each: extraction.summits) { write($1, of: text, to: &$0) }
      case .rejected(let reason):
        json.member("article") { $0.null() }
        json.member("dates") { $0.null() }
        json.member("document") { $0.identity(document.identity) }
        json.member("quotations") { $0.null() }
        json.member("rejected", reason)
        json.member("schema", Self.schema)
        json.member("summits") { $0.null() }
      }
    }
    return json.bytes
  }

  private func write(_ head: ArticleHead, of text: ArticleText, to json: inout JSONText) {
    json.object { json in
      json.member("address", head.address)
      json.member("author", head.author)
      json.member("dropped", each: head.dropped) { json, dropped in
        json.object { json in
          json.member("reason", dropped.reason)
          json.member("span") { $0.span(dropped.range, of: text) }
        }
      }
      json.member("language", head.language)
      json.member("modified", head.modified) { $0.date($1) }
      json.member("origin", head.origin)
      json.member("place", head.place)
      json.member("published", head.published) { $0.date($1) }
      json.member("publisher", head.publisher)
      json.member("text") { $0.string(utf8: text.utf8[...]) }
      json.member("title", head.title) { json, title in
        json.object { json in
          json.member("end", title.range?.upperBound)
          json.member("start", title.range?.lowerBound)
          json.member("text", title.text)
        }
      }
    }
  }

  private func write(_ date: DateMention, of text: ArticleText, to json: inout JSONText) {
    json.object { json in
      json.member("relative", date.relative) { $0.relative($1) }
      json.member("span") { $0.span(date.range, of: text) }
      json.member("value") { $0.date(date.value) }
    }
  }

  private func write(_ quotation: Quotation, of text: ArticleText, to json: inout JSONText) {
    json.object { json in
      json.member("addressee", quotation.addressee) { $0.party($1) }
      json.member("confidence") { $0.share(quotation.confidence) }
      json.member("content", each: quotation.content) { $0.span($1, of: text) }
      json.member("cue", each: quotation.cue) { $0.span($1, of: text) }
      json.member("key", quotation.key)
      json.member("keys", quotation.keys)
      json.member("kind", quotation.kind.rawValue)
      json.member("source", each: quotation.source) { $0.span($1, of: text) }
      json.member("speaker", quotation.speaker) { $0.party($1) }
      json.member("speaker_reason", quotation.speakerReason)
      json.member("summit", quotation.summit)
    }
  }

  private func write(_ summit: SummitMention, of text: ArticleText, to json: inout JSONText) {
    json.object { json in
      json.member("confidence") { $0.share(summit.confidence) }
      json.member("duration_minutes", summit.durationMinutes)
      json.member("edition", summit.edition)
      json.member("evidence", each: summit.evidence) { $0.span($1, of: text) }
      json.member("format", summit.format.rawValue)
      json.member("host", summit.host)
      json.member("key", summit.key)
      json.member("keys", summit.keys)
      json.member("level", summit.level.rawValue)
      json.member("ordinal", summit.ordinal) { $0.ordinal($1) }
      json.member("participants", each: summit.participants) { $0.party($1) }
      json.member("relative", summit.relative) { $0.relative($1) }
      json.member("series", summit.series)
      json.member("status", summit.status.rawValue)
      json.member("support", each: summit.support) { json, support in
        json.object { json in
          json.member("fact", support.fact.rawValue)
          json.member("span") { $0.span(support.range, of: text) }
        }
      }
      json.member("when", summit.when) { $0.date($1) }
      json.member("where", summit.place) { $0.place($1) }
    }
  }
}
