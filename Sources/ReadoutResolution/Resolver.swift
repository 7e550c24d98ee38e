// Joins what many documents say into summits and statements.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Joins mentions into summits and quotations into statements, as a function of a set.
public struct Resolver: Sendable {
  /// A resolver.
  public init() {}

  /// The summits and statements that a set of documents reports; their order does not matter.
  public func resolution(of documents: [ExtractedDocument]) -> Resolution { Resolution() }
}
