// The features of an item: one piece of code for training and for running.
// SPDX-License-Identifier: Apache-2.0

/// Writes the features of the items of a paragraph.
struct TagFeatures {
  let columns: TagColumns

  init(_ columns: TagColumns) {
    self.columns = columns
  }

  private func word(_ place: Int) -> UInt64 { TagColumns.at(columns.words, place) }
  private func shape(_ place: Int) -> UInt64 { TagColumns.at(columns.shapes, place) }

  /// Writes the keys of an item's features.
  func write(_ place: Int, to keys: inout some TagFeatureSink) {
    keys.removeAll()
    writeWords(place, &keys)
    writeShapes(place, &keys)
    writeSpelling(place, &keys)
    writeClusters(place, &keys)
    let cues = CuesAround(place, columns)
    writeCues(place, cues, &keys)
    writePlace(place, cues, &keys)
    writeStretchesAndClause(place, cues, &keys)
    writeFrames(place, &keys)
  }

  private func writeWords(_ place: Int, _ keys: inout some TagFeatureSink) {
    for offset in -4...4 { keys.add(.word, word(place + offset), offset: offset + 4) }
    for offset in -2...1 {
      keys.add(.wordPair, mix(word(place + offset), word(place + offset + 1)), offset: offset + 2)
    }
    keys.add(.wordTriple, mix(mix(word(place - 1), word(place)), word(place + 1)))
  }

  private func writeShapes(_ place: Int, _ keys: inout some TagFeatureSink) {
    for offset in -4...4 { keys.add(.shape, shape(place + offset), offset: offset + 4) }
    var pair = mix(shape(place - 3), shape(place - 2))
    for offset in -3...2 {
      keys.add(.shapePair, pair, offset: offset + 3)
      let next = shape(place + offset + 2 > place + 3 ? place + 3 : place + offset + 2)
      if offset <= 1 { keys.add(.shapeTriple, mix(pair, next), offset: offset + 3) }
      if offset == -2 || offset == -1 {
        keys.add(
          .shapeQuadruple, mix(mix(pair, next), shape(place + offset + 3)), offset: offset + 2)
      }
      pair = mix(shape(place + offset + 1), next)
    }
    let (before, here, after) = (shape(place - 1), shape(place), shape(place + 1))
    keys.add(.wordAndShape, mix(word(place), before))
    keys.add(.wordAndShape, mix(word(place), after), offset: 1)
    keys.add(.wordAndShape, mix(word(place), mix(before, after)), offset: 2)
    keys.add(.wordAndShape, mix(word(place - 1), here), offset: 3)
    keys.add(.wordAndShape, mix(word(place + 1), here), offset: 4)
  }

  private func writeSpelling(_ place: Int, _ keys: inout some TagFeatureSink) {
    keys.add(.suffix, TagColumns.at(columns.suffixes, place))
    keys.add(.prefix, TagColumns.at(columns.prefixes, place))
    keys.add(.spelling, TagColumns.at(columns.spellings, place))
    let name = TagColumns.at(columns.names, place)
    keys.add(.name, name)
    keys.add(.namePair, mix(TagColumns.at(columns.names, place - 1), name))
    keys.add(.namePair, mix(name, TagColumns.at(columns.names, place + 1)), offset: 1)
  }

  private func writeClusters(_ place: Int, _ keys: inout some TagFeatureSink) {
    for offset in -2...2 {
      keys.add(.kin, TagColumns.at(columns.kin, place + offset), offset: offset + 2)
      keys.add(.topic, TagColumns.at(columns.topics, place + offset), offset: offset + 2)
    }
    let here = TagColumns.at(columns.topics, place)
    keys.add(
      .topicTriple,
      mix(
        mix(TagColumns.at(columns.topics, place - 1), here),
        TagColumns.at(columns.topics, place + 1)))
    keys.add(.topicAndShape, mix(here, shape(place - 1)))
    keys.add(.topicAndShape, mix(here, shape(place + 1)), offset: 1)
  }

  private func writeCues(_ place: Int, _ cues: CuesAround, _ keys: inout some TagFeatureSink) {
    let (here, ahead, behind) = (shape(place), shape(place + 1), shape(place - 1))
    keys.add(.cueClass, cues.own)
    keys.add(.cueOnTheLeft, mix(cues.leftWord, cues.leftStep))
    keys.add(.cueOnTheRight, mix(cues.rightWord, cues.rightStep))
    keys.add(.cueDistanceLeft, mix(cues.left, cues.leftDistance))
    keys.add(.cueDistanceRight, mix(cues.right, cues.rightDistance))
    keys.add(.cuesAround, mix(cues.leftWithCommas, cues.rightWithCommas))
    keys.add(.cueLeftAndShape, mix(cues.leftWithCommas, here))
    keys.add(.cueRightAndShape, mix(cues.rightWithCommas, here))
    keys.add(.cuesAndShapeAhead, mix(cues.both, mix(here, ahead)))
    keys.add(.cuesAndShapeBehind, mix(cues.both, mix(behind, here)))
    keys.add(.cueWordLeftAndShape, mix(cues.leftWord, here))
    keys.add(.cueWordRightAndShape, mix(cues.rightWord, here))
  }

