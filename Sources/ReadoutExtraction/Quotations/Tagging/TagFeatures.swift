// The features of items: one piece of code for training and for running.
// SPDX-License-Identifier: Apache-2.0

/// Writes the features of the items of a paragraph.
struct TagFeatures {
  private let paragraph: TagParagraph

  init(_ paragraph: TagParagraph) {
    self.paragraph = paragraph
  }

  /// Hands all features over.
  func write(to sink: inout some TagFeatureSink) {
    let items = paragraph.items.span
    let facts = paragraph.facts.span
    for place in -TagParagraph.margin..<paragraph.count + TagParagraph.margin {
      items[at: place].writeFeatures(at: place, to: &sink)
      writeNeighbours(place, items, &sink)
      if place >= 0, place < paragraph.count {
        let around = Surroundings(place, items, facts[place])
        if around.facts.sentence.lowerBound == place {
          let shapes = around.shape << 10 | UInt64(items[at: place + 1].shape)
          sink.add(.openingShapes, shapes, to: around.facts.sentence)
        }
        writeCues(around, &sink)
        writePlace(around, items, &sink)
        writeStretchesAndClause(around, items, &sink)
        writeFrames(around, items, &sink)
      }
      sink.close()
    }
    sink.finish()
  }

  /// What items see of several neighbours, told by the first of these.
  @inline(__always)
  private func writeNeighbours(
    _ place: Int, _ items: Swift.Span<TagItem>, _ sink: inout some TagFeatureSink
  ) {
    guard place + 1 < paragraph.count + TagParagraph.margin else { return }
    let (here, next) = (items[at: place], items[at: place + 1])
    sink.add(.wordPair, mix(here.word, next.word), from: place - 1)
    let pair = UInt64(here.shape) << 10 | UInt64(next.shape)
    sink.add(.shapePair, pair, from: place - 2)
    guard place + 2 < paragraph.count + TagParagraph.margin else { return }
    sink.add(.shapeTriple, pair << 10 | UInt64(items[at: place + 2].shape), from: place - 1)
  }

  @inline(__always)
  private func writeCues(
    _ around: Surroundings, _ sink: inout some TagFeatureSink
  ) {
    let (place, here) = (around.place, around.shape)
    sink.add(.cueOnTheLeft, mix(around.leftWord, UInt64(around.leftStep)), from: place)
    sink.add(.cueOnTheRight, mix(around.rightWord, UInt64(around.rightStep)), from: place)
    sink.add(.cueDistanceLeft, around.left * 16 + around.leftDistance, at: place)
    sink.add(.cueDistanceRight, around.right * 16 + around.rightDistance, at: place)
    sink.add(.cuesAround, around.leftWithCommas * 40 + around.rightWithCommas, at: place)
    sink.add(.cueLeftAndShape, UInt64(around.leftWithCommas) << 10 | here, from: place)
    sink.add(.cueRightAndShape, UInt64(around.rightWithCommas) << 10 | here, from: place)
  }

  @inline(__always)
  private func writePlace(
    _ around: Surroundings, _ items: Swift.Span<TagItem>, _ sink: inout some TagFeatureSink
  ) {
    let (place, sentence) = (around.place, around.facts.sentence)
    let fromStart = min(place - sentence.lowerBound, 4)
    let fromEnd = min(sentence.upperBound - 1 - place, 4)
    sink.add(.placeInSentence, fromStart * 8 + fromEnd, at: place)
    sink.add(.placeFromStart, UInt64(min(fromStart, 3)) << 10 | around.shape, from: place)
    sink.add(.placeFromEnd, UInt64(min(fromEnd, 3)) << 10 | around.shape, from: place)
    let opening = UInt64(items[at: sentence.lowerBound].shape)
    sink.add(.openingAndCueClass, UInt64(around.own) << 10 | opening, from: place)
    sink.add(
      .placeInText, (sentence.lowerBound == 0 ? 2 : 0) + (paragraph.isFirst ? 1 : 0), at: place)
    sink.add(.cuesAndLength, around.both * 16 + bucket(sentence.count), at: place)
  }

