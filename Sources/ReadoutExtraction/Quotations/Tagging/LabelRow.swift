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
  @inline(__always)
  func greater(_ other: Self) -> Self { lanes(other) { $0 > $1 ? $0 : $1 } }

  /// The lesser of each two.
  @inline(__always)
  func lesser(_ other: Self) -> Self { lanes(other) { $0 < $1 ? $0 : $1 } }

  /// One of each two.
  ///
  /// Lane by lane, a compiler sees one instruction for all in a choice; a mask would be six.
  @inline(__always)
  private func lanes(_ other: Self, _ choose: (Float, Float) -> Float) -> Self {
    SIMD8(
      choose(self[0], other[0]), choose(self[1], other[1]), choose(self[2], other[2]),
      choose(self[3], other[3]), choose(self[4], other[4]), choose(self[5], other[5]),
      choose(self[6], other[6]), choose(self[7], other[7]))
  }

  /// The greatest of all.
  @inline(__always)
  var greatest: Float {
    func most(_ a: Float, _ b: Float) -> Float { a > b ? a : b }
    let halves = greater(SIMD8(lowHalf: highHalf, highHalf: lowHalf))
    return most(most(halves[0], halves[1]), most(halves[2], halves[3]))
  }

  /// The sum of all.
  @inline(__always)
  var total: Float {
    let half = lowHalf + highHalf
    return (half[0] + half[1]) + (half[2] + half[3])
  }
}
