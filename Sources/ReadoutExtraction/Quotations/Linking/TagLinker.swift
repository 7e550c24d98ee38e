// Brings the tagged spans of a paragraph together as attributions.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Links content to its cue and the cue to its source, by the sides that the tags tell.
///
/// Content before its cue belongs to the next one, content after it to the last one; a source before
/// its cue to the next one of its sentence, a source after it to the last one.
struct TagLinker {
  let text: ReportedText
  private let speech: SpeechTest

  init(text: ReportedText) {
    self.text = text
    speech = SpeechTest(text: text)
  }

  /// A cue with what belongs to it.
  private struct Link {
    var cue: Range<Int>
    var unit: Int
    var source: Range<Int>?
    var content: [Range<Int>] = []
  }

  /// The attributions of all paragraphs, in order of their cues; those without a cue come last in
  /// their paragraph.
  func attributions(_ paragraphs: [[TaggedSpan]]) -> [Attribution] {
    paragraphs.flatMap { attributions(of: $0) }
  }

  private func attributions(of spans: [TaggedSpan]) -> [Attribution] {
    if spans.isEmpty { return [] }
    var links = spans.filter { $0.role == .cue }.map {
      Link(cue: $0.items, unit: text.unit(of: $0.items.lowerBound))
    }
    var loose: [TaggedSpan] = []
    for span in spans where span.role == .sourceBefore || span.role == .sourceAfter {
      if let link = cue(of: span, in: links) {
        let isNearer = span.role == .sourceBefore || links[link].source == nil
        if isNearer { links[link].source = span.items }
      } else {
        loose.append(span)
      }
    }
    var result: [Attribution] = []
    var orphans: [TaggedSpan] = []
    for span in spans where span.role == .contentBefore || span.role == .contentAfter {
      if let link = resumed(span, in: links) ?? cue(of: span, in: links) {
        links[link].content.append(span.items)
      } else {
        orphans.append(span)
      }
    }
    shareSources(&links)
    findSubjects(&links)
    for link in links.flatMap({ quotations(of: $0) })
    where !link.content.isEmpty && !isReading(link) && !isMoment(link) && !isEpithet(link) {
      result.append(
        Attribution(
          content: link.content.map { content($0) }, cue: link.cue, source: link.source,
          basis: basis(link), unit: link.unit, support: .tags))
    }
    // Words without marks, cue and source are nobody's.
    for orphan in orphans
    where !loose.isEmpty || orphan.items.contains(where: { text.items[$0].stretch >= 0 }) {
      let unit = text.unit(of: orphan.items.lowerBound)
      let source = loose.first { text.unit(of: $0.items.lowerBound) == unit } ?? loose.first
      result.append(
        Attribution(
          content: [content(orphan.items)], cue: nil, source: source?.items,
          basis: source == nil ? .none : .sameSentence, unit: unit, support: .tags))
    }
    return result
  }

  /// The cue that a span belongs to.
  private func cue(of span: TaggedSpan, in links: [Link]) -> Int? {
    let behind = links.firstIndex { $0.cue.lowerBound >= span.items.upperBound }
    let before = links.lastIndex { $0.cue.upperBound <= span.items.lowerBound }
    func near(_ link: Int?) -> Int? {
      link.flatMap { links[$0].unit == text.unit(of: span.items.lowerBound) ? $0 : nil }
    }
    return switch span.role {
    case .sourceBefore: near(behind) ?? near(before)
    case .sourceAfter: near(before) ?? near(behind)
    case .contentBefore: behind ?? near(before)
    case .contentAfter: before ?? near(behind)
    case .cue: nil
    }
  }

  /// The attribution that a sentence beginning with a stretch goes on with.
  ///
  /// ““The ferry is safe,” Lindqvist said, recalling a storm. “It has run for years.””: such a sentence
  /// belongs to the stretches before it, and not to what the nearest cue tells by the way.
  private func resumed(_ span: TaggedSpan, in links: [Link]) -> Int? {
    let first = span.items.lowerBound
    let unit = text.unit(of: first)
    guard span.role == .contentAfter, text.items[first].stretch >= 0, unit > 0,
      text.units[unit].items.lowerBound == first,
      text.units[unit - 1].paragraph == text.units[unit].paragraph
    else { return nil }
    let before = text.units[unit - 1].items
    return links.firstIndex { link in
      link.cue.upperBound <= first
        && link.content.contains { items in
          (items.upperBound <= link.cue.lowerBound || items.lowerBound == before.lowerBound)
            && items.clamped(to: before).contains { text.items[$0].stretch >= 0 }
        }
    }
  }

