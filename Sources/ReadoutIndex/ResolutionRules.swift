// How the index asks for resolution, so that tests can ask something simpler.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel
public import ReadoutResolution

/// The pure functions that the index needs: what binds documents, what a set says, what changed.
public struct ResolutionRules: Sendable {
  /// The keys of each mention and of each quotation: what shares none is never joined.
  public var blocks: @Sendable (ExtractedDocument) -> ItemBlocks
  /// The summits and statements that a set of documents reports; summits that are known, by
  /// identifier and mark, may be left out.
  public var resolve:
    @Sendable ([ExtractedDocument], _ isKnown: (String, Int64) -> Bool) -> PartialResolution
  /// The events between two resolutions of the things that a commit touched.
  public var events: @Sendable (_ before: Resolution, _ after: Resolution) -> [Event]
  /// How many documents are resolved at once, unless more hang together; it bounds the memory.
  public var portion = 256

  /// Rules that are given.
  public init(
    blocks: @escaping @Sendable (ExtractedDocument) -> ItemBlocks,
    resolve:
      @escaping @Sendable ([ExtractedDocument], (String, Int64) -> Bool) -> PartialResolution,
    events: @escaping @Sendable (Resolution, Resolution) -> [Event]
  ) {
    self.blocks = blocks
    self.resolve = resolve
    self.events = events
  }

  /// The rules of the program.
  public static let standard = ResolutionRules(
    blocks: { Resolver().itemBlocks(of: $0) },
    resolve: { Resolver().partialResolution(of: $0, unless: $1) },
    events: { ResolutionDifference(from: $0, to: $1).events })
}
