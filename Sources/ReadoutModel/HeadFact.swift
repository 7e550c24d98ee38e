// The names of the facts that an article's head has.
// SPDX-License-Identifier: Apache-2.0

/// The facts of an article's head, by the names that the contract gives them.
public enum HeadFact: String, Hashable, Sendable, CaseIterable {
  case title, publisher, author, origin, place, published, modified, language, address
}

extension ArticleHead {
  /// A fact as text; nil where it is not known.
  public func text(of fact: HeadFact) -> String? {
    switch fact {
    case .title: title?.text
    case .publisher: publisher
    case .author: author
    case .origin: origin
    case .place: place
    case .published: published?.start?.description
    case .modified: modified?.start?.description
    case .language: language
    case .address: address
    }
  }
}
