// Tags the items of a text with their parts in attributions.
// SPDX-License-Identifier: Apache-2.0

/// Finds the most likely labels of a paragraph by the weights of a model.
struct Tagger {
  let model: TagModel

  /// The most items of a sequence; a longer paragraph is tagged in parts.
  static let longestSequence = 4_000

  /// The spans with a role, paragraph by paragraph, in order.
  func spans(of text: ReportedText, names: NameLayer, roles: [UInt8]) -> [[TaggedSpan]] {
    var paragraph = TagParagraph()
    var scores = TagScores(model: model)
    var lattice = Lattice(model: model)
    var chances = SpanChances(model: model)
    var result: [[TaggedSpan]] = []
    for units in text.paragraphs(upTo: Tagger.longestSequence) {
      paragraph.fill(units, of: text, names: names, roles: roles, lexicon: model)
      scores.begin(count: paragraph.count)
      TagFeatures(paragraph).write(to: &scores)
      result.append(
        spans(
          by: scores.sums.map(\.labels), from: paragraph.range.lowerBound, &lattice, &chances
        ) { text.items[$0].stretch >= 0 })
    }
    return result
  }

  /// The spans of a paragraph by the scores of its labels; none where the best way has none.
  ///
  /// - Parameter isStretch: Whether an item, counted from the begin of the text, is a stretch.
  func spans(
    by scores: [LabelRow], from first: Int, _ lattice: inout Lattice,
    _ chances: inout SpanChances, isStretch: (Int) -> Bool
  ) -> [TaggedSpan] {
    let best = spans(of: lattice.labels(of: scores), from: 0)
    guard !best.isEmpty else { return [] }
    chances.read(scores)
    let chosen = SpanChoice.spans(
      among: chances.candidates(), best: best, count: scores.count,
      isStretch: { isStretch(first + $0) }, content: { chances.content(at: $0) })
    return chosen.map {
      let items = $0.items
      return TaggedSpan(
        role: $0.role, items: first + items.lowerBound..<first + items.upperBound)
    }
  }

  /// The spans that the labels of a paragraph make.
  func spans(of labels: [Int], from first: Int) -> [TaggedSpan] {
    var spans: [TaggedSpan] = []
    spans.reserveCapacity(labels.count / 8)
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
