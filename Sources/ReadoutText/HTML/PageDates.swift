// The days on which a page was published and last changed.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// What the lines around the headline say, for pages whose tags are silent.
struct PageLines {
  /// The writers in a byline.
  var author: String?
  /// The day in a line about publication, and whether the line says what the day is.
  var day: DateValue?
}

/// Weighs the dates of a page.
///
/// The day of publication is looked for in JSON-LD, in tags that name it, in the address, in the
/// lines around the headline, and last in `time` elements beside them. A day that is told for
/// Greenwich gives way to the outlet's own day beside it: an article of the late evening in
/// Haldvik is not one of tomorrow, and its “today” is that of Haldvik.
struct PageDates {
  let page: PageMetadata
  let linked: LinkedData.Item?
  let address: PageAddress?

  private static let basis = "metadata"

  private struct Candidate {
    let value: DateValue
    let source: String
    let isUniversal: Bool

    init?(_ text: String?, _ source: String) {
      guard let text, let value = DateText.day(in: text, basis: PageDates.basis) else { return nil }
      self.value = value
      self.source = source
      isUniversal = DateText.isUniversal(text)
    }
  }

  private static let publicationNames = [
    "article:published_time", "og:published_time", "datepublished", "og:article:published_time",
    "publishdate", "publish-date", "publish_date", "pub_date", "pubdate", "og:pubdate",
    "publication_date", "publication-date", "article.published", "published_at", "published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dcterms.date", "dc.date", "published_time", "article_date_original",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "displaydate", "date",
    "rnews:datepublished", "datecreated", "created", "bt:pubdate", "ptime", "post-date",
    "sn-post-date", "article:post_date", "citation_publication_date", "release_date",
    "vr:published_time",
  ]

  private static let modificationNames = [
    "article:modified_time", "og:updated_time", "datemodified", "article.updated",
    "article:updated_time", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified",
    "revised", "updated",
  ]

  /// The day of publication.
  func published(visible: PageLines) -> Stated<DateValue>? {
    let named = self.named
    if let first = named.first {
      guard first.isUniversal, let day = first.value.start else { return stated(first) }
      let isBeside = { (other: CalendarDay?) in other.map { abs($0 - day) == 1 } ?? false }
      if let local = address?.day, isBeside(local) { return addressed(local) }
      let local = named.first { !$0.isUniversal && isBeside($0.value.start) }
      return stated(local ?? first)
    }
    if let day = address?.day { return addressed(day) }
    if let day = visible.day { return Stated(value: day, source: "line by the headline") }
    let times = page.times.filter { $0.isNearHeadline && $0.mark != .modification }
    return times.lazy.compactMap { Candidate($0.value, "time element") }.first.map(stated)
  }

  /// The day of the last change.
  var modified: Stated<DateValue>? {
    if let found = Candidate(linked?.modified, "JSON-LD dateModified") { return stated(found) }
    for name in PageDates.modificationNames {
      if let found = Candidate(page.meta[name], "meta \(name)") { return stated(found) }
    }
    let times = page.times.filter { $0.mark == .modification }
    return times.lazy.compactMap { Candidate($0.value, "time element") }.first.map(stated)
  }

  /// The dates that are named as those of publication, the best first.
  private var named: [Candidate] {
    var candidates = [Candidate(linked?.published, "JSON-LD datePublished")]
    candidates += PageDates.publicationNames.map { Candidate(page.meta[$0], "meta \($0)") }
    candidates += page.times.filter { $0.mark == .publication }
      .map { Candidate($0.value, "time element of publication") }
    candidates.append(Candidate(linked?.created, "JSON-LD dateCreated"))
    return candidates.compactMap(\.self)
  }

  private func stated(_ candidate: Candidate) -> Stated<DateValue> {
    Stated(value: candidate.value, source: candidate.source)
  }

  private func addressed(_ day: CalendarDay) -> Stated<DateValue> {
    Stated(value: DateValue(day: day, basis: PageDates.basis), source: PageAddress.source)
  }
}
