// Templates of pages, in which words of documents stay words.
// SPDX-License-Identifier: Apache-2.0

/// A page in Markdown or HTML: a template with variables and sections as
/// [Mustache](https://mustache.github.io/mustache.5.html) has them, and no more of it than our pages need.
///
/// `{{name}}` is escaped, `{{{name}}}` must be safe already, `{{.}}` is what a section is about.
/// `{{#name}}…{{/name}}` is written once for what is there, for each of a list, or where a claim is
/// true; `{{^name}}…{{/name}}` otherwise. A tag of a section that has a line for itself leaves none.
struct PageTemplate: Sendable {
  private enum Part: Sendable {
    case text(String)
    case variable(String, isSafe: Bool)
    case section(String, isInverted: Bool, [Part])
  }

  private let parts: [Part]
  private let content: PageContent

  /// One of our templates; one that is not well formed is an error of ours.
  init(_ page: BuiltInPage, _ content: PageContent) {
    // What pages have in common stands in them by name; a dispute has words in it.
    let text = page.text.replacing("{{>head}}\n", with: BuiltInPage.head.text)
      .replacing("{{>dispute}}\n", with: BuiltInPage.dispute.text)
      .replacing("{{>words}}", with: BuiltInPage.words.text)
    let tags = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      PageTemplate.isSectionTag(line) ? String(line) : line + "\n"
    }
    var rest = tags.joined().dropLast()
    parts = PageTemplate.parts(of: &rest, in: nil)
    self.content = content
  }

  private static func isSectionTag(_ line: Substring) -> Bool {
    ["{{#", "{{^", "{{/"].contains { line.hasPrefix($0) } && line.hasSuffix("}}")
      && !line.dropFirst(2).contains("{")
  }

  /// Reads parts up to the end of a section, or of the template.
  private static func parts(of rest: inout Substring, in section: Substring?) -> [Part] {
    var parts: [Part] = []
    while let start = rest.firstRange(of: "{{") {
      parts.append(.text(String(rest[..<start.lowerBound])))
      rest = rest[start.upperBound...]
      let isSafe = rest.hasPrefix("{")
      guard let end = rest.firstRange(of: isSafe ? "}}}" : "}}") else { break }
      let tag = rest[..<end.lowerBound]
      rest = rest[end.upperBound...]
      switch tag.first {
      case "#", "^":
        let name = tag.dropFirst()
        parts.append(
          .section(
            String(name), isInverted: tag.hasPrefix("^"), self.parts(of: &rest, in: name)))
      case "/":
        precondition(tag.dropFirst() == section, "a section of a template ends in another")
        return parts
      default:
        parts.append(.variable(String(isSafe ? tag.dropFirst() : tag), isSafe: isSafe))
      }
    }
    precondition(section == nil, "a section of a template has no end")
    return parts + [.text(String(rest))]
  }

  // MARK: Pages

  /// The page of a model, whose members the template names.
  func page(of model: PageModel) -> String {
    var page = ""
    var subjects = [PageValue.model(model)]
    write(parts, about: &subjects, to: &page)
    return page
  }

  /// - Parameter subjects: What the sections around are about, the innermost last.
  private func write(_ parts: [Part], about subjects: inout [PageValue], to page: inout String) {
    for part in parts {
      switch part {
      case .text(let text): page += text
      case .variable(let name, let isSafe):
        guard case .text(let text)? = PageTemplate.value(of: name, in: subjects) else { continue }
        page += isSafe ? text : content.escaped(text)
      case .section(let name, let isInverted, let parts):
        let value = PageTemplate.value(of: name, in: subjects)
        switch value {
        case nil, .claim(false)?: if isInverted { write(parts, about: &subjects, to: &page) }
        case .list(let items)?:
          if isInverted, items.isEmpty { write(parts, about: &subjects, to: &page) }
          for item in items where !isInverted {
            subjects.append(item)
            write(parts, about: &subjects, to: &page)
            subjects.removeLast()
          }
        case .claim(true)?: if !isInverted { write(parts, about: &subjects, to: &page) }
        case .text?, .model?:
          guard !isInverted, let value else { continue }
          subjects.append(value)
          write(parts, about: &subjects, to: &page)
          subjects.removeLast()
        }
      }
    }
  }

  private static func value(of name: String, in subjects: [PageValue]) -> PageValue? {
    if name == "." { return subjects.last }
    for case .model(let model) in subjects.reversed() {
      if let value = model[name] { return value }
    }
    return nil
  }
}

/// How a page writes words that could be taken for markup.
enum PageContent {
  case markdown, html

  func escaped(_ text: String) -> String {
    switch self {
    case .markdown: Escaping.markdown(text)
    case .html: Escaping.html(text)
    }
  }
}
