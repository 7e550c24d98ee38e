// Brings stretches and reporting clauses together.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Gives each stretch between marks its reporting clause, or the speaker who goes on.
struct StretchLinker {
  let text: ReportedText
  private let finder: FrameFinder
  private let speech: SpeechTest

  /// What was found last, for speakers who go on.
  private struct Memory {
    var attribution: Int?
    var source: Range<Int>?
    var cue: Range<Int>?
    var paragraph = -1
    /// Whether the last unit announces what follows, by a colon or by not ending.
    var announces = false
  }

  init(_ text: ReportedText) {
    self.text = text
    finder = FrameFinder(text)
    speech = SpeechTest(text: text)
  }

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// All attributions of stretches, in order of their first stretch.
  func attributions() -> [Attribution] {
    var result: [Attribution] = []
    var memory = Memory()
    for (index, unit) in text.units.enumerated() {
      let frames = finder.frames(in: unit)
      for item in unit.items where text.items[item].stretch >= 0 {
        link(item, unit, index, frames, &memory, &result)
      }
      if let frame = frames.last(where: { $0.source != nil && $0.kind.contains(.says) }) {
        if memory.source == nil || memory.paragraph != unit.paragraph || frame.form != .participle {
          memory.source = frame.source
          memory.cue = frame.cue
          memory.paragraph = unit.paragraph
        }
      }
      memory.announces = announces(unit)
    }
    return result
  }

  private func announces(_ unit: Unit) -> Bool {
    guard let last = unit.items.last else { return false }
    return kind(last).contains(.colon) || kind(last).isDisjoint(with: [.terminal, .stretch])
  }

  private func link(
    _ item: Int, _ unit: Unit, _ unitIndex: Int, _ frames: [Frame], _ memory: inout Memory,
    _ result: inout [Attribution]
  ) {
    let index = text.items[item].stretch
    let stretch = text.stretches[index]
    // 1. A quotation that goes on from the paragraph before.
    if stretch.continues, let last = memory.attribution, result[last].stretches.last == index - 1 {
      result[last].stretches.append(index)
      memory.paragraph = unit.paragraph
      return
    }
    var found = Attribution(stretches: [index], basis: .none, unit: unitIndex)
    var cue: WordClass = []
    if let (frame, basis) = best(of: frames, for: item, unit) {
      found.cue = frame.cue.isEmpty ? nil : frame.cue
      found.source = frame.source
      found.basis = basis
      cue = frame.kind
    } else if let label = label(item, unit) {
      found.source = label
      found.basis = .label
    } else {
      carry(into: &found, item, unit, memory, result)
    }
    guard speech.isSpeech(stretch, basis: found.basis, cue: cue) else { return }
    // 2. One quotation that its cue cuts, or that goes on behind it.
    if let last = memory.attribution, joins(found, result[last], unit, unitIndex) {
      result[last].stretches.append(index)
    } else {
      result.append(found)
      memory.attribution = result.count - 1
    }
    if found.source != nil {
      memory.source = found.source
      memory.cue = found.cue
    }
    memory.paragraph = unit.paragraph
  }

  private func joins(
    _ found: Attribution, _ last: Attribution, _ unit: Unit, _ unitIndex: Int
  ) -> Bool {
    guard let source = found.source, source == last.source, last.stretches.count < 64 else {
      return false
    }
    if found.basis == .carriedInParagraph { return true }
    return found.cue == last.cue && found.basis == .adjacent && last.basis == .adjacent
      && last.unit == unitIndex
  }

  // MARK: Reporting clauses of the same sentence

