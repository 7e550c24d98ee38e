// The blocks of each mention and quotation, for a store that keeps them one by one.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// The blocks of the mentions and quotations of one document, in their order.
public struct ItemBlocks: Hashable, Sendable {
  /// The blocks of each mention, sorted.
  public var summits: [[String]]
  /// The blocks of each quotation, sorted.
  public var quotations: [[String]]

  /// Blocks: as many lists as there are mentions and quotations.
  public init(summits: [[String]] = [], quotations: [[String]] = []) {
    self.summits = summits
    self.quotations = quotations
  }
}

extension Resolver {
  /// The blocks of each mention and quotation of a document; a rejected document has none.
  ///
  /// Two that share none, directly or through others, are never joined.
  public func itemBlocks(of document: ExtractedDocument) -> ItemBlocks {
    guard case .read(let text, _, let extraction) = document.outcome else { return ItemBlocks() }
    let sha256 = document.identity.sha256
    return ItemBlocks(
      summits: extraction.summits.map { Blocks.of($0, sha256: sha256) },
      quotations: extraction.quotations.map { Blocks.of($0, in: text, sha256: sha256) })
  }
}
