// One sentence as a reader of meetings sees it: who stands where, and which verb governs what.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Answers questions about the grammar of one sentence, without a parser.
struct SentenceReader {
  let context: SummitContext
  let sentence: Range<Int>
  let index: Int
  /// The mentions in the sentence, in order.
  let mentions: ArraySlice<NameMention>

  init(context: SummitContext, index: Int) {
    self.context = context
    self.index = index
    sentence = context.page.tokens.sentences[index]
    mentions = context.names.mentions(in: sentence)
  }

  // MARK: Who

  /// Persons in a row: “Xi Jinping, Vladimir Putin and Narendra Modi”.
  struct Group: Hashable, Sendable {
    var entities: [Int]
    var tokens: Range<Int>
  }

  /// The persons who are named from a token on; nil where none is.
  ///
  /// At most three words may stand before the first, as in “the visiting President Okoye”.
  func group(at start: Int, slack: Int = 4) -> Group? {
    guard var mention = personal(from: start, slack: slack) else { return nil }
    var group = Group(entities: [], tokens: mention.tokens)
    while true {
      for entity in context.entities(of: mention) where !group.entities.contains(entity) {
        group.entities.append(entity)
      }
      group.tokens =
        group.tokens.lowerBound..<max(group.tokens.upperBound, mention.tokens.upperBound)
      var next = mention.tokens.upperBound
      // “Putin's visit”: another noun follows, the row is over.
      guard sentence.contains(next), context.tokens[next].kind != .possessive else { break }
      var joined = false
      if context.isComma(next) {
        next += 1
        joined = true
      }
      if context.word(next) == .and || isAmpersand(next) {
        next += 1
        joined = true
      } else if !joined, context.isDash(next), !context.tokens[next].shape.contains(.spaceBefore) {
        next += 1
        joined = true
      }
      guard joined, let following = personal(from: next, slack: 1), following.form != .pronoun,
        !isSubject(following, after: next)
      else { break }
      mention = following
    }
    return group.entities.isEmpty ? nil : group
  }

  private func isAmpersand(_ index: Int) -> Bool { context.isMark(0x26, at: index) }

  /// Whether a name after a comma begins a clause of its own: “…, Xi told his counterpart”.
  private func isSubject(_ mention: NameMention, after start: Int) -> Bool {
    guard context.isComma(start - 1) else { return false }
    let next = mention.tokens.upperBound
    guard sentence.contains(next) else { return false }
    switch context.word(next) {
    case .say, .adverb: return true
    case .and: return false
    default: break
    }
    switch context.tense(next) {
    case .past, .future, .plan: return true
    default: return context.isComma(next) && !listGoesOn(next)
    }
  }

  private func listGoesOn(_ comma: Int) -> Bool {
    if context.word(comma + 1) == .and { return true }
    return personal(from: comma + 1, slack: 1) != nil
  }

  /// The first mention of persons that begins at a token or few words behind it.
  private func personal(from start: Int, slack: Int) -> NameMention? {
    var position = start
    var limit = start + slack
    while sentence.contains(position), position <= limit {
      if let mention = context.names.mention(at: position) {
        // “received his counterpart Okoye”: the owner is not the one who is met.
        let isOwner = mention.form == .pronoun && context.word(position) == .their
        if context.isPersonal(mention), !isOwner {
          // “will host Kishida”: “host” may be read as a title, the name itself counts.
          return mention.head.lowerBound >= start ? mention : nil
        }
        // “Russian President Putin”: the country is part of what follows.
        if mention.tokens.upperBound > position { position = mention.tokens.upperBound - 1 }
        // “France's Macron”: the country may stand before any name.
        if context.word(position + 1) == .possessive {
          position += 1
          limit = max(limit, position + 1)
        }
      } else if context.tokens[position].isCapitalisedWord,
        context.word(position + 1) == .possessive
      {
        // A country that nobody knows.
        position += 1
        limit = max(limit, position + 1)
      } else {
        // “with her Norland counterpart, Tomas Lindqvist”
        let isApposition =
          context.isComma(position)
          && context.tokens[position - 1].word == SentenceReader.counterpart
        guard
          isApposition
            || context.tokens[position].kind == .word
              && context.word(position).map(isFiller) ?? true
        else { return nil }
      }
      position += 1
    }
    return nil
  }

