// Tells why a quotation was read as it was.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Reads a page again and tells of one quotation what each pass read and what decided.
struct QuotationExplainer {
  let model: TagModel?
  let names: NameLayer
  private let passes: QuotationFinder.Passes
  private let writer: QuotationWriter

  private var text: ReportedText { passes.text }

  /// The most features that are told for and against a label.
  private static let mostReasons = 3

  init(model: TagModel?, page: Page, names: NameLayer) {
    self.model = model
    self.names = names
    passes = QuotationFinder(model: model).passes(over: page, names: names)
    writer = QuotationWriter(text: passes.text, names: names)
  }

  /// Why the quotation with a key was read as it was; nil where there is none.
  func explanation(of key: String) -> QuotationExplanation? {
    guard let quotation = writer.quotations(passes.merged).first(where: { $0.key == key }),
      let attribution = attribution(of: quotation)
    else { return nil }
    let weighing = weighing(of: attribution)
    let rival = weighing.flatMap { self.rival(of: attribution, $0) }
    return QuotationExplanation(
      quotation: quotation,
      hearer: HearerNaming(text: text, names: names).words(of: attribution).map(text.bytes),
      sentence: sentence(of: attribution), decision: attribution.support.decision,
      basis: attribution.basis.explanation,
      ruled: reading(like: quotation, among: passes.ruled),
      tagged: reading(like: quotation, among: passes.tagged),
      grounds: weighing.map { grounds(of: attribution, $0, rival: rival?.labels) } ?? [],
      runnerUp: rival.map { runnerUp($0, to: quotation) })
  }

  // MARK: What was read

  private func attribution(of quotation: Quotation) -> Attribution? {
    passes.merged.first { attribution in
      guard let written = writer.quotations([attribution]).first else { return false }
      return written.content == quotation.content && written.source == quotation.source
        && written.cue == quotation.cue
    }
  }

  private func reading(
    like quotation: Quotation, among attributions: [Attribution]
  ) -> QuotationExplanation.Reading? {
    nearest(to: quotation, among: attributions).map { found in
      QuotationExplanation.Reading(
        content: found.content.map(writer.bytes), cue: found.cue.map(text.bytes),
        source: found.source.map(text.bytes), basis: found.basis.explanation)
    }
  }

  /// The attribution that shares most of the content of a quotation; nil where none shares any.
  private func nearest(to quotation: Quotation, among all: [Attribution]) -> Attribution? {
    let shares = all.map { attribution in
      attribution.content.map(writer.bytes).reduce(0) { sum, range in
        sum + quotation.content.reduce(0) { $0 + $1.clamped(to: range).count }
      }
    }
    guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] > 0 else {
      return nil
    }
    return all[best]
  }

  private func firstItem(of attribution: Attribution) -> Int? {
    switch attribution.content.first {
    case .clause(let items): items.first
    case .stretch(let index):
      text.items.partitionIndex {
        $0.tokens.lowerBound >= text.stretches[index].whole.lowerBound
      }
    case nil: nil
    }
  }

  private func sentence(of attribution: Attribution) -> Range<Int> {
    let items = [
      firstItem(of: attribution), attribution.cue?.lowerBound, attribution.source?.lowerBound,
    ]
    let units = items.compactMap { $0.map(text.unit) }
    guard let first = units.min(), let last = units.max() else { return 0..<0 }
    return text.bytes(text.units[first].items.lowerBound..<text.units[last].items.upperBound)
  }

  // MARK: What decided

  /// The best way through the paragraph in which the source is none.
  private struct Rival {
    var labels: [Int]
    var spans: [TaggedSpan]
    var distance: Int
  }

  private func weighing(of attribution: Attribution) -> TagExplanation? {
    guard let model, let item = firstItem(of: attribution) else { return nil }
    return TagExplanation(around: item, of: text, names: names, roles: passes.roles, model: model)
  }

  private func runnerUp(
    _ rival: Rival, to quotation: Quotation
  ) -> QuotationExplanation.RunnerUp {
    let other = nearest(to: quotation, among: TagLinker(text: text).attributions([rival.spans]))
    // Where no source is tagged, the linker may still find the subject, which is the one it has.
    let source = other?.source.map(text.bytes).flatMap { found in
      quotation.source.contains { $0.overlaps(found) } ? nil : found
    }
    return QuotationExplanation.RunnerUp(
      source: source, cue: other?.cue.map(text.bytes), distance: rival.distance)
  }

  private func rival(of attribution: Attribution, _ weighing: TagExplanation) -> Rival? {
    guard let model, let source = attribution.source else { return nil }
    let chosen = weighing.chosen
    let isTagged = source.contains { TagLabel.isSource(weighing.label(of: $0, in: chosen)) }
    guard isTagged else { return nil }
    let other = weighing.best { item, label in
      source.contains(item) && TagLabel.isSource(label)
    }
    return Rival(
      labels: other.labels,
      spans: Tagger(model: model).spans(of: other.labels, from: weighing.items.lowerBound),
      distance: weighing.best().score - other.score)
  }

  private func grounds(
    of attribution: Attribution, _ weighing: TagExplanation, rival: [Int]?
  ) -> [QuotationExplanation.Ground] {
    let chosen = weighing.chosen
    let places = [
      attribution.source?.lowerBound, attribution.cue?.lowerBound, firstItem(of: attribution),
    ].compactMap(\.self)
    return places.filter(weighing.items.contains).map { item in
      let label = weighing.label(of: item, in: chosen)
      var other = rival.map { weighing.label(of: item, in: $0) } ?? label
      if other == label { other = weighing.nextBest(at: item, to: label) }
      let (pro, contra) = weighing.reasons(
        at: item, for: label, against: other, most: QuotationExplainer.mostReasons)
      return QuotationExplanation.Ground(
        words: text.bytes(item..<item + 1), label: TagLabel.name(label),
        rival: TagLabel.name(other), pro: pro, contra: contra)
    }
  }
}

extension Attribution.Support {
  fileprivate var decision: QuotationExplanation.Decision {
    switch self {
    case .rules: .rules
    case .tags: .tagger
    case .both: .both
    }
  }
}

extension Attribution.Basis {
  /// The basis in words.
  fileprivate var explanation: String {
    switch self {
    case .adjacent: "the reporting clause touches what is said"
    case .sameSentence: "the reporting clause stands in the same sentence"
    case .label: "a label or signature names the speaker"
    case .carriedInParagraph: "the speaker of the sentence before goes on"
    case .announced: "the paragraph before announces it"
    case .carriedOverParagraph: "the speaker of the paragraph before goes on"
    case .subject: "the sentence has a subject, but no reporting verb"
    case .none: "nothing near it names a speaker"
    }
  }
}
