// What changed, for a feed reader.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel

/// The latest changes as an Atom feed ([RFC 4287](https://www.rfc-editor.org/rfc/rfc4287)).
enum Feed {
  /// The most entries of a feed.
  static let length = 100
  /// The authority of all identifiers: nobody's, by RFC 2606.
  private static let authority = "tag:readout.invalid,2024:"

  /// The feed of what changed, summits and statements each the latest first.
  static func text(
    summits: [Kept<Summit>], statements: [Kept<Statement>], identifier: String
  ) -> String {
    let entries = (summits.map(Feed.entry) + statements.map(Feed.entry))
      .sorted { ($1.revision, $0.id) < ($0.revision, $1.id) }.prefix(length)
    let updated = entries.map(\.day).max() ?? CalendarDay(daysSinceEpoch: 0)
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
      <id>\(authority)\(Escaping.xml(identifier))</id>
      <title>Readout: summits and statements</title>
      <updated>\(updated)T00:00:00Z</updated>
      <author><name>Readout</name></author>
      <link rel="alternate" type="text/html" href="index.html"/>

      """ + entries.map(\.text).joined() + "</feed>\n"
  }

  private struct Entry {
    var id: String
    var revision: Int
    var day: CalendarDay
    var title: String
    var words: String
    var category: String
    var link: String?

    var text: String {
      """
      <entry>
      <id>\(Feed.authority)\(Escaping.xml(id))</id>
      <title>\(Escaping.xml(title))</title>
      <updated>\(day)T00:00:00Z</updated>
      <category term="\(Escaping.xml(category))"/>

      """
        + (link.map {
          "<link rel=\"alternate\" type=\"text/html\" href=\"\(Escaping.xml($0))\"/>\n"
        }
          ?? "")
        + "<content>\(Escaping.xml(words))</content>\n</entry>\n"
    }
  }

  private static func entry(_ kept: Kept<Summit>) -> Entry {
    let summit = kept.thing
    return Entry(
      id: kept.firstID, revision: kept.revision, day: kept.altered,
      title: SummitWords(summit).sentence,
      words: words(summit.contradictions, documents: summit.documents),
      category: summit.contradictions.isEmpty ? summit.status.rawValue : "disputed",
      link: "summits/\(SummaryName.of(summit)).html")
  }

  private static func entry(_ kept: Kept<Statement>) -> Entry {
    let statement = kept.thing
    let text = StatementWords.quoted(statement.text, kind: statement.kind)
    return Entry(
      id: kept.firstID, revision: kept.revision, day: kept.altered,
      title: "\(statement.speaker?.description ?? "Somebody unnamed"): \(text)",
      words: words(statement.contradictions, documents: statement.documents),
      category: statement.contradictions.isEmpty ? "quotation" : "disputed",
      link: WebPage.page(of: statement.speaker).map { "speakers/\($0).html#\(statement.id)" })
  }

  private static func words(_ contradictions: [Contradiction], documents: [String]) -> String {
    contradictions.map { contradiction in
      "The reports disagree on \(contradiction.kind.question): "
        + contradiction.claims.map { "\($0.value), says \($0.document)" }.joined(separator: "; ")
        + ". "
    }.joined() + "Reported by " + documents.joined(separator: ", ") + "."
  }
}
