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
    let head = headNoun(of: range, tokens)
    if let mention = mention(at: head) { return party(of: mention) }
    // “a Kremlin official”, “officials”, “two people familiar with the talks”.
    let noun = tokens[head]
    if noun.kind == .word, !noun.shape.contains(.capitalised) {
      // “Lindqvist himself”, “he alone”: a name goes before, and no person noun is the head.
      if let person = mentions(touching: range).first(where: { isPerson($0) }),
        person.tokens.lowerBound == first
      {
        return party(of: person)
      }
      let words = page.article.text[page.tokens.bytes(of: range)]
      return (Party(name: words, kind: .group), "people who are not named")
    }
    if let mention = mentions(touching: range).first { return party(of: mention) }
    if noun.isCapitalisedWord {
      let words = page.article.text[page.tokens.bytes(of: range)]
      return (Party(name: words, kind: .unknown), "a name that nothing explains")
    }
    return (nil, "no name among the words of the source")
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
  private static let ends: Set<FoldedWord> = Set(
    """
    of with from in at on for who whom whose which that to by near about and or as under after before
    """.split(whereSeparator: \.isWhitespace).map { FoldedWord(String($0)) })

  private func party(of mention: NameMention) -> (party: Party?, reason: String) {
    if mention.form == .group {
      guard !mention.members.isEmpty else { return (Party(kind: .group), "several at once") }
      let names = mention.members.compactMap {
        entities[$0].party.name ?? entities[$0].party.office
      }
      return (Party(name: names.joined(separator: ", "), kind: .group), "several at once")
    }
    guard let entity = mention.entity.map({ entities[$0] }) else {
      return (
        nil,
        mention.form == .pronoun
          ? "a pronoun that refers to nobody named" : "an office whose holder is not known"
      )
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
