// Where the weights of values stand that are made of a small number and a class.
// SPDX-License-Identifier: Apache-2.0

/// The rows of some kinds of values by the values themselves, so that no key is made and looked up.
///
/// A value of these kinds is a small number above the ten bits of a class. What stands here is what
/// the table of keys says.
struct ClassTable: Sendable {
  private static let classBits = 10
  private var rows = [UInt32](repeating: 0, count: TagTemplate.codeCount << classBits)

  /// Takes over what a table of keys says of all values.
  init(_ row: (UInt32) -> Int) {
    for template in TagTemplate.allCases {
      guard let codes = template.codes else { continue }
      for value in 0..<UInt64(codes.count) << UInt64(ClassTable.classBits) {
        let row = row(featureKey(template.rawValue, value))
        rows[ClassTable.place(of: value, codes)] = UInt32(truncatingIfNeeded: row)
      }
    }
  }

  /// The first row of a value; nil where its kind is not one of these.
  @inline(__always)
  func row(_ template: TagTemplate, _ value: UInt64) -> Int? {
    guard let codes = template.codes else { return nil }
    return Int(rows[ClassTable.place(of: value, codes)])
  }

  /// Where a value stands whose kind has some codes.
  @inline(__always)
  private static func place(of value: UInt64, _ codes: Range<Int>) -> Int {
    Int(truncatingIfNeeded: value) + codes.lowerBound << classBits
  }
}

extension TagTemplate {
  /// How many small numbers all kinds have.
  fileprivate static let codeCount = allCases.compactMap(\.codes?.count).reduce(0, +)

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
