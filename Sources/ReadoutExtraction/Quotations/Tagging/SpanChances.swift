// How likely each span of a paragraph is.
// SPDX-License-Identifier: Apache-2.0

/// The chances of spans by all ways through the labels of a paragraph, not by the best one alone.
///
/// Forward and backward sums with scaling: Rabiner, 1989. A span whose end is unsure may lie on the
/// best way and yet be less likely than another one with the same begin.
struct SpanChances {
  /// A span, its items counted from the begin of the paragraph, and how likely it is.
  struct Candidate {
    var span: TaggedSpan
    var chance: Float
  }

  /// How likely an item is content, and on which side of its cue it rather is.
  struct Content {
    var chance: Float
    var role: TagRole
  }

  /// The least chance of a span that is told.
  static let least: Float = 0.08

  private let steps: ChainSteps
  private var items: [Item] = []

  /// What is known of one item, label by label.
  private struct Item {
    /// What its scores say by themselves.
    var own: LabelRow
    /// What its sums were multiplied with, so that they stay of order one.
    var scale: Float
    /// The sums of all ways up to it, and from it on.
    var forward: LabelRow
    var backward: LabelRow

    /// What it and all behind it say.
    @inline(__always)
    var ahead: LabelRow {
      LabelRow(
        open: own.open * backward.open * scale, inside: own.inside * backward.inside * scale)
    }
  }

  init(model: TagModel) {
    steps = model.chances
  }

  /// Takes the scores of a paragraph's labels, item after item.
  mutating func read(_ scores: [LabelRow]) {
    items.removeAll(keepingCapacity: true)
    items.reserveCapacity(scores.count)
    let steps = steps
    let rows = steps.forward.span
    // Sums that fade away would end as numbers so small that a processor is slow with them.
    let almostNone = SIMD8<Float>(repeating: 1e-20)
    var last = LabelRow()
    // Each sum is measured by the one before it, which is known while it is still being made.
    var scale: Float = 1
    for score in scores {
      let outside = score.open[0]
      let here = LabelRow(
        open: chance(ofScore: score.open - outside), inside: chance(ofScore: score.inside - outside)
      )
      let sum =
        items.isEmpty
        ? LabelRow(open: steps.starts) : SpanChances.next(last, steps, rows)
      last.open = sum.open * (here.open * scale) + almostNone
      last.inside = sum.inside * (here.inside * scale) + almostNone
      items.append(Item(own: here, scale: scale, forward: last, backward: LabelRow()))
      scale = 1 / max(last.open.total + last.inside.total, .leastNormalMagnitude)
    }
    runBackward(from: scale)
  }

  /// The sums of all ways one item on.
  @inline(__always)
  private static func next(
    _ last: LabelRow, _ steps: ChainSteps, _ rows: Swift.Span<SIMD8<Float>>
  ) -> LabelRow {
    var open = rows[0] * last.open[0]
    var other = rows[LabelRow.openCount] * last.inside[0]
    for lane in 1..<LabelRow.openCount {
      open += rows[lane] * last.open[lane]
      other += rows[LabelRow.openCount + lane] * last.inside[lane]
    }
    return LabelRow(
      open: open + other, inside: last.open * steps.begun + last.inside * steps.goingOn)
  }

  /// - Parameter end: What makes the sum of the last item one.
  private mutating func runBackward(from end: Float) {
    let steps = steps
    let rows = steps.backward.span
    var last = LabelRow(open: SIMD8(repeating: end), inside: SIMD8(repeating: end))
    for place in items.indices.reversed() {
      items[place].backward = last
      let ahead = items[place].ahead
      last = LabelRow(open: ahead.inside * steps.begun, inside: ahead.inside * steps.goingOn)
      for lane in 0..<LabelRow.openCount {
        last.open += rows[lane].open * ahead.open[lane]
        last.inside += rows[lane].inside * ahead.open[lane]
      }
    }
  }

  /// How likely an item is content, in whatever span.
  func content(at place: Int) -> Content {
    let (forward, backward) = (items[place].forward, items[place].backward)
    let all = forward.open * backward.open + forward.inside * backward.inside
    let before = all[TagLabel.lane(TagLabel.begin(.contentBefore))]
    let after = all[TagLabel.lane(TagLabel.begin(.contentAfter))]
    return Content(chance: before + after, role: before > after ? .contentBefore : .contentAfter)
  }

  /// The spans of at least some chance, in order of their begins; of a kind and the same items one,
  /// with the likelier role.
  func candidates() -> [Candidate] {
    var found: [Candidate] = []
    found.reserveCapacity(16)
    for place in items.indices {
      let chances = items[place].forward.open * items[place].backward.open
      guard chances[0] <= 1 - SpanChances.least else { continue }
      let first = found.count
      for role in TagRole.allCases
      where chances[TagLabel.lane(TagLabel.begin(role))] >= SpanChances.least {
        follow(role, from: place) { end, chance in
          let span = TaggedSpan(role: role, items: place..<end)
          let twin = found[first...].firstIndex {
            $0.span.items == span.items && $0.span.role.kind == role.kind
          }
          guard let twin else {
            found.append(Candidate(span: span, chance: chance))
            return
          }
          if chance > found[twin].chance { found[twin].span.role = role }
          found[twin].chance += chance
        }
      }
    }
    return found
  }

  /// Goes on from the begin of a span and tells each end with its chance.
  private func follow(_ role: TagRole, from first: Int, tell: (Int, Float) -> Void) {
    let lane = TagLabel.lane(TagLabel.begin(role))
    var label = TagLabel.begin(role)
    var onward = steps.begun[lane]
    var way = items[first].forward.open[lane]
    for end in first + 1..<items.count {
      let ahead = items[end].ahead
      let goingOn = way * onward * ahead.inside[lane]
      let chance = way * (steps.forward[ChainSteps.row(of: label)] * ahead.open).total
      if chance >= SpanChances.least { tell(end, chance) }
      if goingOn < SpanChances.least { return }
      way *= onward * items[end].own.inside[lane] * items[end].scale
      label = TagLabel.inside(role)
      onward = steps.goingOn[lane]
    }
    way *= items[items.count - 1].backward.inside[lane]
    if way >= SpanChances.least { tell(items.count, way) }
  }
}
