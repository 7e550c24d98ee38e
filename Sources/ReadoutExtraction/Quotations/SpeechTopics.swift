// Whom the sentences before are about: “he”, “she”, “the striker”.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Finds the person whom an article goes on about without the name.
struct SpeechTopics {
  let text: ReportedText
  let names: NameLayer

  static let personPronouns = Set(["he", "she"].map { FoldedWord($0) })

  private func kind(_ item: Int) -> WordClass { text.items[item].kind }

  /// The person who is the subject of the last sentences before a pronoun or description.
  ///
  /// “Xi noted progress. Nevertheless, he said …”, but not where the pronoun’s own sentence begins
  /// with another name.
  ///
  /// - Parameter takesUnnamed: Whether “a schoolteacher” of a sentence before may be meant as well.
  func topic(
    before source: Range<Int>, unit: Int, gender: Gender, takesUnnamed: Bool
  ) -> Party? {
    var unit = unit
    while unit > 0, text.units[unit].items.lowerBound > source.lowerBound { unit -= 1 }
    let finder = FrameFinder(text)
    if let own = finder.mainSubject(text.units[unit], before: source.lowerBound),
      !isPersonPronoun(own)
    {
      return nil
    }
    for earlier in (max(0, unit - 3)..<unit).reversed() {
      let items = text.units[earlier].items
      guard let subject = finder.mainSubject(text.units[earlier], before: items.upperBound) else {
        continue
      }
      if isPersonPronoun(subject) || ownsMore(subject) { continue }
      let named = person(behind: subject) ?? subject
      let party = names.party(namedBy: text.bytes(named), in: text.page).party
      if party?.kind == .person {
        return names.gender(of: text.tokens(named)).agrees(with: gender) ? party : nil
      }
      if takesUnnamed, party?.kind == .unknown, isSomebody(subject) { return party }
    }
    return takesUnnamed ? nil : onlyOne(before: unit)
  }

  /// Whether a source calls somebody again who was named before: “the striker”, “the 20-year-old”.
  func isCallingAgain(_ source: Range<Int>) -> Bool {
    guard source.count >= 2, source.count <= 6,
      text.word(source.lowerBound) == SpeechTopics.the
    else { return false }
    let last = text.word(source.upperBound - 1)
    return SpeechTopics.callings.contains(last) || isAge(source)
  }

  /// Whether a phrase introduces one person without a name: “a grey-haired schoolteacher”.
  private func isSomebody(_ subject: Range<Int>) -> Bool {
    guard SpeechTopics.articles.contains(text.word(subject.lowerBound)) else { return false }
    return subject.prefix(SpeechTopics.longestDescription).contains {
      SpeechTopics.callings.contains(text.word($0)) || SpeechTopics.people.contains(text.word($0))
    }
  }

  /// “a retired secondary school teacher”.
  private static let longestDescription = 5

  /// “Lee’s header beat them”: it is the header that did.
  private func ownsMore(_ subject: Range<Int>) -> Bool {
    let next = text.tokens(subject).upperBound
    let tokens = text.page.tokens.tokens
    return tokens.indices.contains(next) && tokens[next].kind == .possessive
  }

  /// The only person who is named in the two sentences before.
  private func onlyOne(before unit: Int) -> Party? {
    let units = text.units[max(0, unit - 2)..<unit]
    guard let first = units.first, let last = units.last else { return nil }
    let tokens = text.tokens(first.items.lowerBound..<last.items.upperBound)
    let named = names.mentions(in: tokens).filter { mention in
      mention.form != .pronoun
        && mention.entity.map({ names.entities[$0].kind == .person }) ?? false
    }
    let persons = Set(named.compactMap(\.entity))
    return persons.count == 1 ? persons.first.map { names.entities[$0].party } : nil
  }

  /// “20-year-old”: an age at the end of a phrase.
  private func isAge(_ source: Range<Int>) -> Bool {
    text.word(source.upperBound - 1) == SpeechTopics.old
      && source.dropLast().contains { text.word($0) == SpeechTopics.year }
  }

  /// “A bookkeeper, Tamika Owens, discovered”: the name behind a description.
  private func person(behind subject: Range<Int>) -> Range<Int>? {
    let name = subject.upperBound + 1
    guard name < text.items.count, kind(subject.upperBound).contains(.comma),
      let mention = names.mention(at: text.items[name].tokens.lowerBound),
      mention.form == .name, let entity = mention.entity, names.entities[entity].kind == .person
    else { return nil }
    return name..<name + 1
  }

  private func isPersonPronoun(_ source: Range<Int>) -> Bool {
    source.count == 1 && SpeechTopics.personPronouns.contains(text.word(source.lowerBound))
  }

  private static let the = FoldedWord("the")
  private static let year = FoldedWord("year")
  private static let old = FoldedWord("old")
  private static let articles = Set(["a", "an", "another", "one"].map { FoldedWord($0) })

  /// What newspapers call somebody whom they have just named.
  private static let callings = WordTable<Bool>(
    words: """
      striker midfielder defender goalkeeper keeper winger forward footballer player champion star
      pitcher quarterback batsman bowler driver rider boxer fighter swimmer runner sprinter golfer
      athlete skipper captain teenager scientist researcher diplomat singer actor actress novelist
      author writer film-maker filmmaker comedian musician artist rapper composer poet politician
      lawmaker legislator senator congressman congresswoman councillor councilor bishop cleric priest
      pontiff prelate monarch tycoon billionaire businessman businesswoman entrepreneur economist
      analyst strategist academic historian scholar lecturer activist campaigner veteran pensioner
      grandmother grandfather widow farmer fisherman envoy ambassador incumbent statesman banker
      trader presenter broadcaster photographer chef designer architect engineer pilot astronaut
      columnist mogul magnate aristocrat dissident physicist chemist biologist epidemiologist
      """)
  /// Nouns for a person that introduce somebody as often.
  private static let people = WordTable<Bool>(
    words: """
      man woman boy girl mother father student teacher schoolteacher nurse doctor lawyer attorney
      prosecutor judge officer official resident worker villager neighbor neighbour driver shopkeeper
      owner waiter waitress spokesman spokeswoman guard soldier witness survivor volunteer passenger
      customer voter supporter protester demonstrator reporter journalist colleague friend
      """)
}
