// Which events are announced one by one.
// SPDX-License-Identifier: Apache-2.0

/// What is announced in the journal, beyond what always is.
public struct AnnouncementRules: Hashable, Sendable {
  /// Statements of which no report has a word in quotation marks.
  public var indirect: Bool
  /// Meetings of ministers and envoys.
  public var ministerial: Bool
  /// A first scan of more documents than this is announced by one `index.built` only.
  public var firstScanLimit: Int

  /// Rules; by default neither is announced, and 1,000 documents are the limit.
  public init(indirect: Bool = false, ministerial: Bool = false, firstScanLimit: Int = 1_000) {
    self.indirect = indirect
    self.ministerial = ministerial
    self.firstScanLimit = firstScanLimit
  }
}
