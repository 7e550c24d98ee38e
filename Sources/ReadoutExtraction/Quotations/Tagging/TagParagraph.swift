// What the tagger sees of each item of a paragraph, before features are made of it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// The items of one paragraph, with margins on both sides.
struct TagParagraph {
  /// How far features look to either side.
  static let margin = 4

  /// The item at `place` stands at `place + margin`.
  private(set) var items: [TagItem] = []
  /// The places of the other facts of each item's sentence.
  private(set) var facts: [TagFacts] = []
  /// The items of the text that these are.
  private(set) var range = 0..<0

  /// The number of items without the margins.
  var count: Int { range.count }
  /// Whether the text begins with it.
  var isFirst: Bool { range.lowerBound == 0 }

  /// Takes the items of some units, which are those of one paragraph.
  mutating func fill(
    _ units: ArraySlice<Unit>, of text: ReportedText, names: NameLayer, roles: [UInt8],
    lexicon: some TagLexicon
  ) {
    guard let first = units.first, let last = units.last else { return }
    range = first.items.lowerBound..<last.items.upperBound
    items.removeAll(keepingCapacity: true)
    items.reserveCapacity(range.count + 2 * TagParagraph.margin)
    for step in 0..<TagParagraph.margin {
      items.append(TagItem(edge: 11, isNear: step == TagParagraph.margin - 1))
    }
    let utf8 = text.page.article.text.utf8
    let bytes = utf8.span
    for unit in units {
      for item in unit.items {
        let (tokens, stretch) = (text.items[item].tokens, text.items[item].stretch)
        let name = names.tagName(of: tokens.lowerBound)
        var tagged =
          stretch >= 0
          ? TagItem(stretch: text.face(of: text.stretches[stretch]), name: name)
          : TagItem(
            text.page.tokens.tokens[tokens.lowerBound], text.items[item].kind,
            isOpening: item == unit.items.lowerBound, name: name, bytes, lexicon)
        tagged.frame = roles[item]
        items.append(tagged)
      }
    }
    for step in 0..<TagParagraph.margin { items.append(TagItem(edge: 13, isNear: step == 0)) }
    facts.removeAll(keepingCapacity: true)
    facts.reserveCapacity(range.count)
    for unit in units { readSentence(unit.items, of: text) }
  }

  private mutating func readSentence(_ unit: Range<Int>, of text: ReportedText) {
    let start = unit.lowerBound - range.lowerBound
    let end = unit.upperBound - range.lowerBound
    var seen = TagFacts(sentence: start..<end)
    for place in start..<end {
      facts.append(seen)
      let kind = text.items[place + range.lowerBound].kind
      let item = items[place + TagParagraph.margin]
      if kind.contains(.comma) { seen.commasLeft += 1 }
      if item.shape == TagItem.thatShape { seen.hasThat = true }
      if !kind.isDisjoint(with: [.comma, .colon, .parting, .stretch]) {
        seen.clause = min(place + 1, end - 1)
      }
      if kind.contains(.stretch) { seen.leftStretch = place }
      if item.frame & 1 == 1 { seen.leftFrame = place }
      if item.cueClass >= 2 {
        seen.leftCue = place
        seen.commasLeft = 0
        seen.hasThat = false
      }
    }
    seen = TagFacts(sentence: start..<end)
    for place in (start..<end).reversed() {
      facts[place].takeRight(of: seen)
      let kind = text.items[place + range.lowerBound].kind
      let item = items[place + TagParagraph.margin]
      if kind.contains(.comma) { seen.commasRight += 1 }
      if kind.contains(.stretch) { seen.rightStretch = place }
      if item.frame & 1 == 1 { seen.rightFrame = place }
      if item.cueClass >= 2 {
        seen.rightCue = place
        seen.commasRight = 0
      }
    }
  }
}

/// What an item's sentence holds, seen from it; places are of the paragraph, −1 for none.
struct TagFacts {
  /// The items of the sentence.
  let sentence: Range<Int>
  /// The nearest words of the cue lexicon, and the commas up to them.
  var leftCue = -1
  var rightCue = -1
  var commasLeft = 0
  var commasRight = 0
  /// The nearest stretches between marks.
  var leftStretch = -1
  var rightStretch = -1
  /// The nearest cues of the rules.
  var leftFrame = -1
  var rightFrame = -1
  /// Where the clause begins.
  var clause: Int
  /// Whether a “that” stands between it and the cue on the left.
  var hasThat = false

  init(sentence: Range<Int>) {
    self.sentence = sentence
    clause = sentence.lowerBound
  }

  /// Takes over what was seen to the right.
  fileprivate mutating func takeRight(of other: TagFacts) {
    rightCue = other.rightCue
    commasRight = other.commasRight
    rightStretch = other.rightStretch
    rightFrame = other.rightFrame
  }
}
