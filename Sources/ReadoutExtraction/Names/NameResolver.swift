// Tells whom the sightings of a page mean, in the order of the text.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Turns sightings into mentions and entities.
struct NameResolver {
  let knowledge: Knowledge
  let page: Page
  let tokens: [Token]
  /// The day that offices are asked for; nil where the article has no date.
  let day: CalendarDay?
  var cast = Cast()
  var discourse = Discourse()
  let lexicon = NameLexicon.shared
  private var mentions: [NameMention] = []

  init(knowledge: Knowledge, page: Page) {
    self.knowledge = knowledge
    self.page = page
    tokens = page.tokens.tokens
    day = page.article.head.published?.start
  }

  /// The layer that the sightings make.
  mutating func layer(of sightings: [NameSighting]) -> NameLayer {
    let sightings = Monarchs(knowledge: knowledge, tokens: tokens, day: day).named(in: sightings)
    // 1. Everybody who is named in full anywhere, so that a headline's surname finds its bearer.
    let acting = actingSurnames(sightings)
    for sighting in sightings { enrol(sighting, acting: acting) }
    mentions.reserveCapacity(sightings.count)
    // 2. Everything in order, with what was said before.
    let quoted = page.stretches
    var stretch = 0
    var sentence = 0
    let sentences = page.tokens.sentences
    for sighting in sightings {
      while sentence < sentences.count,
        sentences[sentence].upperBound <= sighting.head.lowerBound
      {
        sentence += 1
        discourse.beginSentence()
      }
      while stretch < quoted.count,
        quoted[stretch].content.upperBound <= sighting.head.lowerBound
      {
        stretch += 1
      }
      let isQuoted =
        stretch < quoted.count && quoted[stretch].content.contains(sighting.head.lowerBound)
      for mention in self.mentions(of: sighting, isQuoted: isQuoted) {
        mentions.append(mention)
        note(mention, isQuoted: isQuoted)
      }
    }
    var mentionOfToken = [Int32](repeating: -1, count: tokens.count)
    for (index, mention) in mentions.enumerated() {
      for token in mention.tokens { mentionOfToken[token] = Int32(index) }
    }
    return NameLayer(
      mentions: mentions, entities: cast.entities, mentionOfToken: mentionOfToken,
      genders: cast.genders)
  }

  mutating func note(_ mention: NameMention, isQuoted: Bool) {
    guard !isQuoted else { return }
    if let entity = mention.entity {
      let kind = cast.entities[entity].kind
      let isActor = mention.form != .pronoun && (kind == .person || kind == .office)
      if isActor || mention.form == .pronoun {
        discourse.note(
          entity, gender: cast.genders[entity], isLeader: cast.entities[entity].rank == .leader,
          isBeforeVerb: isBeforeVerb(mention), isOblique: isOblique(mention))
      }
      if kind == .country { discourse.noteParty(entity) }
    }
  }

  /// Whether a preposition stands before a mention: “with President Okoye”.
  func isOblique(_ mention: NameMention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return before >= 0 && tokens[before].kind == .word
      && NameWords.isPreposition(tokens[before].word)
  }

  func isBeforeVerb(_ mention: NameMention) -> Bool {
    let next = mention.tokens.upperBound
    guard next < tokens.count, tokens[next].kind == .word else { return false }
    return !lexicon.kind(of: tokens[next].word).isDisjoint(with: [.verb, .cue])
  }

  // MARK: Mentions

