// What the template of a page names.
// SPDX-License-Identifier: Apache-2.0

import Mustache

/// The things of which a template speaks: texts, claims, lists and other models, by name.
///
/// What is nil is left out, so that a template passes it over. Names are few and short, so that they
/// are looked through in their order; the library would reflect a plain type anew for each of them.
struct PageModel: MustacheParent, ExpressibleByDictionaryLiteral {
  private let members: [(name: String, value: Any)]

  init(dictionaryLiteral members: (String, Any?)...) {
    self.members = members.compactMap { name, value in
      value.map { (name, ($0 as? String).map(PageWords.init) ?? $0) }
    }
  }

  func child(named name: String) -> Any? { members.first { $0.name == name }?.value }
}

/// Words of a page: the library asks a plain string for five protocols before it takes it for one.
private struct PageWords: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }
}
