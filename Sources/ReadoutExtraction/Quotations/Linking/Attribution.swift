// A stretch, or a clause, together with the reporting clause that it belongs to.
// SPDX-License-Identifier: Apache-2.0

/// One quotation before it is written down; ranges are of items.
struct Attribution {
  /// How content and source were brought together.
  enum Basis: Equatable {
    /// The reporting clause touches the stretch.
    case adjacent
    /// The reporting clause stands in the same sentence.
    case sameSentence
    /// The speaker goes on in the same paragraph.
    case carriedInParagraph
    /// The speaker goes on from the paragraph before.
    case carriedOverParagraph
    /// The sentence has a subject, but no reporting verb.
    case subject
    /// A label such as “LINDQVIST:”.
    case label
    /// Nothing tells who speaks.
    case none
  }

  /// The stretches, by their index.
  var stretches: [Int]
  /// The clause outside marks that belongs to the content, if any.
  var clause: Range<Int>?
  var cue: Range<Int>?
  var source: Range<Int>?
  var basis: Basis
  /// The unit of the first stretch.
  var unit: Int
}
