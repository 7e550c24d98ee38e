// What resolution groups by: mentions and quotations that share no block are never joined.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The blocks of mentions and quotations, as strings that a store may index.
enum Blocks {
  /// The blocks of a mention of a document.
  ///
  /// Meetings of two go by the pair, or by the pair of countries; gatherings by their series, and
  /// those of three or more by the pairs among them, apart from meetings of two. So a busy leader
  /// does not tie all summits into one block. A mention that names nobody stands alone.
  static func of(_ mention: SummitMention, sha256: String) -> [String] {
    if let series = mention.series {
      let words = FoldedName(tellingWordsOf: series).words.map { String($0, radix: 36) }
      return ["series:\(words.joined(separator: "-"))"]
    }
    if mention.participants.isEmpty { return [alone(mention.key, sha256)] }
    let prefix = mention.participants.count > 2 ? "many:" : ""
    let keys = Set(mention.keys.filter { !$0.hasPrefix("series:") }.map { prefix + $0 })
    return keys.isEmpty ? [prefix + pairKey(of: mention.participants)] : keys.sorted()
  }

  /// The blocks of a quotation of a document; one without a telling word stands alone.
  static func of(_ quotation: Quotation, in text: ArticleText, sha256: String) -> [String] {
    let keys =
      quotation.keys.isEmpty ? ContentWords(of: quotation.content, in: text).keys : quotation.keys
    return keys.isEmpty
      ? [alone(quotation.key, sha256)] : Set(keys.map { wordsPrefix + $0 }).sorted()
  }

  /// Those of some blocks that another document can have.
  static func shared(_ blocks: [String]) -> [String] {
    blocks.filter { !$0.hasPrefix(alonePrefix) }
  }

  /// The key of a quotation that makes a block.
  static func quotationKey(of block: String) -> String {
    String(block.dropFirst(wordsPrefix.count))
  }

  private static let alonePrefix = "alone:"
  private static let wordsPrefix = "words:"

  private static func alone(_ key: String, _ sha256: String) -> String {
    "\(alonePrefix)\(sha256)/\(key)"
  }

  private static func pairKey(of parties: [Party]) -> String {
    "pair:" + parties.map(PartyBook.identifier(of:)).sorted().joined(separator: "+")
  }
}
