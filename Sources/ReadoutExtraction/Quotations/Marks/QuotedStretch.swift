// A stretch between quotation marks, as pairing finds it.
// SPDX-License-Identifier: Apache-2.0

/// What stands between one opening and one closing mark, within one paragraph.
struct QuotedStretch: Equatable {
  /// How it is marked.
  enum Style: Equatable {
    case double, guillemet, single
    /// A paragraph set off as a block, without marks of its own.
    case block
  }

  /// How it is marked.
  var style: Style
  /// The tokens with the outer marks.
  var whole: Range<Int>
  /// The tokens between the outer marks; never empty.
  var content: Range<Int>
  /// The index of its paragraph among those that have tokens.
  var paragraph: Int
  /// Whether a closing mark stands at its end.
  var isClosed: Bool
  /// Whether it goes on with a stretch of the paragraph before.
  var continues = false
}
