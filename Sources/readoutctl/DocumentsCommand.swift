// `readoutctl documents`: the files in the index.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutIndex
import ReadoutModel
import ReadoutReports

struct DocumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "List the documents, with the reason where one was rejected.")

  @OptionGroup var options: IndexOptions
  @OptionGroup var days: DayOptions

  @Flag(help: "Only the rejected ones.")
  var rejected = false

  @Option(help: "Only documents whose path or publisher has these words.")
  var source: String?

  func run() throws {
    let filter = DocumentFilter(
      state: rejected ? .rejected : nil, source: source, since: days.since, until: days.until)
    let documents = try options.open().documents(filter)
    var answer = Answer()
    if options.json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for document in documents {
        try answer.add(json: Array(try encoder.encode(ListedDocument(document))))
      }
    } else {
      var table = Table(columns: ["SHA-256", "STATE", "PUBLISHED", "PATH", "TITLE OR REASON"])
      for document in documents {
        let listed = ListedDocument(document)
        table.rows.append([
          String((listed.sha256 ?? "–").prefix(12)), listed.state, listed.published ?? "–",
          listed.path, listed.reason ?? listed.title ?? "–",
        ])
      }
      try answer.add(table)
    }
    try answer.finish()
  }
}

/// A document as it is listed, `readout.document/1`.
private struct ListedDocument: Encodable {
  var schema = "readout.document/1"
  var path: String
  var pathBytes: String?
  var sha256: String?
  var bytes: Int
  var type: String
  var state: String
  var reason: String?
  var title: String?
  var publisher: String?
  var published: String?
  var quotations: Int
  var summits: Int

  enum CodingKeys: String, CodingKey {
    case schema, path, sha256, bytes, type, state, reason, title, publisher, published
    case quotations, summits
    case pathBytes = "path_bytes"
  }

  init(_ document: StoredDocument) {
    path = document.displayPath
    let isText = String(validating: document.path, as: UTF8.self) != nil
    pathBytes = isText ? nil : Data(document.path).base64EncodedString()
    sha256 = document.sha256
    bytes = document.byteCount
    type = document.mediaType
    switch document.state {
    case .read: state = "read"
    case .rejected(let why):
      state = "rejected"
      reason = why
    }
    title = document.title
    publisher = document.publisher
    published = document.published?.description
    quotations = document.quotationCount
    summits = document.summitCount
  }
}