  private func best(
    of frames: [Frame], for item: Int, _ unit: Unit
  ) -> (Frame, Attribution.Basis)? {
    guard !frames.isEmpty else { return nil }
    var behind: Frame?
    var later: Frame?
    var ahead: Frame?
    for frame in frames {
      if frame.whole.lowerBound > item, frame.looksBack {
        if behind == nil, touchesBehind(frame, item) { behind = frame }
        if later == nil, !hasStretch(item + 1, frame.whole.lowerBound) { later = frame }
      } else if frame.cue.upperBound <= item, frame.looksAhead,
        frame.source.map({ $0.upperBound <= item || $0.lowerBound > item }) ?? true
      {
        if yields(frame, to: ahead) { continue }
        ahead = frame
      }
    }
    if let behind, ahead == nil || endsClause(item) { return (behind, .adjacent) }
    if let ahead {
      return (ahead, touchesAhead(ahead, item) ? .adjacent : .sameSentence)
    }
    if let behind { return (behind, .adjacent) }
    return later.map { ($0, .sameSentence) }
  }

  /// Whether a clause is only part of what an outer one reports: “Lee said she believes”.
  private func yields(_ frame: Frame, to outer: Frame?) -> Bool {
    guard let outer, outer.kind.contains(.says), let source = frame.source else { return false }
    if frame.kind.isDisjoint(with: [.says, .calls]) || frame.kind.contains(.base) { return true }
    return frame.isNested && kind(source.lowerBound).contains(.pronoun)
  }

  /// Whether nothing but a comma, a dash and adverbs stand between a stretch and a clause behind.
  private func touchesBehind(_ frame: Frame, _ item: Int) -> Bool {
    var place = frame.whole.lowerBound
    while place > item + 1,
      !kind(place - 1).isDisjoint(with: [.comma, .dash, .adverb, .coordinates])
    { place -= 1 }
    return place == item + 1
  }

  private func touchesAhead(_ frame: Frame, _ item: Int) -> Bool {
    var place = item
    let low = max(frame.cue.upperBound, item - 12)
    while place > low, kind(place - 1).isDisjoint(with: [.otherVerb, .stretch, .parting]) {
      place -= 1
    }
    return place == frame.cue.upperBound
  }

  private func hasStretch(_ low: Int, _ high: Int) -> Bool {
    guard low < high, high - low < 200 else { return low < high }
    return (low..<high).contains { text.items[$0].stretch >= 0 }
  }

  /// Whether a stretch ends with a comma, a question or a dash, so that its clause follows.
  private func endsClause(_ item: Int) -> Bool {
    let content = text.stretches[text.items[item].stretch].content
    let last = text.page.tokens.tokens[content.upperBound - 1]
    if last.kind == .mark { return true }
    return item + 1 < text.items.count && kind(item + 1).contains(.comma)
  }

  // MARK: Labels

  /// “LINDQVIST: “…”” and “…” — Tomas Lindqvist.
  private func label(_ item: Int, _ unit: Unit) -> Range<Int>? {
    let low = unit.items.lowerBound
    let high = unit.items.upperBound
    if item - 1 > low, kind(item - 1).contains(.colon),
      let name = NounPhrase(text: text).phrase(beforeColon: item - 1, from: low)
    {
      return name
    }
    let next = item + 1
    if next + 1 < high, high - next <= 14, kind(next).contains(.dash),
      kind(next + 1).contains(.capital)
    {
      return NounPhrase(text: text).phrase(startingAt: next + 1, to: high)
    }
    return nil
  }

  // MARK: Speakers who go on

  private func carry(
    into found: inout Attribution, _ item: Int, _ unit: Unit, _ memory: Memory,
    _ result: [Attribution]
  ) {
    let isFirst = item == unit.items.lowerBound
    let sameParagraph = memory.paragraph == unit.paragraph
    if isFirst, sameParagraph, let source = memory.source {
      found.source = source
      found.basis = .carriedInParagraph
      return
    }
    if !isFirst, let subject = finder.mainSubject(unit, before: item),
      !kind(subject.lowerBound).isDisjoint(with: [.capital, .pronoun])
    {
      found.source = subject
      found.basis = .subject
      return
    }
    if let source = memory.source, memory.paragraph >= unit.paragraph - 1 {
      found.source = source
      found.basis = sameParagraph ? .carriedInParagraph : .carriedOverParagraph
    }
  }
}