  @inline(__always)
  private func writeStretchesAndClause(
    _ around: Surroundings, _ items: Swift.Span<TagItem>, _ sink: inout some TagFeatureSink
  ) {
    let (place, facts) = (around.place, around.facts)
    let left = facts.leftStretch < 0 ? 0 : bucket(place - facts.leftStretch)
    let right = facts.rightStretch < 0 ? 0 : bucket(facts.rightStretch - place)
    sink.add(.stretchesAround, left * 16 + right, at: place)
    sink.add(
      .stretchesAndCues,
      ((min(left, 4) * 5 + min(right, 4)) * 5 + around.left) * 5 + around.right, at: place)
    let opening = items[at: facts.clause].word
    sink.add(.clauseOpening, mix(opening, UInt64(around.own)), from: place)
    sink.add(
      .thatSinceCue, ((facts.hasThat ? 5 : 0) + around.left) * 4 + min(around.leftDistance, 3),
      at: place)
  }

  @inline(__always)
  private func writeFrames(
    _ around: Surroundings, _ items: Swift.Span<TagItem>, _ sink: inout some TagFeatureSink
  ) {
    let place = around.place
    let (before, here, behind) = (
      Int(items[at: place - 1].frame), Int(items[at: place].frame), Int(items[at: place + 1].frame)
    )
    sink.add(.framesBefore, before * 5 + here, at: place)
    sink.add(.framesBehind, here * 5 + behind, at: place)
    let (left, right) = (around.facts.leftFrame, around.facts.rightFrame)
    sink.add(
      .framesAround,
      (left < 0 ? 0 : bucket(place - left)) * 9 + (right < 0 ? 0 : bucket(right - place)),
      at: place)
    sink.add(
      .frameWordRight, mix(right < 0 ? 3 : items[at: right].word, around.shape), from: place)
  }
}

extension Swift.Span<TagItem> {
  /// The item at a place of the paragraph, which may lie in the margins.
  fileprivate subscript(at place: Int) -> TagItem { self[place + TagParagraph.margin] }
}

/// An item with the nearest words of the cue lexicon in its sentence.
private struct Surroundings {
  let place: Int
  let facts: TagFacts
  let shape: UInt64
  /// The classes of the item and of the cues beside it, 0 for none.
  let own: Int
  let left: Int
  let right: Int
  let leftWord: UInt64
  let rightWord: UInt64
  /// How many items away, as a bucket; 0 for none.
  let leftDistance: Int
  let rightDistance: Int
  /// 0 for none, 1 for a neighbour, 2 for farther away.
  let leftStep: Int
  let rightStep: Int
  /// Below 40.
  let leftWithCommas: Int
  let rightWithCommas: Int

  /// Below 40.
  var both: Int { left * 8 + right }

  @inline(__always)
  init(_ place: Int, _ items: Swift.Span<TagItem>, _ facts: TagFacts) {
    self.place = place
    self.facts = facts
    let (l, r) = (facts.leftCue, facts.rightCue)
    shape = UInt64(items[at: place].shape)
    own = Int(items[at: place].cueClass)
    left = l < 0 ? 0 : Int(items[at: l].cueClass)
    right = r < 0 ? 0 : Int(items[at: r].cueClass)
    leftWord = l < 0 ? 5 : items[at: l].word
    rightWord = r < 0 ? 5 : items[at: r].word
    leftDistance = l < 0 ? 0 : bucket(place - l)
    rightDistance = r < 0 ? 0 : bucket(r - place)
    leftStep = l < 0 ? 0 : min(place - l, 2)
    rightStep = r < 0 ? 0 : min(r - place, 2)
    leftWithCommas = left * 8 + (l < 0 ? 0 : min(facts.commasLeft, 3))
    rightWithCommas = right * 8 + (r < 0 ? 0 : min(facts.commasRight, 3))
  }
}

/// A distance, exact where it is short; at most 8.
private func bucket(_ distance: Int) -> Int {
  switch distance {
  case ...3: max(distance, 0)
  case ...5: 4
  case ...8: 5
  case ...14: 6
  case ...25: 7
  default: 8
  }
}
