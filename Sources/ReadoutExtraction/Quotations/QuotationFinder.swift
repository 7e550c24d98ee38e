// Finds quotations: content, cue, source, speaker.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Finds quotations.
///
/// In six steps, each over the one before: marks are paired; sentences are read with a stretch
/// between marks as one item; the rules find reporting clauses and link stretches to them; the tagger
/// finds source, cue and content; both readings become one; speakers are named. Without a tagger the
/// rules stand alone.
struct QuotationFinder {
  let model: TagModel?

  /// What each pass makes of a page, and both together.
  struct Passes {
    var text: ReportedText
    /// What the rules see in each item.
    var roles: [UInt8]
    var ruled: [Attribution]
    var tagged: [Attribution]
    var merged: [Attribution]
  }

  func quotations(in page: Page, names: NameLayer) -> [Quotation] {
    let passes = passes(over: page, names: names)
    return QuotationWriter(text: passes.text, names: names).quotations(passes.merged)
  }

  /// The attributions of all passes.
  func passes(over page: Page, names: NameLayer) -> Passes {
    let text = ReportedText(page, stretches: QuotationFinder.stretches(in: page))
    let finder = FrameFinder(text)
    let frames = finder.frames()
    // The tagger is better at what is said without marks.
    let linker = StretchLinker(text, frames: frames, isIndirectWanted: model == nil)
    let ruled = linker.attributions()
    var passes = Passes(text: text, roles: [], ruled: ruled, tagged: [], merged: ruled)
    if let model {
      passes.roles = finder.roles(of: frames)
      let spans = Tagger(model: model).spans(of: text, names: names, roles: passes.roles)
      passes.tagged = TagLinker(text: text).attributions(spans)
      passes.merged = PassMerger(text: text).merge(tagged: passes.tagged, ruled: ruled)
    }
    passes.merged = passes.merged.map(PassiveTelling(text: text).turned)
    return passes
  }

  /// All stretches between marks or set off as blocks.
  static func stretches(in page: Page) -> [QuotedStretch] {
    SpokenLabels(text: page.tokens).removing(
      from: BlockQuotes(text: page.tokens).adding(to: page.stretches))
  }
}
