// A reporting clause: its cue, its source, and where its content stands.
// SPDX-License-Identifier: Apache-2.0

/// A reporting clause; all ranges are of items.
struct Frame {
  /// How cue and source stand to each other.
  enum Form: Equatable {
    /// “Lindqvist said”.
    case subjectFirst
    /// “said Lindqvist”.
    case inverted
    /// “adding that”: the source is that of the clause before.
    case participle
    /// “according to Lindqvist”, “in the words of Lindqvist”.
    case accordingTo
    /// “Lindqvist’s assurance:”.
    case noun
    /// “LINDQVIST:” and “— Tomas Lindqvist”.
    case label
  }

  var form: Form
  /// The class of the cue.
  var kind: WordClass
  /// The reporting words.
  var cue: Range<Int>
  /// The words that name the source.
  var source: Range<Int>?
  /// Content may stand before the clause.
  var looksBack: Bool
  /// Content may stand behind the clause.
  var looksAhead: Bool

  /// Whether it is part of what another one reports: “Lee said she believes”.
  var isNested = false
  /// “did not say”.
  var isNegated = false

  /// All items of the clause, from source to cue or the other way round.
  var whole: Range<Int> {
    guard let source, form != .participle else { return cue }
    return min(cue.lowerBound, source.lowerBound)..<max(cue.upperBound, source.upperBound)
  }
}
