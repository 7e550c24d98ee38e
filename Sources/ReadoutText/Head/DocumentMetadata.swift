// What a document says of itself outside its text, each fact with the place that says it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A value and the place where it stands, such as `meta og:title`.
struct Stated<Value> {
  var value: Value
  var source: String
}

/// What a document says of itself outside its text.
struct DocumentMetadata {
  /// The headline.
  var title: Stated<String>?
  /// The outlet.
  var publisher: Stated<String>?
  /// The writer or writers.
  var author: Stated<String>?
  /// The day of publication and its ground.
  var published: Stated<DateValue>?
  /// The day of the last change.
  var modified: Stated<DateValue>?
  /// The language that is declared.
  var language: Stated<String>?
  /// The address that the document gives for itself.
  var address: Stated<String>?

  /// Takes what is known from outside where the document is silent.
  mutating func complete(_ given: DocumentMetadata) {
    title = title ?? given.title
    published = published ?? given.published
    publisher = publisher ?? given.publisher
    author = author ?? given.author
    modified = modified ?? given.modified
    language = language ?? given.language
    address = address ?? given.address
  }
}

extension String {
  /// The words on one line, without white space around them; nil where nothing is left.
  var onOneLine: String? {
    let words = split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
