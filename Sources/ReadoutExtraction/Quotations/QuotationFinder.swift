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

  func quotations(in page: Page, names: NameLayer) -> [Quotation] {
    let text = ReportedText(page, stretches: QuotationFinder.stretches(in: page))
    let finder = FrameFinder(text)
    let frames = finder.frames()
    // The tagger is better at what is said without marks.
    let linker = StretchLinker(text, frames: frames, isIndirectWanted: model == nil)
    var attributions = linker.attributions()
    if let model {
      let spans = Tagger(model: model).spans(
        of: text, names: names, roles: finder.roles(of: frames))
      attributions = PassMerger(text: text).merge(
        tagged: TagLinker(text: text).attributions(spans), ruled: attributions)
    }
    attributions = attributions.map(PassiveTelling(text: text).turned)
    return QuotationWriter(text: text, names: names).quotations(attributions)
  }

  /// All stretches between marks or set off as blocks.
  static func stretches(in page: Page) -> [QuotedStretch] {
    SpokenLabels(text: page.tokens).removing(
      from: BlockQuotes(text: page.tokens).adding(to: page.stretches))
  }
}
