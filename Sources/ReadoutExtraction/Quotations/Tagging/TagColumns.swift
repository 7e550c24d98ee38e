// What the tagger sees of each item of a paragraph, before features are made of it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
package import ReadoutText

/// The columns of one paragraph; index 0 is the first item, with margins on both sides.
struct TagColumns {
  /// How far features look to either side.
  static let margin = 4

  /// What the words are, with stand-ins for stretches, numbers and the margins.
  private(set) var words: [UInt64] = []
  /// What the items are, coarsely: a poor man's part of speech.
  private(set) var shapes: [UInt64] = []
  /// The coarse and the fine cluster of each word; that of its shape for others.
  private(set) var topics: [UInt64] = []
  private(set) var kin: [UInt64] = []
  /// What the names layer says of each item.
  private(set) var names: [UInt64] = []
  /// Whether the rules take it for a cue (1) or a source (2).
  private(set) var frames: [UInt64] = []
  /// The last three and first three letters, and how it is written.
  private(set) var suffixes: [UInt64] = []
  private(set) var prefixes: [UInt64] = []
  private(set) var spellings: [UInt64] = []
  /// The class in the cue lexicon, 0 to 4.
  private(set) var cueClasses: [UInt64] = []
  /// The places of the sentence's other facts.
  private(set) var facts: [Facts] = []
  /// The items of the text that these are.
  private(set) var items = 0..<0

  /// What an item's sentence holds, seen from it; places are of the paragraph, −1 for none.
  struct Facts {
    var start = 0
    var end = 0
    var leftCue = -1
    var rightCue = -1
    var commasLeft = 0
    var commasRight = 0
    var leftStretch = -1
    var rightStretch = -1
    var leftFrame = -1
    var rightFrame = -1
    var clause = 0
    var hasThat = false
  }

  /// The number of items.
  var count: Int { items.count }
  private(set) var isFirstParagraph = false

  /// A column's value at a place, which may lie in the margins.
  @inline(__always)
  static func at(_ column: [UInt64], _ place: Int) -> UInt64 { column[place + TagColumns.margin] }

  /// Takes the items of some units, which are those of one paragraph.
  mutating func fill(
    _ units: ArraySlice<Unit>, of text: ReportedText, names layer: NameLayer, roles: [UInt8],
    model: some TagLexicon
  ) {
    guard let first = units.first, let last = units.last else { return }
    items = first.items.lowerBound..<last.items.upperBound
    isFirstParagraph = first.items.lowerBound == 0
    removeAll()
    pad(11, 12)
    for unit in units {
      for item in unit.items { append(item, in: unit, text, layer, roles, model) }
    }
    pad(13, 14)
    facts = [Facts](repeating: Facts(), count: items.count)
    for unit in units { readSentence(unit.items, of: text) }
  }

