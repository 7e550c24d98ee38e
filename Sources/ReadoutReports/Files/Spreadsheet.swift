// Summits and statements as tables for a spreadsheet.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Tables of comma-separated values, UTF-8, with a line of names, after RFC 4180.
enum Spreadsheet {
  /// The table of some summits.
  static func table(of summits: [Summit]) -> String { text([summitColumns] + summits.map(cells)) }

  /// The line of one statement.
  static func row(_ statement: Statement) -> String { text([cells(of: statement)]) }

  /// The lines that begin every table of summits, and of statements.
  static let summitHead = text([summitColumns])
  static let statementHead = text([statementColumns])

  private static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(Escaping.csv).joined(separator: ",") + "\r\n" }.joined()
  }

  private static let summitColumns = [
    "id", "start", "end", "precision", "participants", "place", "country", "format", "status",
    "series", "edition", "host", "number", "minutes", "disputed", "documents", "origins", "page",
  ]

  private static func cells(of summit: Summit) -> [String] {
    let when = [
      summit.when?.start?.description ?? "", summit.when?.end?.description ?? "",
      summit.when?.precision.rawValue ?? "",
    ]
    let what = [
      summit.participants.map(\.description).joined(separator: "; "), summit.place?.name ?? "",
      summit.place?.country ?? "", summit.format.rawValue, summit.status.rawValue,
      summit.series ?? "", summit.edition ?? "", summit.host ?? "",
      summit.ordinal.map { "\($0.number)" } ?? "", summit.durationMinutes.map { "\($0)" } ?? "",
    ]
    let who = [
      disputes(summit.contradictions), summit.documents.joined(separator: "; "),
      "\(summit.origins)", "summits/\(SummaryName.of(summit)).html",
    ]
    return [summit.id] + when + what + who
  }

  private static let statementColumns = [
    "id", "start", "end", "speaker", "office", "kind", "text", "summit", "disputed", "documents",
    "origins",
  ]

  private static func cells(of statement: Statement) -> [String] {
    [
      statement.id, statement.said?.start?.description ?? "",
      statement.said?.end?.description ?? "", statement.speaker?.description ?? "",
      statement.speaker?.office ?? "", statement.kind.rawValue,
      StatementWords.trimmed(statement.text), statement.summit ?? "",
      disputes(statement.contradictions), statement.documents.joined(separator: "; "),
      "\(statement.origins)",
    ]
  }

  private static func disputes(_ contradictions: [Contradiction]) -> String {
    contradictions.map(\.kind.rawValue).joined(separator: "; ")
  }
}
