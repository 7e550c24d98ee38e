// Single words that rules for names ask for.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Single words that rules ask for.
enum NameWords {
  static let pair = FoldedWord("pair")
  static let also = FoldedWord("also")
  static let leaders = FoldedWord("leaders")
  static let sides = FoldedWord("sides")
  static let heads = FoldedWord("heads")
  static let of = FoldedWord("of")
  static let `for` = FoldedWord("for")
  static let and = FoldedWord("and")
  static let possessive = FoldedWord("'s")
  static let who = FoldedWord("who")
  static let whose = FoldedWord("whose")
  static let according = FoldedWord("according")
  static let to = FoldedWord("to")
  static let was = FoldedWord("was")
  static let quoted = FoldedWord("quoted")

  private static let countryNouns = ["sides", "countries", "nations", "governments", "capitals"].map
  {
    FoldedWord($0)
  }

  /// Whether a group noun speaks of countries and not of their leaders.
  static func isCountryNoun(_ word: FoldedWord) -> Bool { countryNouns.contains(word) }

  /// How the names of peoples end: “Zembalan”, “Ostenese”.
  static let demonymEndings = ["an", "ish", "ese", "ic", "ch", "i", "er"]

  private static let nations = ["republic", "country", "nation", "state", "government", "council"]
    .map { FoldedWord($0) }

  /// Whether a head of what a word names leads a country: “the president of the republic”.
  static func isNation(_ word: FoldedWord) -> Bool { nations.contains(word) }

  private static let forms = ["republic", "kingdom", "federation", "union", "state", "emirate"].map
  {
    FoldedWord($0)
  }

  /// Whether a word names the form of a state: “the Republic of Zembala”.
  static func isForm(_ word: FoldedWord) -> Bool { forms.contains(word) }

  private static let verbsToo = ["host", "head", "chair", "coach", "judge", "captain"].map {
    FoldedWord($0)
  }

  /// Whether a word for an office may be a verb as well.
  static func isVerbToo(_ word: FoldedWord) -> Bool { verbsToo.contains(word) }

  private static let beforeInfinitives = [
    "to", "will", "would", "shall", "should", "could", "may", "might", "can", "must", "not", "also",
    "and", "did",
  ].map { FoldedWord($0) }

  /// Whether a word stands before an infinitive rather than before an office.
  static func isBeforeInfinitive(_ word: FoldedWord) -> Bool { beforeInfinitives.contains(word) }

  private static let prepositions = [
    "with", "to", "by", "of", "for", "from", "between", "against", "about", "after", "before",
    "calling", "at", "in", "on", "under", "like", "than", "as", "over",
  ].map { FoldedWord($0) }

  /// Whether a word is one after which no subject stands.
  static func isPreposition(_ word: FoldedWord) -> Bool { prepositions.contains(word) }

  private static let juniors = [FoldedWord("Jr"), FoldedWord("Sr"), FoldedWord("III")]

  /// Whether a word tells a son from his father.
  static func isJunior(_ word: FoldedWord) -> Bool { juniors.contains(word) }
}