  private mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    topics.removeAll(keepingCapacity: true)
    kin.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    suffixes.removeAll(keepingCapacity: true)
    prefixes.removeAll(keepingCapacity: true)
    spellings.removeAll(keepingCapacity: true)
    cueClasses.removeAll(keepingCapacity: true)
  }

  /// Appends a margin; `near` stands beside the text.
  private mutating func pad(_ near: UInt64, _ far: UInt64) {
    for step in 0..<TagColumns.margin {
      let isNear = words.count < TagColumns.margin ? step == TagColumns.margin - 1 : step == 0
      let value = isNear ? near : far
      words.append(value)
      shapes.append(near + 990)
      topics.append(9_999)
      kin.append(9_999)
      names.append(99)
      frames.append(9)
      suffixes.append(0)
      prefixes.append(0)
      spellings.append(0)
      cueClasses.append(0)
    }
  }

  private mutating func append(
    _ item: Int, in unit: Unit, _ text: ReportedText, _ layer: NameLayer, _ roles: [UInt8],
    _ model: some TagLexicon
  ) {
    let tokens = text.items[item].tokens
    let token = text.page.tokens.tokens[tokens.lowerBound]
    let name = layer.tagName(of: tokens.lowerBound)
    names.append(name)
    frames.append(UInt64(roles[item]))
    guard text.items[item].stretch < 0 else {
      let shape = text.stretchShape(text.stretches[text.items[item].stretch])
      words.append(mix(777, shape))
      shapes.append(100 + shape)
      topics.append(20_000 + shape)
      kin.append(20_000 + shape)
      suffixes.append(0)
      prefixes.append(0)
      spellings.append(64)
      cueClasses.append(0)
      return
    }
    let bytes = text.page.article.text.utf8.span
    let suffix = token.letters(of: bytes, atEnd: true)
    let shape = token.tagShape(
      isFirst: item == unit.items.lowerBound, name: name, ending: Token.endingClass(suffix))
    shapes.append(shape)
    spellings.append(UInt64(token.shape.rawValue & 31))
    suffixes.append(suffix)
    prefixes.append(token.letters(of: bytes, atEnd: false))
    switch token.kind {
    case .word, .mark: words.append(token.word.hash)
    case .number: words.append(4_343)
    case .possessive: words.append(4_242)
    }
    let kinds = token.kind == .word ? model.clusters(of: token.word) : nil
    topics.append(kinds.map { UInt64($0.coarse) } ?? 20_000 + shape)
    kin.append(kinds.map { UInt64($0.fine) } ?? 20_000 + shape)
    cueClasses.append(token.kind == .word ? UInt64(model.cueClass(of: token.word)) : 0)
  }

  private mutating func readSentence(_ range: Range<Int>, of text: ReportedText) {
    let start = range.lowerBound - items.lowerBound
    let end = range.upperBound - items.lowerBound
    var seen = Facts(start: start, end: end, clause: start)
    for place in start..<end {
      facts[place] = seen
      let kind = text.items[place + items.lowerBound].kind
      let shape = TagColumns.at(shapes, place)
      if kind.contains(.comma) { seen.commasLeft += 1 }
      if shape == 14 { seen.hasThat = true }
      if !kind.isDisjoint(with: [.comma, .colon, .parting, .stretch]) {
        seen.clause = min(place + 1, end - 1)
      }
      if kind.contains(.stretch) { seen.leftStretch = place }
      if TagColumns.at(frames, place) & 1 == 1 { seen.leftFrame = place }
      if TagColumns.at(cueClasses, place) >= 2 {
        seen.leftCue = place
        seen.commasLeft = 0
        seen.hasThat = false
      }
    }
    seen = Facts()
    for place in (start..<end).reversed() {
      facts[place].rightCue = seen.rightCue
      facts[place].commasRight = seen.commasRight
      facts[place].rightStretch = seen.rightStretch
      facts[place].rightFrame = seen.rightFrame
      let kind = text.items[place + items.lowerBound].kind
      if kind.contains(.comma) { seen.commasRight += 1 }
      if kind.contains(.stretch) { seen.rightStretch = place }
      if TagColumns.at(frames, place) & 1 == 1 { seen.rightFrame = place }
      if TagColumns.at(cueClasses, place) >= 2 {
        seen.rightCue = place
        seen.commasRight = 0
      }
    }
  }
}

/// What the tagger must know of words.
package protocol TagLexicon: Sendable {
  /// How surely a word is a cue: 0 for hardly ever, 4 for mostly.
  func cueClass(of word: FoldedWord) -> UInt8
  /// The clusters that a word belongs to.
  func clusters(of word: FoldedWord) -> WordClusters?
}

/// The clusters of a word among words used alike.
package struct WordClusters: Hashable, Sendable {
  /// One of some sixty.
  package var coarse: UInt16
  /// One of a thousand.
  package var fine: UInt16

  package init(coarse: UInt16, fine: UInt16) {
    self.coarse = coarse
    self.fine = fine
  }
}
