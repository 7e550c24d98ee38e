// Writes why a quotation was read as it was as JSON.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Writes `readout.explanation/1` objects, keys sorted, one a line.
public struct ExplanationWriter: Sendable {
  /// The schema's name and version.
  public static let schema = "readout.explanation/1"

  /// A writer.
  public init() {}

  /// The object of one quotation as UTF-8 JSON, without a line end.
  ///
  /// - Parameters:
  ///   - document: The path of its document, for people.
  ///   - text: The text that the ranges point into.
  public func json(
    of explanation: QuotationExplanation, document: String, text: ArticleText
  ) -> [UInt8] {
    let quotation = explanation.quotation
    var json = JSONText()
    json.object { json in
      json.member("addressee", explanation.hearer) { $0.span($1, of: text) }
      json.member("basis", explanation.basis)
      json.member("confidence") { $0.share(quotation.confidence) }
      json.member("content", each: quotation.content) { $0.span($1, of: text) }
      json.member("cue", each: quotation.cue) { $0.span($1, of: text) }
      json.member("decision", explanation.decision.rawValue)
      json.member("document", document)
      json.member("grounds", each: explanation.grounds) { json, ground in
        json.object { json in
          json.member("against", each: ground.contra) { $0.reason($1) }
          json.member("for", each: ground.pro) { $0.reason($1) }
          json.member("label", ground.label)
          json.member("rival", ground.rival)
          json.member("words") { $0.span(ground.words, of: text) }
        }
      }
      json.member("key", quotation.key)
      json.member("rules", explanation.ruled) { $0.reading($1, of: text) }
      json.member("runner_up", explanation.runnerUp) { json, rival in
        json.object { json in
          json.member("cue", rival.cue) { $0.span($1, of: text) }
          json.member("distance", rival.distance)
          json.member("source", rival.source) { $0.span($1, of: text) }
        }
      }
      json.member("schema", Self.schema)
      json.member("sentence") { $0.span(explanation.sentence, of: text) }
      json.member("source", each: quotation.source) { $0.span($1, of: text) }
      json.member("speaker", quotation.speaker) { $0.party($1) }
      json.member("speaker_reason", quotation.speakerReason)
      json.member("tagger", explanation.tagged) { $0.reading($1, of: text) }
    }
    return json.bytes
  }
}

extension JSONText {
  fileprivate mutating func reason(_ reason: QuotationExplanation.Reason) {
    object { json in
      json.member("feature", reason.feature)
      json.member("points", reason.points)
    }
  }

  fileprivate mutating func reading(
    _ reading: QuotationExplanation.Reading, of text: ArticleText
  ) {
    object { json in
      json.member("basis", reading.basis)
      json.member("content", each: reading.content) { $0.span($1, of: text) }
      json.member("cue", reading.cue) { $0.span($1, of: text) }
      json.member("source", reading.source) { $0.span($1, of: text) }
    }
  }
}
