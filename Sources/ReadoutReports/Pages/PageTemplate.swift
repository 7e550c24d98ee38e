// Templates of pages, in which words of documents stay words.
// SPDX-License-Identifier: Apache-2.0

import Mustache

/// A page in Markdown or HTML: a Mustache template whose variables are escaped.
struct PageTemplate: Sendable {
  private let template: MustacheTemplate

  /// A template; `{{name}}` is escaped, `{{{name}}}` must be safe already.
  init(_ page: BuiltInPage, _ content: PageContent) {
    MustacheContentTypes.register(content, named: content.rawValue)
    // What pages have in common stands in them by name; a dispute has words in it.
    let text = page.text.replacing("{{>head}}\n", with: BuiltInPage.head.text)
      .replacing("{{>dispute}}\n", with: BuiltInPage.dispute.text)
      .replacing("{{>words}}", with: BuiltInPage.words.text)
    do {
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE:\(content.rawValue)}}" + text)
    } catch {
      preconditionFailure("a template of ours does not parse: \(error)")
    }
  }

  /// The page of a model, whose members the template names.
  func page(of model: PageModel) -> String { template.render(model) }
}

/// How a page writes words that could be taken for markup.
enum PageContent: String, MustacheContentType {
  case markdown = "READOUT-MARKDOWN"
  case html = "READOUT-HTML"

  func escapeText(_ text: String) -> String {
    switch self {
    case .markdown: Escaping.markdown(text)
    case .html: Escaping.html(text)
    }
  }
}
