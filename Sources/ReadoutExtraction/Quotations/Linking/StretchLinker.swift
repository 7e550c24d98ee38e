// Brings stretches and reporting clauses together.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Gives each stretch between marks its reporting clause, or the speaker who goes on.
struct StretchLinker {
  let text: ReportedText
  let finder: FrameFinder
  private let frames: [[Frame]]
  private let isIndirectWanted: Bool
  private let indirect: IndirectClause

  /// What was found last, for speakers who go on.
  private struct Memory {
    /// The last attribution with marks, and the last stretch that belongs to it.
    var attribution: Int?
    var lastStretch = -1
    var source: Range<Int>?
    var cue: Range<Int>?
    var paragraph = -1
    /// Whether the last unit ended with a colon or without a point.
    var announces = false
    /// The paragraph of the last stretch that was speech.
    var speechParagraph = -1
  }

  /// What one stretch belongs to.
  private struct Link {
    var item: Int
    var frame: Int?
    var source: Range<Int>?
    var basis: Attribution.Basis
  }

  /// - Parameters:
  ///   - frames: The reporting clauses of each unit.
  ///   - isIndirectWanted: Whether clauses without marks are looked for.
  init(_ text: ReportedText, frames: [[Frame]], isIndirectWanted: Bool) {
    self.text = text
    self.frames = frames
    self.isIndirectWanted = isIndirectWanted
    finder = FrameFinder(text)
    indirect = IndirectClause(
      text: text, cutter: PieceCutter(text: text, speech: SpeechTest(text: text)))
  }

  func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// All attributions of stretches, in order of their first stretch.
  func attributions() -> [Attribution] {
    var result: [Attribution] = []
    var memory = Memory()
    for (index, unit) in text.units.enumerated() {
      let frames = self.frames[index]
      var hasSpeech = false
      // 1. Each stretch gets a reporting clause or a speaker who goes on.
      var links: [Link] = []
      for item in unit.items where text.items[item].stretch >= 0 {
        links.append(link(item, unit, frames, memory, links.last))
      }
      // 2. Those that one clause reports become quotations together.
      var isUsed = [Bool](repeating: false, count: frames.count)
      var place = 0
      while place < links.count {
        var next = place + 1
        if let frame = links[place].frame {
          let side = frames[frame].whole.upperBound <= links[place].item
          while next < links.count, links[next].frame == frame,
            side == (frames[frame].whole.upperBound <= links[next].item)
          { next += 1 }
        }
        let found = append(
          links[place..<next], frames, unit, index, &memory, &result)
        hasSpeech = hasSpeech || found
        if found, let frame = links[place].frame { isUsed[frame] = true }
        place = next
      }
      // 3. Clauses to which no stretch belongs may report without marks.
      if isIndirectWanted { appendIndirect(frames, isUsed, unit, index, &result) }
      sign(unit, &memory, &result)
      remember(frames, unit, hasSpeech, &memory)
      memory.announces =
        unit.items.last.map { kind($0).isDisjoint(with: [.terminal, .stretch]) } ?? false
    }
    return result
  }

  /// A paragraph “— Ann Lee, Haldvik” signs the quotation above it.
  private func sign(_ unit: Unit, _ memory: inout Memory, _ result: inout [Attribution]) {
    let low = unit.items.lowerBound
    guard let last = memory.attribution, unit.items.count <= 12, low + 1 < unit.items.upperBound,
      unit.paragraph == memory.speechParagraph + 1, kind(low).contains(.dash),
      kind(low + 1).contains(.capital), result[last].basis != .adjacent,
      result[last].basis != .label,
      let name = NounPhrase(text: text).phrase(startingAt: low + 1, to: unit.items.upperBound)
    else { return }
    result[last].source = name
    result[last].cue = nil
    result[last].basis = .label
  }

  /// Keeps the speaker of a unit for the units that follow.
  private func remember(
    _ frames: [Frame], _ unit: Unit, _ hasSpeech: Bool, _ memory: inout Memory
  ) {
    if !hasSpeech || memory.source == nil {
      let speaker = frames.last {
        $0.source != nil && !$0.isNested && !$0.isNegated
          && !$0.kind.isDisjoint(with: [.says, .calls])
      }
      if let speaker, speaker.form != .participle || memory.paragraph != unit.paragraph {
        memory.source = speaker.source
        memory.cue = speaker.cue
        memory.paragraph = unit.paragraph
      } else if let last = unit.items.last, kind(last).contains(.colon),
        let subject = finder.mainSubject(unit, before: last)
      {
        memory.source = subject
        memory.cue = nil
        memory.paragraph = unit.paragraph
      } else if let last = unit.items.last, memory.paragraph == unit.paragraph - 1,
        kind(last).isDisjoint(with: [.terminal, .stretch])
      {
        // “Hence, it is critical that”: what the speaker says next stands below.
        memory.paragraph = unit.paragraph
      }
    }
  }

  // MARK: One stretch

  private func link(
    _ item: Int, _ unit: Unit, _ frames: [Frame], _ memory: Memory, _ previous: Link?
  ) -> Link {
    if let (frame, basis) = best(of: frames, for: item, unit) {
      return Link(item: item, frame: frame, source: frames[frame].source, basis: basis)
    }
    if let label = label(item, unit) {
      return Link(item: item, frame: nil, source: label, basis: .label)
    }
    if let subject = followingSubject(item, unit) {
      return Link(item: item, frame: nil, source: subject, basis: .subject)
    }
    return carried(item, unit, memory, previous)
  }