  private func writePlace(_ place: Int, _ cues: CuesAround, _ keys: inout some TagFeatureSink) {
    let facts = columns.facts[place]
    let (start, end) = (facts.start, facts.end)
    let fromStart = UInt64(min(place - start, 4))
    let fromEnd = UInt64(min(end - 1 - place, 4))
    keys.add(.placeInSentence, fromStart * 8 + fromEnd)
    keys.add(.placeFromStart, mix(min(fromStart, 3), shape(place)))
    keys.add(.placeFromEnd, mix(min(fromEnd, 3), shape(place)))
    keys.add(.sentenceOpening, word(start))
    keys.add(.openingAndCueClass, mix(shape(start), cues.own))
    keys.add(.openingShapes, mix(shape(start), shape(start + 1)))
    keys.add(.placeInText, (start == 0 ? 2 : 0) + (columns.isFirstParagraph ? 1 : 0))
    let last = end - 1
    keys.add(
      .sentenceEnding,
      mix(shape(last), mix(last >= 1 ? shape(last - 1) : 0, last >= 2 ? shape(last - 2) : 0)))
    keys.add(.cuesAndLength, mix(cues.both, bucket(end - start)))
  }

  private func writeStretchesAndClause(
    _ place: Int, _ cues: CuesAround, _ keys: inout some TagFeatureSink
  ) {
    let facts = columns.facts[place]
    let left = facts.leftStretch < 0 ? 0 : bucket(place - facts.leftStretch)
    let right = facts.rightStretch < 0 ? 0 : bucket(facts.rightStretch - place)
    keys.add(.stretchesAround, left * 16 + right)
    keys.add(.stretchesAndShape, mix(left * 16 + right, shape(place)))
    keys.add(
      .stretchesAndCues, mix(min(left, 4) * 16 + min(right, 4), mix(cues.left, cues.right)))
    keys.add(.clauseOpening, mix(word(facts.clause), cues.own))
    keys.add(.clauseSecond, mix(word(facts.clause + 1), shape(place)))
    keys.add(.clauseAndCues, mix(shape(facts.clause), mix(shape(place), cues.both)))
    keys.add(.thatSinceCue, mix(facts.hasThat ? 1 : 0, mix(cues.left, min(cues.leftDistance, 3))))
  }

  private func writeFrames(_ place: Int, _ keys: inout some TagFeatureSink) {
    let frame = TagColumns.at(columns.frames, place)
    keys.add(.frame, frame)
    keys.add(.framePair, TagColumns.at(columns.frames, place - 1) * 16 + frame)
    keys.add(.framePair, frame * 16 + TagColumns.at(columns.frames, place + 1), offset: 1)
    keys.add(.frameAndShape, mix(frame, shape(place)))
    keys.add(.frameAndCueClass, mix(frame, TagColumns.at(columns.cueClasses, place)))
    let (left, right) = (columns.facts[place].leftFrame, columns.facts[place].rightFrame)
    keys.add(
      .framesAround,
      mix(left < 0 ? 0 : bucket(place - left), right < 0 ? 0 : bucket(right - place)))
    keys.add(.frameWordLeft, mix(left < 0 ? 3 : word(left), shape(place)))
    keys.add(.frameWordRight, mix(right < 0 ? 3 : word(right), shape(place)))
    keys.add(
      .frameSides,
      mix(left < 0 ? 0 : 1, mix(right < 0 ? 0 : 1, mix(shape(place), shape(place + 1)))))
  }
}

/// The nearest words of the cue lexicon in the sentence of an item.
private struct CuesAround {
  let own: UInt64
  let left: UInt64
  let right: UInt64
  let leftWord: UInt64
  let rightWord: UInt64
  /// How many items away, as a bucket; 0 for none.
  let leftDistance: UInt64
  let rightDistance: UInt64
  /// 0 for none, 1 for a neighbour, 2 for farther away.
  let leftStep: UInt64
  let rightStep: UInt64
  let leftWithCommas: UInt64
  let rightWithCommas: UInt64

  var both: UInt64 { left * 8 + right }

  init(_ place: Int, _ columns: TagColumns) {
    let facts = columns.facts[place]
    let (l, r) = (facts.leftCue, facts.rightCue)
    own = TagColumns.at(columns.cueClasses, place)
    left = l < 0 ? 0 : TagColumns.at(columns.cueClasses, l)
    right = r < 0 ? 0 : TagColumns.at(columns.cueClasses, r)
    leftWord = l < 0 ? 5 : TagColumns.at(columns.words, l)
    rightWord = r < 0 ? 5 : TagColumns.at(columns.words, r)
    leftDistance = l < 0 ? 0 : bucket(place - l)
    rightDistance = r < 0 ? 0 : bucket(r - place)
    leftStep = l < 0 ? 0 : UInt64(min(place - l, 2))
    rightStep = r < 0 ? 0 : UInt64(min(r - place, 2))
    leftWithCommas = left * 8 + UInt64(l < 0 ? 0 : min(facts.commasLeft, 3))
    rightWithCommas = right * 8 + UInt64(r < 0 ? 0 : min(facts.commasRight, 3))
  }
}

/// A distance, exact where it is short.
private func bucket(_ distance: Int) -> UInt64 {
  switch distance {
  case ...3: UInt64(max(distance, 0))
  case ...5: 4
  case ...8: 5
  case ...14: 6
  case ...25: 7
  default: 8
  }
}
