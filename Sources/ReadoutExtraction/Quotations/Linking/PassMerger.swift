// Makes one reading of what the tagger and the rules found.
// SPDX-License-Identifier: Apache-2.0

/// Joins the tagger's attributions with those of the rules.
///
/// The tagger tells what is reported and by which words; the rules know what no paragraph shows by
/// itself: who goes on speaking, labels and signatures, quotations that run over paragraphs. Where
/// both find the same source, it is almost surely right.
struct PassMerger {
  let text: ReportedText
  private let speech: SpeechTest

  init(text: ReportedText) {
    self.text = text
    speech = SpeechTest(text: text)
  }

  /// The attributions of both.
  ///
  /// - Parameter ruled: Those with marks.
  func merge(tagged: [Attribution], ruled: [Attribution]) -> [Attribution] {
    var result = tagged
    var owner: [Int: Int] = [:]
    for (index, attribution) in tagged.enumerated() {
      for stretch in stretches(of: attribution) where owner[stretch] == nil {
        owner[stretch] = index
      }
    }
    var joined: Set<Int> = []
    for rule in ruled {
      let own = stretches(of: rule)
      guard let first = own.lazy.compactMap({ owner[$0] }).first else {
        if isTrusted(rule) { result.append(rule) }
        continue
      }
      if isInner(rule, of: tagged[first]) {
        result.append(rule)
        if endsWithin(rule, tagged[first]) { joined.insert(first) }
        continue
      }
      agree(&result[first], with: rule)
      joinParagraphs(own, owner: owner, into: first, &result, &joined)
    }
    result = result.enumerated().filter { !joined.contains($0.offset) }.map(\.element)
    return result + result.flatMap { ownWordings($0) }
  }

  /// What goes on over paragraphs is one quotation.
  private func joinParagraphs(
    _ stretches: [Int], owner: [Int: Int], into first: Int, _ result: inout [Attribution],
    _ joined: inout Set<Int>
  ) {
    for (stretch, next) in zip(stretches, stretches.dropFirst())
    where text.stretches[next].continues && next == stretch + 1 {
      guard let index = owner[next], index != first, !joined.contains(index),
        result[index].source == nil || result[index].cue == nil
      else { continue }
      result[first].content += result[index].content
      joined.insert(index)
    }
  }

  /// ““…,” Lindqvist told Okoye, according to his office”: the report of a report is left out where
  /// the rules read the whole of it.
  private func endsWithin(_ rule: Attribution, _ outer: Attribution) -> Bool {
    guard let cue = rule.cue, let source = rule.source else { return false }
    return cue.contains { text.items[$0].kind.contains(.plainlySays) }
      && outer.hasClause { $0.contains(cue.lowerBound) && $0.contains(source.lowerBound) }
  }

  /// “RT tells of Xi’s assurance: “…””, ““…,” Lindqvist told Okoye, according to his office”: a
  /// report inside of what another one reports.
  private func isInner(_ rule: Attribution, of outer: Attribution) -> Bool {
    guard rule.basis == .adjacent, let cue = rule.cue, rule.source != nil,
      let item = rule.content.first.map({ firstItem($0) }),
      endsWithin(rule, outer) || (item > 0 && cue.upperBound <= item && hasColon(before: item))
    else { return false }
    return outer.hasClause { $0.contains(cue.lowerBound) }
  }

  private func hasColon(before item: Int) -> Bool { text.items[item - 1].kind.contains(.colon) }

  private func firstItem(_ content: Attribution.Content) -> Int {
    switch content {
    case .clause(let items): items.lowerBound
    case .stretch(let index):
      text.items.partitionIndex {
        $0.tokens.lowerBound >= text.stretches[index].whole.lowerBound
      }
    }
  }

  /// The stretches of a clause that are wordings of their own, which other reports may have without
  /// the clause: those with nothing but an “and” between them and the one before, and all of a clause
  /// that strings several together or is so long that nobody would find them in it.
  ///
  /// ““fair” and “the best for both towns””; not “was “fair” and would be “the best for both””.
  private func ownWordings(_ attribution: Attribution) -> [Attribution] {
    attribution.content.flatMap { content -> [Attribution] in
      guard case .clause(let items) = content, attribution.support != .rules else { return [] }
      let stretches = items.filter { text.items[$0].stretch >= 0 }
      let long = stretches.filter {
        speech.isSpeech(
          text.stretches[text.items[$0].stretch], basis: .sameSentence, at: $0, in: text)
      }
      if long.isEmpty { return [] }
      let others = items.count { text.items[$0].stretch < 0 && text.items[$0].kind.contains(.word) }
      let areAll =
        others > PassMerger.mostOtherWords
        || long.count > 2 && quotedWords(stretches) * 3 >= others * 2
      return long.filter { areAll || standsBesideAnother($0, in: items) }.map {
        var own = attribution
        own.content = [.stretch(text.items[$0].stretch)]
        return own
      }
    }
  }

  private func quotedWords(_ items: [Int]) -> Int {
    items.reduce(0) { $0 + speech.look(at: text.stretches[text.items[$1].stretch]).words }
  }

  /// Whether nothing but an “and” stands between a stretch of a clause and the one before it.
  private func standsBesideAnother(_ item: Int, in clause: Range<Int>) -> Bool {
    clause.contains(item - 2) && text.items[item - 1].kind.contains(.coordinates)
      && text.items[item - 2].stretch >= 0
  }

  /// The most words without marks among which a reader still finds the stretches.
  private static let mostOtherWords = 30

  /// Takes from the rules what the tagger did not find, and notes where they agree.
  private func agree(_ attribution: inout Attribution, with rule: Attribution) {
    guard let source = rule.source else { return }
    if let own = attribution.source {
      if own.overlaps(source) {
        attribution.support = .both
        attribution.naming = source
        return
      }
      guard isSurer(rule, than: attribution) else { return }
    }
    attribution.source = source
    attribution.cue = rule.cue ?? attribution.cue
    attribution.basis = rule.basis
    attribution.support = .rules
  }

  /// Whether the rules are right more often: a clause that touches the stretch, and is no part of
  /// what the tagger takes for said: “Lindqvist said he hopes for “peace””.
  private func isSurer(_ rule: Attribution, than tagged: Attribution) -> Bool {
    guard let source = rule.source else { return false }
    switch rule.basis {
    case .label: return true
    case .adjacent: return !tagged.hasClause { $0.overlaps(source) }
    default: return false
    }
  }

  /// Whether speech that only the rules find is speech.
  private func isTrusted(_ rule: Attribution) -> Bool {
    switch rule.basis {
    case .adjacent, .label, .announced, .carriedInParagraph, .carriedOverParagraph:
      rule.source != nil
    case .sameSentence, .subject, .none: false
    }
  }

  /// The stretches in the content of an attribution, in order.
  private func stretches(of attribution: Attribution) -> [Int] {
    attribution.content.flatMap { content -> [Int] in
      switch content {
      case .stretch(let index): [index]
      case .clause(let items): items.map { text.items[$0].stretch }.filter { $0 >= 0 }
      }
    }
  }
}
