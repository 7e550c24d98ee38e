// Title, publisher, date and language of a page, out of all that it says of itself.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Weighs the metadata of a page.
enum PageHead {
  /// The metadata of the article.
  ///
  /// - Parameter headline: The first heading of the article's body or before it.
  static func metadata(of page: PageMetadata, headline: String?) -> DocumentMetadata {
    var linked = LinkedData()
    for script in page.linkedData { linked.read(script) }
    var metadata = DocumentMetadata()
    metadata.language = page.language ?? page.meta["og:locale"]
    metadata.publisher =
      plain(page.meta["og:site_name"]) ?? plain(linked.publisher)
      ?? plain(page.meta["application-name"])
    metadata.title = title(of: page, linked, headline: headline, publisher: metadata.publisher)
    metadata.published = published(page, linked)
    return metadata
  }

  // MARK: - Title

  private static func title(
    of page: PageMetadata, _ linked: LinkedData, headline: String?, publisher: String?
  ) -> String? {
    let candidates = [page.meta["og:title"], linked.headline, page.meta["twitter:title"]]
    for candidate in candidates.compactMap({ plain($0) }) {
      return withoutSite(candidate, publisher: publisher, headline: headline)
    }
    if let title = plain(page.title) {
      return withoutSite(title, publisher: publisher, headline: headline)
    }
    return plain(headline)
  }

  /// A title without the name of the site behind or before it: “Talks end - The Haldvik Post”.
  private static func withoutSite(
    _ title: String, publisher: String?, headline: String?
  ) -> String {
    if let headline = plain(headline), headline.utf8.count > 8, title.contains(headline) {
      return headline
    }
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
      let parts = title.components(partedBy: separator)
      guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
      if let publisher, parts.contains(where: { $0.lowercased() == publisher.lowercased() }) {
        let rest = parts.filter { $0.lowercased() != publisher.lowercased() }
        return rest.max { $0.utf8.count < $1.utf8.count } ?? title
      }
      let words = last.split(separator: " ").count
      if words <= 4, first.split(separator: " ").count > words {
        return parts.dropLast().joined(separator: separator)
      }
    }
    return title
  }

  /// A text on one line, without white space around it; nil where nothing is left.
  private static func plain(_ text: String?) -> String? {
    guard let text else { return nil }
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  // MARK: - Date

  private static let names = [
    "article:published_time", "og:published_time", "datepublished", "og:article:published_time",
    "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
    "article.published", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "published_time",
    "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "displaydate", "date", "rnews:datepublished", "created", "bt:pubdate", "ptime",
  ]

  private static func published(_ page: PageMetadata, _ linked: LinkedData) -> DateValue? {
    var candidates = [page.meta["article:published_time"], linked.published]
    candidates += names.map { page.meta[$0] }
    candidates += page.times.filter(\.isPublication).map(\.value)
    candidates += page.times.prefix(1).map(\.value)
    for candidate in candidates.compactMap(\.self) {
      if let value = day(in: candidate) { return value }
    }
    return page.address.flatMap { day(inAddress: $0) }
  }

  private static func day(in text: String) -> DateValue? {
    let bytes = Array(text.utf8.prefix(100))
    return DateText.day(in: bytes.span, 0..<bytes.count, basis: "metadata")
  }

  /// The day in an address such as `https://example.org/2021/12/15/talks`.
  private static func day(inAddress address: String) -> DateValue? {
    let parts = address.split(separator: "/").prefix(12).map(String.init)
    for index in parts.indices.dropLast(2) where parts[index].utf8.count == 4 {
      guard let year = Int(parts[index]), (1990..<2100).contains(year),
        let month = Int(parts[index + 1]), parts[index + 2].utf8.count <= 2,
        let number = Int(parts[index + 2]),
        let day = CalendarDay(year: year, month: month, day: number)
      else { continue }
      return DateValue(day: day, basis: "metadata")
    }
    return nil
  }
}

extension String {
  /// The parts between the places where a separator stands.
  fileprivate func components(partedBy separator: String) -> [String] {
    let separator = Array(separator.utf8)
    var parts: [String] = []
    var part: [UInt8] = []
    let bytes = Array(utf8)
    var position = 0
    while position < bytes.count {
      if bytes[position...].starts(with: separator) {
        parts.append(String(decoding: part, as: UTF8.self))
        part = []
        position += separator.count
      } else {
        part.append(bytes[position])
        position += 1
      }
    }
    parts.append(String(decoding: part, as: UTF8.self))
    return parts.filter { !$0.isEmpty }
  }
}
