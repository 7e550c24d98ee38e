// A paragraph in the making.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A stretch of text that is a paragraph, or is dropped for a reason.
struct Block {
  /// Where it stands, without the white space around it.
  var range: Range<Int>
  /// What it is for.
  var kind: Paragraph.Kind
  /// The name of the rule that drops it; nil where it stays.
  var reason: String?
  /// Where its prose begins.
  var proseStart: Int

  init(range: Range<Int>, kind: Paragraph.Kind, reason: String? = nil) {
    self.range = range
    self.kind = kind
    self.reason = reason
    proseStart = range.lowerBound
  }

  var isKept: Bool { reason == nil }
}
