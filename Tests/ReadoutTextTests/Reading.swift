// How the tests of this module read texts.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Reads a text that is known to be good.
func read(
  _ text: String, as format: DocumentFormat = .plainText, stated: String? = nil
) throws -> Article {
  let day = stated.flatMap { CalendarDay(iso: $0) }
  return try ArticleReader().read(Array(text.utf8), as: format, statedDay: day).article
}

extension Article {
  /// The paragraphs of one kind, or all, as they stand.
  func texts(_ kind: Paragraph.Kind? = nil) -> [String] {
    paragraphs.filter { kind == nil || $0.kind == kind }.map { text[$0.range] }
  }

  /// What was dropped, as `reason: words`.
  var droppedTexts: [String] { head.dropped.map { "\($0.reason): \(text[$0.range])" } }

  /// The day of publication and its ground.
  var publication: String? {
    head.published.map { "\($0.start?.description ?? "?") \($0.basis)" }
  }
}
