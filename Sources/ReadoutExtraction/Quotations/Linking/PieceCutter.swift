// Cuts what a clause reports into pieces of content.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Cuts the reported clause around one or more stretches into pieces, one for each quotation.
///
/// “He said the talks were “very useful” and both sides “agreed on the next steps”” yields two
/// pieces, each with a stretch and the words that lead to it; a scare quote of one or two words
/// is no piece of its own.
struct PieceCutter {
  let text: ReportedText
  let speech: SpeechTest

  private static let that = FoldedWord("that")
  private static let objects = Set(["him", "them", "me", "us"].map { FoldedWord($0) })
  private static let asWord = FoldedWord("as")

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  private func stretch(_ item: Int) -> QuotedStretch { text.stretches[text.items[item].stretch] }

  /// The pieces of content of stretches that one clause reports.
  func pieces(
    _ links: [(item: Int, basis: Attribution.Basis)], frame: Frame?, frames: [Frame], unit: Unit
  ) -> [Attribution.Content] {
    guard let first = links.first else { return [] }
    guard let frame, let clause = self.clause(around: first.item, of: frame, frames, unit) else {
      return links.compactMap { link in
        speech.isSpeech(stretch(link.item), basis: link.basis, at: link.item, in: text)
          ? .stretch(text.items[link.item].stretch) : nil
      }
    }
    var anchors = links.filter { isAnchor($0.item, $0.basis) }
    if anchors.isEmpty, let only = links.first(where: { isDescription($0.item, frame) }) {
      anchors = [only]
    }
    guard !anchors.isEmpty else {
      let isClause = clause.contains { !kind($0).isDisjoint(with: [.auxiliary, .otherVerb]) }
      guard frame.kind.contains(.says), isClause,
        links.contains(where: { !speech.isTitle(stretch($0.item)) && clause.contains($0.item) })
      else { return [] }
      return [.clause(clause)]
    }
    return pieces(of: clause, at: anchors.map(\.item))
  }

  /// The clause cut behind each anchor but the last.
  private func pieces(of clause: Range<Int>, at anchors: [Int]) -> [Attribution.Content] {
    var pieces: [Attribution.Content] = []
    var start = clause.lowerBound
    for (number, anchor) in anchors.enumerated() {
      let isLast = number == anchors.count - 1
      let end = isLast ? max(clause.upperBound, anchor + 1) : anchor + 1
      if anchor > start, kind(anchor - 1).contains(.colon) { start = anchor }
      let piece = trimmed(min(start, anchor)..<end)
      pieces.append(piece.count == 1 ? .stretch(text.items[anchor].stretch) : .clause(piece))
      start = end
    }
    return pieces
  }

  /// The clause that a frame reports around a stretch, before or behind it.
  private func clause(
    around item: Int, of frame: Frame, _ frames: [Frame], _ unit: Unit
  ) -> Range<Int>? {
    if frame.cue.upperBound <= item { return clause(of: frame, frames, unit) }
    // “The plan was “a mistake”, Lindqvist said.”
    var low = unit.items.lowerBound
    for other in frames where other.cue.upperBound <= item { low = other.cue.upperBound }
    for place in (max(low, item - 60)..<item).reversed()
    where !kind(place).isDisjoint(with: [.stretch, .colon, .terminal]) {
      low = place + 1
      break
    }
    let clause = trimmed(low..<max(item + 1, frame.whole.lowerBound))
    let hasVerb = (clause.lowerBound..<item).contains {
      !kind($0).isDisjoint(with: [.auxiliary, .otherVerb, .cue, .pastLike])
    }
    return hasVerb && clause.lowerBound == unit.items.lowerBound ? clause : nil
  }

  /// Whether a stretch makes a quotation of its own.
  private func isAnchor(_ item: Int, _ basis: Attribution.Basis) -> Bool {
    let stretch = stretch(item)
    guard speech.isSpeech(stretch, basis: basis, at: item, in: text) else { return false }
    if speech.look(at: stretch).words >= 3 { return true }
    guard item > 0 else { return true }
    let before = kind(item - 1)
    return !before.isDisjoint(with: [.auxiliary, .cue, .comma, .colon])
      || text.word(item - 1) == PieceCutter.that || text.word(item - 1) == PieceCutter.asWord
  }

  /// “called the plan a “disgrace””: even one word is the speaker’s.
  private func isDescription(_ item: Int, _ frame: Frame) -> Bool {
    let stretch = stretch(item)
    return frame.kind.contains(.characterises) && stretch.style != .single
      && !speech.isTitle(stretch) && item > frame.cue.upperBound
      && item - frame.cue.upperBound < 24
  }

  /// The items that a clause with its content behind it reports.
  func clause(of frame: Frame, _ frames: [Frame], _ unit: Unit) -> Range<Int> {
    var end = unit.items.upperBound
    if let next = frames.first(where: {
      $0.cue.lowerBound >= frame.cue.upperBound && ends($0, frame)
    }) {
      end = next.whole.lowerBound
    }
    var start = frame.cue.upperBound
    if let source = frame.source {
      if source.lowerBound == start {
        start = source.upperBound
      } else if source.lowerBound > start {
        // “Calling her “a friend,” Lindqvist left.”
        end = min(end, source.lowerBound)
      }
    }
    // “According to coo “per”: the next report begins in the source of this one.
    guard start < end else { return start..<start }
    start = skipHearer(from: start, to: end, frame)
    // “…, as related by the agency”.
    for place in start..<max(start, end - 1)
    where kind(place).contains(.comma) && text.word(place + 1) == PieceCutter.asWord {
      end = place
      break
    }
    while end > start,
      !kind(end - 1).isDisjoint(with: [.comma, .terminal, .coordinates, .dash])
    { end -= 1 }
    return trimmed(start..<end)
  }

  private func ends(_ next: Frame, _ frame: Frame) -> Bool {
    if next.form == .participle { return true }
    if next.isNested { return false }
    return next.whole.lowerBound >= frame.cue.upperBound
  }

  /// The place behind hearer, day and place: at “that”, or at the first word that may begin a clause.
  private func skipHearer(from start: Int, to end: Int, _ frame: Frame) -> Int {
    // “told him the bridge was”
    let isHearer = frame.kind.contains(.takesHearer) && start + 1 < end
    let start = isHearer && PieceCutter.objects.contains(text.word(start)) ? start + 1 : start
    let limit = min(end, start + 12)
    for place in start..<max(start, limit) {
      if text.word(place) == PieceCutter.that, kind(place).contains(.word) { return place }
      if !kind(place).isDisjoint(with: [.stretch, .auxiliary]) { break }
      if kind(place).contains(.colon) { return place + 1 }
    }
    var place = start
    while place < limit, !kind(place).isDisjoint(with: [.time, .adverb, .comma, .colon]) {
      place += 1
    }
    return place
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, !kind(start).isDisjoint(with: [.comma, .colon, .dash, .terminal]) {
      start += 1
    }
    while end > start, !kind(end - 1).isDisjoint(with: [.comma, .colon, .dash, .terminal]) {
      end -= 1
    }
    if end - start == 2, kind(start + 1).contains(.stretch),
      text.word(start) == PieceCutter.that
    {
      start += 1
    }
    return start..<end
  }
}
