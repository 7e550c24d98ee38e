// Writes resolved things as the contract's JSON Lines.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Writes `readout.resolution/1` objects, keys sorted, one a line.
public struct ResolutionWriter: Sendable {
  /// The schema's name and version.
  public static let schema = "readout.resolution/1"

  /// A writer.
  public init() {}

  /// The objects of a resolution, sorted by identifier, each without a line end.
  public func lines(of resolution: Resolution) -> [[UInt8]] {
    let summits = resolution.summits.map { (id: $0.id, json: json(of: $0)) }
    let statements = resolution.statements.map { (id: $0.id, json: json(of: $0)) }
    return (summits + statements).sorted { $0.id < $1.id }.map(\.json)
  }

  /// The object of one summit as UTF-8 JSON, without a line end.
  public func json(of summit: Summit) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("schema", Self.schema)
      json.member("summit") { write(summit, to: &$0) }
    }
    return json.bytes
  }

  /// The object of one statement as UTF-8 JSON, without a line end.
  public func json(of statement: Statement) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("schema", Self.schema)
      json.member("statement") { write(statement, to: &$0) }
    }
    return json.bytes
  }

  func write(_ summit: Summit, to json: inout JSONText) {
    json.object { json in
      json.member("contradictions", each: summit.contradictions) { write($1, to: &$0) }
      json.member("documents", summit.documents)
      json.member("duration_minutes", summit.durationMinutes)
      json.member("edition", summit.edition)
      json.member("facts", each: summit.facts) { write($1, to: &$0) }
      json.member("format", summit.format.rawValue)
      json.member("host", summit.host)
      json.member("id", summit.id)
      json.member("level", summit.level.rawValue)
      json.member("members", each: summit.members) { write($1, to: &$0) }
      json.member("ordinal", summit.ordinal) { $0.ordinal($1) }
      json.member("origins", summit.origins)
      json.member("participants", each: summit.participants) { $0.party($1) }
      json.member("series", summit.series)
      json.member("statements", summit.statements)
      json.member("status", summit.status.rawValue)
      json.member("status_history", each: summit.statusHistory) { json, report in
        json.object { json in
          json.member("as_of", report.asOf) { $0.date($1) }
          json.member("documents", report.documents)
          json.member("status", report.status.rawValue)
        }
      }
      json.member("when", summit.when) { $0.date($1) }
      json.member("where", summit.place) { $0.place($1) }
    }
  }

  func write(_ statement: Statement, to json: inout JSONText) {
    json.object { json in
      json.member("contradictions", each: statement.contradictions) { write($1, to: &$0) }
      json.member("documents", statement.documents)
      json.member("id", statement.id)
      json.member("kind", statement.kind.rawValue)
      json.member("members", each: statement.members) { write($1, to: &$0) }
      json.member("origins", statement.origins)
      json.member("said", statement.said) { $0.date($1) }
      json.member("speaker", statement.speaker) { $0.party($1) }
      json.member("summit", statement.summit)
      json.member("text", statement.text)
      json.member("variants", each: statement.variants) { json, variant in
        json.object { json in
          json.member("cue", variant.cue)
          json.member("document", variant.document)
          json.member("spans", each: variant.spans) { $0.passage($1) }
          json.member("speaker", variant.speaker) { $0.party($1) }
          json.member("text", variant.text)
        }
      }
    }
  }

  private func write(_ member: Member, to json: inout JSONText) {
    json.object { json in
      json.member("document", member.document)
      json.member("key", member.key)
      json.member("sha256", member.sha256)
      json.member("spans", each: member.spans) { $0.passage($1) }
    }
  }

  private func write(_ fact: ReportedFact, to json: inout JSONText) {
    json.object { json in
      json.member("documents", each: fact.sources) { json, source in
        json.object { json in
          json.member("path", source.document)
          json.member("span", source.span) { $0.passage($1) }
        }
      }
      json.member("name", fact.name.rawValue)
      json.member("origins", fact.origins)
      json.member("value", fact.value)
    }
  }

  private func write(_ contradiction: Contradiction, to json: inout JSONText) {
    json.object { json in
      json.member("claims", each: contradiction.claims) { json, claim in
        json.object { json in
          json.member("document", claim.document)
          json.member("span", claim.span) { $0.passage($1) }
          json.member("value", claim.value)
        }
      }
      json.member("kind", contradiction.kind.rawValue)
      json.member("severity", contradiction.severity.rawValue)
    }
  }
}