  private func isFiller(_ word: SummitWord) -> Bool {
    switch word {
    case .the, .a, .both, .adverb, .their, .visiting: true
    default: false
    }
  }

  /// Who does what a verb says: the nearest persons before it that are neither object nor owner.
  func subject(before verb: Int) -> Group? {
    var isJoinedVerb = joinsVerb(before: verb)
    let aside = clauseAside(before: verb)
    var best: Group?
    for mention in mentions.reversed() where mention.tokens.upperBound <= verb {
      guard context.isPersonal(mention), !isOblique(mention),
        !aside.contains(mention.tokens.lowerBound)
      else { continue }
      if isJoinedVerb, let before = context.tense(mention.tokens.lowerBound - 1), before == .past {
        // “praised Okoye and met Aldana”: Okoye is the object of the first verb.
        isJoinedVerb = false
        continue
      }
      if isQuotedAway(from: mention, to: verb) { continue }
      best = rowEnding(with: mention)
      break
    }
    return best
  }

  /// The relative clause between commas that ends before a verb: “Okoye, who met Venn, will see”.
  private func clauseAside(before verb: Int) -> Range<Int> {
    let before = sentence.clamped(to: max(0, verb - 24)..<verb)
    guard before.contains(verb - 1), context.isComma(verb - 1),
      let relative = before.dropFirst().last(where: {
        context.word($0) == .relative && context.isComma($0 - 1)
      })
    else { return verb..<verb }
    return relative..<verb
  }

  /// Whether “and” joins the verb to one before it: “met Okoye and will fly to Haldvik to meet”.
  private func joinsVerb(before verb: Int) -> Bool {
    var position = verb - 1
    while sentence.contains(position), verb - position <= 16 {
      if let mention = context.names.mention(at: position), context.isPersonal(mention) {
        return false
      }
      if context.word(position) == .and {
        return position + 1 == verb || isVerb(position + 1) || isAuxiliary(position + 1)
          || context.word(position + 1) == .adverb
      }
      position -= 1
    }
    return false
  }

  /// The first persons behind a token that stand as a subject: “In talks with Okoye, Lindqvist said”.
  func subject(after token: Int) -> Group? {
    for mention in mentions where mention.tokens.lowerBound >= token {
      guard context.isPersonal(mention), !isOblique(mention) else { continue }
      return group(at: mention.tokens.lowerBound, slack: 0)
    }
    return nil
  }

  /// Whether a semicolon parts a mention from a verb.
  private func isQuotedAway(from mention: NameMention, to verb: Int) -> Bool {
    (mention.tokens.upperBound..<max(verb, mention.tokens.upperBound)).contains {
      context.isMark(0x3B, at: $0)
    }
  }

  /// The row of persons that a mention ends: “Xi, Putin and Modi”.
  private func rowEnding(with last: NameMention) -> Group {
    var group = Group(entities: context.entities(of: last), tokens: last.tokens)
    var first = last
    while true {
      var before = start(of: first) - 1
      var joined = false
      if context.word(before) == .and || isAmpersand(before) {
        before -= 1
        joined = true
      }
      if context.isComma(before) {
        before -= 1
        joined = true
      }
      before = beforeApposition(before)
      guard joined, sentence.contains(before), let mention = context.names.mention(at: before),
        context.isPersonal(mention), !isOblique(mention, beforeVerb: last.tokens.upperBound)
      else { break }
      let earlier = context.entities(of: mention)
      group.entities = earlier + group.entities.filter { !earlier.contains($0) }
      group.tokens = mention.tokens.lowerBound..<group.tokens.upperBound
      first = mention
    }
    return group
  }

  /// What stands before “and her Norland counterpart” whose name follows a comma.
  private func beforeApposition(_ index: Int) -> Int {
    guard sentence.contains(index), context.tokens[index].word == SentenceReader.counterpart,
      let owner = (max(sentence.lowerBound, index - 4)..<index).last(where: {
        context.word($0) == .their
      })
    else { return index }
    return context.word(owner - 1) == .and ? owner - 2 : owner - 1
  }

