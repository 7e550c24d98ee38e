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
      writeNeighbours(place, items, &sink)
      if place >= 0, place < paragraph.count {
        let around = Surroundings(place, items, facts[place])
        if around.facts.sentence.lowerBound == place {
          let shapes = around.shape << 10 | UInt64(items[at: place + 1].shape)
          sink.add(.openingShapes, shapes, to: around.facts.sentence)
        }
        writeWords(place, items, &sink)
        writeCues(around, items, &sink)
        writePlace(around, items, &sink)
        writeStretchesAndClause(around, items, &sink)
        writeFrames(around, items, &sink)
      }
      sink.close()
    }
    sink.finish()
  }

  /// What items see of their neighbours, told by the neighbours.
  @inline(__always)
  private func writeNeighbours(
    _ place: Int, _ items: Swift.Span<TagItem>, _ sink: inout some TagFeatureSink
  ) {
    let here = items[at: place]
    sink.add(.word, here.word, from: place - 4)
    sink.add(.shape, UInt64(here.shape), from: place - 4)
    sink.add(.kin, UInt64(here.kin), from: place - 2)
    sink.add(.topic, UInt64(here.topic), from: place - 2)
    guard place + 1 < paragraph.count + TagParagraph.margin else { return }
    let next = items[at: place + 1]
    sink.add(.wordPair, mix(here.word, next.word), from: place - 1)
    sink.add(.framePair, UInt64(here.frame) << 8 | UInt64(next.frame), from: place)
    let pair = UInt64(here.shape) << 10 | UInt64(next.shape)
    sink.add(.shapePair, pair, from: place - 2)
    guard place + 2 < paragraph.count + TagParagraph.margin else { return }
    sink.add(.shapeTriple, pair << 10 | UInt64(items[at: place + 2].shape), from: place - 1)
  }

  @inline(__always)
  private func writeWords(
    _ place: Int, _ items: Swift.Span<TagItem>, _ sink: inout some TagFeatureSink
  ) {
    let (before, here, after) = (items[at: place - 1], items[at: place], items[at: place + 1])
    sink.add(.wordAndShapeBefore, mix(here.word, UInt64(before.shape)), from: place)
    sink.add(.wordAndShapeAfter, mix(here.word, UInt64(after.shape)), from: place)
    sink.add(.shapeAndWordBefore, mix(before.word, UInt64(here.shape)), from: place)
    sink.add(.suffix, UInt64(here.suffix), from: place)
    sink.add(.prefix, UInt64(here.prefix), from: place)
    sink.add(.spelling, Int(here.spelling), at: place)
    sink.add(.name, Int(here.name), at: place)
    let topic = UInt64(here.topic)
    sink.add(
      .topicTriple, (UInt64(before.topic) << 16 | topic) << 16 | UInt64(after.topic), from: place)
    sink.add(.topicAndShapeBefore, topic << 10 | UInt64(before.shape), from: place)
  }

  @inline(__always)
  private func writeCues(
    _ around: Surroundings, _ items: Swift.Span<TagItem>, _ sink: inout some TagFeatureSink
  ) {
    let place = around.place
    let (behind, here) = (UInt64(items[at: place - 1].shape), around.shape)
    sink.add(.cueClass, around.own, at: place)
    sink.add(.cueOnTheLeft, mix(around.leftWord, UInt64(around.leftStep)), from: place)
    sink.add(.cueOnTheRight, mix(around.rightWord, UInt64(around.rightStep)), from: place)
    sink.add(.cueDistanceLeft, around.left * 16 + around.leftDistance, at: place)
    sink.add(.cueDistanceRight, around.right * 16 + around.rightDistance, at: place)
    sink.add(.cuesAround, around.leftWithCommas * 40 + around.rightWithCommas, at: place)
    sink.add(.cueLeftAndShape, UInt64(around.leftWithCommas) << 10 | here, from: place)
    sink.add(.cueRightAndShape, UInt64(around.rightWithCommas) << 10 | here, from: place)
    let both = UInt64(around.both)
    sink.add(.cuesAndShapeBehind, (both << 10 | behind) << 10 | here, from: place)
    sink.add(.cueWordLeftAndShape, mix(around.leftWord, here), from: place)
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
    sink.add(.openingAndCueClass, opening << 10 | UInt64(around.own), from: place)
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
    let (opening, second) = (items[at: facts.clause], items[at: facts.clause + 1])
    sink.add(.clauseOpening, mix(opening.word, UInt64(around.own)), from: place)
    sink.add(.clauseSecond, mix(second.word, around.shape), from: place)
    sink.add(
      .thatSinceCue, ((facts.hasThat ? 5 : 0) + around.left) * 4 + min(around.leftDistance, 3),
      at: place)
  }

  @inline(__always)
  private func writeFrames(
    _ around: Surroundings, _ items: Swift.Span<TagItem>, _ sink: inout some TagFeatureSink
  ) {
    let place = around.place
    let frame = Int(items[at: place].frame)
    sink.add(.frame, frame, at: place)
    sink.add(.frameAndShape, UInt64(frame) << 10 | around.shape, from: place)
    sink.add(.frameAndCueClass, frame * 5 + around.own, at: place)
    let (left, right) = (around.facts.leftFrame, around.facts.rightFrame)
    sink.add(
      .framesAround,
      (left < 0 ? 0 : bucket(place - left)) * 9 + (right < 0 ? 0 : bucket(right - place)),
      at: place)
    sink.add(.frameWordLeft, mix(left < 0 ? 3 : items[at: left].word, around.shape), from: place)
    sink.add(
      .frameWordRight, mix(right < 0 ? 3 : items[at: right].word, around.shape), from: place)
    sink.add(
      .frameSides,
      ((left < 0 ? 0 : 2) + (right < 0 ? 0 : 1)) << 20 | around.shape << 10
        | UInt64(items[at: place + 1].shape), from: place)
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
