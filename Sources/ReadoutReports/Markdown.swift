// Templates for Markdown, in which words of documents stay words.
// SPDX-License-Identifier: Apache-2.0

import Mustache

/// A page in Markdown: a Mustache template whose variables are escaped.
struct MarkdownTemplate: Sendable {
  private let template: MustacheTemplate

  /// A template; `{{name}}` is escaped, `{{{name}}}` must be safe already.
  init(_ text: String) {
    MustacheContentTypes.register(MarkdownContent(), named: "MARKDOWN")
    do {
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE:MARKDOWN}}" + text)
    } catch {
      preconditionFailure("a template of ours does not parse: \(error)")
    }
  }

  /// The page for a model, whose properties the template names.
  func page(of model: Any) -> String { template.render(model) }
}

/// Escapes what Markdown would read as markup, after
/// [CommonMark 0.31 §2.4](https://spec.commonmark.org/0.31.2/#backslash-escapes).
struct MarkdownContent: MustacheContentType {
  private static let special = Set("\\`*_{}[]<>#|~&".unicodeScalars)

  func escapeText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        escaped.append(" ")
      case .format where scalar.properties.isBidiControl:
        continue
      default:
        if MarkdownContent.special.contains(scalar) { escaped.append("\\") }
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
