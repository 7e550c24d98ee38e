// How the index asks for resolution, so that tests can ask something simpler.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel
import ReadoutResolution

/// The pure functions that the index needs: what binds documents, what a set says, what changed.
public struct ResolutionRules: Sendable {
  /// The keys of each mention and of each quotation: what shares none is never joined.
  public var blocks: @Sendable (ArticleText, Extraction) -> Blocks
  /// The summits and statements that a set of documents reports.
  public var resolve: @Sendable ([ExtractedDocument]) -> Resolution
  /// The events between two resolutions of the things that a commit touched.
  public var events: @Sendable (_ before: Resolution, _ after: Resolution) -> [Event]

  /// The keys of a document's mentions and quotations, in their order.
  public struct Blocks: Hashable, Sendable {
    /// The keys of each mention.
    public var summits: [[String]]
    /// The keys of each quotation.
    public var quotations: [[String]]

    /// Keys, as many lists as there are mentions and quotations.
    public init(summits: [[String]], quotations: [[String]]) {
      self.summits = summits
      self.quotations = quotations
    }

    /// The keys that the extraction itself gives.
    public init(of extraction: Extraction) {
      summits = extraction.summits.map(\.keys)
      quotations = extraction.quotations.map(\.keys)
    }
  }

  /// Rules that are given.
  public init(
    blocks: @escaping @Sendable (ArticleText, Extraction) -> Blocks = { Blocks(of: $1) },
    resolve: @escaping @Sendable ([ExtractedDocument]) -> Resolution,
    events: @escaping @Sendable (Resolution, Resolution) -> [Event]
  ) {
    self.blocks = blocks
    self.resolve = resolve
    self.events = events
  }

  /// The rules of the program.
  public static let standard = ResolutionRules(
    resolve: { Resolver().resolution(of: $0) }, events: { _, _ in [] })
}
