// What the template of a page names.
// SPDX-License-Identifier: Apache-2.0

/// What a name of a template stands for.
enum PageValue {
  case text(String)
  case claim(Bool)
  case list([PageValue])
  case model(PageModel)
}

/// A type of which a page tells.
protocol PageMember {
  var pageValue: PageValue { get }
}

extension String: PageMember {
  var pageValue: PageValue { .text(self) }
}

extension Bool: PageMember {
  var pageValue: PageValue { .claim(self) }
}

extension Array: PageMember where Element: PageMember {
  var pageValue: PageValue { .list(map(\.pageValue)) }
}

/// What is told of one thing, by name; what is nil is left out, and passed over by the template.
///
/// Names are few and short, so that they are looked through in their order.
struct PageModel: PageMember, ExpressibleByDictionaryLiteral {
  private let members: [(name: String, value: PageValue)]

  init(dictionaryLiteral members: (String, (any PageMember)?)...) {
    self.members = members.compactMap { name, member in member.map { (name, $0.pageValue) } }
  }

  subscript(name: String) -> PageValue? { members.first { $0.name == name }?.value }

  var pageValue: PageValue { .model(self) }
}
