// Sees names, titles, offices, countries and pronouns in the order of the text.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// One pass over the tokens of a page that sees everything that may name somebody or something.
struct NameScanner {
  let knowledge: Knowledge
  let text: TokenizedText
  let tokens: [Token]
  let lexicon = NameLexicon.shared
  /// What the tables tell of each token.
  var readings: [TokenReading]
  /// The end of the sentence that is read.
  var end = 0
  var sentenceStart = 0
  var isHeadline = false
  private(set) var sightings: [NameSighting] = []

  init(knowledge: Knowledge, text: TokenizedText) {
    self.knowledge = knowledge
    self.text = text
    tokens = text.tokens
    readings = [TokenReading](repeating: TokenReading(), count: text.tokens.count)
    sightings.reserveCapacity(text.tokens.count / 8)
  }

  /// Sees everything there is.
  mutating func scan() -> [NameSighting] {
    for paragraph in text.paragraphs {
      for sentence in text.sentences[paragraph.sentences] {
        sentenceStart = sentence.lowerBound
        end = sentence.upperBound
        isHeadline =
          paragraph.kind == .title
          || looksLikeHeadline(sentence, isFirst: sentence.lowerBound == 0)
        readTokens(of: sentence)
        scanSentence(sentence)
      }
    }
    return sightings
  }

  mutating func scanSentence(_ sentence: Range<Int>) {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let kind = readings[index].kind
      let isCapital = tokens[index].isCapitalisedWord
      guard isCapital || !kind.isDisjoint(with: .opening) else {
        index += 1
        continue
      }
      if !kind.isDisjoint(with: [.definite, .possessive, .office]),
        let several = holders(at: index)
      {
        sightings += several
        index = several.last?.tokens.upperBound ?? index + 1
      } else if var sighting = sighting(at: index, kind: kind, isCapital: isCapital) {
        inheritCountry(&sighting)
        sightings.append(sighting)
        index = max(index + 1, sighting.tokens.upperBound)
      } else {
        index += 1
      }
    }
  }

  /// “China’s Foreign Ministry spokesman Zhao” acts for the country of the ministry.
  func inheritCountry(_ sighting: inout NameSighting) {
    guard let last = sightings.last, last.tokens.upperBound == sighting.tokens.lowerBound,
      let title = sighting.title, title.country < 0, title.unknownCountry == nil,
      last.subject == .namedOrganisation
    else { return }
    sighting.title?.country = last.title?.country ?? -1
    sighting.title?.unknownCountry = last.title?.unknownCountry
  }

  /// Whether most words of a sentence are capitalised, so that capitals tell nothing.
  func looksLikeHeadline(_ sentence: Range<Int>, isFirst: Bool) -> Bool {
    let isStopped = sentence.last.map { tokens[$0].scalar == 0x2E } ?? false
    if !isFirst, isStopped { return false }
    var capitals = 0
    var words = 0
    for token in tokens[sentence] where token.kind == .word && token.end - token.start > 3 {
      words += 1
      if token.shape.contains(.capitalised) { capitals += 1 }
    }
    // “Envoy Ann Lee met Foreign Minister Tomas Brandt in Haldvik.” is dense with names, no more.
    if isStopped { return words >= 6 && capitals == words }
    return words >= (isFirst ? 6 : 3) && capitals * 3 >= words * 2
  }

  func sighting(at index: Int, kind: NameWordClass, isCapital: Bool) -> NameSighting? {
    if let group = group(at: index, kind: kind) { return group }
    let isOrganisation = isCapital && (organisation(at: index)?.1 ?? 0) > 1
    if !isOrganisation, let titled = titled(at: index, kind: kind) { return titled }
    if kind.contains(.pronoun), let pronoun = lexicon.pronouns[tokens[index].word.hash] {
      return NameSighting(
        tokens: index..<index + 1, head: index..<index + 1, subject: .pronoun(pronoun))
    }
    guard isCapital || kind.contains(.particle) && beginsParticles(at: index) else { return nil }
    if let office = ministry(at: index) { return office }
    guard var name = name(at: index) else { return nil }
    name = withApposition(name)
    return name
  }

  /// “the two leaders”, “both presidents”, “the pair”, “the two”, “the leaders”.
  func group(at index: Int, kind: NameWordClass) -> NameSighting? {
    var next = index
    if kind.contains(.both) {
      next += 1
    } else if kind.contains(.definite) {
      next += 1
      guard let second = word(next) else { return nil }
      if second == NameWords.pair { return found(index, next + 1, .group) }
      if wordClass(at: next).contains(.two) {
        next += 1
        guard let third = word(next) else { return found(index, next, .group) }
        let kind = wordClass(at: next)
        if kind.isDisjoint(with: [.groupNoun, .side]) {
          // “the two agreed”, “the two also”, but not “the two documents”.
          let isClause = !kind.isDisjoint(with: [.verb, .cue]) || third == NameWords.also
          return isClause && next == index + 2 ? found(index, next, .group) : nil
        }
      } else if second != NameWords.leaders {
        return nil
      }
    } else {
      return nil
    }
    guard let noun = word(next) else { return nil }
    guard wordClass(at: next).contains(.groupNoun) || noun == NameWords.sides else { return nil }
    // “the leaders of Norland” names an office, not the ones named before.
    if wordClass(at: next + 1).contains(.of), noun != NameWords.heads {
      return nil
    }
    var last = next + 1
    if noun == NameWords.heads, word(last) == NameWords.of, word(last + 1) != nil { last += 2 }
    return found(index, last, .group)
  }

  func found(_ start: Int, _ end: Int, _ subject: NameSighting.Subject) -> NameSighting {
    NameSighting(tokens: start..<end, head: start..<end, subject: subject)
  }
}
