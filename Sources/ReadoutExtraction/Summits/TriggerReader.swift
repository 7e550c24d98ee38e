// Finds the words of a sentence that tell of a meeting, and who met.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Reads the candidates of one sentence.
struct TriggerReader {
  let reader: SentenceReader
  let series: SeriesReader
  var context: SummitContext { reader.context }
  var sentence: Range<Int> { reader.sentence }

  /// The candidates, in order of their triggers.
  func candidates() -> [SummitCandidate] {
    var found: [SummitCandidate] = []
    for index in sentence {
      guard let word = context.word(index) else { continue }
      if let mention = context.names.mention(at: index), word != .summit,
        context.isPersonal(mention), word != .host || mention.tokens.lowerBound != index
      {
        continue
      }
      switch word {
      case .meet where isSeparate(index):
        if let candidate = verb(at: index, word) { found += separated(candidate, at: index) }
      case .meet:
        if let gathering = gatheringOfLeaders(at: index) {
          found.append(gathering)
        } else {
          append(verb(at: index, word), to: &found)
        }
      case .ring where isTelephoned(index): append(verb(at: index, .phone), to: &found)
      case .see where isAppointment(index): append(verb(at: index, .meet), to: &found)
      case .sit where context.isDash(index + 1) && context.word(index + 2) == .downward:
        // “a sit-down with Okoye”
        append(noun(at: index, .meeting), to: &found)
      case .speak, .phone, .host, .sit, .shake: append(verb(at: index, word), to: &found)
      case .visit where isVisitVerb(index): append(verb(at: index, word), to: &found)
      case .telephone where isInfinitive(index): append(verb(at: index, .phone), to: &found)
      case .telephone, .video, .virtual:
        if let by = channel(at: index) {
          append(told(at: index, by: by) ?? discussed(at: index, by: by), to: &found)
        }
      case .call where isInfinitive(index) && isTelephoned(index):
        append(verb(at: index, .phone), to: &found)
      case .many: found += several(at: index)
      case .meeting where isGerund(index): append(verb(at: index, .meet), to: &found)
      case .meeting, .call, .meal:
        guard let candidate = noun(at: index, word) else { continue }
        if isSeparateNoun(index) {
          found += separated(candidate, at: index)
        } else {
          append(candidate, to: &found)
        }
      case .summit:
        if let gathering = series.gathering(at: index, in: reader) ?? leadersGathering(at: index) {
          found.append(gathering)
        } else {
          append(noun(at: index, word), to: &found)
        }
      default: continue
      }
    }
    return found
  }

  private func append(_ candidate: SummitCandidate?, to found: inout [SummitCandidate]) {
    guard let candidate else { return }
    // “held talks to discuss”: two words for one event of the same persons.
    if let last = found.last, last.tokens.contains(candidate.trigger),
      Set(last.participants) == Set(candidate.participants), !candidate.participants.isEmpty,
      candidate.trigger - last.trigger <= 3
    {
      return
    }
    found.append(candidate)
  }
}

extension SummitCandidate {
  /// Takes a format on a ground that is at least as good as the one before.
  mutating func setFormat(_ format: SummitFormat, _ ground: FormatGround, _ tokens: Range<Int>) {
    guard ground >= formatGround else { return }
    self.format = format
    formatGround = ground
    formatTokens = tokens
  }
}

extension Token {
  /// Whether a word ends in “ing”.
  func endsInIng(_ bytes: [UInt8]) -> Bool {
    let end = range.upperBound
    return kind == .word && range.count > 4 && bytes[end - 3] | 0x20 == 0x69
      && bytes[end - 2] | 0x20 == 0x6E && bytes[end - 1] | 0x20 == 0x67
  }
}
