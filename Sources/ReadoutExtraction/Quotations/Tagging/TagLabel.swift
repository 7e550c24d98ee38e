// What the tagger calls the items of a text.
// SPDX-License-Identifier: Apache-2.0

/// The part that an item plays in an attribution, and on which side of the cue.
///
/// The side is told since a chain that knows it does not forget, over a long content, what must
/// still follow.
package enum TagRole: Int, CaseIterable, Sendable {
  case sourceBefore, cue, contentAfter, sourceAfter, contentBefore

  /// A part, on whichever side.
  enum Kind: Equatable {
    case source, cue, content
  }

  /// The part without its side.
  var kind: Kind {
    switch self {
    case .sourceBefore, .sourceAfter: .source
    case .cue: .cue
    case .contentBefore, .contentAfter: .content
    }
  }
}

/// The labels of the tagger: outside, and for each role its begin and its inside.
///
/// BIO labels: Ramshaw and Marcus, 1995, <https://aclanthology.org/W95-0107/>.
package enum TagLabel {
  /// No part of any attribution.
  package static let outside = 0
  /// The number of labels.
  package static let count = 1 + 2 * TagRole.allCases.count

  /// The label of the first item of a span.
  package static func begin(_ role: TagRole) -> Int { 1 + 2 * role.rawValue }

  /// The label of the other items of a span.
  package static func inside(_ role: TagRole) -> Int { 2 + 2 * role.rawValue }

  /// Whether one label may follow another: inside only after its own begin or inside.
  package static func mayFollow(_ label: Int, after previous: Int) -> Bool {
    label == outside || label % 2 == 1 || previous == label || previous == label - 1
  }

  /// The role of a label; nil for outside.
  static func role(_ label: Int) -> TagRole? { TagRole(rawValue: (label + 1) / 2 - 1) }
}

/// Some items with one role.
struct TaggedSpan: Equatable {
  var role: TagRole
  var items: Range<Int>
}
