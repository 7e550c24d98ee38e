// Writes extractions as the contract's JSON Lines.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Writes `readout.extraction/1` objects, keys sorted, one a line.
public struct ExtractionWriter: Sendable {
  /// A writer.
  public init() {}

  /// The object of one document as UTF-8 JSON, without a line end.
  public func json(of document: ExtractedDocument) -> [UInt8] { [] }
}
