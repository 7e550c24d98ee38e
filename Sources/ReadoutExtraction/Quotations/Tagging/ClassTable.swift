// Where the weights of values stand that are made of a small number and a class.
// SPDX-License-Identifier: Apache-2.0

/// The rows of some kinds of values by the values themselves, so that no key is made and looked up.
///
/// A value of these kinds is a small number above the ten bits of a class. Words that are known stand
/// behind all others, by their numbers.
struct ClassTable: Sendable {
  private static let classBits = 10
  private var rows: [UInt32]

  /// A table without rows, for words of so many numbers.
  init(wordCount: Int) {
    rows = [UInt32](repeating: 0, count: ClassTable.firstWord + wordCount)
  }

  /// Takes the first row of a value by its place, where there is such a value.
  mutating func take(row: Int, at place: Int) {
    if rows.indices.contains(place) { rows[place] = UInt32(truncatingIfNeeded: row) }
  }

  /// The first row of a value, by its place.
  @inline(__always)
  func row(at place: Int) -> Int { Int(rows[place]) }

  /// Where a value stands; nil where its kind is not one of these.
  @inline(__always)
  static func place(of template: TagTemplate, _ value: UInt64) -> Int? {
    guard let code = template.firstCode else { return nil }
    return Int(truncatingIfNeeded: value) &+ code << classBits
  }

  /// How many items see a value at most.
  static func width(at place: Int) -> Int {
    place >> classBits < TagTemplate.firstSeenCode ? 1 : TagTemplate.word.width
  }

  /// Where the words begin.
  private static let firstWord = TagTemplate.codeCount << classBits
}

extension TagTemplate {
  /// Whether its values stand in the table.
  @inline(__always)
  var isClass: Bool { firstCode != nil }

  /// How many small numbers all kinds have but words.
  fileprivate static let codeCount = 101
  /// From here on all are seen by neighbours.
  fileprivate static let firstSeenCode = 97

  /// The first of the small numbers of a kind, moved to where no other kind has its own.
  @inline(__always)
  fileprivate var firstCode: Int? {
    switch self {
    case .placeFromStart: 0
    case .placeFromEnd: 4
    case .openingAndCueClass: 8
    case .cueLeftAndShape: 13
    case .cueRightAndShape: 53
    case .frameAndShape: 93
    case .shape: 97
    case .topic: 98
    case .kin: 99
    case .word: TagTemplate.codeCount
    default: nil
    }
  }
}
