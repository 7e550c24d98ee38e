// Summits for a calendar.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel

/// Summits as events of [RFC 5545](https://www.rfc-editor.org/rfc/rfc5545), each on whole days.
///
/// A summit whose days are not known to within a month is left out: a calendar has no place for it.
enum Calendar {
  /// The lines before the first event.
  static let head = lines([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Readout//Summits//EN", "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Summits",
  ])
  /// The line after the last event.
  static let end = lines(["END:VCALENDAR"])

  /// The calendar of some summits.
  static func text(of summits: [Kept<Summit>]) -> String {
    head + summits.map(event).joined() + end
  }

  private static func event(_ kept: Kept<Summit>) -> String {
    let summit = kept.thing
    guard let first = summit.when?.start, let last = summit.when?.end, first <= last,
      last - first <= 31
    else { return "" }
    var text = [
      "BEGIN:VEVENT",
      "UID:\(kept.firstID)@readout",
      "DTSTAMP:\(compact(kept.altered))T000000Z",
      "LAST-MODIFIED:\(compact(kept.altered))T000000Z",
      "SEQUENCE:\(kept.revision)",
      "DTSTART;VALUE=DATE:\(compact(first))",
      "DTEND;VALUE=DATE:\(compact(last + 1))",
      "SUMMARY:" + Escaping.calendar(SummitWords(summit).happening),
      "STATUS:\(status(summit.status))",
      "TRANSP:TRANSPARENT",
      "CATEGORIES:" + Escaping.calendar(summit.format.rawValue),
    ]
    if let place = summit.place {
      text.append("LOCATION:" + Escaping.calendar(place.description))
    }
    var words = [SummitWords(summit).sentence + "."]
    for contradiction in summit.contradictions {
      let claims = contradiction.claims.map { "\($0.value) (\($0.document))" }
      words.append(
        "The reports disagree on \(contradiction.kind.question): "
          + claims.joined(separator: ", ") + ".")
    }
    words.append("Reported by: " + summit.documents.prefix(8).joined(separator: ", "))
    text.append("DESCRIPTION:" + Escaping.calendar(words.joined(separator: "\n")))
    text.append("END:VEVENT")
    return lines(text)
  }

  private static func status(_ status: SummitStatus) -> String {
    switch status {
    case .held: "CONFIRMED"
    case .planned: "TENTATIVE"
    case .postponed, .cancelled, .denied: "CANCELLED"
    }
  }

  private static func compact(_ day: CalendarDay) -> String {
    String(day.description.filter { $0 != "-" })
  }

  private static func lines(_ lines: [String]) -> String {
    lines.map { folded($0) + "\r\n" }.joined()
  }

  /// A line in pieces of 75 bytes at most, without a character cut in two (RFC 5545 §3.1).
  private static func folded(_ line: String) -> String {
    guard line.utf8.count > 75 else { return line }
    var (folded, length) = ("", 0)
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if length + size > 75 {
        folded += "\r\n "
        length = 1
      }
      folded.unicodeScalars.append(scalar)
      length += size
    }
    return folded
  }
}
