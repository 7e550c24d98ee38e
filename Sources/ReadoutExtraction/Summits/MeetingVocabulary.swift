// Words that a document uses for a meeting, though no dictionary has them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension SummitContext {
  /// Takes in nouns that stand where a meeting must: “held a video ⟨noun⟩”, “held a ⟨noun⟩ with X”.
  ///
  /// Rewritten and half-translated articles put foreign words there. A noun behind a format is one
  /// for the whole document; any other only where it stands.
  mutating func learnMeetingNouns() {
    var learnt: Set<FoldedWord> = []
    for index in tokens.indices where tokens[index].word == SummitContext.conference {
      let before = isDash(index - 1) ? index - 2 : index - 1
      if [.video, .telephone, .virtual].contains(word(before)) { words[index] = .meeting }
    }
    for index in tokens.indices {
      let isHold = words[index] == .hold
      guard isHold || words[index] == .have else { continue }
      var position = index + 1
      var hasFormat = false
      var noun: Int?
      while position < tokens.count, position - index <= 7 {
        switch words[position] {
        case .a, .the, .adverb, .in, .minutes, .hours, .ordinal, .upcoming: break
        case .video, .virtual, .telephone, .person, .face: hasFormat = true
        case nil where isLowercaseWord(position): noun = position
        case nil where isDash(position) || tokens[position].kind == .number: break
        default: position = tokens.count
        }
        position += 1
        if let noun, noun == position - 1, !continuesNoun(position) { break }
      }
      guard let noun, !SummitContext.otherNouns.contains(tokens[noun].word),
        names.mention(at: noun) == nil, date(at: noun) == nil
      else { continue }
      if hasFormat {
        learnt.insert(tokens[noun].word)
      } else if isHold, word(noun + 1) == .with, let mention = names.mention(at: noun + 2),
        isPersonal(mention), tokens[index].word != SummitContext.began
      {
        words[noun] = .meeting
      }
    }
    guard !learnt.isEmpty else { return }
    for index in tokens.indices
    where words[index] == nil && learnt.contains(tokens[index].word)
      && isLowercaseWord(index)
    {
      words[index] = .meeting
    }
  }

  private func continuesNoun(_ index: Int) -> Bool {
    isLowercaseWord(index) && word(index) == nil && date(at: index) == nil
  }

  private static let conference = FoldedWord("conference")
  private static let began = FoldedWord("began")
  private static let otherNouns = WordTable<Bool>(
    words: """
      conference press message address event class classes game reality presser briefing statement
      hearing vote rally lead view views grudge hand hands post office power title record records
      breath funeral election elections interview exercises drills message speech lot much more
      ties relations contact
      """)
}
