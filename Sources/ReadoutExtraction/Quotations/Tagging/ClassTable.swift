// Where the weights of values stand that are made of a small number and a class.
// SPDX-License-Identifier: Apache-2.0

/// The rows of some kinds of values by the values themselves, so that no key is made and looked up.
///
/// A value of these kinds is a small number above the ten bits of a class. What stands here is what
/// the table of keys says.
struct ClassTable: Sendable {
  private static let classBits: UInt64 = 10
  private static let count = 92 << Int(classBits)

  private var rows = [UInt32](repeating: 0, count: count)

  /// Takes over what a table of keys says of all values.
  init(_ row: (UInt32) -> Int) {
    for template in TagTemplate.allCases {
      guard let codes = template.codes else { continue }
      for value in 0..<UInt64(codes.count) << ClassTable.classBits {
        let place = Int(truncatingIfNeeded: value) + codes.lowerBound << Int(ClassTable.classBits)
        rows[place] = UInt32(truncatingIfNeeded: row(featureKey(template.rawValue, value)))
      }
    }
  }

  /// The first row of a value; nil where its kind is not one of these.
  @inline(__always)
  func row(_ template: TagTemplate, _ value: UInt64) -> Int? {
    guard let codes = template.codes else { return nil }
    return Int(rows[Int(truncatingIfNeeded: value) + codes.lowerBound << Int(ClassTable.classBits)])
  }
}

extension TagTemplate {
  /// The small numbers of a kind, moved to where no other kind has its own.
  @inline(__always)
  fileprivate var codes: Range<Int>? {
    switch self {
    case .placeFromStart: 0..<4
    case .placeFromEnd: 4..<8
    case .frameAndShape: 8..<12
    case .cueLeftAndShape: 12..<52
    case .cueRightAndShape: 52..<92
    default: nil
    }
  }
}
