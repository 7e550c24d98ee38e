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
    abstract: "List the documents, with the reason where one was rejected.",
    discussion: "The newest by their day of publication come first, those without one last.")

  @OptionGroup var options: IndexOptions
  @OptionGroup var days: DayOptions

  @Flag(help: "Only the rejected ones.")
  var rejected = false

  @Option(
    help: ArgumentHelp(
      "Only documents whose path or publisher has these words.", valueName: "words"))
  var source: String?

  @OptionGroup var limits: LimitOption

  func run() throws {
    let filter = DocumentFilter(
      state: rejected ? .rejected : nil, source: source, since: days.since, until: days.until)
    let index = try options.state.open()
    let documents = try limits.newest(json: options.json) {
      try index.documents(filter, order: .newestFirst, limit: $0)
    }
    var answer = Answer()
    if options.json {
      for document in documents { try answer.add(json: ListedDocument(document)) }
    } else {
      let columns: [Table.Column] = [
        "STATE", "PUBLISHED", .words("PATH", least: 20), .words("TITLE OR REASON", least: 24),
      ]
      try answer.add(documents.map(ListedDocument.init), in: columns) { listed in
        [listed.state, listed.published ?? "–", listed.path, listed.reason ?? listed.title ?? "–"]
      }
    }
    var sought = Sought("documents")
    sought.add(rejected ? "rejected" : nil)
    sought.add(days)
    sought.add("from", source.map { [$0] } ?? [])
    try answer.finish(lookingFor: sought)
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