  private static let counterpart = FoldedWord("counterpart")

  /// Where a mention begins with the body whose head it names: “European Council President Ann Lee”.
  private func start(of mention: NameMention) -> Int {
    let first = mention.tokens.lowerBound
    // “China's Xi”
    let end = context.word(first - 1) == .possessive ? first - 1 : first
    guard let body = context.names.mention(at: end - 1), sentence.contains(end - 1),
      !context.isPersonal(body), body.tokens.upperBound == end
    else { return first }
    // “In Norland he met”, “In Haldvik President Okoye met”: only an office belongs to the land before it.
    if end == first,
      mention.head.lowerBound == first
        || body.entity.map({ context.entity($0).kind == .place }) ?? false
    {
      return first
    }
    return body.tokens.lowerBound
  }

  /// Whether a mention hangs on a preposition or owns what follows: “with Xi”, “Xi's aide”.
  ///
  /// - Parameter verb: Where the row that the mention belongs to ends; by default where it ends.
  func isOblique(_ mention: NameMention, beforeVerb verb: Int? = nil) -> Bool {
    let after = mention.tokens.upperBound
    if sentence.contains(after), context.tokens[after].kind == .possessive { return true }
    // “his” owns something; “his counterpart, Okoye” is somebody.
    if context.word(mention.tokens.lowerBound) == .their, mention.tokens.count == 1 { return true }
    var before = start(of: mention) - 1
    // “between Xi and Putin”: the row hangs on the preposition as a whole.
    while sentence.contains(before),
      context.word(before) == .and || context.isComma(before) || isAmpersand(before)
    {
      let previous = before - 1
      guard let mention = context.names.mention(at: previous), context.isPersonal(mention) else {
        if context.isComma(before) || context.word(before) == .and { return false }
        break
      }
      before = start(of: mention) - 1
    }
    guard sentence.contains(before) else { return false }
    switch context.word(before) {
    case .after, .before:
      // “a day after Okoye and Venn agreed” begins a clause.
      let end = verb ?? after
      return !(sentence.contains(end) && isVerb(end))
    case .with, .to, .of, .by, .between, .preposition, .on, .at, .in, .during: return true
    default: return false
    }
  }

  // MARK: Which verb

  /// The tokens of the verb that ends with a word: “will next meet”, “agreed to hold”.
  func chain(endingAt verb: Int) -> Range<Int> {
    var start = verb
    var position = verb - 1
    while sentence.contains(position), verb - position <= 8 {
      if context.date(at: position) != nil {
        position -= 1
        continue
      }
      let isLink: Bool
      switch context.word(position) {
      case .adverb, .negation, .to, .hypothetical, .takePlace, .have, .upcoming, .deny, .separately:
        isLink = true
      default:
        switch context.tense(position) {
        case .future, .plan, .date, .infinitive: isLink = true
        case .past: isLink = isAuxiliary(position)
        case .counting, nil: isLink = isAuxiliary(position)
        }
      }
      guard isLink else { break }
      start = position
      position -= 1
    }
    return start..<verb + 1
  }

  private static let auxiliaries = WordTable<Bool>(
    words: "was were is are be been being has have had did does do am agreed going able")

  func isAuxiliary(_ index: Int) -> Bool {
    context.tokens.indices.contains(index)
      && SentenceReader.auxiliaries.contains(context.tokens[index].word)
  }

  /// Whether a token is a verb that may govern a date or place of its own.
  func isVerb(_ index: Int) -> Bool {
    guard context.names.mention(at: index) == nil else { return false }
    if context.word(index) == .say { return true }
    switch context.tense(index) {
    case .past, .future, .plan, .date: return true
    case .infinitive, .counting, nil: return context.word(index) == .takePlace
    }
  }
}

extension SummitWord {
  /// Kept for the rows of names: “both leaders”, “visiting President Okoye”.
  static var both: SummitWord { .adverb }
  static var visiting: SummitWord { .visit }
}
