// A document made ready for its row, away from the writer.
// SPDX-License-Identifier: Apache-2.0

import Foundation
public import ReadoutModel

/// A document with its text and its reading compressed.
///
/// Packing is the larger part of the cost of a document's row; done where documents are extracted,
/// it runs on all cores.
public struct PackedDocument: Sendable {
  /// The document.
  public let document: ExtractedDocument
  /// The compressed text and reading; nil where the document was rejected.
  let content: Content?

  /// The compressed parts.
  struct Content: Sendable {
    var text: Data
    var reading: Data
  }

  /// Packs a document.
  ///
  /// A document whose reading cannot be written (a confidence that is not a number) is packed as
  /// rejected.
  public init(_ document: ExtractedDocument) {
    guard case .read(let text, let head, let extraction) = document.outcome else {
      self.document = document
      content = nil
      return
    }
    let packing = Packing.shared
    do {
      let reading = try packing.pack(Reading(head: head, extraction: extraction))
      self.document = document
      content = Content(text: packing.pack(text), reading: reading)
    } catch {
      self.document = ExtractedDocument(
        identity: document.identity, outcome: .rejected(reason: "its reading cannot be stored"))
      content = nil
    }
  }
}
