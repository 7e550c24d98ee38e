// Title, publisher, author, language and address of a page, out of all that it says of itself.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Weighs the metadata of a page: JSON-LD and Open Graph before other tags, those before the text.
struct PageHead {
  let page: PageMetadata
  let linked: LinkedData.Item?
  let address: PageAddress?

  /// - Parameters:
  ///   - headline: The first heading of the article's body or before it.
  ///   - visible: What the lines around the headline say.
  static func metadata(
    of page: PageMetadata, headline: String?, visible: PageLines
  ) -> DocumentMetadata {
    var linked = LinkedData()
    for script in page.linkedData { linked.read(script) }
    let article = linked.article
    var metadata = DocumentMetadata()
    metadata.address = address(of: page, article)
    let head = PageHead(
      page: page, linked: article, address: (metadata.address?.value).map(PageAddress.init))
    metadata.language =
      stated(page.language, "html lang") ?? head.meta(["og:locale", "content-language"])
      ?? stated(article?.language, "JSON-LD inLanguage")
    metadata.publisher = head.publisher
    metadata.title = head.title(headline: headline, publisher: metadata.publisher?.value)
    metadata.author = head.author ?? visible.author.map { Stated(value: $0, source: "byline") }
    let dates = PageDates(page: page, linked: article, address: head.address)
    metadata.published = dates.published(visible: visible)
    metadata.modified = dates.modified
    return metadata
  }

  private static func stated(_ text: String?, _ source: String) -> Stated<String>? {
    text?.onOneLine.map { Stated(value: $0, source: source) }
  }

  /// The first of the `meta` elements of some names that has words.
  private func meta(_ names: [String]) -> Stated<String>? {
    for name in names {
      if let found = PageHead.stated(page.meta[name], "meta \(name)") { return found }
    }
    return nil
  }

  // MARK: - Address

  /// The address that the page gives for itself; one without a host is none.
  private static func address(
    of page: PageMetadata, _ linked: LinkedData.Item?
  ) -> Stated<String>? {
    let candidates = [
      stated(page.canonical, "link canonical"), stated(page.meta["og:url"], "meta og:url"),
      stated(linked?.address, "JSON-LD url"), stated(page.savedFrom, "saved-page comment"),
    ]
    return candidates.compactMap(\.self).first { found in
      found.value.utf8.count <= 2_000 && PageAddress(found.value).host != nil
    }
  }

  // MARK: - Publisher and author

  /// The outlet by its name, or else by its host.
  private var publisher: Stated<String>? {
    if var site = meta(["og:site_name"]) {
      if site.value.hasPrefix("@"), site.value.utf8.count > 1 { site.value.removeFirst() }
      return site
    }
    if let linked = PageHead.stated(linked?.publisher, "JSON-LD publisher"), !linked.isAddress {
      return linked
    }
    if let name = meta(["application-name", "dc.publisher", "publisher", "copyright-holder"]),
      !name.isAddress
    {
      return name
    }
    guard let host = address?.host else { return nil }
    // “Talks end | The Haldvik Post” at haldvikpost.example names its outlet.
    let letters = host.utf8.filter(\.isASCIILetter)
    for part in PageTitle.parts(of: page.title) {
      let name = Array(part.lowercased().utf8.filter(\.isASCIILetter))
      let bare = name.starts(with: "the".utf8) ? Array(name.dropFirst(3)) : name
      if bare.count >= 4, letters.starts(with: bare) || letters.starts(with: name) {
        return Stated(value: part, source: "title element")
      }
    }
    return Stated(value: host, source: PageAddress.source)
  }

  private var author: Stated<String>? {
    let names = (linked?.authors ?? []).compactMap(\.onOneLine).filter { !$0.contains("://") }
    var distinct: [String] = []
    for name in names where !distinct.contains(name) { distinct.append(name) }
    if !distinct.isEmpty {
      return Stated(value: distinct.joined(separator: ", "), source: "JSON-LD author")
    }
    let found = meta([
      "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
      "sailthru.author", "byl", "article.author",
    ])
    return found.flatMap { $0.isAddress ? nil : $0 }
  }

  // MARK: - Title

  private func title(headline: String?, publisher: String?) -> Stated<String>? {
    let candidates = [
      meta(["og:title"]), PageHead.stated(linked?.headline, "JSON-LD headline"),
      meta(["twitter:title"]), PageHead.stated(page.title, "title element"),
    ]
    guard var title = candidates.compactMap(\.self).first else {
      return PageHead.stated(headline, "heading")
    }
    title.value = PageTitle.withoutSite(title.value, publisher: publisher, headline: headline)
    return title
  }
}

extension Stated<String> {
  /// Whether an address stands where a name should.
  fileprivate var isAddress: Bool { value.contains("://") }
}