  /// A link for each quotation of one cue.
  ///
  /// “Lindqvist began: “The ferry is safe.” And, in his words, the crew “knows the lake.””: what a later
  /// sentence reports in words and marks is a quotation of its own.
  private func quotations(of link: Link) -> [Link] {
    guard let first = link.content.first, link.cue.lowerBound < first.lowerBound else {
      return [link]
    }
    var result = [link]
    result[0].content = [first]
    for (before, items) in zip(link.content, link.content.dropFirst()) {
      let isApart =
        text.items[items.lowerBound].stretch < 0
        && items.contains { text.items[$0].stretch >= 0 }
        && text.unit(of: before.lowerBound) < text.unit(of: items.lowerBound)
      if isApart {
        result.append(link)
        result[result.count - 1].content = []
      }
      result[result.count - 1].content.append(items)
    }
    return result
  }

  /// “Lindqvist said A and added B”: the second cue has the source of the first.
  private func shareSources(_ links: inout [Link]) {
    for index in links.indices.dropFirst()
    where links[index].source == nil && links[index - 1].unit == links[index].unit {
      links[index].source = links[index - 1].source
    }
  }

  /// A cue of quoted words without a source has the subject before it.
  private func findSubjects(_ links: inout [Link]) {
    let finder = FrameFinder(text)
    for index in links.indices
    where links[index].source == nil
      && links[index].content.contains(where: { $0.contains { text.items[$0].stretch >= 0 } })
    {
      let cue = links[index].cue.lowerBound
      let unit = text.units[links[index].unit]
      links[index].source =
        finder.nouns.subject(before: cue, from: unit.items.lowerBound)
        ?? finder.mainSubject(unit, before: cue)
    }
  }

  private func basis(_ link: Link) -> Attribution.Basis {
    let touches = link.content.contains { abs($0.lowerBound - link.cue.upperBound) <= 1 }
    return link.source == nil ? .none : touches ? .adjacent : .sameSentence
  }

  /// “Varga read “The Old Man of Haldvik” on the ferry”: nothing but titles of works.
  private func isReading(_ link: Link) -> Bool {
    link.cue.contains { TagLinker.reading.contains(text.word($0)) }
      && link.content.allSatisfy { items in
        let stretches = items.filter { text.items[$0].stretch >= 0 }
        return !stretches.isEmpty && !hasVerb(items)
          && stretches.allSatisfy { speech.isTitle(text.stretches[text.items[$0].stretch]) }
      }
  }

  private static let reading = Set(["read", "reads", "reading"].map { FoldedWord($0) })

  /// “Lindqvist said after the summit in Haldvik”: when it was said, and not what.
  private func isMoment(_ link: Link) -> Bool {
    link.cue.contains { text.items[$0].kind.contains(.plainlySays) }
      && link.content.allSatisfy { items in
        TagLinker.moments.contains(text.word(items.lowerBound)) && !hasVerb(items)
          && !items.contains { text.items[$0].stretch >= 0 }
      }
  }

  private static let moments = Set(["after", "before", "during"].map { FoldedWord($0) })

  /// “The so-called ‘bakers’ parliament’ was not amused”: nobody is told to have called it so.
  private func isEpithet(_ link: Link) -> Bool {
    let cue = link.cue.lowerBound
    return cue >= 2 && text.word(cue) == TagLinker.called && text.word(cue - 2) == TagLinker.so
      && text.page.tokens.tokens[text.items[cue - 1].tokens.lowerBound].scalar == 0x2D
  }

  private static let so = FoldedWord("so")
  private static let called = FoldedWord("called")

  private func hasVerb(_ items: Range<Int>) -> Bool {
    items.prefix(100).contains {
      !text.items[$0].kind.isDisjoint(with: [.auxiliary, .cue, .otherVerb, .pastLike])
    }
  }

  /// Some words without a verb before a colon and a stretch introduce it: “the council: “…””.
  private func withoutLead(_ items: Range<Int>) -> Range<Int> {
    let colon = items.prefix(8).first { text.items[$0].kind.contains(.colon) }
    guard let colon, colon + 1 < items.upperBound, text.items[colon + 1].stretch >= 0,
      !hasVerb(items.lowerBound..<colon),
      !(items.lowerBound..<colon).contains(where: { text.items[$0].stretch >= 0 })
    else { return items }
    return colon + 1..<items.upperBound
  }

  private func content(_ items: Range<Int>) -> Attribution.Content {
    let items = withoutLead(items)
    return items.count == 1 && text.items[items.lowerBound].stretch >= 0
      ? .stretch(text.items[items.lowerBound].stretch) : .clause(items)
  }
}

extension ReportedText {
  /// The unit that an item belongs to.
  func unit(of item: Int) -> Int {
    max(0, units.partitionIndex { $0.items.lowerBound > item } - 1)
  }
}