  mutating func mentions(
    of sighting: NameSighting, isQuoted: Bool
  ) -> [NameMention] {
    func made(_ entity: Int?, _ form: NameMention.Form, members: [Int] = []) -> [NameMention] {
      [
        NameMention(
          tokens: sighting.tokens, head: sighting.head, entity: entity, members: members,
          form: form)
      ]
    }
    switch sighting.subject {
    case .country, .seat, .place:
      if let entity = namesake(sighting) { return made(entity, .surname) }
    default: break
    }
    switch sighting.subject {
    case .person(let person):
      return made(cast.known(Int(person), knowledge: knowledge, day: day), .name)
    case .words: return named(sighting)
    case .office:
      let entity = holder(of: sighting, isQuoted: isQuoted)
      if entity == nil, sighting.title?.role == .other { return [] }
      return made(entity, .office)
    case .country(let country):
      return made(cast.country(Int(country), knowledge: knowledge), .name)
    case .seat(let seat):
      let isPlace = isPlace(sighting)
      let country = Int(seat)
      return isPlace
        ? made(cast.place(words(sighting.head), country: country, knowledge: knowledge), .name)
        : made(cast.country(country, knowledge: knowledge), .metonym)
    case .place(let index):
      return made(cast.place(Int(index), knowledge: knowledge), .name)
    case .organisation(let index):
      let organisation = knowledge.organisations[Int(index)]
      if organisation.kind == .seat, isPlace(sighting) {
        return made(
          cast.place(
            KnownPlace(name: organisation.name, country: organisation.country, isVenue: true),
            knowledge: knowledge), .name)
      }
      return made(
        cast.organisation(Int(index), knowledge: knowledge),
        organisation.kind == .seat ? .metonym : .name)
    case .namedOrganisation:
      return made(
        cast.namedOrganisation(
          organisationName(of: sighting), country: countryName(of: sighting.title)), .name)
    case .pronoun(let pronoun):
      guard !isQuoted else { return made(nil, .pronoun) }
      if pronoun.isPlural {
        return made(nil, .group, members: discourse.pair(within: 1))
      }
      return made(
        discourse.antecedent(pronoun.gender, isObject: pronoun == .him), .pronoun)
    case .group:
      guard !isQuoted else { return made(nil, .group) }
      let isOfCountries = sighting.tokens.last.map { NameWords.isCountryNoun(tokens[$0].word) }
      let countries = isOfCountries == true ? discourse.countries() : []
      return made(nil, .group, members: countries.isEmpty ? discourse.pair() : countries)
    }
  }

  // MARK: Words

  func words(_ range: Range<Int>) -> String {
    page.article.text[page.tokens.bytes(of: range)]
  }

  /// A name as it stands, with single spaces; names in capitals are written as names.
  func name(of head: Range<Int>) -> String {
    var result: [UInt8] = []
    for index in head {
      let token = tokens[index]
      if !result.isEmpty, token.shape.contains(.spaceBefore) { result.append(0x20) }
      if token.shape.contains(.allCapitals), token.range.count > 3 {
        let word = page.article.text[token.range]
        result += word.prefix(1).utf8
        result += word.dropFirst().lowercased().utf8
      } else {
        result += page.article.text.utf8[token.range]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  func wordCount(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + (tokens[$1].kind == .word ? 1 : 0) }
  }

  /// First and last word of a name: middle names and initials do not count.
  func fullKey(_ head: Range<Int>) -> UInt64 {
    guard let first = head.first, let last = head.last(where: { tokens[$0].kind == .word })
    else { return 0 }
    return PhraseTable<Bool>.extend(tokens[first].word.hash, by: tokens[last].word)
  }

  func gender(of sighting: NameSighting) -> Gender {
    if let title = sighting.title, title.gender != .unknown { return title.gender }
    guard let first = sighting.head.first else { return .unknown }
    return wordCount(sighting.head) > 1
      ? knowledge.givenNames[tokens[first].word.hash] ?? .unknown : .unknown
  }

  func organisationName(of sighting: NameSighting) -> String {
    let head = name(of: sighting.head)
    guard let country = countryName(of: sighting.title) else { return head }
    switch head.lowercased() {
    case "foreign ministry": return "Ministry of Foreign Affairs of \(country)"
    case "defence ministry", "defense ministry": return "Ministry of Defence of \(country)"
    default: return "\(head) of \(country)"
    }
  }
}
