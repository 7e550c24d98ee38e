// What an engine of many machines needs to resolve a part of a set as the whole would be.
// SPDX-License-Identifier: Apache-2.0

import Crypto
public import ReadoutModel

/// What binds the mentions and quotations of one document to those of others and to each other.
///
/// A part of a set resolves as within the whole if it holds, with a mention or quotation, all that
/// share a key with it, all of the same wording, what it is bound to in its own document, and of an
/// undated document all mentions. Two rules spare work: of the quotations of one wording only the
/// first, by hash and position of its document, brings its keys; and a key of more than
/// ``StatementGrouping/largestBlock`` wordings binds nothing.
public struct GroupingKeys: Hashable, Sendable {
  /// A mention.
  public struct Mention: Hashable, Sendable {
    /// What it shares with mentions of the same summit.
    public var keys: [String]
    /// The mention of the same document that its date hangs on.
    public var anchor: Int?
  }

  /// A quotation.
  public struct Utterance: Hashable, Sendable {
    /// What it shares with quotations of like wording.
    public var keys: [String]
    /// What quotations with the same words, speaker and day share; nil where there is one word or
    /// none.
    public var wording: String?
    /// The mention of the same document where it was said.
    public var summit: Int?
  }

  /// Whether the document has its date from others.
  public var isUndated: Bool
  /// Its mentions, in order.
  public var mentions: [Mention]
  /// Its quotations, in order.
  public var quotations: [Utterance]
}

extension Resolver {
  /// What a document is grouped by; nil where it was rejected.
  public func groupingKeys(of document: ExtractedDocument) -> GroupingKeys? {
    guard let source = Source.distinct([document]).first else { return nil }
    let (mentions, quotations) = (source.extraction.summits, source.extraction.quotations)
    return GroupingKeys(
      isUndated: source.head.published?.interval == nil,
      mentions: mentions.map { mention in
        var anchor: Int?
        if case .summit(let index) = mention.relative?.anchor, mentions.indices.contains(index) {
          anchor = index
        }
        return GroupingKeys.Mention(
          keys: Blocks.shared(Blocks.of(mention, sha256: source.sha256)), anchor: anchor)
      },
      quotations: quotations.indices.map { index in
        let report = StatementReport(spot: Spot(source: 0, index: index), source: source)
        let blocks = Blocks.of(quotations[index], in: source.text, sha256: source.sha256)
        return GroupingKeys.Utterance(
          keys: Blocks.shared(blocks).map(Blocks.quotationKey(of:)),
          wording: report.words.count < 2 ? nil : Wording(report, alone: nil).digest,
          summit: quotations[index].summit.flatMap { mentions.indices.contains($0) ? $0 : nil })
      })
  }
}

extension Wording {
  /// The wording as 32 hexadecimal digits.
  fileprivate var digest: String {
    var text = words.map { String($0, radix: 36) }.joined(separator: " ")
    text += "|\(speaker ?? "-")|"
    if let published {
      text += "\(published.lowerBound.daysSinceEpoch)…\(published.upperBound.daysSinceEpoch)"
    }
    let digits = Array("0123456789abcdef".utf8)
    let hash = SHA256.hash(data: Array(text.utf8)).prefix(16)
    return String(
      decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
  }
}
