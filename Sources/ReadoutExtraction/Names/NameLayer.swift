// What the names layer tells the others: who and what is named, and where.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Every mention of a person, office, country, organisation or place, and whom it stands for.
///
/// Never changed; a class as a `Page` is one, and for the same reason.
final class NameLayer: Sendable {
  /// The mentions, in order; they do not overlap.
  let mentions: [NameMention]
  /// Those who are mentioned, each once.
  let entities: [Entity]
  /// For each token the index of the mention that it belongs to, or −1.
  let mentionOfToken: [Int32]
  /// The gender of each entity, as far as it is known.
  let genders: [Gender]

  init(
    mentions: [NameMention], entities: [Entity], mentionOfToken: [Int32], genders: [Gender]
  ) {
    self.mentions = mentions
    self.entities = entities
    self.mentionOfToken = mentionOfToken
    self.genders = genders
  }

  /// The gender of the last person named in a range of tokens.
  func gender(of tokens: Range<Int>) -> Gender {
    let person = mentions(touching: tokens).last { mention in
      mention.entity.map { entities[$0].kind == .person } ?? false
    }
    guard let entity = person?.entity, genders.indices.contains(entity) else { return .unknown }
    return genders[entity]
  }

  /// The mention that a token belongs to.
  func mention(at token: Int) -> NameMention? {
    guard mentionOfToken.indices.contains(token), mentionOfToken[token] >= 0 else { return nil }
    return mentions[Int(mentionOfToken[token])]
  }

  /// The mentions whose tokens lie in a range, in order.
  func mentions(in tokens: Range<Int>) -> ArraySlice<NameMention> {
    let first = mentions.partitionIndex { $0.tokens.lowerBound >= tokens.lowerBound }
    let last = mentions.partitionIndex { $0.tokens.upperBound > tokens.upperBound }
    return first < last ? mentions[first..<last] : []
  }
}

/// One who or which is named in an article.
struct Entity: Hashable, Sendable {
  /// How high a person or office stands.
  enum Rank: Hashable, Sendable {
    /// A head of state or government, or the head of an international organisation.
    case leader
    /// A minister or a deputy of one.
    case minister
    /// An envoy, aide, spokesperson or adviser.
    case envoy
  }

  /// Who it is; for a place the kind is `unknown` and the name that of the place.
  var party: Party
  /// What it is.
  var kind: Kind
  /// The ISO 3166 code of the country that a person acts for, that a place lies in, or that it is.
  var countryCode: String?
  /// How high a person or office stands; nil where it is not known.
  var rank: Rank?

  /// What an entity is.
  enum Kind: Hashable, Sendable {
    case person, office, country, organisation, group, place
  }
}

/// Some tokens that name somebody or something.
struct NameMention: Hashable, Sendable {
  /// How the words name it.
  enum Form: Hashable, Sendable {
    /// With its own name: “Tomas Lindqvist”, “Norland”.
    case name
    /// With a part of the name: “Lindqvist”.
    case surname
    /// By office or description: “the Norland prime minister”, “the Russian leader”.
    case office
    /// By a capital or seat for its government: “Haldvik agreed”.
    case metonym
    /// By a pronoun: “he”, “she”, “they”.
    case pronoun
    /// Several at once: “the two leaders”, “both presidents”, “they”.
    case group
  }

  /// The tokens, with title and apposition: “President Tomas Lindqvist of Norland”.
  var tokens: Range<Int>
  /// The tokens of the name alone, without title and apposition.
  var head: Range<Int>
  /// The index of the entity; nil for a pronoun or group that could not be resolved.
  var entity: Int?
  /// The indices of the entities that a group stands for.
  var members: [Int]
  /// How the words name it.
  var form: Form
}

extension Array {
  /// The first index at which a condition holds that, once true, stays true.
  func partitionIndex(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
