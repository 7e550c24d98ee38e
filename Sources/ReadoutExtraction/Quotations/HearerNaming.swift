// Says to whom the words of a quotation are spoken.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Names the hearer of a quotation by means of the names layer.
///
/// “told reporters”, “said to the council”, “wrote in a letter to Okoye”, “speaking to reporters, she
/// said”; not “said to loud applause”, “said in a speech to mark the day”.
struct HearerNaming {
  let text: ReportedText
  let names: NameLayer
  private let nouns: NounPhrase

  init(text: ReportedText, names: NameLayer) {
    self.text = text
    self.names = names
    nouns = NounPhrase(text: text)
  }

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// To whom the sentence says the words are spoken.
  func hearer(of attribution: Attribution, speaker: Party?) -> Party? {
    guard let words = words(of: attribution) else { return nil }
    let party = names.party(namedBy: text.bytes(words), in: text.page).party
    // Nobody talks to himself: the pronoun means somebody else.
    return party == speaker ? nil : party
  }

  /// The words that name the hearer.
  func words(of attribution: Attribution) -> Range<Int>? {
    let isNear = attribution.basis == .adjacent || attribution.basis == .sameSentence
    guard let cue = attribution.cue, isNear || attribution.hearer != nil,
      let words = attribution.hearer ?? told(by: cue) ?? addressed(in: attribution, cue),
      words.count <= 16, attribution.source.map({ !$0.overlaps(words) }) ?? true
    else { return nil }
    return words
  }

  // MARK: Behind the cue

  private static let to = FoldedWord("to")
  private static let withTo = words(
    """
    said says wrote writes explained announced remarked admitted replied complained confided stressed
    suggested spoke speaks responded appealed
    """)

  /// “told his Norland counterpart”, “said to journalists”.
  private func told(by cue: Range<Int>) -> Range<Int>? {
    guard let last = cue.last else { return nil }
    if cue.contains(where: { kind($0).contains(.takesHearer) }), kind(last).contains(.takesHearer) {
      return hearer(at: cue.upperBound)
    }
    let hasTo = text.word(last) == HearerNaming.to
    let to = hasTo ? last : cue.upperBound
    guard to < text.items.count, text.word(to) == HearerNaming.to, to > cue.lowerBound,
      HearerNaming.withTo.contains(text.word(to - 1))
    else { return nil }
    return isInfinitive(to + 1) ? nil : hearer(at: to + 1)
  }

  /// The phrase of a hearer that begins at an item, with the name that explains it.
  private func hearer(at start: Int) -> Range<Int>? {
    let high = text.items.count
    guard start < high, !isNoHearer(start) else { return nil }
    let isObject = HearerNaming.objects.contains(text.word(start)) && endsHearer(start + 1)
    let phrase = isObject ? start..<start + 1 : nouns.phrase(startingAt: start, to: high)
    guard let phrase, let last = phrase.last, phrase.count <= 12, endsHearer(phrase.upperBound),
      kind(phrase.lowerBound).isDisjoint(with: [.subordinates, .adverb, .gerund]),
      !HearerNaming.noHearers.contains(text.word(last))
    else { return nil }
    return withName(phrase)
  }

  private static let objects = words("him her them")
  private static let noHearers = words(
    "applause laughter cheers boos jeers chants silence effect date record camera bring mark")

  /// “his Zembalan counterpart, Amara Okoye”.
  private func withName(_ phrase: Range<Int>) -> Range<Int> {
    let comma = phrase.upperBound
    guard comma < text.items.count, kind(comma).contains(.comma),
      kind(comma - 1).isDisjoint(with: .capital)
    else { return phrase }
    var end = comma + 1
    while end < min(text.items.count, comma + 6), kind(end).contains(.capital),
      kind(end).isDisjoint(with: .time)
    { end += 1 }
    guard end > comma + 2,
      end == text.items.count || !kind(end).isDisjoint(with: [.comma, .terminal, .subordinates])
    else { return phrase }
    return phrase.lowerBound..<end
  }

