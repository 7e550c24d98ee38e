// A quotation as items of a text: what is said, by which cue, from which source.
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
    /// A paragraph that ends with a colon, or does not end, announces it.
    case announced
    /// The sentence has a subject, but no reporting verb.
    case subject
    /// A label such as “LINDQVIST:”.
    case label
    /// Nothing tells who speaks.
    case none
  }

  /// What was said: stretches, and clauses with or without stretches in them.
  var content: [Content]
  var cue: Range<Int>?
  var source: Range<Int>?
  var basis: Basis
  /// The unit in which it begins.
  var unit: Int
  /// Which passes found the source.
  var support = Support.rules
  /// The words that name the speaker best, if they are not those of the source.
  var naming: Range<Int>?
  /// The words that name the hearer, where the linking tells them.
  var hearer: Range<Int>?
  /// Whether it was found without marks; what stands between marks in it is no speech by itself.
  var isIndirect = false

  /// Who found the source of an attribution.
  enum Support: Equatable {
    case rules, tags, both
  }

  /// One piece of content.
  enum Content: Equatable {
    /// A stretch, by its index.
    case stretch(Int)
    /// A clause of items, part of which may stand between marks.
    case clause(Range<Int>)
  }

  /// Whether a clause of its content is as told.
  func hasClause(where holds: (Range<Int>) -> Bool) -> Bool {
    content.contains { if case .clause(let items) = $0 { holds(items) } else { false } }
  }
}
