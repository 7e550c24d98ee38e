// Joins what many documents say into summits and statements.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Joins mentions into summits and quotations into statements, as a function of a set.
///
/// Neither the order of the documents nor anything that was resolved before matters. Summits come
/// in two passes: the first groups mentions by their own dates and gives each undated document the
/// days on which it may have been published; the second reads relative dates again with these, and
/// groups once more. A date that was inferred so never serves to infer another.
///
/// A store that keeps what was resolved need not resolve the whole set at each change: it keeps the
/// blocks of each document (``blockingKeys(of:)``), asks for the ``scope(of:documentsIn:)`` of a
/// change, and replaces what stands in the scope's blocks by ``resolution(in:)``.
public struct Resolver: Sendable {
  /// A resolver.
  public init() {}

  /// The summits and statements that a set of documents reports; their order does not matter.
  ///
  /// Rejected documents report nothing. Documents with the same bytes are one report with several
  /// paths. Each path should be given once.
  public func resolution(of documents: [ExtractedDocument]) -> Resolution {
    let sources = Source.distinct(documents)
    let (groups, anchors) = summitGroups(of: sources)
    var summits: [Summit] = []
    var summitOf: [Spot: String] = [:]
    for group in groups {
      let summit = SummitAssembly(
        reports: group.reports, book: group.book, sources: sources, anchors: anchors
      ).summit
      for report in group.reports { summitOf[report.spot] = summit.id }
      summits.append(summit)
    }
    var statements = StatementGrouping(sources: sources).groups().map { group in
      StatementAssembly(reports: group, sources: sources).statement(summitOf: summitOf)
    }
    link(&statements, to: &summits)
    return Resolution(
      summits: summits.sorted { $0.id < $1.id }, statements: statements.sorted { $0.id < $1.id })
  }

  // MARK: Summits

  struct SummitGroup {
    var reports: [SummitReport]
    var book: PartyBook
  }

  private func summitGroups(of sources: [Source]) -> ([SummitGroup], Anchors) {
    let first = reports(of: sources) { mention, _ in
      mention.when
    } published: {
      sources[$0].head.published
    }
    let blocks = blocks(of: first, in: sources)
    let anchors = Anchors(
      blocks.flatMap { groups(in: $0, of: first) }.map(\.reports), in: sources)
    let second = reports(of: sources) { mention, spot in
      anchors.when(mention, at: spot) ?? mention.when
    } published: {
      anchors.published($0, in: sources)
    }
    return (blocks.flatMap { groups(in: $0, of: second) }, anchors)
  }

  private func reports(
    of sources: [Source], when: (SummitMention, Spot) -> DateValue?,
    published: (Int) -> DateValue?
  ) -> [SummitReport] {
    sources.indices.flatMap { source in
      sources[source].extraction.summits.indices.map { index in
        let mention = sources[source].extraction.summits[index]
        let spot = Spot(source: source, index: index)
        return SummitReport(
          spot: spot, mention: mention, published: published(source), when: when(mention, spot))
      }
    }
  }

  /// Reports that share a block, directly or through others, as indices.
  private func blocks(of reports: [SummitReport], in sources: [Source]) -> [[Int]] {
    var sets = DisjointSets(count: reports.count)
    var firstOf: [String: Int] = [:]
    for index in reports.indices {
      for block in Blocks.of(
        reports[index].mention, sha256: sources[reports[index].spot.source].sha256)
      {
        let first = firstOf[block, default: index]
        firstOf[block] = first
        sets.join(first, index)
      }
    }
    return sets.sets()
  }

  private func groups(in block: [Int], of reports: [SummitReport]) -> [SummitGroup] {
    let members = block.map { reports[$0] }
    let book = PartyBook(members.flatMap(\.mention.participants))
    var byParties: [String: [SummitReport]] = [:]
    for report in members {
      byParties[parties(of: report.mention, in: book), default: []].append(report)
    }
    return byParties.keys.sorted().flatMap { key -> [SummitGroup] in
      let same = byParties[key] ?? []
      let isGathering = same.first?.mention.series != nil
      return SummitGrouping(reports: same, isGathering: isGathering).groups().map { group in
        SummitGroup(reports: group.map { same[$0] }, book: book)
      }
    }
  }

  /// What reports of one summit share: who met, on which level; of a gathering only the level.
  private func parties(of mention: SummitMention, in book: PartyBook) -> String {
    let level = mention.level.rawValue
    if mention.series != nil { return "\(level)/series" }
    let names = Set(mention.participants.map(book.name(of:))).sorted()
    return "\(level)/\(names.joined(separator: "+"))"
  }

  // MARK: Links

  /// Writes into each summit what was said there.
  private func link(_ statements: inout [Statement], to summits: inout [Summit]) {
    let indexOf = Dictionary(
      summits.indices.map { (summits[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    for index in statements.indices {
      guard let id = statements[index].summit, let summit = indexOf[id] else { continue }
      summits[summit].statements.append(statements[index].id)
      if let when = summits[summit].when { statements[index].said = when }
    }
    for index in summits.indices { summits[index].statements.sort() }
  }
}
