// How two speakers compare to whom one utterance is given.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// How two named speakers of one utterance compare.
enum SpeakerRelation {
  /// At least one is not named: no claim.
  case open
  /// They are one.
  case same
  /// Both can be right: a country and its leader, an agency and whom it quotes.
  case soft
  /// They cannot both be right: two persons.
  case hard

  init(_ a: Party?, _ b: Party?) {
    guard let a, let b, a.kind != .unknown, b.kind != .unknown, a.label != nil, b.label != nil
    else {
      self = .open
      return
    }
    if PartyBook.identifier(of: a) == PartyBook.identifier(of: b) {
      self = .same
      return
    }
    let lands = (a.land, b.land)
    let isOneLand = lands.0 != nil && lands.0 == lands.1
    switch (a.kind, b.kind) {
    case (.person, .person): self = a.isNamedLike(b) ? .same : .hard
    case (.person, .office), (.office, .person), (.office, .office):
      let isSameOffice = a.office != nil && a.office == b.office
      self = isSameOffice ? .same : isOneLand ? .soft : .hard
    case (.group, _), (_, .group): self = .soft
    case (.organisation, _) where a.land == nil, (_, .organisation) where b.land == nil:
      self = .soft
    default:
      self = isOneLand || lands.0 == nil || lands.1 == nil ? .soft : .hard
    }
  }
}

extension Party {
  /// The country that a party is or acts for.
  var land: String? { country ?? (kind == .country ? name : nil) }

  /// Whether one is the other by surname only, and the country does not speak against it.
  func isNamedLike(_ other: Party) -> Bool {
    if let country, let otherCountry = other.country, country != otherCountry { return false }
    let words = ContentWords.words(ofName: name ?? "")
    let others = ContentWords.words(ofName: other.name ?? "")
    let (short, long) = words.count <= others.count ? (words, others) : (others, words)
    return !short.isEmpty
      && (long.suffix(short.count) == short[...] || long.prefix(short.count) == short[...])
  }
}
