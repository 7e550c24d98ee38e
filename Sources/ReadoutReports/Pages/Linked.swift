// What other programs read in a page: JSON-LD in the terms of schema.org.
// SPDX-License-Identifier: Apache-2.0

import ReadoutContract
import ReadoutModel

/// Writes [schema.org](https://schema.org) `Event` and `Quotation` objects as JSON-LD.
enum Linked {
  /// The graph of summits and statements, safe inside a `script` element.
  static func json(summits: [Summit], statements: [Statement]) -> String {
    var json = JSONText()
    json.object { json in
      json.member("@context", "https://schema.org")
      json.member("@graph") { json in
        json.array(summits.map(Thing.summit) + statements.map(Thing.statement)) { json, thing in
          switch thing {
          case .summit(let summit): event(summit, to: &json)
          case .statement(let statement): quotation(statement, to: &json)
          }
        }
      }
    }
    return String(decoding: Escaping.script(json.bytes), as: UTF8.self)
  }

  private enum Thing {
    case summit(Summit)
    case statement(Statement)
  }

  private static func event(_ summit: Summit, to json: inout JSONText) {
    json.object { json in
      json.member("@id", "#" + summit.id)
      json.member("@type", "Event")
      json.member("attendee", each: summit.participants) { party($1, to: &$0) }
      if let end = summit.when?.end { json.member("endDate", end.description) }
      json.member("eventAttendanceMode", attendance(summit.format))
      json.member("eventStatus", status(summit.status))
      if let place = summit.place {
        json.member("location") { json in
          json.object { json in
            json.member("@type", "Place")
            json.member("name", Escaping.shown(place.description))
          }
        }
      }
      json.member("name", Escaping.shown(SummitWords(summit).title))
      if let start = summit.when?.start { json.member("startDate", start.description) }
    }
  }

  private static func quotation(_ statement: Statement, to json: inout JSONText) {
    json.object { json in
      json.member("@id", "#" + statement.id)
      json.member("@type", "Quotation")
      json.member("citation", statement.documents.map(Escaping.shown))
      if let said = statement.said?.start { json.member("dateCreated", said.description) }
      json.member("spokenByCharacter", statement.speaker) { party($1, to: &$0) }
      json.member("text", Escaping.shown(StatementWords.trimmed(statement.text)))
    }
  }

  private static func party(_ party: Party, to json: inout JSONText) {
    json.object { json in
      json.member(
        "@type", party.kind == .person || party.kind == .office ? "Person" : "Organization")
      if let office = party.office, party.name != nil {
        json.member("jobTitle", Escaping.shown(office))
      }
      json.member("name", Escaping.shown(party.description))
    }
  }

  private static func attendance(_ format: SummitFormat) -> String? {
    switch format {
    case .inPerson: "https://schema.org/OfflineEventAttendanceMode"
    case .video, .phone: "https://schema.org/OnlineEventAttendanceMode"
    case .unknown: nil
    }
  }

  private static func status(_ status: SummitStatus) -> String {
    switch status {
    case .held, .planned: "https://schema.org/EventScheduled"
    case .postponed: "https://schema.org/EventPostponed"
    case .cancelled, .denied: "https://schema.org/EventCancelled"
    }
  }
}
