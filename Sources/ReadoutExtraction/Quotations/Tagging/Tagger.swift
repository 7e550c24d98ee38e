// Tags the items of a text with their parts in attributions.
// SPDX-License-Identifier: Apache-2.0

/// Finds the most likely labels of a paragraph by the weights of a model.
struct Tagger {
  let model: TagModel

  /// The most items of a sequence; a longer paragraph is tagged in parts.
  static let longestSequence = 4_000

  /// The spans with a role, paragraph by paragraph, in order.
  func spans(of text: ReportedText, names: NameLayer, roles: [UInt8]) -> [[TaggedSpan]] {
    var columns = TagColumns()
    var result: [[TaggedSpan]] = []
    for units in text.paragraphs(upTo: Tagger.longestSequence) {
      columns.fill(units, of: text, names: names, roles: roles, model: model)
      result.append(spans(of: labels(of: columns), from: columns.items.lowerBound))
    }
    return result
  }

  /// The labels of a paragraph's items.
  private func labels(of columns: TagColumns) -> [Int] {
    let features = TagFeatures(columns)
    var keys = FeatureKeys()
    var sifted = [UInt32](repeating: 0, count: FeatureKeys.capacity + 1)
    var lattice = Lattice(model: model)
    for place in 0..<columns.count {
      features.write(place, to: &keys)
      let (low, high) = model.scores(of: keys.all, sifted: &sifted)
      lattice.append(low, high)
    }
    return lattice.best()
  }

  /// The spans that the labels of a paragraph make.
  func spans(of labels: [Int], from first: Int) -> [TaggedSpan] {
    var spans: [TaggedSpan] = []
    for (place, label) in labels.enumerated() {
      guard let role = TagLabel.role(label) else { continue }
      if label == TagLabel.inside(role), let last = spans.indices.last,
        spans[last].items.upperBound == first + place
      {
        spans[last].items = spans[last].items.lowerBound..<first + place + 1
      } else {
        spans.append(TaggedSpan(role: role, items: first + place..<first + place + 1))
      }
    }
    return spans
  }
}

/// The scores of the labels of a paragraph, and where each came from.
///
/// Viterbi, 1967; the scores are sums of small whole numbers and cannot overflow 32 bits.
private struct Lattice {
  private let transitions: [Int32]
  private var scores: [Int32]
  private var next: [Int32]
  private var origins: [UInt8] = []
  private var count = 0

  /// Less than any score; twice of it still fits.
  private static let never: Int32 = -1_000_000_000

  init(model: TagModel) {
    transitions = model.transitions
    scores = model.starts
    next = scores
  }

  mutating func append(_ low: SIMD8<Int16>, _ high: SIMD4<Int16>) {
    let labels = TagLabel.count
    for label in 0..<labels {
      let own = Int32(label < 8 ? low[label] : high[label - 8])
      if count == 0 {
        let canBegin = TagLabel.mayFollow(label, after: TagLabel.outside)
        next[label] = canBegin ? scores[label] + own : Lattice.never
        continue
      }
      var best = Lattice.never
      var origin = 0
      // An inside follows its own begin or inside only.
      let isInside = label != TagLabel.outside && label % 2 == 0
      for previous in isInside ? label - 1..<label + 1 : 0..<labels
      where scores[previous] + transitions[previous * labels + label] > best {
        best = scores[previous] + transitions[previous * labels + label]
        origin = previous
      }
      next[label] = max(best + own, Lattice.never)
      origins.append(UInt8(truncatingIfNeeded: origin))
    }
    swap(&scores, &next)
    count += 1
  }

  /// The labels of the best way through.
  func best() -> [Int] {
    guard count > 0 else { return [] }
    var label = scores.indices.max { (scores[$0], $1) < (scores[$1], $0) } ?? 0
    var labels = [Int](repeating: 0, count: count)
    for place in (0..<count).reversed() {
      labels[place] = label
      if place > 0 { label = Int(origins[(place - 1) * TagLabel.count + label]) }
    }
    return labels
  }
}

extension ReportedText {
  /// The units of each paragraph, cut where they are very long.
  func paragraphs(upTo limit: Int) -> [ArraySlice<Unit>] {
    var result: [ArraySlice<Unit>] = []
    var first = 0
    for index in units.indices {
      let isLast =
        index + 1 == units.count || units[index + 1].paragraph != units[first].paragraph
        || units[index + 1].items.upperBound - units[first].items.lowerBound > limit
      if isLast {
        result.append(units[first...index])
        first = index + 1
      }
    }
    return result
  }
}
