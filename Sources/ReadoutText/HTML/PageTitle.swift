// The headline in the title of a page, without the name of the site.
// SPDX-License-Identifier: Apache-2.0

/// Takes titles of pages apart.
enum PageTitle {
  private static let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "]

  /// The parts of a title that are parted by the first mark that parts any.
  static func parts(of title: String) -> [String] {
    for separator in separators {
      let parts = title.components(partedBy: separator).compactMap(\.onOneLine)
      if parts.count > 1 { return parts }
    }
    return []
  }

  /// A title without the name of the site behind or before it: “Talks end - The Haldvik Post”.
  static func withoutSite(
    _ title: String, publisher: String?, headline: String?
  ) -> String {
    if let headline = headline?.onOneLine, headline.utf8.count > 8, title.contains(headline) {
      return headline
    }
    for separator in separators {
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
