// The resolution object as it is written, and its way back into the vocabulary.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A whole line.
struct WrittenResolution: Decodable {
  var schema: String
  var summit: WrittenResolvedSummit?
  var statement: WrittenStatement?
}

struct WrittenResolvedSummit: Decodable {
  var id: String
  var participants: [WrittenParty]?
  var when: WrittenDateValue?
  var `where`: Place?
  var format: SummitFormat?
  var status: SummitStatus?
  var level: SummitLevel?
  var ordinal: Ordinal?
  var series: String?
  var edition: String?
  var host: String?
  var duration_minutes: Int?
  var facts: [WrittenFact]?
  var status_history: [WrittenStatusReport]?
  var contradictions: [Contradiction]?
  var members: [WrittenMember]?
  var documents: [String]?
  var origins: Int?
  var statements: [String]?

  struct WrittenFact: Decodable {
    var name: SummitFact
    var value: String
    var documents: [Source]?
    var origins: Int?

    struct Source: Decodable {
      var path: String
      var span: Passage?
    }
  }

  struct WrittenStatusReport: Decodable {
    var status: SummitStatus
    var as_of: WrittenDateValue?
    var documents: [String]?
  }

  var summit: Summit {
    get throws {
      var summit = Summit(
        id: try Self.checked(id, "s-"), participants: (participants ?? []).map(\.party),
        members: WrittenMember.members(members, of: documents))
      summit.when = try when?.value
      summit.place = `where`
      summit.format = format ?? .unknown
      summit.status = status ?? .held
      summit.level = level ?? .leaders
      summit.ordinal = ordinal
      summit.series = series
      summit.edition = edition
      summit.host = host
      summit.durationMinutes = duration_minutes
      summit.facts = (facts ?? []).map { fact in
        ReportedFact(
          name: fact.name, value: fact.value,
          sources: (fact.documents ?? []).map { .init(document: $0.path, span: $0.span) },
          origins: fact.origins ?? 0)
      }
      summit.statusHistory = try (status_history ?? []).map {
        StatusReport(status: $0.status, asOf: try $0.as_of?.value, documents: $0.documents ?? [])
      }
      summit.contradictions = contradictions ?? []
      summit.origins = origins ?? 0
      summit.statements = statements ?? []
      return summit
    }
  }

  /// An identifier that is what its thing's should be: it becomes part of names of files.
  static func checked(_ id: String, _ prefix: String) throws -> String {
    let digits = id.utf8.dropFirst(prefix.utf8.count)
    let isHexadecimal = digits.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
    guard id.hasPrefix(prefix), (2...64).contains(digits.count), isHexadecimal else {
      throw UntrueExtraction(reason: "'\(id)' is not '\(prefix)' and hexadecimal digits")
    }
    return id
  }
}

struct WrittenMember: Decodable {
  var document: String
  var sha256: String?
  var key: String?
  var spans: [Passage]?

  /// The members that are given, or else one for each document.
  static func members(_ written: [WrittenMember]?, of documents: [String]?) -> [Member] {
    guard let written else {
      return (documents ?? []).map { Member(document: $0, sha256: "", key: "", spans: []) }
    }
    return written.map {
      Member(
        document: $0.document, sha256: $0.sha256 ?? "", key: $0.key ?? "", spans: $0.spans ?? [])
    }
  }
}

struct WrittenStatement: Decodable {
  var id: String
  var speaker: WrittenParty?
  var text: String
  var kind: Quotation.Kind?
  var variants: [WrittenVariant]?
  var said: WrittenDateValue?
  var summit: String?
  var contradictions: [Contradiction]?
  var members: [WrittenMember]?
  var documents: [String]?
  var origins: Int?

  struct WrittenVariant: Decodable {
    var text: String
    var document: String
    var spans: [Passage]?
    var cue: String?
    var speaker: WrittenParty?
  }

  var statement: Statement {
    get throws {
      Statement(
        id: try WrittenResolvedSummit.checked(id, "q-"), speaker: speaker?.party, text: text,
        kind: kind ?? .indirect,
        variants: (variants ?? []).map {
          .init(
            text: $0.text, document: $0.document, spans: $0.spans ?? [], cue: $0.cue,
            speaker: $0.speaker?.party)
        },
        said: try said?.value, summit: summit, contradictions: contradictions ?? [],
        members: WrittenMember.members(members, of: documents), origins: origins ?? 0)
    }
  }
}
