// Extractions and resolutions as text that a person can check against the article.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

enum ReadableReport {
  static func of(_ document: ExtractedDocument) -> String {
    guard case .read(let text, let head, let extraction) = document.outcome else {
      if case .rejected(let reason) = document.outcome { return "rejected: \(reason)\n" }
      return ""
    }
    var lines = [
      "title: \(head.title?.text ?? "–")",
      "publisher: \(head.publisher ?? "–")",
      "place: \(head.place ?? "–")",
      "published: \(date(head.published))",
      "character set: \(document.identity.characterSet ?? "–")",
    ]
    lines += head.dropped.map { "dropped (\($0.reason)): \(oneLine(text[$0.range]))" }
    for quotation in extraction.quotations {
      lines += ["", "\(quotation.kind.rawValue) quotation"]
      lines += quotation.content.map { "  content: \(oneLine(text[$0]))" }
      lines += quotation.cue.map { "  cue: \(oneLine(text[$0]))" }
      lines += quotation.source.map { "  source: \(oneLine(text[$0]))" }
      lines.append("  speaker: \(party(quotation.speaker)) – \(quotation.speakerReason ?? "–")")
      if let addressee = quotation.addressee { lines.append("  addressee: \(party(addressee))") }
      if let summit = quotation.summit { lines.append("  at summit \(summit)") }
    }
    for (index, summit) in extraction.summits.enumerated() {
      lines += ["", "summit \(index): \(summit.status.rawValue), \(summit.format.rawValue)"]
      lines += summit.participants.map { "  participant: \(party($0))" }
      lines.append("  when: \(date(summit.when))")
      lines += facts(of: summit)
      lines += summit.evidence.map { "  evidence: \(oneLine(text[$0]))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func of(_ resolution: Resolution) -> String {
    var lines: [String] = []
    for summit in resolution.summits.sorted(by: {
      $0.documents.first ?? "" < $1.documents.first ?? ""
    }) {
      lines += ["summit: \(SummitWords(summit).sentence)", "  status: \(summit.status.rawValue)"]
      lines += summit.statusHistory.map {
        "  history: \($0.status.rawValue), as of \(date($0.asOf))"
      }
      lines += summit.contradictions.map(contradiction)
      lines.append("  documents: \(summit.documents.joined(separator: ", "))")
      lines.append("")
    }
    for statement in resolution.statements.sorted(by: {
      ($0.documents.first ?? "", $0.text) < ($1.documents.first ?? "", $1.text)
    }) {
      lines.append(
        "\(statement.speaker?.description ?? "somebody unnamed"): “\(oneLine(statement.text))”")
      lines += statement.contradictions.map(contradiction)
      lines.append("  documents: \(statement.documents.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func facts(of summit: SummitMention) -> [String] {
    let facts: [(String, String?)] = [
      ("where", summit.place?.description), ("level", summit.level.rawValue),
      ("ordinal", summit.ordinal?.description), ("series", summit.series),
      ("edition", summit.edition), ("host", summit.host),
      ("minutes", summit.durationMinutes.map(String.init)),
    ]
    return facts.compactMap { name, value in value.map { "  \(name): \($0)" } }
  }

  private static func contradiction(_ contradiction: Contradiction) -> String {
    let claims = contradiction.claims.map { "\($0.value) (\($0.document))" }
    return "  \(contradiction.severity.rawValue) contradiction of \(contradiction.kind.rawValue): "
      + claims.joined(separator: " against ")
  }

  private static func party(_ party: Party?) -> String {
    guard let party else { return "–" }
    let details = [party.kind.rawValue, party.office].compactMap(\.self).joined(separator: ", ")
    return "\(party.name ?? "–") (\(details))"
  }

  private static func date(_ value: DateValue?) -> String {
    value.map { "\($0) (\($0.precision.rawValue), \($0.basis))" } ?? "–"
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
  }
}
