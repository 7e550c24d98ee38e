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
  public init(_ document: ExtractedDocument) {
    self.document = document
    guard case .read(let text, let head, let extraction) = document.outcome else {
      content = nil
      return
    }
    let packing = Packing.shared
    content = Content(
      text: packing.pack(text),
      reading: packing.pack(
        Reading(head: head, extraction: extraction).withoutDerivedKeys(in: text)))
  }
}
