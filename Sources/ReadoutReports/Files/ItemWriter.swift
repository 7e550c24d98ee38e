// Summits and statements as the overview's script reads them, here and in the files of months.
// SPDX-License-Identifier: Apache-2.0

import ReadoutContract
import ReadoutIndex
import ReadoutModel

/// Writes things as JSON objects, with their words in context.
struct ItemWriter {
  /// The most documents whose words an item shows; its own page shows all.
  private static let mostEvidence = 3
  /// The most claims of a contradiction that an item shows.
  private static let mostClaims = 6

  private let index: IndexStore
  private var finder: EvidenceFinder
  /// The names of the pages of summits that statements were made at; nil where there is none.
  private var summitPages: [String: String?] = [:]

  init(index: IndexStore) {
    self.index = index
    finder = EvidenceFinder(index: index)
  }

  /// A summit as a JSON object.
  mutating func item(of summit: Summit) throws -> [UInt8] {
    let evidence = try evidence(summit.members.map { ($0.spans, $0.document) })
    let disputes = try disputes(summit.contradictions)
    let words = SummitWords(summit)
    var json = JSONText()
    json.object { json in
      json.member("day", summit.when?.start?.description)
      json.member("disputes", each: disputes) { $1.write(to: &$0) }
      json.member("documents", summit.documents.count)
      json.member("evidence", each: evidence) { $1.write(to: &$0) }
      json.member("format", summit.format.rawValue)
      json.member("head", Escaping.shown(words.happening))
      json.member("id", summit.id)
      json.member("more", shown([summit.series, summit.host].compactMap(\.self)))
      json.member("number", summit.ordinal.map { Escaping.shown($0.description) })
      json.member("origins", summit.origins)
      json.member("page", SummaryName.of(summit))
      json.member("place", summit.place.map { Escaping.shown($0.description) })
      json.member(
        "short",
        Escaping.shown(
          summit.participants.isEmpty ? summit.series ?? "A summit" : words.subject))
      json.member("status", summit.status.rawValue)
      json.member("text", Escaping.shown(words.sentence))
      json.member("when", summit.when?.description)
      json.member("who", each: summit.participants) { $0.name($1) }
    }
    return json.bytes
  }

  /// A statement as a JSON object.
  mutating func item(of statement: Statement) throws -> [UInt8] {
    let evidence = try evidence(statement.variants.map { ($0.spans, $0.document) })
    let disputes = try disputes(statement.contradictions)
    let summitPage = try statement.summit.flatMap { try page(ofSummit: $0) }
    let speaker = statement.speaker ?? statement.variants.lazy.compactMap(\.speaker).first
    let office = speaker?.name == nil ? nil : speaker?.office
    var json = JSONText()
    json.object { json in
      json.member("day", statement.said?.start?.description)
      json.member("disputes", each: disputes) { $1.write(to: &$0) }
      json.member("documents", statement.documents.count)
      json.member("evidence", each: evidence) { $1.write(to: &$0) }
      json.member("id", statement.id)
      json.member("kind", statement.kind.rawValue)
      json.member("office", office.map(Escaping.shown))
      json.member("origins", statement.origins)
      json.member("summitPage", summitPage)
      json.member(
        "text",
        Escaping.shown(StatementWords.quoted(statement.text, kind: statement.kind)))
      json.member("when", statement.said?.description)
      json.member("who", each: speaker.map { [$0] } ?? []) { $0.name($1) }
    }
    return json.bytes
  }

  private mutating func page(ofSummit id: String) throws -> String? {
    if let known = summitPages[id] { return known }
    var page: String?
    if case .summit(let summit)? = try index.thing(id), summit.level == .leaders {
      page = SummaryName.of(summit)
    }
    summitPages[id] = .some(page)
    return page
  }

  private func shown(_ parts: [String]) -> String? {
    parts.isEmpty ? nil : Escaping.shown(parts.joined(separator: " "))
  }

  // MARK: Evidence and disputes

  private mutating func evidence(_ members: [([Passage], String)]) throws -> [Evidence] {
    var found: [Evidence] = []
    for (spans, document) in members.prefix(ItemWriter.mostEvidence) {
      found.append(try finder.evidence(spans, in: document))
    }
    return found
  }

  private mutating func disputes(_ contradictions: [Contradiction]) throws -> [Dispute] {
    var found: [Dispute] = []
    for contradiction in contradictions {
      var dispute = Dispute(contradiction: contradiction, claims: [])
      for claim in contradiction.claims.prefix(ItemWriter.mostClaims) {
        let evidence = try finder.evidence(claim.span.map { [$0] } ?? [], in: claim.document)
        dispute.claims.append((Escaping.shown(claim.value), evidence))
      }
      found.append(dispute)
    }
    return found
  }

  private struct Dispute {
    var contradiction: Contradiction
    var claims: [(value: String, evidence: Evidence)]

    func write(to json: inout JSONText) {
      json.object { json in
        json.member("claims", each: claims) { json, claim in
          json.object { json in
            claim.evidence.members(of: &json)
            json.member("value", claim.value)
          }
        }
        json.member("kind", contradiction.kind.rawValue)
        json.member("severity", contradiction.severity.rawValue)
      }
    }
  }
}

extension Evidence {
  fileprivate func write(to json: inout JSONText) {
    json.object { members(of: &$0) }
  }

  fileprivate func members(of json: inout JSONText) {
    json.member("file", document)
    json.member("publisher", publisher)
    json.member("runs", runs.map(\.text))
  }
}

extension JSONText {
  /// A party as its name and the name of its page.
  fileprivate mutating func name(_ party: Party) {
    array([Escaping.shown(party.description), WebPage.page(of: party)]) { json, text in
      if let text { json.string(text) } else { json.null() }
    }
  }
}