  private func endsHearer(_ item: Int) -> Bool {
    guard item < text.items.count else { return true }
    return !kind(item).isDisjoint(with: [
      .comma, .terminal, .colon, .stretch, .subordinates, .circumstance, .time, .parting,
      .determiner, .pronoun, .coordinates, .binds,
    ])
  }

  private func isNoHearer(_ item: Int) -> Bool {
    !kind(item).isDisjoint(with: [.comma, .colon, .terminal, .stretch])
  }

  /// “to mark the day”, “to promote it”: a small word with an object of its own.
  private func isInfinitive(_ item: Int) -> Bool {
    guard item + 1 < text.items.count else { return false }
    return kind(item).isDisjoint(with: [.capital, .determiner, .pronoun])
      && !kind(item + 1).isDisjoint(with: [.determiner, .pronoun])
  }

  // MARK: Elsewhere in the sentence

  /// A word that names a hearer with what stands before it.
  private enum Introduction { case addressing, to, with, before }

  private static let introductions = WordTable<Introduction>(
    [("addressing", .addressing), ("to", .to), ("with", .with), ("before", .before)].map {
      (FoldedWord($0), $1)
    })
  private static let messages = words(
    """
    letter letters message note email e-mail memo speech address remarks comments testimony statement
    reply response appeal telegram report lecture presentation submission
    """)
  private static let talks = words("interview conversation chat")
  private static let speaking = words("speaking talking writing spoke spoken")
  private static let openings = words("in during at")
  private static let before = words("testifying appearing speaking testimony appearance")

  /// “in a letter to Okoye”, “speaking to reporters”, “addressing the council”: the one nearest to
  /// the cue, outside what is said.
  private func addressed(in attribution: Attribution, _ cue: Range<Int>) -> Range<Int>? {
    let unit = text.units[text.unit(of: cue.lowerBound)].items
    let introductions = HearerNaming.introductions
    var best: (distance: Int, words: Range<Int>)?
    for place in max(
      unit.lowerBound, cue.lowerBound - 40)..<min(unit.upperBound, cue.upperBound + 16)
    {
      guard let introduction = introductions[text.word(place)],
        !attribution.hasClause(where: { $0.contains(place) }),
        let start = hearerStart(introduction, place, unit.lowerBound), start < unit.upperBound,
        case let distance = abs(place - cue.lowerBound), distance < best?.distance ?? .max,
        let words = hearer(at: start)
      else { continue }
      best = (distance, words)
    }
    return best?.words
  }

  /// Where a hearer begins if the word at a place introduces one.
  private func hearerStart(_ introduction: Introduction, _ place: Int, _ low: Int) -> Int? {
    // “addressing the council” may begin a sentence.
    guard place > low else { return introduction == .addressing ? place + 1 : nil }
    let noun = text.word(place - 1)
    let introduces =
      switch introduction {
      case .addressing: true
      case .to:
        (HearerNaming.speaking.contains(noun)
          || HearerNaming.messages.contains(noun) && isOwn(place - 1, low))
          && !isInfinitive(place + 1)
      case .with:
        HearerNaming.speaking.contains(noun)
          || HearerNaming.talks.contains(noun) && isOwn(place - 1, low)
      case .before: HearerNaming.before.contains(noun)
      }
    return introduces ? place + 1 : nil
  }

  /// “in his first speech”: the speaker’s own, and not one that is spoken of.
  private func isOwn(_ noun: Int, _ low: Int) -> Bool {
    (max(low, noun - 4)..<noun).reversed().first {
      !kind($0).isDisjoint(with: [.circumstance, .comma, .auxiliary, .otherVerb, .cue])
    }.map { HearerNaming.openings.contains(text.word($0)) } ?? false
  }

  private static func words(_ list: String) -> Set<FoldedWord> {
    Set(list.listedWords.map { FoldedWord($0) })
  }
}
