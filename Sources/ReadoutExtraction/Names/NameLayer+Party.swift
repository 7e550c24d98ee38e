// Who speaks, by the words that name the speaker.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension NameLayer {
  /// The party that some bytes of the text name, and why it is that one or none.
  ///
  /// - Parameter source: The byte range of the words that name the speaker.
  func party(namedBy source: Range<Int>, in page: Page) -> (party: Party?, reason: String) {
    let tokens = page.tokens.tokens
    let first = tokens.partitionIndex { Int($0.end) > source.lowerBound }
    let last = tokens.partitionIndex { Int($0.start) >= source.upperBound }
    guard first < last else { return (nil, "no words name the speaker") }
    let range = first..<last
    if range.count == 1, tokens[first].word == NameWords.who, let mention = antecedent(of: first) {
      return party(of: mention, page)
    }
    let head = headNoun(of: range, tokens)
    if let mention = mention(at: head), !isPossessive(mention, before: range.upperBound, page) {
      return pair(with: mention, in: range, tokens) ?? party(of: mention, page)
    }
    // “Lee’s deputy, Governor Varga”, “the weekly’s Ann Lee”: the name stands behind.
    if let mention = mention(at: head),
      let person = personBehind(mention.tokens.upperBound, in: range, tokens)
    {
      return party(of: person, page)
    }
    let noun = tokens[head]
    let words = page.article.text[page.tokens.bytes(of: range)]
    if noun.kind == .word, !noun.shape.contains(.capitalised) || isPlural(noun, page) {
      // “a spokesman, Lee”, “his partner at the firm, Ann Lee”: the name stands behind.
      if let person = personBehind(head + 1, in: range, tokens) { return party(of: person, page) }
      // “Lindqvist himself”
      if NameLayer.echoes.contains(noun.word),
        let person = mentions(touching: range).first(where: isPerson)
      {
        return party(of: person, page)
      }
      if NameLayer.firstPersons.contains(noun.word) {
        return (nil, "a pronoun that refers to nobody named")
      }
      if NameLayer.documents.contains(noun.word) {
        return (Party(name: words, kind: .unknown), "a paper, not a person")
      }
      let lexicon = NameLexicon.shared
      if !isPlural(noun, page),
        !lexicon.kind(of: noun.word).isDisjoint(with: [.organisation, .ministry])
      {
        return (Party(name: words, kind: .organisation), "an institution that is not named")
      }
      return (
        Party(name: words, kind: isPlural(noun, page) ? .group : .unknown),
        "people who are not named"
      )
    }
    if NameLayer.firstPersons.contains(noun.word) {
      return (nil, "a pronoun that refers to nobody named")
    }
    if NameLayer.several.contains(noun.word) {
      return (Party(name: words, kind: .group), "people who are not named")
    }
    if let mention = mentions(touching: range).first { return party(of: mention, page) }
    guard noun.isCapitalisedWord else { return (nil, "no name among the words of the source") }
    let isAcronym = noun.shape.contains(.allCapitals) && noun.end - noun.start > 1
    return (
      Party(name: name(in: range, page), kind: isAcronym ? .organisation : .unknown),
      "a name that nothing explains"
    )
  }

  /// The mention that a relative “who” goes on about: it ends right before, or before a comma.
  private func antecedent(of relative: Int) -> NameMention? {
    let mention = mention(at: relative - 1) ?? mention(at: relative - 2)
    return mention.flatMap { isPerson($0) ? $0 : nil }
  }

  /// “Norland and Zembala”: two who speak at once.
  private func pair(
    with first: NameMention, in range: Range<Int>, _ tokens: [Token]
  ) -> (party: Party?, reason: String)? {
    let and = first.tokens.upperBound
    guard and + 1 < range.upperBound, tokens[and].word == NameWords.and,
      let second = mention(at: and + 1), let one = first.entity, let other = second.entity,
      one != other, second.tokens.upperBound >= range.upperBound
    else { return nil }
    let names = [one, other].compactMap { entities[$0].party.name ?? entities[$0].party.office }
    return (Party(name: names.joined(separator: ", "), kind: .group), "several at once")
  }

  /// The person named at a token, or behind a comma after it, with capitals at most between:
  /// “his running mate, Norland’s Governor Ann Lee”.
  private func personBehind(
    _ start: Int, in range: Range<Int>, _ tokens: [Token]
  ) -> NameMention? {
    let person = mentions(touching: range).last { isPerson($0) && $0.form != .pronoun }
    guard let person, person.tokens.lowerBound >= start else { return nil }
    var index = person.tokens.lowerBound - 1
    while index >= start, tokens[index].isCapitalisedWord { index -= 1 }
    return index < start || tokens[index].scalar == 0x2C || tokens[index].kind == .possessive
      ? person : nil
  }

  /// Whether a mention is a possessor: “his” in “his surrogates”, “Lee’s” in “Lee’s lawyers”.
  private func isPossessive(_ mention: NameMention, before end: Int, _ page: Page) -> Bool {
    let tokens = page.tokens.tokens
    let next = mention.tokens.upperBound
    guard next < end else { return false }
    if mention.form == .pronoun || mention.form == .group {
      return tokens[next].kind == .word && !tokens[next].shape.contains(.capitalised)
    }
    let isMarked =
      tokens[next].kind == .possessive || tokens[next].scalar == 0x27
      || tokens[next].scalar == 0x2019
    return isMarked && next + 1 < end && tokens[next + 1].kind == .word
  }

  /// Whether a noun speaks of several, by its last letter.
  private func isPlural(_ noun: Token, _ page: Page) -> Bool {
    if noun.word == NameLayer.people { return true }
    guard noun.kind == .word, noun.end - noun.start > 3 else { return false }
    let bytes = page.article.text.utf8
    let last = bytes[Int(noun.end) - 1] | 0x20
    return last == 0x73 && bytes[Int(noun.end) - 2] | 0x20 != 0x73
      && !noun.shape.contains(.allCapitals)
  }

  /// The words of a source from the first capital on, without a possessive at the end.
  private func name(in range: Range<Int>, _ page: Page) -> String {
    let tokens = page.tokens.tokens
    var first = range.lowerBound
    while first + 1 < range.upperBound, NameLayer.articles.contains(tokens[first].word) {
      first += 1
    }
    var last = range.upperBound
    while last - 1 > first, tokens[last - 1].kind != .word { last -= 1 }
    return page.article.text[page.tokens.bytes(of: first..<last)]
  }

  /// The mentions that share a token with a range, in order.
  func mentions(touching tokens: Range<Int>) -> ArraySlice<NameMention> {
    let first = mentions.partitionIndex { $0.tokens.upperBound > tokens.lowerBound }
    let last = mentions.partitionIndex { $0.tokens.lowerBound >= tokens.upperBound }
    return first < last ? mentions[first..<last] : []
  }

  private func isPerson(_ mention: NameMention) -> Bool {
    mention.entity.map { entities[$0].kind == .person } ?? false
  }

  /// The last word of the first noun phrase: “official” of “a Kremlin official in Haldvik”.
  private func headNoun(of range: Range<Int>, _ tokens: [Token]) -> Int {
    var head = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      if mentionOfToken[index] >= 0, let mention = mention(at: index) {
        head = max(range.lowerBound, min(mention.head.lowerBound, range.upperBound - 1))
        index = max(index + 1, mention.tokens.upperBound)
        continue
      }
      let token = tokens[index]
      if token.kind == .mark, index > range.lowerBound, token.scalar != 0x2D, token.scalar != 0x2E {
        break
      }
      if token.kind == .word {
        if index > range.lowerBound, NameLayer.ends.contains(token.word) { break }
        head = index
      }
      index += 1
    }
    return head
  }

  /// Words after which a noun phrase goes on with something else.
  private static let ends = words(
    """
    of with from in at on for who whom whose which that to by near about and or as under after before
    including familiar close
    """)

  private static let people = FoldedWord("people")

  private static let articles = words("the a an")

  /// Words that stand for the name before them.
  private static let echoes = words("himself herself itself alone too both all")

  private static let firstPersons = words(
    "i we me us you it this that which who i've i'm we've one")

  /// Words that begin a source of several people: “many of his supporters”.
  private static let several = words(
    "those some many most several few both all others none two three four five dozens hundreds")

  /// Nouns of papers and figures, which say things too.
  private static let documents = words(
    """
    poll polls survey surveys report reports study studies transcript statement statements letter
    document documents email emails data article story headline text memo lawsuit complaint filing
    website site ad ads video book analysis figures numbers results percent
    """)

  private static func words(_ list: String) -> Set<FoldedWord> {
    Set(list.listedWords.map { FoldedWord($0) })
  }

  private func party(of mention: NameMention, _ page: Page) -> (party: Party?, reason: String) {
    if mention.form == .group {
      guard !mention.members.isEmpty else {
        let words = page.article.text[page.tokens.bytes(of: mention.tokens)]
        return (Party(name: words, kind: .group), "several at once")
      }
      let names = mention.members.compactMap {
        entities[$0].party.name ?? entities[$0].party.office
      }
      return (Party(name: names.joined(separator: ", "), kind: .group), "several at once")
    }
    guard let entity = mention.entity.map({ entities[$0] }) else {
      if mention.form == .pronoun { return (nil, "a pronoun that refers to nobody named") }
      let words = page.article.text[page.tokens.bytes(of: mention.tokens)]
      return (Party(name: words, kind: .unknown), "an office whose holder is not known")
    }
    return (entity.party, reason(of: mention, entity))
  }

  private func reason(of mention: NameMention, _ entity: Entity) -> String {
    switch (mention.form, entity.kind) {
    case (.pronoun, _): "pronoun, last person named"
    case (.office, .office): "office without a name"
    case (.office, _): "office on that day"
    case (.surname, _): "surname of a person named before"
    case (.metonym, .country): "capital for its country"
    case (_, .country): "country"
    case (_, .organisation): "organisation named in the text"
    case (_, .place): "place"
    default: "full name"
    }
  }
}
