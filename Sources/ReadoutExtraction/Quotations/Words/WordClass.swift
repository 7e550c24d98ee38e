// What attribution needs to know of a word.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// The classes of words and marks that reporting clauses are made of.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt64

  /// A verb that reports speech by itself: say, tell, add, announce.
  static let says = WordClass(rawValue: 1 << 0)
  /// A verb whose complement may be quoted: call, describe, praise, accuse, urge.
  static let calls = WordClass(rawValue: 1 << 1)
  /// A verb of thinking and wishing: believe, hope, want.
  static let thinks = WordClass(rawValue: 1 << 2)
  /// A form in -ing of one of these.
  static let gerund = WordClass(rawValue: 1 << 3)
  /// A form without ending, which is no finite verb of a singular subject.
  static let base = WordClass(rawValue: 1 << 4)
  /// A form that is a noun as well: claim, report, calls.
  static let nounLike = WordClass(rawValue: 1 << 5)
  /// Has, was, would, did.
  static let auxiliary = WordClass(rawValue: 1 << 6)
  /// Also, later, then, and words in -ly.
  static let adverb = WordClass(rawValue: 1 << 7)
  /// The, a, his, some, two.
  static let determiner = WordClass(rawValue: 1 << 8)
  /// He, she, they, I, we, who.
  static let pronoun = WordClass(rawValue: 1 << 9)
  /// Of, for, with, from.
  static let binds = WordClass(rawValue: 1 << 10)
  /// In, on, at, during, after: they begin circumstances.
  static let circumstance = WordClass(rawValue: 1 << 11)
  /// That, because, when, which.
  static let subordinates = WordClass(rawValue: 1 << 12)
  /// And, or, but.
  static let coordinates = WordClass(rawValue: 1 << 13)
  /// Who, which, whose.
  static let relative = WordClass(rawValue: 1 << 14)
  /// A noun of speech: assurance, statement, words.
  static let speechNoun = WordClass(rawValue: 1 << 15)
  /// A day, a month, yesterday, today.
  static let time = WordClass(rawValue: 1 << 16)
  /// Other verbs that end a noun phrase: took, made, came.
  static let otherVerb = WordClass(rawValue: 1 << 17)
  /// Tell, ask, remind: the hearer follows at once.
  static let takesHearer = WordClass(rawValue: 1 << 18)
  /// A comma.
  static let comma = WordClass(rawValue: 1 << 19)
  /// A point, question or exclamation mark.
  static let terminal = WordClass(rawValue: 1 << 20)
  /// A colon.
  static let colon = WordClass(rawValue: 1 << 21)
  /// A semicolon, dash or bracket.
  static let parting = WordClass(rawValue: 1 << 22)
  /// A stretch between marks.
  static let stretch = WordClass(rawValue: 1 << 23)
  /// A word with a capital.
  static let capital = WordClass(rawValue: 1 << 24)
  /// A word, number or possessive.
  static let word = WordClass(rawValue: 1 << 25)
  /// A possessive `’s`.
  static let possessive = WordClass(rawValue: 1 << 26)
  /// A dash.
  static let dash = WordClass(rawValue: 1 << 27)
  /// Not, never, n’t.
  static let negation = WordClass(rawValue: 1 << 28)
  /// A past form, which may be a participle.
  static let past = WordClass(rawValue: 1 << 29)
  /// A closing bracket.
  static let closing = WordClass(rawValue: 1 << 30)
  /// An opening bracket.
  static let opening = WordClass(rawValue: 1 << 31)
  /// Called, titled, dubbed: right before a mark they name.
  static let names = WordClass(rawValue: 1 << 32)
  /// An unknown word in -ed.
  static let pastLike = WordClass(rawValue: 1 << 33)
  /// Call, describe, accuse: even one quoted word is the speaker’s.
  static let characterises = WordClass(rawValue: 1 << 34)
  /// A word that titles write small: of, the, and.
  static let small = WordClass(rawValue: 1 << 35)
  /// A verb that reports speech and hardly anything else: say, add, tell.
  static let plainlySays = WordClass(rawValue: 1 << 36)

  /// Any verb that can report.
  static let cue: WordClass = [.says, .calls, .thinks]
}

/// A table from words to classes, by open addressing on the words' own hashes; none of them is 0.
struct WordClassTable: Sendable {
  /// A word and its classes in turn, so that both are fetched at once.
  private let cells: [UInt64]
  private let mask: Int

  init(_ entries: [UInt64: UInt64]) {
    var size = 16
    while size < entries.count * 3 { size *= 2 }
    mask = size - 1
    var cells = [UInt64](repeating: 0, count: 2 * size)
    for (word, value) in entries {
      var place = Int(truncatingIfNeeded: word) & mask
      while cells[2 * place] != 0 { place = (place + 1) & mask }
      cells[2 * place] = word
      cells[2 * place + 1] = value
    }
    self.cells = cells
  }

  /// The classes of a word; none for an unknown one.
  func callAsFunction(_ word: FoldedWord) -> WordClass {
    var place = Int(truncatingIfNeeded: word.hash) & mask
    while cells[2 &* place] != word.hash {
      if cells[2 &* place] == 0 { return [] }
      place = (place + 1) & mask
    }
    return WordClass(rawValue: cells[2 &* place &+ 1])
  }
}
