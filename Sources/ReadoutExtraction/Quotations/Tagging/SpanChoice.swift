// Chooses the spans of a paragraph by their chances.
// SPDX-License-Identifier: Apache-2.0

/// Takes the likely spans, the likeliest first, and of the best way what they leave room for.
///
/// Minimum Bayes risk: Goel and Byrne, 2000. The best way alone says too little where several ends of
/// a content are about as good; chances alone would drop what is surely said but ends nobody knows
/// where.
struct SpanChoice {
  private var isTaken: [Bool]
  private var chosen: [TaggedSpan] = []

  /// The least chance of a span that is taken before those of the best way.
  private static let least: Float = 0.3

  /// The spans of a paragraph, in order.
  ///
  /// - Parameters:
  ///   - candidates: Spans with their chances.
  ///   - best: Those of the best way.
  ///   - count: The number of items.
  static func spans(
    among candidates: [SpanChances.Candidate], best: [TaggedSpan], count: Int
  ) -> [TaggedSpan] {
    var choice = SpanChoice(isTaken: Array(repeating: false, count: count))
    let likely = candidates.filter { $0.chance >= least }.sorted { a, b in
      let (first, second) = (a.span.items, b.span.items)
      return (b.chance, first.lowerBound, first.upperBound, a.span.role.rawValue)
        < (a.chance, second.lowerBound, second.upperBound, b.span.role.rawValue)
    }
    for candidate in likely { choice.take(candidate.span) }
    for span in best { choice.take(span) }
    return choice.chosen.sorted { $0.items.lowerBound < $1.items.lowerBound }
  }

  private mutating func take(_ span: TaggedSpan) {
    guard !isTaken[span.items].contains(true) else { return }
    for item in span.items { isTaken[item] = true }
    chosen.append(span)
  }
}
