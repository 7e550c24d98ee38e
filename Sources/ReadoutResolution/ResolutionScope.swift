// What must be resolved again when some documents come, change or go.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// The documents and blocks that a change touches.
public struct ResolutionScope: Hashable, Sendable {
  /// The documents from which the touched things can be resolved as from the whole set, by path.
  public var documents: [ExtractedDocument]
  /// The blocks of the touched things: all that is kept of them is replaced.
  ///
  /// A thing is touched if a mention or quotation that it has as a member stands in one of them.
  public var blocks: Set<String>
}

extension Resolver {
  /// The blocks of a document: strings that a store keeps beside its path, sorted, each once.
  ///
  /// Mentions and quotations of different documents are joined only if they share a block, directly
  /// or through others. A rejected document has none.
  public func blockingKeys(of document: ExtractedDocument) -> [String] {
    Set(BlockedItem.items(of: document).flatMap(\.blocks)).sorted()
  }

  /// The blocks of one mention or quotation of a document, sorted; none where it has no such key.
  public func blockingKeys(of key: String, in document: ExtractedDocument) -> [String] {
    let items = BlockedItem.items(of: document).filter { $0.key == key }
    return Set(items.flatMap(\.blocks)).sorted()
  }

  /// What must be resolved again when documents come, change or go.
  ///
  /// A thing depends on the documents that share a block with one of its members, directly or
  /// through other members; and on what it is linked to, a statement on its summit and a summit on
  /// its statements. Dates reach further only through open documents, those without a date of
  /// their own or with a summit that is dated by another: all summits that such a document tells
  /// of bear on each other, once.
  /// - Parameters:
  ///   - changed: The documents as they were before the change, and as they are after it.
  ///   - documents: Finds the documents of the set, after the change, that have one of the blocks.
  public func scope<Failure: Error>(
    of changed: [ExtractedDocument],
    documentsIn documents: (Set<String>) throws(Failure) -> [ExtractedDocument]
  ) throws(Failure) -> ResolutionScope {
    var explorer = ScopeExplorer()
    // 1. All that hangs together with what changed.
    try explorer.explore(Set(changed.flatMap(blockingKeys(of:))), documentsIn: documents)
    // 2. What open documents date anew.
    try explorer.explore(explorer.blocksOfOpenDocuments(), documentsIn: documents)
    // 3. What is linked to these: only its links change, so nothing follows from it.
    try explorer.explore(explorer.linkedBlocks(), documentsIn: documents)
    let touched = explorer.blocks
    // 4. What the touched are linked to and dated by, to resolve them right; it does not change.
    try explorer.explore(explorer.linkedBlocks(), documentsIn: documents)
    try explorer.explore(explorer.blocksOfOpenDocuments(), documentsIn: documents)
    return ResolutionScope(documents: explorer.sortedDocuments, blocks: touched)
  }

  /// The touched summits and statements of a scope, as in the resolution of the whole set.
  public func resolution(in scope: ResolutionScope) -> Resolution {
    var touched = Set<BlockedItem.Mark>()
    for document in scope.documents {
      for item in BlockedItem.items(of: document) where !scope.blocks.isDisjoint(with: item.blocks)
      {
        touched.insert(item.mark)
      }
    }
    let all = resolution(of: scope.documents)
    func isTouched(_ members: [Member], isSummit: Bool) -> Bool {
      members.contains {
        touched.contains(
          BlockedItem.Mark(sha256: $0.sha256, key: $0.key, isSummit: isSummit))
      }
    }
    return Resolution(
      summits: all.summits.filter { isTouched($0.members, isSummit: true) },
      statements: all.statements.filter { isTouched($0.members, isSummit: false) })
  }
}

/// One mention or quotation with its blocks.
private struct BlockedItem {
  let mark: Mark
  let blocks: [String]
  /// The index of the summit to which a quotation is linked.
  let summit: Int?

  var key: String { mark.key }

  struct Mark: Hashable {
    let sha256: String
    let key: String
    let isSummit: Bool
  }

  /// The mentions, then the quotations of a document, each in order.
  static func items(of document: ExtractedDocument) -> [BlockedItem] {
    guard case .read(let text, _, let extraction) = document.outcome else { return [] }
    let sha256 = document.identity.sha256
    let summits = extraction.summits.map { mention in
      BlockedItem(
        mark: Mark(sha256: sha256, key: mention.key, isSummit: true),
        blocks: Blocks.of(mention, sha256: sha256), summit: nil)
    }
    return summits
      + extraction.quotations.map { quotation in
        BlockedItem(
          mark: Mark(sha256: sha256, key: quotation.key, isSummit: false),
          blocks: Blocks.of(quotation, in: text, sha256: sha256), summit: quotation.summit)
      }
  }
}

/// Walks from blocks to documents and on to the blocks that hang together with them.
private struct ScopeExplorer {
  private(set) var blocks: Set<String> = []
  private var documents: [[UInt8]: (document: ExtractedDocument, items: [BlockedItem])] = [:]

  var sortedDocuments: [ExtractedDocument] {
    documents.values.map(\.document).sorted {
      $0.identity.path.lexicographicallyPrecedes($1.identity.path)
    }
  }

  /// Takes in the documents of some blocks, and all blocks that share a mention or quotation with
  /// these.
  mutating func explore<Failure: Error>(
    _ start: Set<String>,
    documentsIn lookup: (Set<String>) throws(Failure) -> [ExtractedDocument]
  ) throws(Failure) {
    var frontier = start.subtracting(blocks)
    while !frontier.isEmpty {
      blocks.formUnion(frontier)
      for document in try lookup(frontier) where documents[document.identity.path] == nil {
        documents[document.identity.path] = (document, BlockedItem.items(of: document))
      }
      var found = Set<String>()
      for (_, items) in documents.values {
        for item in items where !blocks.isDisjoint(with: item.blocks) {
          found.formUnion(item.blocks)
        }
      }
      frontier = found.subtracting(blocks)
    }
  }

  /// The summit blocks of the documents whose summits may date each other, if one is explored.
  func blocksOfOpenDocuments() -> Set<String> {
    var found = Set<String>()
    for (document, items) in documents.values where ScopeExplorer.isOpen(document) {
      let summits = items.filter(\.mark.isSummit)
      guard summits.contains(where: { !blocks.isDisjoint(with: $0.blocks) }) else { continue }
      found.formUnion(summits.flatMap(\.blocks))
    }
    return found
  }

  /// The blocks of what is linked to an explored summit or quotation of the same document.
  func linkedBlocks() -> Set<String> {
    var found = Set<String>()
    for (_, items) in documents.values {
      for item in items {
        guard let index = item.summit, items.indices.contains(index), items[index].mark.isSummit
        else { continue }
        let isExplored = (item.blocks + items[index].blocks).contains(where: blocks.contains)
        if isExplored { found.formUnion(item.blocks + items[index].blocks) }
      }
    }
    return found
  }

  private static func isOpen(_ document: ExtractedDocument) -> Bool {
    guard case .read(_, let head, let extraction) = document.outcome else { return false }
    return head.published?.interval == nil
      || extraction.summits.contains { mention in
        if case .summit = mention.relative?.anchor { true } else { false }
      }
  }
}
