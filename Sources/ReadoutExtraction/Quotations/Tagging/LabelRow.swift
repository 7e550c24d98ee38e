// A number for each label of the tagger, laid out as a chain of labels needs it.
// SPDX-License-Identifier: Apache-2.0

/// A number for each label: those that may follow any other in one row, the others in a second one.
///
/// The inside of a span follows only its own begin and itself. It stands in the lane of its begin, so
/// that a chain goes on within all spans at once and without looking at any other label.
struct LabelRow: Sendable {
  /// Of outside, then of the begins, role by role; the last two lanes are no label's.
  var open: SIMD8<Float>
  /// Of the insides; the first and the last two lanes are no label's.
  var inside: SIMD8<Float>

  /// How many labels may follow any other.
  static let openCount = 1 + TagRole.allCases.count

  @inline(__always)
  init(open: SIMD8<Float> = SIMD8(), inside: SIMD8<Float> = SIMD8()) {
    self.open = open
    self.inside = inside
  }

  /// The number of a label.
  subscript(label: Int) -> Float {
    get { TagLabel.isInside(label) ? inside[TagLabel.lane(label)] : open[TagLabel.lane(label)] }
    set {
      if TagLabel.isInside(label) {
        inside[TagLabel.lane(label)] = newValue
      } else {
        open[TagLabel.lane(label)] = newValue
      }
    }
  }

  @inline(__always)
  static func + (a: LabelRow, b: LabelRow) -> LabelRow {
    LabelRow(open: a.open + b.open, inside: a.inside + b.inside)
  }

  /// The greatest number of all.
  @inline(__always)
  var greatest: Float { max(open.greatest, inside.greatest) }
}

extension TagLabel {
  /// Whether a label follows only its own begin and itself.
  @inline(__always)
  static func isInside(_ label: Int) -> Bool { label != outside && label % 2 == 0 }

  /// Where a label stands in its row.
  @inline(__always)
  static func lane(_ label: Int) -> Int { (label + 1) / 2 }
}

extension SIMD8<Float> {
  /// The greater of each two.
  ///
  /// Lane by lane, a compiler sees one instruction in it; a mask would be six.
  @inline(__always)
  func greater(_ other: Self) -> Self {
    func lane(_ lane: Int) -> Float { self[lane] > other[lane] ? self[lane] : other[lane] }
    return SIMD8(lane(0), lane(1), lane(2), lane(3), lane(4), lane(5), lane(6), lane(7))
  }

  /// The lesser of each two.
  @inline(__always)
  func lesser(_ other: Self) -> Self {
    func lane(_ lane: Int) -> Float { self[lane] < other[lane] ? self[lane] : other[lane] }
    return SIMD8(lane(0), lane(1), lane(2), lane(3), lane(4), lane(5), lane(6), lane(7))
  }

  /// The greatest of all.
  @inline(__always)
  var greatest: Float {
    func greater(_ a: Float, _ b: Float) -> Float { a > b ? a : b }
    return greater(
      greater(greater(self[0], self[4]), greater(self[1], self[5])),
      greater(greater(self[2], self[6]), greater(self[3], self[7])))
  }

  /// The sum of all.
  @inline(__always)
  var total: Float {
    let half = lowHalf + highHalf
    return (half[0] + half[1]) + (half[2] + half[3])
  }
}
