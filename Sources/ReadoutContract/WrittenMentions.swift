// Quotations and summits of the extraction object, and their way back into the vocabulary.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

struct WrittenParty: Decodable {
  var id: String?
  var name: String?
  var kind: Party.Kind?
  var office: String?
  var country: String?
  var known: Bool?

  var party: Party {
    Party(
      id: id, name: name, kind: kind ?? .unknown, office: office, country: country,
      isKnown: known ?? false)
  }
}

struct WrittenQuotation: Decodable {
  var key: String
  var kind: Quotation.Kind
  var content: [WrittenSpan]?
  var cue: [WrittenSpan]?
  var source: [WrittenSpan]?
  var speaker: WrittenParty?
  var speaker_reason: String?
  var addressee: WrittenParty?
  var summit: Int?
  var confidence: Double?
  var keys: [String]?

  func quotation(in text: ArticleText) throws -> Quotation {
    Quotation(
      key: key, kind: kind, content: try (content ?? []).map { try $0.range(in: text) },
      cue: try (cue ?? []).map { try $0.range(in: text) },
      source: try (source ?? []).map { try $0.range(in: text) }, speaker: speaker?.party,
      speakerReason: speaker_reason, addressee: addressee?.party, summit: summit,
      confidence: confidence ?? 0, keys: keys ?? [])
  }
}

struct WrittenSummit: Decodable {
  var key: String
  var participants: [WrittenParty]?
  var when: WrittenDateValue?
  var relative: WrittenRelativeDate?
  var `where`: Place?
  var format: SummitFormat?
  var status: SummitStatus?
  var level: SummitLevel?
  var ordinal: Ordinal?
  var series: String?
  var edition: String?
  var host: String?
  var duration_minutes: Int?
  var evidence: [WrittenSpan]?
  var support: [WrittenSupport]?
  var confidence: Double?
  var keys: [String]?

  struct WrittenSupport: Decodable {
    var fact: SummitFact
    var span: WrittenSpan
  }

  func mention(in text: ArticleText) throws -> SummitMention {
    SummitMention(
      key: key, participants: (participants ?? []).map(\.party), when: try when?.value,
      relative: try relative?.value, place: `where`, format: format ?? .unknown,
      status: status ?? .held, level: level ?? .leaders, ordinal: ordinal, series: series,
      edition: edition, host: host, durationMinutes: duration_minutes,
      evidence: try (evidence ?? []).map { try $0.range(in: text) },
      support: try (support ?? []).map { support in
        SummitMention.Support(fact: support.fact, range: try support.span.range(in: text))
      },
      confidence: confidence ?? 0, keys: keys ?? [])
  }
}
