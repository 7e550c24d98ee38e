// Writes how a document was read as JSON.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Writes `readout.text/1` objects, keys sorted, one a line: what was kept of a document, what was
/// left out and why, and where each fact of its head comes from.
public struct ReadingWriter: Sendable {
  /// The schema's name and version.
  public static let schema = "readout.text/1"

  /// A writer.
  public init() {}

  /// The object of one document as UTF-8 JSON, without a line end.
  public func json(
    of identity: DocumentIdentity, _ outcome: Result<ArticleReading, DocumentRejection>
  ) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("document") { $0.identity(identity) }
      switch outcome {
      case .success(let reading): write(reading, to: &json)
      case .failure(let rejection):
        for name in ["dropped", "metadata", "paragraphs"] { json.member(name) { $0.null() } }
        json.member("rejected", rejection.reason)
        json.member("schema", Self.schema)
        json.member("text") { $0.null() }
      }
    }
    return json.bytes
  }

  private func write(_ reading: ArticleReading, to json: inout JSONText) {
    let article = reading.article
    json.member("dropped", each: reading.dropped) { json, part in
      json.object { json in
        json.member("reason", part.reason)
        json.member("text", part.text)
      }
    }
    json.member("metadata") { json in
      json.object { json in
        for fact in HeadFact.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
          guard let value = article.head.text(of: fact) else { continue }
          json.member(fact.rawValue) { json in
            json.object { json in
              json.member("source", reading.sources[fact])
              json.member("value", value)
            }
          }
        }
      }
    }
    json.member("paragraphs", each: article.paragraphs) { json, paragraph in
      json.object { json in
        json.member("kind", paragraph.kind.rawValue)
        json.member("prose_start", paragraph.proseStart)
        json.member("span") { $0.span(paragraph.range, of: article.text) }
      }
    }
    json.member("rejected") { $0.null() }
    json.member("schema", Self.schema)
    json.member("text") { $0.string(utf8: article.text.utf8[...]) }
  }
}