  private func carried(
    _ item: Int, _ unit: Unit, _ memory: Memory, _ previous: Link?
  ) -> Link {
    let isFirst = item == unit.items.lowerBound
    if let previous, previous.frame == nil, previous.source != nil {
      return Link(item: item, frame: nil, source: previous.source, basis: previous.basis)
    }
    let sameParagraph = memory.paragraph == unit.paragraph
    if isFirst, sameParagraph, let source = memory.source {
      return Link(item: item, frame: nil, source: source, basis: .carriedInParagraph)
    }
    if !isFirst, let subject = finder.mainSubject(unit, before: item),
      !kind(subject.lowerBound).isDisjoint(with: [.capital, .pronoun]),
      hasVerb(subject.upperBound, item), text.word(subject.lowerBound) != StretchLinker.it
    {
      return Link(item: item, frame: nil, source: subject, basis: .subject)
    }
    if let source = memory.source, memory.paragraph >= unit.paragraph - 1 {
      return Link(
        item: item, frame: nil, source: source,
        basis: sameParagraph
          ? .carriedInParagraph : memory.announces ? .announced : .carriedOverParagraph)
    }
    return Link(item: item, frame: nil, source: nil, basis: .none)
  }

  private static let it = FoldedWord("it")

  private func hasVerb(_ low: Int, _ high: Int) -> Bool {
    guard low < high else { return false }
    return (low..<min(high, low + 60)).contains {
      !kind($0).isDisjoint(with: [.auxiliary, .cue, .otherVerb, .pastLike])
    }
  }

  // MARK: Quotations

  /// Appends what one clause reports; whether anything was speech.
  private func append(
    _ links: ArraySlice<Link>, _ frames: [Frame], _ unit: Unit, _ unitIndex: Int,
    _ memory: inout Memory, _ result: inout [Attribution]
  ) -> Bool {
    guard let first = links.first else { return false }
    let frame = first.frame.map { frames[$0] }
    let stretchIndex = text.items[first.item].stretch
    let stretch = text.stretches[stretchIndex]
    // 1. A quotation that goes on from the paragraph before.
    if stretch.continues, let last = memory.attribution, memory.lastStretch == stretchIndex - 1,
      goesOn(first, frame, &result[last])
    {
      result[last].content.append(.stretch(stretchIndex))
      memory.lastStretch = stretchIndex
      memory.paragraph = unit.paragraph
      memory.speechParagraph = unit.paragraph
      return true
    }
    let pieces = indirect.cutter.pieces(
      links.map { ($0.item, $0.basis) }, frame: frame, frames: frames, unit: unit)
    guard !pieces.isEmpty else { return false }
    for piece in pieces {
      let found = Attribution(
        content: [piece], cue: frame?.cue, source: first.source, basis: first.basis,
        unit: unitIndex)
      if let last = memory.attribution, joins(found, result[last], memory, first.item, unit) {
        result[last].content.append(piece)
      } else {
        result.append(found)
        memory.attribution = result.count - 1
      }
    }
    memory.lastStretch = text.items[links[links.endIndex - 1].item].stretch
    if first.source != nil {
      memory.source = first.source
      memory.cue = frame?.cue
    }
    memory.paragraph = unit.paragraph
    memory.speechParagraph = unit.paragraph
    return true
  }

  /// Whether a stretch goes on with a quotation, whose speaker its own clause may tell.
  private func goesOn(_ link: Link, _ frame: Frame?, _ head: inout Attribution) -> Bool {
    guard let frame, link.basis == .adjacent, frame.whole.lowerBound > link.item else {
      return true
    }
    guard head.basis != .adjacent, head.basis != .label else { return false }
    head.source = frame.source
    head.cue = frame.cue
    head.basis = .adjacent
    return true
  }

  private func appendIndirect(
    _ frames: [Frame], _ isUsed: [Bool], _ unit: Unit, _ unitIndex: Int,
    _ result: inout [Attribution]
  ) {
    var taken = unit.items.lowerBound
    for (index, frame) in frames.enumerated() where !isUsed[index] {
      guard let clause = indirect.content(of: frame, frames, unit), clause.lowerBound >= taken,
        !hasStretch(clause.lowerBound, clause.upperBound)
          || !zip(frames, isUsed).contains(where: { $1 && clause.overlaps($0.whole) })
      else { continue }
      taken = max(taken, clause.upperBound)
      result.append(
        Attribution(
          content: [.clause(clause)], cue: frame.cue, source: frame.source, basis: .sameSentence,
          unit: unitIndex, isIndirect: true))
    }
  }

  private func joins(
    _ found: Attribution, _ last: Attribution, _ memory: Memory, _ item: Int, _ unit: Unit
  ) -> Bool {
    guard let source = found.source, source == last.source, last.content.count < 64,
      case .stretch(let index) = found.content[0], case .stretch? = last.content.last
    else { return false }
    if found.basis == .carriedInParagraph, text.stretches[index].isClosed {
      return memory.lastStretch == index - 1 && item == unit.items.lowerBound
    }
    return found.cue == last.cue && found.basis == .adjacent && last.basis == .adjacent
      && last.unit == found.unit
  }
}
