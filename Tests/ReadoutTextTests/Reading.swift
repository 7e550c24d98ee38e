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

/// Random numbers that a seed repeats, after Steele, Lea and Flood's SplitMix64.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
