// Chooses the spans of a paragraph by their chances.
// SPDX-License-Identifier: Apache-2.0

/// Takes the likely spans, the likeliest first, of the best way what they leave room for, and what is
/// surely said between marks.
///
/// Minimum Bayes risk: Goel and Byrne, 2000. The best way alone says too little where several ends of
/// a content are about as good; chances alone would drop what is surely said but ends nobody knows
/// where. A stretch may be content by all of several spans, none of which is likely.
struct SpanChoice {
  private var isTaken: [Bool]
  private var chosen: [TaggedSpan] = []

  /// The least chance of a span that is taken before those of the best way.
  private static let least: Float = 0.18

  /// The least chance of a stretch, and of what stands beside it, that no span was taken for.
  private static let leastOfStretch: Float = 0.55

  /// The spans of a paragraph, in order.
  ///
  /// - Parameters:
  ///   - candidates: Spans with their chances.
  ///   - best: Those of the best way.
  ///   - count: The number of items.
  ///   - isStretch: Whether an item is a stretch between marks.
  ///   - content: How likely an item is content.
  static func spans(
    among candidates: [SpanChances.Candidate], best: [TaggedSpan], count: Int,
    isStretch: (Int) -> Bool, content: (Int) -> SpanChances.Content
  ) -> [TaggedSpan] {
    var choice = SpanChoice(isTaken: Array(repeating: false, count: count))
    choice.chosen.reserveCapacity(candidates.count + best.count)
    let likely = candidates.filter { $0.chance >= least }.sorted { a, b in
      let (first, second) = (a.span.items, b.span.items)
      return (b.chance, first.lowerBound, first.upperBound, a.span.role.rawValue)
        < (a.chance, second.lowerBound, second.upperBound, b.span.role.rawValue)
    }
    for candidate in likely { choice.take(candidate.span) }
    for span in best { choice.take(span) }
    for item in 0..<count where isStretch(item) { choice.takeContent(around: item, content) }
    return choice.chosen.sorted { $0.items.lowerBound < $1.items.lowerBound }
  }

  private mutating func take(_ span: TaggedSpan) {
    guard !isTaken[span.items].contains(true) else { return }
    for item in span.items { isTaken[item] = true }
    chosen.append(span)
  }

  /// Takes a free stretch that is surely said, with what is as surely said beside it.
  private mutating func takeContent(around item: Int, _ content: (Int) -> SpanChances.Content) {
    func isSaid(_ item: Int) -> Bool {
      isTaken.indices.contains(item) && !isTaken[item]
        && content(item).chance >= SpanChoice.leastOfStretch
    }
    guard isSaid(item) else { return }
    var (first, end) = (item, item + 1)
    while isSaid(first - 1) { first -= 1 }
    while isSaid(end) { end += 1 }
    take(TaggedSpan(role: content(first).role, items: first..<end))
  }
}
